"""The numbers of records: falling, they are the order of lists by date.

A number is the day on which a record's own date begins (days since 1 January of year 1; 0 for no
date, and for years that the calendar lacks), shifted left, and a place within that day which falls
in the order of the files and the lines. So the newest come first when the numbers are walked down,
which is what a full text index does at no cost, and those of a day come as they were written.
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

    def next(self, lower: str) -> int:
        """The number behind all of that day so far; `lower` is an ISO day or empty."""
        day = day_number(lower) << SHIFT
        found = self._next.get(day, day + LAST - GAP)
        self._next[day] = found - GAP
        return found


def day_number(lower: str) -> int:
    """Days since 1 January of year 1; 0 for no date and for years that the calendar lacks."""
    try:
        return date.fromisoformat(lower).toordinal()
    except ValueError:
        return 0
