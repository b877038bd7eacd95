"""A row of the claim ledger, for the foot of a screen: the names and words behind its numbers."""

from __future__ import annotations

from rich.cells import cell_len

from briefing.analysis.incidents.incident_lists import LISTS
from briefing.analysis.incidents.ledger import Ledger, LedgerEntry, ledger_of
from briefing.analysis.incidents.status import row_words
from briefing.library.library import Library
from briefing.library.store.records import Record
from briefing.model.key import Key
from briefing.page.attribution.attribution import gather_attributions, speaker_name
from briefing.page.attribution.statuses import gather_statuses, without_words
from briefing.page.attribution.unknown_hops import unknown_hop
from briefing.page.blocks import Line, Span, plain
from briefing.page.layout.cut_words import cut_name
from briefing.page.overviews.ledger import column_word
from briefing.page.record_loader import RecordLoader
from briefing.page.words.dates import date_in_words, short_date
from briefing.page.words.labels import ITEM_LENGTH, first_words, reference, title_text
from briefing.page.words.vocabulary import DOT
from briefing.text.common_prefix import longest_prefixes

MOST_NAMED = 4
"""How many statements are told; the page of the incident has them all."""
_WIDTH, _NAME = 68, 36
"""Cells that the narrowest foot has, and those of a name that leave room for words."""
_MARGIN = max(len(column_word(name)) for name in LISTS) + 2


def ledger_foot(key: Key, library: Library) -> tuple[Line, ...]:
    """The incident with its day and both answers, who says what of it, and what nobody says."""
    look = RecordLoader(library)
    incident = look.at(key)
    if incident is None or incident.section != "incidents":
        return ()
    gather_statuses([incident], look)
    ledger = ledger_of(incident, look)
    gather_attributions((one.statement for one in ledger.entries if one.statement), look)
    head = _head(incident, row_words(ledger.judgment.answers))
    if ledger.judgment.answers.kind != "event":
        return head
    named = _entries(ledger, look)
    rest = len(ledger.entries) - MOST_NAMED
    more = [(Span(" " * _MARGIN + f"… {rest:,} more", "muted"),)] if rest > 0 else []
    return (*head, *named, *more, *_silent(ledger, look))


def _head(incident: Record, answers: str) -> tuple[Line, ...]:
    """The title with both answers and the day; a title gives way to no date, nor a date to it."""
    title, written = (Span(title_text(incident), "strong"),), incident.text("date")
    whole, short = (
        (Span(DOT.join(filter(None, (answers, day))), "muted"),)
        for day in (date_in_words(written), short_date(written))
    )
    for said in (whole, short):
        if cell_len(plain(line := (*title, Span("  "), *said))) <= _WIDTH:
            return (line,)
    return title, whole


def _entries(ledger: Ledger, look: RecordLoader) -> list[Line]:
    """Who says what, in a line each; of long names that begin alike what differs is left."""
    entries = ledger.entries[:MOST_NAMED]
    names = [_speaker(one, ledger, look) for one in entries]
    prefixes = longest_prefixes(map(plain, names))
    return [
        _entry(one, cut_name(name, _NAME, prefixes[plain(name)]), look)
        for one, name in zip(entries, names, strict=True)
    ]


def _speaker(entry: LedgerEntry, ledger: Ledger, look: RecordLoader) -> Line:
    if entry.statement is None:
        return reference(entry.reference, ledger.incident.key.briefing, look)
    return tuple(
        span._replace(style="strong", link=None) for span in speaker_name(entry.statement, look)
    )


def _entry(entry: LedgerEntry, who: Line, look: RecordLoader) -> Line:
    label = Span(column_word(entry.list).ljust(_MARGIN), "label")
    if entry.statement is None:
        return (label, *who)
    later = (Span("withdrawn  ", "muted"),) if entry.witness.testimony.withdrawn else ()
    words = (span._replace(link=None) for span in first_words(entry.statement, look, ITEM_LENGTH))
    hop = Span(unknown_hop(entry.statement, look), "unknown")
    return (label, *who, hop, Span("  "), *later, *words)


def _silent(ledger: Ledger, look: RecordLoader) -> list[Line]:
    """The lists without statements: searched, or not."""
    empty = [name for name in LISTS if not ledger.of(name)]
    parts: list[Span] = []
    for searched in (True, False):
        names = [column_word(name) for name in empty if (name in ledger.searched) is searched]
        if names:
            words = "none found" if searched else without_words(False, look)
            parts += [Span("   ")] if parts else []
            parts += [Span(f"{words}: ", "unknown"), Span(", ".join(names), "muted")]
    return [tuple(parts)] if parts else []
