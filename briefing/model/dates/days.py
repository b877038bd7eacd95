"""Days as text that sorts in time, from the year -999,999,999 to 999,999,999.

A day of the years 0 to 9999 is its ISO form, `2023-11-18`. Years further off, of which ISO 8601 has
none that sorts, have nine digits behind a sign that sorts as it should: `Y000012000-01-01`, and
`!999999956-03-15` for the year -44, counted upwards from -1,000,000,000. The calendar is the
Gregorian one, continued both ways. An empty text is no day.
"""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date

MOST_DIGITS = 9
"""Digits of a year: as many days fit into the number of a record."""
NEVER = "Z"
"""Comes after every day."""
_ORIGIN: int = 10**MOST_DIGITS
_BEFORE, _AFTER = "!", "Y"
_CYCLE_YEARS, _CYCLE_DAYS = 400, 146_097
"""After so many years the Gregorian calendar begins anew."""
_FAR = re.compile(rf"([{_BEFORE}{_AFTER}])(\d{{{MOST_DIGITS}}})(-\d\d)?(-\d\d)?", re.ASCII)


def day_text(year: int, month: int, day: int) -> str:
    """A day as text; it has to be in the calendar."""
    if 0 <= year <= 9999:
        return f"{year:04}-{month:02}-{day:02}"
    sign, counted = (_AFTER, year) if year > 0 else (_BEFORE, year + _ORIGIN)
    return f"{sign}{counted:0{MOST_DIGITS}}-{month:02}-{day:02}"


def edtf_text(day: str) -> str:
    """A day, a month or a year of ours as EDTF writes it; of a year with more digits the year."""
    far = _FAR.fullmatch(day) if day.startswith((_BEFORE, _AFTER)) else None
    if far is None:
        return day
    year = _far_year(far)
    if abs(year) > 9999:
        return f"Y{year}"
    return f"-{-year:04}{far[3] or ''}{far[4] or ''}"


def month_of(day: str) -> str:
    """The month of a day, as the beginning of its text."""
    return day[:-3]


def year_of(day: str) -> str:
    """The year of a day, as the beginning of its text."""
    return day[:-6]


def decade_of(day: str) -> str:
    """The ten years of a day, as EDTF writes them; only of years that have four digits."""
    return f"{year_of(day)[:-1]}X"


def ordinal(day: str) -> int:
    """The number of a day, counted from 1 January of year 1, which is 1. Raises ValueError."""
    if "0001" <= day < _AFTER:
        return date.fromisoformat(day).toordinal()
    year, month, number = year_month_day(day)
    cycles, rest = divmod(year - 1, _CYCLE_YEARS)
    return date(rest + 1, month, number).toordinal() + cycles * _CYCLE_DAYS


def from_ordinal(number: int) -> str:
    """The day with this number."""
    cycles, rest = divmod(number - 1, _CYCLE_DAYS)
    found = date.fromordinal(rest + 1)
    return day_text(found.year + cycles * _CYCLE_YEARS, found.month, found.day)


def year_month_day(day: str) -> tuple[int, int, int]:
    """The three numbers of a day. Raises ValueError for what is no text of a day."""
    far = _FAR.fullmatch(day)
    if far and far[3] and far[4]:
        return _far_year(far), int(far[3][1:]), int(far[4][1:])
    year, *rest = day.split("-")
    if len(year) != 4 or len(rest) != 2:
        raise ValueError(f"{day!r} is no day")
    return int(year), int(rest[0]), int(rest[1])


def checked(day: str) -> str:
    """The day itself. Raises ValueError for what is none."""
    with suppress(ValueError):
        if from_ordinal(ordinal(day)) == day:
            return day
    raise ValueError(f"{day!r} is no day")


def _far_year(far: re.Match[str]) -> int:
    return int(far[2]) - (_ORIGIN if far[1] == _BEFORE else 0)
