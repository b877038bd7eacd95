"""Numbers that were worked out, in words: rounded, and with all that they can be."""

from __future__ import annotations

from collections.abc import Callable
from math import inf

from briefing.analysis.figures.intervals import Bound, Interval
from briefing.page.words.vocabulary import number

_MOST = 10**300
"""What is beyond this no number of the machine's can hold; numbers this close to 0 are mistakes."""


def amount(value: Bound) -> str:
    """A number in full, with a minus sign that is one."""
    return number(int(value) if value == int(value) else float(value)).replace("-", "−")


def rounded(value: Bound) -> str:
    """A number to two significant digits, or to the last one before the decimal point."""
    if not -_MOST < value < _MOST:
        return "over any number" if value > 0 else "less than any number"
    return amount(round(value) if abs(float(value)) >= 100 else float(f"{float(value):.2g}"))


def spread(interval: Interval, show: Callable[[Bound], str] = rounded) -> str:
    """All that a number can be: 14 to 17; over 286; up to 20."""
    low, high = interval.low, interval.high
    if (low, high) == (-inf, inf):
        return "any number"
    if high == inf:
        return f"{'over' if interval.low_open else 'at least'} {show(low)}"
    if low == -inf:
        return f"{'less than' if interval.high_open else 'at most'} {show(high)}"
    first, last = show(low), show(high)
    if first == last:
        return first
    return f"{first} to {last}" if low else f"up to {last}"


def roughly(interval: Interval) -> str:
    """The same, rounded, with "about" before it wherever it is not the number itself."""
    words = spread(interval)
    plainly = not words[0].isdigit() or (interval.exact and amount(interval.low) == words)
    return words if plainly else f"about {words}"
