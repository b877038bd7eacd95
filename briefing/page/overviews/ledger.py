"""The claim ledger of a briefing: every incident, how many say what of it, and both answers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from briefing.analysis.incidents.incident_lists import LISTS, IncidentList
from briefing.analysis.incidents.ledger import Ledger, ledger_of
from briefing.analysis.incidents.status import row_words
from briefing.analysis.speaker import speaker_of
from briefing.library.library import Library
from briefing.library.store.records import Listing, Record
from briefing.model.key import Key
from briefing.page.attribution.statuses import gather_statuses, without_words
from briefing.page.blocks import Block, FactTable, Heading, Line, Page, Paragraph, Span, Table, text
from briefing.page.overviews import OVERVIEWS
from briefing.page.record_loader import RecordLoader
from briefing.page.words.labels import title_text
from briefing.page.words.vocabulary import plural

if TYPE_CHECKING:
    from briefing.page.overviews.narrowing import Narrowing

NAME = "ledger"
MOST_ROWS = 300
"""How many incidents the page shows: more than a person reads through."""
NONE_FOUND, NOT_SEARCHED = "0", "?"
_ASKED = ((1, "Did it happen?"), (1 + LISTS.index("claimed_by"), "Who did it?"))
_HOW = (
    "Each incident, the newest first, with both answers, and how many speakers say what: the "
    "first five columns ask “Did it happen?”, the last three “Who did it?”. A number leads to the "
    "statement, or to the incident with all of them. A series or a situation has no answers."
)
_NONE = (
    "This briefing has no incidents yet. An incident is a record in the section “incidents”, "
    "with the statements for and against it in lists: reported_by, claimed_by and so on."
)


def compose(library: Library, briefing: str, only: Narrowing | None = None) -> Page:
    """The page for one briefing: its newest `MOST_ROWS` incidents, of those that are meant."""
    listing = Listing(briefing, "incidents", "date")
    if only is not None:
        whole, listing = listing, listing._replace(condition=only.condition)
        only.tell(library.lists.count(listing), library.lists.count(whole), "incidents")
    incidents = library.lists.page(listing, 0, MOST_ROWS)
    title = OVERVIEWS[NAME].title
    return Page(
        key=Key(briefing, NAME),
        section=NAME,
        title=title,
        kind="",
        blocks=(Heading(1, text(title)), *_body(library, incidents, listing)),
    )


def _body(library: Library, incidents: list[Record], listing: Listing) -> list[Block]:
    if not incidents:
        return [Paragraph(text(_NONE))] if listing.condition is None else []
    look = RecordLoader(library)
    look.remember(incidents)
    gather_statuses(incidents, look)
    ledgers = [ledger_of(incident, look) for incident in incidents]
    rows = tuple(_row(ledger, look) for ledger in ledgers)
    head = ("Incident", *(column_word(name) for name in LISTS))
    return [
        Table(tuple(text(each) for each in head), rows, staggered=True, groups=_ASKED),
        *_rest(len(incidents), library, listing),
        Paragraph(text(_HOW)),
        _legend(look),
    ]


def _rest(shown: int, library: Library, listing: Listing) -> list[Block]:
    """How many incidents there are, where the page does not show them all."""
    there = library.lists.count(listing) if shown == MOST_ROWS else shown
    if there <= shown:
        return []
    words = f"These are the newest {shown} of {plural(there, 'incident')}. In the shell, "
    return [
        Paragraph(
            (Span(words), Span("briefing ledger --json", "literal"), Span(" lists them all."))
        )
    ]


def column_word(name: IncidentList) -> str:
    """What a column is called: the word of the row, and of the field of queries."""
    return name.removesuffix("_by").replace("_", " ")


def _legend(look: RecordLoader) -> FactTable:
    """What the signs mean."""
    rows = {
        "1, 2, …": "how many say so",
        NONE_FOUND: without_words(True, look),
        NOT_SEARCHED: without_words(False, look),
    }
    return FactTable(tuple((sign, (Span(words, "muted"),)) for sign, words in rows.items()))


def _row(ledger: Ledger, look: RecordLoader) -> tuple[Line, ...]:
    incident = ledger.incident
    first = (
        Span(title_text(incident), link=incident.key),
        Span(f":\n{row_words(ledger.judgment.answers)}", "muted"),
    )
    event = ledger.judgment.answers.kind == "event"
    return (first, *(ledger_cell(ledger, name) if event else () for name in LISTS))


def ledger_cell(ledger: Ledger, name: IncidentList) -> Line:
    """How many speakers are in a list; where there are none, whether anybody searched for some."""
    entries = [one for one in ledger.of(name) if not one.witness.testimony.withdrawn]
    if not entries:
        return (
            text(NONE_FOUND, "muted") if name in ledger.searched else text(NOT_SEARCHED, "unknown")
        )
    statements = [one.statement for one in entries if one.statement]
    link = statements[0].key if len(statements) == len(entries) == 1 else ledger.incident.key
    return (Span(str(_speakers(statements) + len(entries) - len(statements)), "strong", link=link),)


def _speakers(statements: Iterable[Record]) -> int:
    """How many speakers there are. Unnamed ones are never taken for one another."""
    return len({speaker_of(one).reference or f"/{one.key}" for one in statements})
