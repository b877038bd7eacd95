"""The numbers of records: falling, they are the order of lists by date.

A number is the day on which a record's own date begins, or by which it was where it has no
beginning (see `day_number`; 0 for no date), shifted left, and a place within that day which falls
in the order of the files and the lines. So the newest come first when the numbers are walked down,
which is what a full text index does at no cost, and those of a day come as they were written.
"""

from __future__ import annotations

from briefing.model.dates.days import MOST_DIGITS, day_text, from_ordinal, ordinal, year_month_day

SHIFT = 32
"""Bits of a number for the place within its day."""
GAP = 1 << 8
"""Numbers from one record to the next, so that another can come between them."""
LAST = (1 << SHIFT) - 1
"""The highest place within a day."""
HIGHEST = (1 << 63) - 1
"""No number is higher: SQLite has none."""
_ORIGIN: int = 10**MOST_DIGITS
_FIRST_DAY, _LAST_DAY = ordinal(day_text(-9999, 1, 1)), ordinal(day_text(9999, 12, 31))
_BEHIND = _ORIGIN + _LAST_DAY - _FIRST_DAY + 1


class NumberSequence:
    """Gives out the numbers of a whole library, in the order of its files and their lines."""

    def __init__(self) -> None:
        """No number has been given out yet."""
        self._next: dict[int, int] = {}

    def next(self, day: int) -> int:
        """The number behind all of that day so far (see `listed_day`)."""
        found = self._next.get(day, (day << SHIFT) + LAST - GAP)
        self._next[day] = found - GAP
        return found


def listed_day(lower: str, upper: str) -> int:
    """The day by which a record with a date between these stands in lists.

    What is told only to have been "not after" a day stands by that day: it may be as late.
    """
    return day_number(lower or upper)


def day_number(day: str) -> int:
    """A number that rises with the days; 0 for no day.

    The years -9999 to 9999 have one for each day. Years with more digits have one each, before and
    behind them: EDTF knows no days there, and so a number stays below 2³¹.
    """
    if not day:
        return 0
    if "0001" <= day < "Y":
        return _ORIGIN + ordinal(day) - _FIRST_DAY
    year = year_month_day(day)[0]
    if year < -9999:
        return _ORIGIN + year
    return _BEHIND + year - 10_000 if year > 9999 else _ORIGIN + ordinal(day) - _FIRST_DAY


def day_of(number: int) -> str:
    """The day of the number of a record, or the first of its year; empty for no date."""
    day = number >> SHIFT
    if not day:
        return ""
    if day < _ORIGIN:
        return day_text(day - _ORIGIN, 1, 1)
    if day >= _BEHIND:
        return day_text(day - _BEHIND + 10_000, 1, 1)
    return from_ordinal(day - _ORIGIN + _FIRST_DAY)
