"""A row of the claim ledger, for the foot of a screen: the names and words behind its numbers."""

from __future__ import annotations

from briefing.analysis.incidents.incident_lists import LISTS
from briefing.analysis.incidents.ledger import Ledger, LedgerEntry, ledger_of
from briefing.analysis.incidents.status import row_words
from briefing.library.library import Library
from briefing.model.key import Key
from briefing.page.attribution.attribution import gather_attributions, speaker_name
from briefing.page.attribution.statuses import gather_statuses, without_words
from briefing.page.blocks import Line, Span
from briefing.page.overviews.ledger import column_word
from briefing.page.record_loader import RecordLoader
from briefing.page.words.dates import date_in_words
from briefing.page.words.labels import ITEM_LENGTH, first_words, reference, title_text
from briefing.page.words.vocabulary import DOT

MOST_NAMED = 4
"""How many statements are told; the page of the incident has them all."""
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
    said = DOT.join(
        filter(None, (row_words(ledger.judgment.answers), date_in_words(incident.text("date"))))
    )
    first = (Span(title_text(incident), "strong"), Span(f"  {said}", "muted"))
    if ledger.judgment.answers.kind != "event":
        return (first,)
    named = [_entry(one, ledger, look) for one in ledger.entries[:MOST_NAMED]]
    rest = len(ledger.entries) - MOST_NAMED
    more = [(Span(" " * _MARGIN + f"… {rest:,} more", "muted"),)] if rest > 0 else []
    return (first, *named, *more, *_silent(ledger, look))


def _entry(entry: LedgerEntry, ledger: Ledger, look: RecordLoader) -> Line:
    label = Span(column_word(entry.list).ljust(_MARGIN), "label")
    statement = entry.statement
    if statement is None:
        return (label, *reference(entry.reference, ledger.incident.key.briefing, look))
    later = (Span("withdrawn  ", "muted"),) if entry.witness.testimony.withdrawn else ()
    who = (span._replace(style="strong", link=None) for span in speaker_name(statement, look))
    words = (span._replace(link=None) for span in first_words(statement, look, ITEM_LENGTH))
    return (label, *who, Span("  "), *later, *words)


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
