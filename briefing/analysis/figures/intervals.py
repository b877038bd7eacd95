"""Numbers as they are meant: a qualifier makes an interval of a number.

The numbers are kept exactly (0.1 + 0.2 is 0.3), so that a sum can be held against another.
"""

from __future__ import annotations

from fractions import Fraction
from math import inf
from typing import Literal, NamedTuple

ABOUT = Fraction(1, 10)
"""How far from "about 80" the number may be, as a part of it: our choice, no rule says it."""

Exact = Fraction | int
"""A number without what binary floating point makes of it; most are whole."""
Bound = Exact | float
"""An end of an interval; a float only where it is without limit, or counts days."""
Outcome = Literal["holds", "differs", "undecided"]


class Interval(NamedTuple):
    """All that a number can be; an open end does not belong to it."""

    low: Bound
    high: Bound
    low_open: bool = False
    high_open: bool = False

    @property
    def exact(self) -> bool:
        """Whether there is only one number that it can be."""
        return self.low == self.high

    def meets(self, other: Interval) -> bool:
        """Whether there is a number that both can be."""
        return not (self.below(other) or other.below(self))

    def below(self, other: Interval) -> bool:
        """Whether every number of this one is less than every number of the other."""
        touching = self.high == other.low and (self.high_open or other.low_open)
        return self.high < other.low or touching

    def within(self, other: Interval) -> bool:
        """Whether the other can be every number that this one can be."""
        low = self.low > other.low or (
            self.low == other.low and (self.low_open or not other.low_open)
        )
        high = self.high < other.high or (
            self.high == other.high and (self.high_open or not other.high_open)
        )
        return low and high

    def minus(self, other: Interval) -> Interval:
        """What the difference can be."""
        return Interval(
            self.low - other.high,
            self.high - other.low,
            self.low_open or other.high_open,
            self.high_open or other.low_open,
        )

    def over(self, other: Interval) -> Interval | None:
        """What the ratio can be; None where a number may be negative, or the divisor nothing."""
        if self.low < 0 or other.low <= 0:
            return None
        return Interval(
            _divided(self.low, other.high),
            _divided(self.high, other.low),
            self.low_open or other.high_open,
            self.high_open or other.low_open,
        )

    def times(self, factor: Fraction) -> Interval:
        """The same in smaller units; `factor` is positive."""
        return Interval(self.low * factor, self.high * factor, self.low_open, self.high_open)


def exactly(number: Bound) -> Interval:
    """The interval of one number."""
    return Interval(number, number)


def interval_of(value: float, qualifier: str = "exact", most: float | None = None) -> Interval:
    """What a number as written can be, with its qualifier; `most` is the higher end of a range.

    - exact 59: 59 alone; over 59: more than 59; at least 59: 59 or more
    - up to 59: 0 to 59; about 59: a tenth less to a tenth more, which is our choice (`ABOUT`)

    A qualifier that nobody knows is taken for `exact`.
    """
    low, high = exact(value), exact(value if most is None else most)
    match qualifier:
        case "over":
            return Interval(low, inf, low_open=True)
        case "at-least":
            return Interval(low, inf)
        case "up-to":
            return Interval(min(0, low), high)
        case "about":
            return Interval(low - abs(Fraction(low)) * ABOUT, high + abs(Fraction(high)) * ABOUT)
        case _:
            return Interval(low, high)


def _divided(number: Bound, by: Bound) -> Bound:
    """The exact quotient, also of two whole numbers."""
    return (Fraction(number) if isinstance(number, int) else number) / by


def exact(value: float) -> Exact:
    """A number as it was written in decimals, without what binary floating point makes of it."""
    if isinstance(value, int):
        return value
    found = Fraction(str(value))
    return found.numerator if found.denominator == 1 else found


def compare(found: Interval, stated: Interval) -> Outcome:
    """Whether what was found is what was stated.

    It holds where whatever the one can be the other can be, it differs where they have nothing in
    common, and where they only overlap nobody can tell.
    """
    if found.within(stated):
        return "holds"
    return "undecided" if found.meets(stated) else "differs"
