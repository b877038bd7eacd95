"""A record as a page: a new section is a module and a line in the registry."""

from __future__ import annotations

from collections.abc import Callable

from briefing.library.answers import Record
from briefing.library.library import Library
from briefing.page.actor import compose_actor
from briefing.page.backlinks import backlinks
from briefing.page.blocks import Page
from briefing.page.body import Body
from briefing.page.ending import ending, note, notices
from briefing.page.figure import compose_figure
from briefing.page.front import compose_front
from briefing.page.incident import compose_incident
from briefing.page.location import compose_location
from briefing.page.look import Look
from briefing.page.names import LIST_LENGTH, main_text, shortened
from briefing.page.other import compose_other
from briefing.page.question import compose_question
from briefing.page.source import compose_source
from briefing.page.statement import compose_statement
from briefing.page.term import compose_term

Composer = Callable[[Record, Look], Body]

COMPOSERS: dict[str, Composer] = {
    "briefing": compose_front,
    "incidents": compose_incident,
    "statements": compose_statement,
    "actors": compose_actor,
    "locations": compose_location,
    "figures": compose_figure,
    "sources": compose_source,
    "terms": compose_term,
    "questions": compose_question,
}
"""What composes the page of a record, by its section."""


def compose(library: Library, record: Record) -> Page:
    """The record as a page.

    The first block is a heading of level 1, or for a statement its words. Then come the problems of
    the record, what it says of itself, its note, what links to it, and where it is written.
    """
    look = Look(library)
    look.remember([record])
    look.fetch(link.target for link in library.links(record.key) if link.resolved)
    body = COMPOSERS.get(record.section, compose_other)(record, look)
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
            *backlinks(record.key, look, body.shown),
            *ending(record, look),
        ),
    )


def page_title(record: Record, look: Look) -> str:
    """What a page is called, on one line: the record's title, or the beginning of its text."""
    text, cut = shortened(main_text(record, look), LIST_LENGTH)
    return f"{text} …" if cut else text
