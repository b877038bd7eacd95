"""Lengths of time as sources state them, in days."""

from __future__ import annotations

import re
from fractions import Fraction

from briefing.analysis.figures.intervals import Interval

_WINDOW = re.compile(
    r"P(?:(?P<years>\d{1,9})Y)?(?:(?P<months>\d{1,9})M)?(?:(?P<weeks>\d{1,9})W)?"
    r"(?:(?P<days>\d{1,9})D)?"
    r"(?:T(?:(?P<hours>\d{1,9})H)?(?:(?P<minutes>\d{1,9})M)?(?:(?P<seconds>\d{1,9})S)?)?",
    re.ASCII,
)
MONTH = Fraction(146_097, 4_800)
"""Days in a month of the Gregorian calendar on average: 400 years are 146,097 days."""
YEAR = Fraction(146_097, 400)
_DAYS = {
    "years": YEAR,
    "months": MONTH,
    "weeks": Fraction(7),
    "days": Fraction(1),
    "hours": Fraction(1, 24),
    "minutes": Fraction(1, 1_440),
    "seconds": Fraction(1, 86_400),
}


def days_in(window: str) -> Interval | None:
    """How many days may lie between two dates that are an ISO 8601 duration apart; else None.

    What is meant follows from the smallest unit that is written:

    - hours and less: moments on days that are d apart are between d - 1 and d + 1 days apart, and
      neither of these; so 48 hours are two days, never three
    - days: as many days, or one less where the first and the last are both counted
    - weeks, months, years: as many days as round to that many
    """
    match = _WINDOW.fullmatch(window)
    counts = _counts(match) if match else {}
    if not counts:
        return None
    total = sum((count * _DAYS[unit] for unit, count in counts.items()), Fraction(0))
    smallest = _DAYS[min(counts, key=_DAYS.__getitem__)]
    if smallest < 1:
        return Interval(total - 1, total + 1, low_open=True, high_open=True)
    if smallest == 1:
        calendar = 0 if counts.keys() <= {"days", "weeks"} else 1
        return Interval(total - 1 - calendar, total + calendar)
    return Interval(total - smallest / 2, total + smallest / 2)


def _counts(match: re.Match[str]) -> dict[str, int]:
    return {unit: int(count) for unit, count in match.groupdict().items() if count}
