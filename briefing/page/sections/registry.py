"""A record as a page: a new section is a module and a line in the registry."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module

from briefing.library.library import Library
from briefing.library.store.records import Record
from briefing.page.blocks import Page
from briefing.page.record_loader import RecordLoader
from briefing.page.sections.backlinks import backlinks
from briefing.page.sections.body import Body
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


def compose(library: Library, record: Record, look: RecordLoader | None = None) -> Page:
    """The record as a page.

    The first block is a heading of level 1, or for a statement its words. Then come the problems of
    the record, what it says of itself, its note, what links to it, and where it is written. With
    `look` whoever asks has what the page looked up.
    """
    look = look or RecordLoader(library)
    look.remember([record])
    look.follow([record.key])
    body = composer(record.section)(record, look)
    return Page(
        key=record.key,
        section=record.section,
        title=page_title(record, look),
        kind=body.kind,
        blocks=(
            body.head,
            *notices(record),
            *body.main,
            *note(record, look),
            *body.after,
            *backlinks(record.key, look, body.shown, body.told),
            *ending(record, look),
        ),
    )


def page_title(record: Record, look: RecordLoader) -> str:
    """What a page is called, on one line: the record's title, or the beginning of its text."""
    text, cut = shortened(main_text(record, look), LIST_LENGTH)
    return f"{text} …" if cut else text
