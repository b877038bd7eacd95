"""Dates as days that can be counted: how far apart two are, and which is before the other."""

from __future__ import annotations

from math import inf
from typing import NamedTuple

from briefing.analysis.figures.intervals import Interval
from briefing.model.dates import edtf
from briefing.model.dates.days import ordinal

MARGIN = 7
"""Days that an approximate or uncertain date may be off, or its own length if that is more: our
choice, for EDTF gives no number."""
_UNKNOWN = "XXXX"
"""A year of which nothing is known."""


class DaySpan(NamedTuple):
    """The first and the last day that a date can mean, counted from the year 1.

    An end without limit is infinite. `vague` says that the date is approximate or uncertain, and
    so may be earlier or later than either.
    """

    first: float
    last: float
    vague: bool = False

    @property
    def single(self) -> bool:
        """Whether it names one day, be it approximate."""
        return self.first == self.last

    @property
    def sure(self) -> bool:
        """Whether it is one day and no other."""
        return self.single and not self.vague

    def widened(self) -> DaySpan:
        """All the days that are meant, with the margin of a date that is approximate."""
        if not self.vague:
            return self
        margin = max(MARGIN, self.last - self.first)
        return (
            DaySpan(self.first - margin, self.last + margin) if margin < inf else DaySpan(-inf, inf)
        )

    def before(self, other: DaySpan) -> bool:
        """Whether it is earlier than the other, whichever of the days they are."""
        return self.widened().last < other.widened().first


def days_of(written: str) -> DaySpan:
    """The days that an EDTF date can mean; any day at all where there is no valid date."""
    try:
        found = edtf.parse(written)
    except ValueError:
        return DaySpan(-inf, inf)
    start, end = found.written.partition("/")[0], found.written.rpartition("/")[2]
    first = ordinal(found.lower) if found.lower and start[:4] != _UNKNOWN else -inf
    last = ordinal(found.upper) if found.upper and end[:4] != _UNKNOWN else inf
    return DaySpan(first, last, found.approximate or found.uncertain)


def apart(earlier: DaySpan, later: DaySpan) -> Interval:
    """How many days lie between two dates: from one day to the next is one."""
    return Interval(later.first - earlier.last, later.last - earlier.first)
