"""The numbers of records: falling, they are the order of lists by date.

A number is the day on which a record's own date begins, or by which it was where it has no
beginning (days since 1 January of year 1; 0 for no date, and for years that the calendar lacks),
shifted left, and a place within that day which falls in the order of the files and the lines. So
the newest come first when the numbers are walked down, which is what a full text index does at no
cost, and those of a day come as they were written.
"""

from __future__ import annotations

from datetime import date

SHIFT = 32
"""Bits of a number for the place within its day."""
GAP = 1 << 8
"""Numbers from one record to the next, so that another can come between them."""
LAST = (1 << SHIFT) - 1
"""The highest place within a day."""


class NumberSequence:
    """Gives out the numbers of a whole library, in the order of its files and their lines."""

    def __init__(self) -> None:
        """No number has been given out yet."""
        self._next: dict[int, int] = {}

    def next(self, day: int) -> int:
        """The number behind all of that day so far (see `day_of`)."""
        found = self._next.get(day, (day << SHIFT) + LAST - GAP)
        self._next[day] = found - GAP
        return found


def day_of(lower: str, upper: str) -> int:
    """The day by which a record with a date between these stands in lists.

    What is told only to have been "not after" a day stands by that day: it may be as late.
    """
    return day_number(lower or upper)


def day_number(day: str) -> int:
    """Days since 1 January of year 1; 0 for no date and for years that the calendar lacks."""
    try:
        return date.fromisoformat(day).toordinal()
    except ValueError:
        return 0
