"""The briefing's own prose: text with `[[slug]]` links, as lines with links."""

from __future__ import annotations

import re
from collections.abc import Iterable

from briefing.library.store.records import Record
from briefing.page.blocks import Block, Line, Paragraph, Span
from briefing.page.record_loader import RecordLoader
from briefing.page.words.labels import name
from briefing.text import prose

_BLANK_LINES = r"\n[ \t]*\n\s*"


def paragraphs(record: Record, field: str, look: RecordLoader) -> list[Block]:
    """A prose field as paragraphs, which blank lines separate in it; none where it is not there."""
    text = record.text(field)
    return [Paragraph(line) for line in lines(text, record.key.briefing, look)] if text else []


def lines(text: str, briefing: str, look: RecordLoader) -> list[Line]:
    """The paragraphs of the briefing's prose as one line each, whatever its file breaks at.

    Blank lines separate paragraphs. A folded YAML scalar keeps of each blank line only one newline,
    so where the text has newlines but no blank lines, the newlines separate them.
    """
    parts = re.split(_BLANK_LINES, text) if re.search(_BLANK_LINES, text) else text.split("\n")
    return [
        as_written(" ".join(part.split("\n")), briefing, look) for part in parts if part.strip()
    ]


def as_written(text: str, briefing: str, look: RecordLoader) -> Line:
    """Prose as one line of a page, which breaks where the text does.

    A link shows its own words or, without them, what the record is called. One that leads nowhere
    shows as it was written, marked.
    """
    whole = text.strip()
    return tuple(
        span for part in prose.parse_prose(whole) for span in _spans(whole, part, briefing, look)
    )


def flowing_field(record: Record, field: str, look: RecordLoader) -> Line:
    """A prose field as one line, with its paragraphs run together; empty where it is not there."""
    whole = " ".join(record.text(field).split())
    return as_written(whole, record.key.briefing, look)


def _spans(
    text: str, part: prose.PlainWords | prose.Mention, briefing: str, look: RecordLoader
) -> Iterable[Span]:
    if isinstance(part, prose.PlainWords):
        return (Span(part.text),)
    record = look.record(part.target, briefing)
    if record is None:
        return (Span(text[part.start : part.end], "error"),)
    return (Span(part.shown, link=record.key),) if part.shown else name(record, look)
