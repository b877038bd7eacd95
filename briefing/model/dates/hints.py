"""What to write instead of something that is not an EDTF date.

Each rule rewrites one of the ways in which people write dates; what comes out is offered only if it
is a date. So a rule may be bold, and a hint is never wrong as well.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from unicodedata import decimal

from briefing.model.dates.edtf_date import MONTHS, PATTERN, bounds, check_date

_LONGEST_SHOWN = 40  # characters of what was written
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—−", "-"))
_NAMES = {name.lower(): f"{number:02}" for number, name in enumerate(MONTHS, 1)}
_SEASONS = {"spring": "21", "summer": "22", "autumn": "23", "fall": "23", "winter": "24"}
_SKIPPED = re.compile("the|of|on|in|st|nd|rd|th|mon|tues?|wed|thu(?:rs?)?|fri|sat|sun|[a-z]+day")
_UNKNOWN = frozenset(["", "unknown", "undated", "no date", "n/a", "none", "tbd", "tbc", "?", "-"])
_WORD = re.compile(r"[^\W\d_]+|\d+")

Rule = tuple[re.Pattern[str], Callable[[re.Match[str]], list[str]]]


def hint(written: str) -> str:
    """A message that quotes `written`, which is no EDTF date, and says what to write instead."""
    shown = written if len(written) <= _LONGEST_SHOWN else f"{written[:_LONGEST_SHOWN]}…"
    text = " ".join(_ascii_digits(written).translate(_DASHES).lower().split())
    if text in _UNKNOWN:
        return f"{shown or 'empty'}: leave the date out, or write XXXX"
    better = _dates(text) or _intervals(text)
    if better:
        return f"{shown}: write {' or '.join(better)}"
    forms = "write 2023-11-18, 2023-11 or 2023, or 2023-11-06/2023-11-12 for a span"
    if re.search(r"[][{}]|[~?%]\d|\d[es]\d|x-?\d", text):
        return f"{shown} is no date of EDTF level 1, which is what is read here: {forms}"
    return f"{shown} is no date: {forms}"


def _ascii_digits(text: str) -> str:
    """`text` with the digits of every script as 0 to 9."""
    return "".join(str(decimal(c)) if c.isdecimal() else c for c in text)


def _dates(text: str) -> list[str]:
    """The single dates that `text` can mean: usually one, and two for 06/11/2023."""
    for pattern, rewrite in _RULES:
        match = pattern.fullmatch(text)
        found = [date for date in rewrite(match) if _is_date(date)] if match else []
        if found:
            return list(dict.fromkeys(found))
    return []


def _is_date(text: str) -> bool:
    """Whether `text` is a single EDTF date."""
    match = PATTERN.fullmatch(text)
    if match is None:
        return False
    try:
        check_date(match)
    except ValueError:
        return False
    return True


def _year_first(match: re.Match[str]) -> list[str]:
    """2023/11/8, 2023.11, 20231108."""
    return ["-".join(part.zfill(2) for part in match.groups() if part)]


def _year_last(match: re.Match[str]) -> list[str]:
    """18/11/2023, with the day or the month first; 11/2023."""
    *parts, year = (part.zfill(2) for part in match.groups())
    return ["-".join((year, *order)) for order in (reversed(parts), parts)]


def _named(match: re.Match[str]) -> list[str]:
    """Saturday, 18th Nov. 2023; November 18, 2023; spring 2023."""
    year = month = day = ""
    for word in _WORD.findall(match[0]):
        if word.isdigit() and len(word) == 4 and not year:
            year = word
        elif word.isdigit() and len(word) < 3 and not day:
            day = f"-{word:0>2}"
        elif not month and (number := _month(word)):
            month = number
        elif not _SKIPPED.fullmatch(word):
            return []
    return [f"{year}-{month}{day}"] if year and month else []


def _month(word: str) -> str:
    """The number of the month or season that `word` names or begins to name, or nothing."""
    found = (number for name, number in _NAMES.items() if len(word) > 2 and name.startswith(word))
    return next(found, _SEASONS.get(word, ""))


def _timed(match: re.Match[str]) -> list[str]:
    """2023-11-18 14:30, 18 Nov 2023 at 9:05 UTC."""
    day, hour, minute, second, zone = match.groups(default="")
    zone = "Z" if zone in {"z", "utc", "gmt"} else zone
    if len(zone) == 5:
        zone = f"{zone[:3]}:{zone[3:]}"
    return [f"{date}T{hour:0>2}:{minute}:{second or '00'}{zone}" for date in _dates(day)]


def _signed(match: re.Match[str]) -> list[str]:
    """~2023, 2023-11~-18, 2023 ?, 2023?~: the sign belongs to the end."""
    signs = set(match[0]) & {"~", "?", "%"}
    return _with_sign(re.sub("[~?%]", "", match[0]), signs.pop() if len(signs) == 1 else "%")


def _with_sign(text: str, sign: str) -> list[str]:
    """The dates that `text` can mean, with a sign at their end."""
    return [f"{date}{sign}" for date in _dates(text.strip())]


def _about(match: re.Match[str]) -> list[str]:
    """C. 2023, about 18 November 2023."""
    return _with_sign(match[1], "~")


def _before_christ(match: re.Match[str]) -> list[str]:
    """44 BC, which is the year -43, because 1 BC is the year 0."""
    year = int(match[1]) - 1
    return [f"Y-{year}" if year > 9999 else f"-{year:04}" if year else "0000"]


def _intervals(text: str) -> list[str]:
    """The interval that `text` can mean: 2023-11-06 to 2023-11-12, since 2023."""
    whole = text.removeprefix("from ").removeprefix("between ")
    for separator in _SEPARATOR.finditer(whole):
        start, end = whole[: separator.start()], whole[separator.end() :]
        for first in _ends(start) or _ends_as(start, end):
            for last in _ends(end):
                if _is_interval(first, last):
                    return [f"{first}/{last}"]
    match = _ONE_SIDED.fullmatch(text)
    dates = _dates(match["since"] or match["until"] or match["on"]) if match else []
    return [f"../{date}" if match and match["until"] else f"{date}/.." for date in dates]


def _ends(text: str) -> list[str]:
    """What one side of an interval can mean."""
    if text in {"open", "now", "present", "today", "ongoing", "date"}:
        return [".."]
    return [""] if text in {"unknown", "?"} else _dates(text)


def _ends_as(start: str, end: str) -> list[str]:
    """What a start can mean that leaves out what the end says: 6 to 12 November 2023."""
    return _dates(f"{start} {end.partition(' ')[2]}") or _dates(f"{start} {end.rpartition(' ')[2]}")


def _is_interval(first: str, last: str) -> bool:
    """Whether two ends go together: one is a date, and the last is not before the first."""
    dates = [PATTERN.fullmatch(end) for end in (first, last) if end not in {"", ".."}]
    days = [bounds(date) for date in dates if date and not date["time"]]
    return len(days) == len(dates) and bool(days) and days[0][0] <= days[-1][1]


_SEPARATOR = re.compile(r" ?(?:/|--?|\.\.+| to | and | until | till ) ?")
_ONE_SIDED = re.compile(
    r"(?:since|from|after|starting) (?P<since>.+)|(?:until|till|before|up to|to) (?P<until>.+)"
    r"|(?P<on>.+?) ?(?:/|-|\.\.|onwards?)"
)


def _rule(pattern: str, rewrite: Callable[[re.Match[str]], list[str]]) -> Rule:
    """One rule, for a text in lower case with ASCII digits and hyphens."""
    return re.compile(pattern), rewrite


_RULES: tuple[Rule, ...] = (
    _rule(r".*", lambda match: [match[0].upper()]),
    _rule(r"(\d{4})[ ./-](\d\d?)(?:[ ./-](\d\d?))?", _year_first),
    _rule(r"(\d{4})(\d\d)(\d\d)?", _year_first),
    _rule(r"(\d\d?)[ ./-](\d\d?)[ ./-](\d{4})", _year_last),
    _rule(r"(\d\d?)[ ./-](\d{4})", _year_last),
    # Digits that are unknown: marked otherwise, or in places that level 1 does not allow.
    _rule(r"\d{4}-(?:\d\d|\?\?)(?:-\?\?)?", lambda match: [match[0].replace("?", "X")]),
    _rule(r"(\d{4})-(?:x\d|\dx)(?:-[\dx]{2})?", lambda match: [f"{match[1]}-XX"]),
    _rule(r"(\d{4}-\d\d)-(?:x\d|\dx)", lambda match: [f"{match[1]}-XX"]),
    _rule(r"(?:the )?(\d{3})0'?s", lambda match: [f"{match[1]}X"]),
    _rule(r"(?:the )?(\d\d)(?:st|nd|rd|th) century", lambda match: [f"{int(match[1]) - 1:02}XX"]),
    # Years of other lengths.
    _rule(r"(\d{1,9}) ?bce?", _before_christ),
    _rule(r"(?:ad ?|y)(\d{1,4})", lambda match: [f"{match[1]:0>4}"]),
    _rule(
        r"(?:ad ?|y)?([1-9]\d{4})|(?:ad ?|y)([1-9]\d{5,8})",
        lambda match: [f"Y{match[1] or match[2]}"],
    ),
    _rule(r"-0+", lambda _: ["0000"]),
    _rule(
        r"(.*?\d)(?:t|,? at |,? )(\d\d?):(\d\d)(?::(\d\d))?(?:\.\d+)?"
        r" ?(z|utc|gmt|[+-]\d\d:?\d\d)?",
        _timed,
    ),
    _rule(r"(\d{4}-\d\d-\d\d)t[^~?%]*([~?%])", lambda match: [match[1] + match[2]]),
    _rule(r".*[~?%].*", _signed),
    _rule(r"(?:circa|ca|c|about|around|approximately|approx)\b[. ]*(.+)", _about),
    _rule(r"c(\d.*)", _about),
    _rule(r"(?:probably|perhaps|maybe|possibly) (.*)", lambda match: _with_sign(match[1], "?")),
    _rule(r".*\d.*", _named),
)
