"""One date of EDTF level 1, as it stands alone or at one end of an interval.

Three choices that the standard leaves open: seasons are the northern meteorological ones; winter
runs into the next year, so that 2023-24 is December 2023 to February 2024; and a time keeps the day
that was written, in whatever time zone.
"""

from __future__ import annotations

import re

from briefing.model.dates.days import MOST_DIGITS, day_text

PATTERN = re.compile(
    r"(?!-0000)(?:"
    r"(?P<year>-?[0-9]{4})"
    r"(?:-(?P<month>[0-9]{2}|XX(?!-[0-9]))"
    r"(?:-(?P<day>[0-9]{2}|XX)"
    r"(?:(?<!X)T(?P<time>[0-9]{2}:[0-9]{2}:[0-9]{2})(?P<zone>Z|[+-][0-9]{2}(?::[0-9]{2})?)?)?)?)?"
    r"|(?P<years>-?(?:[0-9]{3}X|[0-9]{2}XX|[0-9]XXX)|XXXX)"
    r"|(?P<long>Y-?[1-9][0-9]{4,})"
    r")(?P<sign>(?(time)|[~?%]?))"
)
"""The form of a date, one group for each of its parts; what it says still needs `check_date`."""

SEASONS = {"21": (3, 5), "22": (6, 8), "23": (9, 11), "24": (12, 14)}
"""The first and the last month of each season; 14 is February of the next year."""

_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_MONTHS = ("January", "February", "March", "April", "May", "June", "July")
MONTHS = (*_MONTHS, "August", "September", "October", "November", "December")
"""The English names of the months, in order."""


def check_date(date: re.Match[str]) -> None:
    """Raise ValueError, saying what is wrong, unless a match of `PATTERN` is in the calendar."""
    text, month, day = date[0], date["month"], date["day"]
    if date["long"] and len(date["long"].strip("Y-")) > MOST_DIGITS:
        raise ValueError(f"{text} is too far off: a year has at most {MOST_DIGITS} digits")
    if month == "00" or day == "00":
        which = "month" if month == "00" else "day"
        raise ValueError(f"{text} has no {which} 00: write XX for a {which} that is not known")
    if month and month != "XX" and int(month) > 12 and (day or month not in SEASONS):
        rule = "the month comes before the day" if day else "months are 01 to 12, seasons 21 to 24"
        raise ValueError(f"{text} has no month {month}: {rule}")
    if day and day != "XX" and int(day) > (days := _length(int(date["year"]), int(month))):
        name = f"{MONTHS[int(month) - 1]} {date['year']}"
        raise ValueError(f"{text} has no day {day}: {name} has {days} days")
    if date["time"]:
        _check_time(text, date["time"], date["zone"] or "Z")


def _check_time(text: str, time: str, zone: str) -> None:
    """Raise ValueError unless `time` is one of the day and `zone` one of the world's."""
    hour, minute, second = map(int, time.split(":"))
    if (hour > 23 or minute > 59 or second > 59) and time != "24:00:00":
        raise ValueError(f"{text} has no time {time}: times are 00:00:00 to 23:59:59")
    if zone == "Z":
        return
    hours, minutes = int(zone[1:3]), int(zone[4:] or 0)
    if minutes > 59 or hours * 60 + minutes > 14 * 60 or zone.startswith("-00"):
        raise ValueError(f"{text} has no time zone {zone}: they are Z and -14:00 to +14:00")


def bounds(date: re.Match[str]) -> tuple[str, str]:
    """The first and the last day that a checked match of `PATTERN` can mean (see `days`)."""
    if date["long"]:
        year = int(date["long"][1:])
        return _day(year, 1, 1), _day(year, 12, 31)
    if date["years"]:
        ends = sorted(int(date["years"].replace("X", digit)) for digit in "09")
        return _day(ends[0], 1, 1), _day(ends[1], 12, 31)
    year, month, day = int(date["year"]), date["month"] or "XX", date["day"] or "XX"
    first, last = (1, 12) if month == "XX" else SEASONS.get(month) or (int(month), int(month))
    if day == "XX":
        return _day(year, first, 1), _day(year, last, 0)
    return _day(year, first, int(day)), _day(year, last, int(day))


def _day(year: int, month: int, day: int) -> str:
    """A day as text; month 13 is January of the next year, day 0 the last of its month."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return day_text(year, month, day or _length(year, month))


def _length(year: int, month: int) -> int:
    """The number of days in a month of the Gregorian calendar, continued before its beginning."""
    leap = month == 2 and year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return _DAYS[month - 1] + leap
