"""The rows of the overviews, for a program. Their keys are documented in docs/commands.md."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from briefing.analysis.incident_lists import LISTS
from briefing.analysis.ledger import Entry, Ledger, ledger_rows
from briefing.analysis.speaker import speaker_of
from briefing.analysis.voice import SideVoice, Tally, Voice, voices
from briefing.analysis.wording.standing import Use, matcher_of, standing
from briefing.analysis.wording.terms import terms_of
from briefing.cli.derived import answer_codes
from briefing.library.answers import Record
from briefing.library.library import Library
from briefing.model.key import Key
from briefing.page.gap_search import all_gaps
from briefing.page.gap_words import gap_text
from briefing.page.look import Look
from briefing.page.names import speaker_text
from briefing.page.statuses import gather_statuses

Row = Mapping[str, object]
"""One row: text, numbers, and lists of things with a `key` and a `label`."""


def ledger(library: Library, briefing: str) -> Iterator[Row]:
    """Every incident, with both answers, and who says what of it."""
    look = Look(library)

    def ahead(incidents: Sequence[Record]) -> Look:
        nonlocal look
        look = Look(library)  # a new one for each page, so that none grows with the library
        look.remember(incidents)
        gather_statuses(incidents, look)
        return look

    for found in ledger_rows(library, briefing, ahead):
        yield _ledger_row(found, look)


def _ledger_row(found: Ledger, look: Look) -> Row:
    lists: dict[str, object] = {
        name: [_entry(entry, look) for entry in found.of(name)] for name in LISTS
    }
    return {
        "key": str(found.incident.key),
        "title": found.incident.title,
        **answer_codes(found.judgment.answers),
        **lists,
        "searched": [name for name in LISTS if name in found.searched],
    }


def _entry(entry: Entry, look: Look) -> Row:
    statement = entry.statement
    if statement is None:
        return {"key": "", "label": entry.reference, "standing": entry.standing}
    speaker = speaker_text(speaker_of(statement), statement.key.briefing, look)
    return {"key": str(statement.key), "label": speaker, "standing": entry.standing}


def gap_rows(library: Library, briefing: str) -> Iterator[Row]:
    """Everything that the briefing does not know, by kind."""
    look = Look(library)
    for gap in all_gaps(library, briefing):
        yield {
            "kind": gap.kind,
            "key": str(gap.key),
            "path": gap.path,
            "of": str(gap.of) if gap.of else "",
            "says": gap_text(gap, look),
        }


def voice(library: Library, briefing: str) -> Iterator[Row]:
    """Every side, with its speakers below it."""
    for side in voices(library, briefing, Look(library)).sides:
        yield {"side": side.label, "actor": "", **_counts(side)}
        for one in side.members:
            yield {"side": side.label, "actor": one.label, **_counts(one)}


def _counts(one: Voice | SideVoice) -> Row:
    named = {f"named_{name}": value for name, value in _tally(one.named).items()}
    unnamed = {f"unnamed_{name}": value for name, value in _tally(one.unnamed).items()}
    return {"key": str(one.key) if one.key else "", **named, **unnamed}


def _tally(tally: Tally) -> dict[str, int]:
    return {"statements": tally.statements, "quoted": tally.quoted, "retold": tally.retold}


def wording(library: Library, briefing: str) -> Iterator[Row]:
    """Every loaded term, who uses it, and in which records it stands."""
    terms = terms_of(library, briefing)
    found = standing(library, briefing, terms, matcher_of(library, briefing))
    look = Look(library)
    for term in terms:
        users = [look.record(each, term.key.briefing) for each in term.used_by]
        yield {
            "key": str(term.key),
            "as_printed": list(term.variants),
            "neutral": term.neutral,
            "used_by": [_named(one.key, one.title) for one in users if one],
            "quoted_in": _uses(found.quoted.get(term.key, ())),
            "own_words_in": _uses(found.own.get(term.key, ())),
        }


def _uses(uses: Sequence[Use]) -> list[Row]:
    keys = dict.fromkeys(use.record.key for use in uses)
    return [_named(key, key.slug) for key in keys]


def _named(key: Key, label: str) -> Row:
    return {"key": str(key), "label": label}


COLUMNS: Mapping[str, Callable[[Library, str], Iterator[Row]]] = {
    "ledger": ledger,
    "gaps": gap_rows,
    "voice": voice,
    "wording": wording,
}
"""The rows of each overview, by its name."""
