"""The numbers of records: falling, they are the order of lists by date.

A number is the day on which a record's own date begins (days since 1 January of year 1; 0 for no
date, and for years that the calendar lacks), shifted left, and a place within that day which falls
in the order of the files and the lines. So the newest come first when the numbers are walked down,
which is what a full text index does at no cost, and those of a day come as they were written.
"""

from __future__ import annotations

import sqlite3
from datetime import date

SHIFT = 32
"""Bits of a number for the place within its day."""
GAP = 1 << 8
"""Numbers from one record to the next, so that another can come between them."""
LAST = (1 << SHIFT) - 1
"""The highest place within a day."""


class Numbers:
    """Gives out numbers, to records that come in the order of the files and the lines."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """`connection` is to the library that the records are put into."""
        self._connection = connection
        self._next: dict[int, int] = {}

    def next(self, lower: str) -> int:
        """The number behind all of that day so far; `lower` is an ISO day or empty."""
        day = day_number(lower) << SHIFT
        if day not in self._next:
            row = self._connection.execute(
                "SELECT min(id) FROM record WHERE id BETWEEN ? AND ?", (day, day + LAST)
            ).fetchone()
            self._next[day] = (day + LAST if row[0] is None else int(row[0])) - GAP
        found = self._next[day]
        self._next[day] -= GAP
        return found


def day_number(lower: str) -> int:
    """Days since 1 January of year 1; 0 for no date and for years that the calendar lacks."""
    try:
        return date.fromisoformat(lower).toordinal()
    except ValueError:
        return 0
