"""An actor's network as a page: whom it is tied to, and whom these are, and on whose word."""

from __future__ import annotations

from collections.abc import Iterator, Set

from briefing.analysis.incidents.objections import objections_to
from briefing.errors import BriefingError
from briefing.library.library import Library
from briefing.library.store.records import Record
from briefing.model.key import Key
from briefing.page.attribution.objection_lines import gather_objections, objections_line
from briefing.page.blocks import (
    BRANCH,
    Heading,
    Item,
    ItemList,
    Line,
    Page,
    Paragraph,
    Span,
    in_small,
    plain,
    restyled,
    text,
)
from briefing.page.record_loader import RecordLoader
from briefing.page.sections.actor import NOT_SAID, relation_rows
from briefing.page.words.labels import title_text
from briefing.page.words.vocabulary import DOT, plural

NAME = "network"
MOST_BELOW = 8
"""Ties of somebody further away that are told; of more, how many there are."""
_HOW = (
    "relations and offices, each with when and on whose word. Below each stands whom that one is "
    "tied to, but for those with a line of their own; nothing follows from the one for the other."
)
_TieRow = tuple[str, Line, Line]
"""As what, to whom and when, and on whose word."""
_NONE = "No relation and no office of this actor is recorded."


def compose_network(library: Library, key: Key, briefing: str) -> Page:
    """The page. Raises BriefingError where there is no such actor."""
    look = RecordLoader(library)
    actor = look.at(key)
    if actor is None or actor.section != "actors":
        raise BriefingError(f"No actor {key.slug}", "Choose an actor, or a later day")
    rows = _rows(actor, look)
    near = {other for _, line, _ in rows if (other := _other(line))} | {key}
    look.fetch(near)
    look.follow(near)
    look.gather_backlinks(near)
    items = tuple(
        Item(line, tuple(_below(_other(row[1]), near, look)))
        for row, line in zip(rows, _ties(rows, look), strict=True)
    )
    said = f"{plural(len(items), 'tie')}: {_HOW}" if items else _NONE
    head = (Heading(1, text(title_text(actor))), Paragraph(text(said, "muted")))
    told = (ItemList(items),) if items else ()
    return Page(Key(briefing, NAME), NAME, actor.title, "network", (*head, *told))


def _below(other: Key | None, near: Set[Key], look: RecordLoader) -> Iterator[Line]:
    """Whom somebody else is tied to, without those who stand on the page already."""
    record = look.at(other) if other else None
    if record is None or record.section != "actors":
        return
    rows = [row for row in _rows(record, look) if _other(row[1]) not in near]
    for line in _ties(rows[:MOST_BELOW], look):
        yield (Span(BRANCH, "muted"), *line)
    if len(rows) > MOST_BELOW:
        rest = Span(f"and {len(rows) - MOST_BELOW:,} more", "muted", link=other)
        yield (Span(BRANCH, "muted"), rest)


def _rows(record: Record, look: RecordLoader) -> list[_TieRow]:
    return relation_rows((record, *look.alike(record.key)), look)


def _other(line: Line) -> Key | None:
    """Who stands in a line of a relation."""
    return next((span.link for span in line if span.link), None)


def _ties(rows: list[_TieRow], look: RecordLoader) -> list[Line]:
    """Ties in a line each: as what, to whom and when, on whose word, and what is against that."""
    statements = [_statement(word, look) for _, _, word in rows]
    gather_objections([one for one in statements if one], look)
    return [_tie(*row, one, look) for row, one in zip(rows, statements, strict=True)]


def _statement(word: Line, look: RecordLoader) -> Record | None:
    """The statement that a tie rests on, if it is one."""
    found = (look.at(span.link) for span in word if span.link)
    return next((one for one in found if one and one.section == "statements"), None)


def _tie(label: str, line: Line, word: Line, rests_on: Record | None, look: RecordLoader) -> Line:
    on: Line = ()
    if word == NOT_SAID:
        on = (Span(DOT, "muted"), Span("? not said on whose word", "unknown"))
    elif plain(word):
        on = (Span(f"{DOT}on the word of ", "muted"), *restyled(word, "muted"))
    if rests_on is not None and objections_to(rests_on, look):
        on += (Span(DOT, "muted"), *in_small(objections_line(rests_on, look)))
    return (Span(f"{label.lower()} ", "label"), *line, *on)
