"""The claim ledger of a briefing: every incident, and who claims, accuses, denies, confirms."""

from __future__ import annotations

from collections.abc import Iterable

from briefing.analysis.ledger import LISTS, Ledger, LedgerEntry, ledger_of
from briefing.analysis.speaker import speaker_of
from briefing.analysis.status import WORDS
from briefing.library.library import Library
from briefing.library.store.records import Listing, Record
from briefing.model.key import Key
from briefing.page.attribution.attribution import speaker_name
from briefing.page.attribution.statuses import gather_statuses, without_words
from briefing.page.blocks import Block, FactTable, Heading, Line, Page, Paragraph, Span, Table, text
from briefing.page.overviews import OVERVIEWS
from briefing.page.record_loader import RecordLoader
from briefing.page.words.labels import listed, title_text
from briefing.page.words.vocabulary import plural

NAME = "ledger"
MOST_ROWS = 300
"""How many incidents the page shows: more than a person reads through."""
_MOST_SPEAKERS = 12
"""How many speakers a cell shows; the incident's own page has them all."""
NOT_FOUND, NOT_LOOKED_FOR = "–", "·"
_HEADS = {
    "claimed_by": "Claimed",
    "accused_by": "Accused",
    "denied_by": "Denied",
    "confirmed_by": "Confirmed",
    "disputed_by": "Disputed",
}
_HOW = (
    "Each incident, the newest first, with its status and who claims it, accuses somebody of it, "
    "denies, confirms or disputes it. A name leads to the statement."
)
_NONE = (
    "This briefing has no incidents yet. An incident is a record in the section “incidents”, "
    "with the statements for and against it in lists: claimed_by, confirmed_by and so on."
)


def compose(library: Library, briefing: str) -> Page:
    """The page for one briefing: its newest `MOST_ROWS` incidents."""
    listing = Listing(briefing, "incidents", "date")
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
        return [Paragraph(text(_NONE))]
    look = RecordLoader(library)
    look.remember(incidents)
    gather_statuses(incidents, look)
    ledgers = [ledger_of(incident, look) for incident in incidents]
    rows = tuple(_row(ledger, look) for ledger in ledgers)
    head = ("Incident", *(_HEADS[name] for name in LISTS))
    return [
        Paragraph(text(_HOW)),
        Table(tuple(text(each) for each in head), rows),
        *_rest(len(incidents), library, listing),
        _legend(ledgers, look),
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


def _legend(ledgers: Iterable[Ledger], look: RecordLoader) -> FactTable:
    """What the signs mean, and the numbers where there are any."""
    rows = {NOT_FOUND: without_words(True, look), NOT_LOOKED_FOR: without_words(False, look)}
    lists = (ledger.of(name) for ledger in ledgers for name in LISTS)
    if any(len(keys) > 1 for entries in lists for keys in _by_speaker(entries).values()):
        rows["(2)"] = "a further statement by the same speaker"
    return FactTable(tuple((sign, (Span(words, "muted"),)) for sign, words in rows.items()))


def _row(ledger: Ledger, look: RecordLoader) -> tuple[Line, ...]:
    incident = ledger.incident
    first = (
        Span(title_text(incident), link=incident.key),
        Span(f":\n{WORDS[ledger.status]}", "muted"),
    )
    return (first, *(_cell(ledger, name, look) for name in LISTS))


def _cell(ledger: Ledger, name: str, look: RecordLoader) -> Line:
    """The speakers in a list; where there are none, whether anybody looked for some."""
    entries = ledger.of(name)
    if not entries:
        return text(NOT_FOUND if name in ledger.looked_for else NOT_LOOKED_FOR, "muted")
    speakers = [_speaker(several, look) for several in _by_speaker(entries).values()]
    more = len(speakers) - _MOST_SPEAKERS
    rest = (Span(f"{more:,} more", link=ledger.incident.key),) if more > 0 else ()
    return listed((*speakers[:_MOST_SPEAKERS], rest), "; ")


def _by_speaker(entries: Iterable[LedgerEntry]) -> dict[str, list[LedgerEntry]]:
    """The entries of each speaker. Unnamed ones are never taken for one another."""
    found: dict[str, list[LedgerEntry]] = {}
    for entry in entries:
        speaker = speaker_of(entry.statement).reference if entry.statement else ""
        found.setdefault(speaker or f"/{entry.reference}", []).append(entry)
    return found


def _speaker(entries: list[LedgerEntry], look: RecordLoader) -> Line:
    """A speaker, linked to the first statement, and in brackets the others by their numbers."""
    first, *others = entries
    if first.statement is None:
        return (Span(first.reference, "error"),)
    name = (span._replace(link=first.statement.key) for span in speaker_name(first.statement, look))
    shown = [
        (Span(str(number), link=one.statement.key),)
        for number, one in enumerate(others[: _MOST_SPEAKERS - 1], 2)
        if one.statement
    ]
    return (*name, Span(" ("), *listed(shown), Span(")")) if shown else tuple(name)
