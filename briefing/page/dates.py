"""Dates in words, with how the source printed them."""

from __future__ import annotations

import re

from briefing.library.answers import Record
from briefing.model import edtf
from briefing.page.blocks import Line, Span

_MONTHS = re.compile(
    "January|February|March|April|June|July|August|September|October|November|December"
)


def dated(record: Record, field: str, printed: str = "") -> Line:
    """A date field in words, then, quoted, what the source printed; empty without either."""
    written, as_printed = record.text(field), record.text(printed)
    words = in_words(written)
    quoted = f"printed “{as_printed}”"
    if not as_printed:
        return (Span(words),) if words else ()
    return (Span(words), Span(f", {quoted}", "muted")) if words else (Span(quoted, "muted"),)


def in_words(written: str) -> str:
    """An EDTF date in words; empty for none."""
    return edtf.describe(edtf.parse(written)) if written else ""


def spell(begin: object, end: object) -> str:
    """From when to when something held, in words; empty where neither is known."""
    parts = [
        f"{word} {in_words(str(date))}" for word, date in (("from", begin), ("until", end)) if date
    ]
    return " ".join(parts)


def begins_later(date: object, day: str) -> bool:
    """Whether something surely began only after an ISO day; an empty day is the end of time."""
    return bool(day and isinstance(date, str) and edtf.parse(date).lower > day)


def ends_later(date: object, day: str) -> bool:
    """Whether something may have ended only after an ISO day: then nobody could tell on it."""
    if not (day and isinstance(date, str)):
        return False
    upper = edtf.parse(date).upper
    return not upper or upper > day


def in_short(written: str) -> str:
    """An EDTF date in as few words as a list has room for: about 18 Nov 2023."""
    words = _MONTHS.sub(lambda match: match[0][:3], in_words(written))
    return words.replace(" (uncertain)", "?")
