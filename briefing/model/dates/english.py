"""EDTF dates in plain English."""

from __future__ import annotations

import re
from functools import lru_cache

from briefing.model.dates.edtf_date import MONTHS, PATTERN

_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
_ZONES = {None: "", "Z": " UTC"}


@lru_cache(maxsize=4096)  # as of `edtf.parse`: the dates of a briefing come again and again
def in_english(written: str) -> str:
    """The valid EDTF date `written` in words: "6 to 12 November 2023", "from November 2023"."""
    start, slash, end = written.partition("/")
    if not slash and start.startswith(".."):
        return f"not after {_with_sign(_match(start.removeprefix('..')))}"
    if not slash or start == end:
        return _with_sign(_match(start))
    if start in {"", ".."}:
        return f"until {_with_sign(_match(end))}" + ("" if start else ", start unknown")
    if end in {"", ".."}:
        return f"from {_with_sign(_match(start))}" + ("" if end else ", end unknown")
    return _span(_match(start), _match(end))


def _match(text: str) -> re.Match[str]:
    """The parts of one date."""
    date = PATTERN.fullmatch(text)
    if date is None:
        raise ValueError(f"{text} is described, but was never parsed")
    return date


def _with_sign(date: re.Match[str]) -> str:
    """A date with what its sign means."""
    about = "about " if date["sign"] in {"~", "%"} else ""
    uncertain = " (uncertain)" if date["sign"] in {"?", "%"} else ""
    return f"{about}{_plain(date)}{uncertain}"


def _span(start: re.Match[str], end: re.Match[str]) -> str:
    """From one date to another, without saying twice the year, or month and year, they share."""
    first = _with_sign(start)
    shared = _shared(start, end)
    if shared and not start["sign"] and not end["sign"]:
        first = first.removesuffix(f" {shared}")
    comma = "," if "," in first else ""
    return f"{first}{comma} to {_with_sign(end)}"


def _shared(start: re.Match[str], end: re.Match[str]) -> str:
    """What two dates of the same kind both end with: "2023", "November 2023", or nothing."""
    kinds = [(_is_month(date), (date["day"] or "").isdigit()) for date in (start, end)]
    if start["year"] != end["year"] or kinds[0] != kinds[1] or not kinds[0][0]:
        return ""
    year = _year(int(start["year"]))
    has_same_month = kinds[0][1] and start["month"] == end["month"]
    return f"{MONTHS[int(start['month']) - 1]} {year}" if has_same_month else year


def _is_month(date: re.Match[str]) -> bool:
    """Whether a date names a month, and whatever it says of the day is known."""
    return date["month"] not in {None, "XX", *_SEASONS} and date["day"] != "XX"


def _plain(date: re.Match[str]) -> str:
    """A date without its sign."""
    if date["long"]:
        return f"the year {_year(int(date['long'][1:]))}"
    if date["years"]:
        return _years(date["years"])
    number, month, day = int(date["year"]), date["month"], date["day"]
    year = _year(number)
    if month is None:
        return year
    if month == "XX":
        return f"{year}, {'day and month' if day else 'month'} unknown"
    if month in _SEASONS:
        return f"{_SEASONS[month]} {_winter(number) if month == '24' else year}"
    named = f"{MONTHS[int(month) - 1]} {year}"
    if day is None:
        return named
    return f"{named}, day unknown" if day == "XX" else f"{int(day)} {named}{_time(date)}"


def _year(number: int) -> str:
    """A year, 0 being 1 BC; years that might be taken for another number say that they are AD."""
    if number < 1:
        return f"{1 - number} BC"
    return str(number) if number > 999 else f"AD {number}"


def _years(written: str) -> str:
    """Years whose last digits are unknown."""
    if written == "XXXX":
        return "date unknown"
    if written[0] not in "-0" and written[-2] != "X":
        return f"the {written[:3]}0s"
    first, last = sorted(int(written.replace("X", digit)) for digit in "09")
    return f"the years {_year(first)} to {_year(last)}"


def _winter(number: int) -> str:
    """The two years that a winter is in: "2023–24"."""
    if number > 999 and (number + 1) % 100:
        return f"{number}–{(number + 1) % 100:02}"
    return f"{_year(number)}–{_year(number + 1)}"


def _time(date: re.Match[str]) -> str:
    """The time of day as ", 14:30 UTC"; the seconds only where there are some."""
    time, zone = date["time"], date["zone"]
    if not time:
        return ""
    return f", {time.removesuffix(':00')}{_ZONES.get(zone, f' UTC{zone}')}"
