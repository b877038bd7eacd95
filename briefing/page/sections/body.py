"""What each section's module gives of a page, and the small pieces that all of them use."""

from __future__ import annotations

from typing import NamedTuple

from briefing.library.store.records import Record
from briefing.model.key import Key
from briefing.page.blocks import Block, FactTable, Heading, Line, Paragraph, Span
from briefing.page.record_loader import RecordLoader
from briefing.page.words.labels import references, title_text
from briefing.page.words.vocabulary import sentence

Fact = tuple[str, Line]


class Body(NamedTuple):
    """A record's own part of its page.

    `kind` says in a word or two what the record is. `head` comes first: its title, or its words.
    `main` is what it says of itself, and `after`, below its note, what others say of it. `shown`
    are the roles in which it has shown already what links to it, and `told` the statements that it
    has shown with their words: these are not told again as only being about it.
    """

    kind: str
    head: Block
    main: tuple[Block, ...]
    after: tuple[Block, ...] = ()
    shown: frozenset[str] = frozenset()
    told: frozenset[Key] = frozenset()


def title(record: Record) -> Heading:
    """The record's title as the heading of its page."""
    return Heading(1, (Span(title_text(record)),))


def part(words: str) -> Heading:
    """The heading of a part of the page."""
    return Heading(2, (Span(words),))


def facts(*rows: Fact) -> list[Block]:
    """The rows that have a value, as one block; no block where none has."""
    kept = tuple((label, line) for label, line in rows if line)
    return [FactTable(kept)] if kept else []


def fact(label: str, value: str) -> Fact:
    """A row whose value is plain text; empty text is no value."""
    return label, (Span(value),) if value else ()


def texts(record: Record, field: str, label: str) -> Fact:
    """A row for a field with words, or with a list of them."""
    value = record.fields.get(field)
    return fact(
        label, ", ".join(map(str, value)) if isinstance(value, list) else record.text(field)
    )


def linked(record: Record, field: str, role: str, look: RecordLoader) -> Fact:
    """A row for a field with references, labelled as its role is."""
    line = references(record, field, look)
    return (sentence(look.role(role).label) if line else ""), line


def paragraph(*spans: Span) -> list[Block]:
    """A paragraph of the spans that have text; no block where none has."""
    kept = tuple(span for span in spans if span.text)
    return [Paragraph(kept)] if kept else []


def marking(record: Record) -> list[Block]:
    """Who may see a briefing, for where that does not stand above its front page."""
    words = record.text("marking")
    return paragraph(Span(f"Marked {words}.", "muted")) if words else []
