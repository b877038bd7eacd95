"""The overview of whose words a briefing has: quoted and retold, named and unnamed, as numbers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from briefing.analysis.voice import SideVoice, Tally, Voice, Voices, voices
from briefing.library.library import Library
from briefing.library.store.records import Listing
from briefing.model.key import Key
from briefing.page.blocks import (
    Block,
    FactTable,
    Heading,
    Item,
    ItemList,
    Line,
    Page,
    Paragraph,
    Span,
    Table,
)
from briefing.page.overviews import OVERVIEWS
from briefing.page.record_loader import RecordLoader
from briefing.page.sections.body import part
from briefing.page.words.labels import listed
from briefing.page.words.vocabulary import number, plural

if TYPE_CHECKING:
    from briefing.page.overviews.narrowing import Narrowing

NAME = "voice"
_ABOUT = (
    "How many words of each speaker this briefing has: quoted, letter by letter, or in paraphrase, "
    "in somebody else’s words. These are counts, not judgements."
)
_SIDES = (
    "Who stands on one side follows from the relations that the briefing records. On whose word "
    "each of these rests is said with the actors."
)
_SPEAKERS = (
    "Unnamed speakers count for the body that they are said to belong to. How many of its "
    "statements are theirs stands under “Unnamed”."
)
_NOBODY = "Speaker and organisation not named"
_NO_SIDE = "Side unknown"
_HEAD = ("Statements", "Unnamed", "Words quoted", "Words paraphrased")
_NUMBERS = frozenset(range(1, len(_HEAD) + 1))


def compose(library: Library, briefing: str, only: Narrowing | None = None) -> Page:
    """The voices of a briefing as a page."""
    found = voices(library, briefing, RecordLoader(library), only.condition if only else None)
    if only is not None:
        total = library.lists.count(Listing(briefing, "statements"))
        only.tell(sum(one.all.statements for one in found.actors), total, "statements")
    overview = OVERVIEWS[NAME]
    head = (Heading(1, (Span(overview.title),)), Paragraph((Span(_ABOUT),)))
    blocks = (*head, *(_tables(found) if found.actors else _nothing() if only is None else ()))
    return Page(Key(briefing, NAME), NAME, overview.title, "", blocks)


def _nothing() -> list[Block]:
    return [Paragraph((Span("The briefing has no statements yet.", "muted"),))]


def _tables(found: Voices) -> list[Block]:
    return [
        FactTable(
            (("Named speakers", _total(found.named)), ("Unnamed speakers", _total(found.unnamed)))
        ),
        part("By side"),
        Paragraph((Span(_SIDES, "muted"),)),
        _table("Side", found.sides),
        *_members(found),
        part("By speaker"),
        Paragraph((Span(_SPEAKERS, "muted"),)),
        _table("Speaker", found.actors),
    ]


def _total(tally: Tally) -> Line:
    if not tally.statements:
        return (Span("none", "muted"),)
    statements = plural(tally.statements, "statement")
    words = f"{plural(tally.quoted, 'word')} quoted, {number(tally.retold)} paraphrased"
    return (Span(f"{statements}, {words}"),)


def _table(first: str, rows: Iterable[Voice | SideVoice]) -> Table:
    head = tuple((Span(each),) for each in (first, *_HEAD))
    return Table(head, tuple(_row(one) for one in rows), _NUMBERS)


def _row(one: Voice | SideVoice) -> tuple[Line, ...]:
    counts = (one.all.statements, one.unnamed.statements, one.all.quoted, one.all.retold)
    return (_name(one), *((Span(number(count)),) for count in counts))


def _name(one: Voice | SideVoice) -> Line:
    """The speaker or the side, linked; as written, and marked, where there is no such record."""
    if one.key is None and one.label:
        return (Span(one.label, "error"),)
    if one.key is None:
        return (Span(_NO_SIDE if isinstance(one, SideVoice) else _NOBODY, "unknown"),)
    return (Span(one.label, link=one.key),)


def _members(found: Voices) -> list[Block]:
    """Who speaks on each side, of the sides on which more than one does."""
    several = [side for side in found.sides if side.key and len(side.members) > 1]
    items = [Item(_name(side), (listed(map(_name, side.members), "; "),)) for side in several]
    if not items:
        return []
    return [Heading(3, (Span("Who speaks on each side"),)), ItemList(tuple(items))]
