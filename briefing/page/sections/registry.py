"""A record as a page: a new section is a module and a line in the registry."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import NamedTuple

from briefing.library.library import Library
from briefing.library.store.records import Record
from briefing.page.blocks import Block, Page
from briefing.page.record_loader import RecordLoader
from briefing.page.sections.backlinks import backlinks
from briefing.page.sections.body import Body, marking
from briefing.page.sections.ending import ending, note, notices
from briefing.page.words.labels import LIST_LENGTH, main_text, shortened

Composer = Callable[[Record, RecordLoader], Body]

COMPOSERS: Mapping[str, str] = {
    "briefing": "front",
    "incidents": "incident",
    "statements": "statement",
    "actors": "actor",
    "locations": "location",
    "figures": "figure",
    "sources": "source",
    "terms": "term",
    "questions": "question",
}
"""The module that composes the page of a record, by its section: `compose_…` in it."""
_OTHER = "other"


def composer(section: str) -> Composer:
    """What composes the pages of a section; loaded when the first of them is wanted."""
    name = COMPOSERS.get(section, _OTHER)
    found: Composer = getattr(import_module(f"briefing.page.sections.{name}"), f"compose_{name}")
    return found


class PageParts(NamedTuple):
    """A page in its parts, in their order.

    `head` is a heading of level 1, or for a statement its words. `own` are the problems of the
    record, what it says of itself, its note, and what others say of it; `linked_from` is what links
    to it, and `ending` tells where it is written.
    """

    kind: str
    head: Block
    own: tuple[Block, ...]
    linked_from: tuple[Block, ...]
    ending: tuple[Block, ...]


def compose(
    library: Library, record: Record, look: RecordLoader | None = None, *, marked: bool = True
) -> Page:
    """The record as a page. With `look` whoever asks has what the page looked up.

    Where it is not `marked`, the marking of a briefing stands above its front page.
    """
    look = look or RecordLoader(library)
    parts = compose_parts(library, record, look)
    above = marking(record) if marked else ()
    return Page(
        key=record.key,
        section=record.section,
        title=page_title(record, look),
        kind=parts.kind,
        blocks=(parts.head, *above, *parts.own, *parts.linked_from, *parts.ending),
    )


def compose_parts(library: Library, record: Record, look: RecordLoader) -> PageParts:
    """The same in its parts, for a medium that sets them apart."""
    look.remember([record])
    look.follow([record.key])
    body = composer(record.section)(record, look)
    return PageParts(
        kind=body.kind,
        head=body.head,
        own=(*notices(record), *body.main, *note(record, look), *body.after),
        linked_from=tuple(backlinks(record.key, look, body.shown, body.told)),
        ending=tuple(ending(record, look)),
    )


def page_title(record: Record, look: RecordLoader) -> str:
    """What a page is called, on one line: the record's title, or the beginning of its text."""
    text, cut = shortened(main_text(record, look), LIST_LENGTH)
    return f"{text} …" if cut else text
