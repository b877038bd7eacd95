"""Dates in words, with how the source printed them."""

from __future__ import annotations

import re
from functools import lru_cache

from briefing.library.store.records import Record
from briefing.model.dates import edtf
from briefing.model.dates.days import edtf_text
from briefing.page.blocks import Line, Span

_MONTHS = re.compile(
    "January|February|March|April|June|July|August|September|October|November|December"
)

_IN_WORDS = r"(\d{1,2})\.? ([a-z]{3})[a-z]*\.?,? (\d{4})"
_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def dated(record: Record, field: str, printed: str = "") -> Line:
    """A date field in words, then, quoted, what the source printed; empty without either."""
    written, as_printed = record.text(field), record.text(printed)
    words = date_in_words(written)
    quoted = f"printed “{as_printed}”"
    if not as_printed:
        return (Span(words),) if words else ()
    return (Span(words), Span(f", {quoted}", "muted")) if words else (Span(quoted, "muted"),)


@lru_cache(maxsize=4096)  # the dates of a briefing are few and come again and again
def date_in_words(written: str) -> str:
    """An EDTF date, or a day as a library has it, in words; empty for none."""
    return edtf.describe(edtf.parse(edtf_text(written))) if written else ""


def day_of(typed: str) -> str:
    """The day that somebody typed, of a month or year the last; empty where it is no date."""
    words = re.fullmatch(_IN_WORDS, typed.strip().casefold())
    month = next((at for at, name in enumerate(_NAMES, 1) if words and name == words[2]), 0)
    written = f"{words[3]}-{month:02}-{int(words[1]):02}" if words and month else typed.strip()
    try:
        return edtf.parse(written).upper
    except ValueError:
        return ""


def short_period(begin: object, end: object) -> str:
    """From when to when something held, in as few words; empty where neither is known."""
    first, last = (short_date(str(day)) if day else "" for day in (begin, end))
    if first and last:
        return f"{first} – {last}"
    return f"from {first}" if first else f"until {last}" if last else ""


def begins_later(begin: object, day: str) -> bool:
    """Whether something surely began only after an ISO day; an empty day is the end of time."""
    return bool(day and isinstance(begin, str) and edtf.parse(begin).lower > day)


def ends_later(end: object, day: str) -> bool:
    """Whether something may have ended only after an ISO day: then nobody could tell on it."""
    if not (day and isinstance(end, str)):
        return False
    upper = edtf.parse(end).upper
    return not upper or upper > day


def short_date(written: str) -> str:
    """An EDTF date in as few words as a list has room for: about 18 Nov 2023."""
    return shortened_date(date_in_words(written))


def shortened_date(words: str) -> str:
    """A date that is in words already, in as few."""
    return short_months(words).replace(" (uncertain)", "?")


def short_months(words: str) -> str:
    """A date in words, its months in three letters."""
    return _MONTHS.sub(lambda match: match[0][:3], words)
