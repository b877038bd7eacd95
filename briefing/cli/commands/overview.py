"""The overviews in the shell: a page on a terminal, a table or JSON elsewhere."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from briefing.analysis.incidents.incident_lists import LISTS
from briefing.analysis.incidents.ledger import Ledger, LedgerEntry, ledger_rows
from briefing.analysis.voice import SideVoice, Tally, Voice, voices
from briefing.analysis.wording.loaded_terms import LoadedTerm, loaded_terms_of
from briefing.analysis.wording.term_uses import TermUse, matcher_of, term_uses
from briefing.cli.content_choice import asked
from briefing.cli.exit_status import FOUND
from briefing.cli.output import Output
from briefing.cli.view_basis import print_marking
from briefing.export.data.derived_json import answer_codes
from briefing.library.library import Library
from briefing.library.store.records import Listing, Record
from briefing.model.key import Key
from briefing.page.attribution.statuses import gather_statuses
from briefing.page.blocks import text
from briefing.page.gap_search import meant_gaps
from briefing.page.overviews import compose_overview
from briefing.page.overviews.wording import meant_terms
from briefing.page.record_loader import RecordLoader
from briefing.page.wording.lens import Lens
from briefing.page.words.gap_sentences import gap_text
from briefing.page.words.labels import speaker_text

if TYPE_CHECKING:
    from briefing.page.overviews.narrowing import Narrowing


def run(arguments: Namespace, out: Output) -> int:
    """Print an overview of each briefing; gives the exit status. One without a row is an answer."""
    library, briefing = asked(arguments, out)
    name: str = arguments.overview
    slugs = [briefing] if briefing else [one.slug for one in library.briefings.all()]
    only = {slug: _narrowing(library, arguments.query, slug) for slug in slugs}
    if not arguments.json:
        print_marking(library, {briefing}, out, table=True)
    if out.terminal and not arguments.json:
        _pages(library, name, only, Lens(library, arguments.wording), out)
        return FOUND
    rows: Iterable[Row] = (
        row for slug in slugs for row in COLUMNS[name](library, slug, only[slug])
    )
    head: dict[str, object] = {
        "briefing": briefing,
        "marking": library.briefings.marking(briefing),
    }
    narrowed = [one for one in only.values() if one is not None]
    hints = list(dict.fromkeys(hint for one in narrowed for hint in one.hints))
    if narrowed:  # how much is left is known once all of it was looked at
        rows = list(rows)
        counts = {"count": sum(n.found for n in narrowed), "of": sum(n.total for n in narrowed)}
        head |= {"query": arguments.query, **counts, "hints": hints}
    if arguments.json:
        out.json_list(head, name, rows)
        return FOUND
    _table(rows, out)
    for said in (*(one.said for one in narrowed), *hints):
        out.say(said)
    return FOUND


def _narrowing(library: Library, query: str | None, briefing: str) -> Narrowing | None:
    """What a query leaves of an overview; None where there is no query."""
    if query is None:
        return None
    # An overview without a query does without the search.
    from briefing.page.overviews.narrowing import Narrowing  # noqa: PLC0415

    return Narrowing(library, query, briefing)


def _pages(
    library: Library, name: str, meant: Mapping[str, Narrowing | None], lens: Lens, out: Output
) -> None:
    for slug, only in meant.items():
        page = lens.page(compose_overview(library, name, slug, only))
        out.laid_out(page)


def _table(rows: Iterable[Row], out: Output) -> None:
    for row in rows:
        out.rows([[text(cell) for cell in cells(row)]])


def cells(row: Mapping[str, object]) -> Iterator[str]:
    """The values of a row as cells; of several things in one, their names with semicolons."""
    for value in row.values():
        several = value if isinstance(value, list) else [value]
        yield "; ".join(_cell(one) for one in several)


def _cell(value: object) -> str:
    if isinstance(value, dict):
        return str(value.get("label") or value.get("key") or "")
    return "" if value is None else str(value)


Row = Mapping[str, object]
"""One row: text, numbers, and lists of things with a `key` and a `label`."""


def ledger(library: Library, briefing: str, only: Narrowing | None = None) -> Iterator[Row]:
    """Every incident that is meant, with both answers, and who says what of it."""
    condition = only.condition if only else None
    if only is not None:
        whole = Listing(briefing, "incidents")
        found = library.lists.count(whole._replace(condition=condition))
        only.tell(found, library.lists.count(whole), "incidents")
    look = RecordLoader(library)

    def ahead(incidents: Sequence[Record]) -> RecordLoader:
        nonlocal look
        look = RecordLoader(library)  # a new one for each page, so that none grows with the library
        look.remember(incidents)
        gather_statuses(incidents, look)
        return look

    for one in ledger_rows(library, briefing, ahead, condition):
        yield _ledger_row(one, look)


def _ledger_row(found: Ledger, look: RecordLoader) -> Row:
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


def _entry(entry: LedgerEntry, look: RecordLoader) -> Row:
    statement = entry.statement
    if statement is None:
        return {"key": "", "label": entry.reference, "standing": entry.standing}
    speaker = speaker_text(statement, look)
    return {"key": str(statement.key), "label": speaker, "standing": entry.standing}


def gap_rows(library: Library, briefing: str, only: Narrowing | None = None) -> Iterator[Row]:
    """Everything that the briefing does not know, of what is meant, by kind."""
    look = RecordLoader(library)
    for gap in meant_gaps(library, briefing, only):
        yield {
            "kind": gap.kind,
            "key": str(gap.key),
            "path": gap.path,
            "of": str(gap.of) if gap.of else "",
            "says": gap_text(gap, look),
        }


def voice(library: Library, briefing: str, only: Narrowing | None = None) -> Iterator[Row]:
    """Every side, with its speakers below it, in the statements that are meant."""
    found = voices(library, briefing, RecordLoader(library), only.condition if only else None)
    if only is not None:
        total = library.lists.count(Listing(briefing, "statements"))
        only.tell(sum(one.all.statements for one in found.actors), total, "statements")
    for side in found.sides:
        yield {"side": side.label, "actor": "", **_counts(side)}
        for one in side.members:
            yield {"side": side.label, "actor": one.label, **_counts(one)}


def _counts(one: Voice | SideVoice) -> Row:
    named = {f"named_{name}": value for name, value in _tally(one.named).items()}
    unnamed = {f"unnamed_{name}": value for name, value in _tally(one.unnamed).items()}
    return {"key": str(one.key) if one.key else "", **named, **unnamed}


def _tally(tally: Tally) -> dict[str, int]:
    return {"statements": tally.statements, "quoted": tally.quoted, "retold": tally.retold}


def wording(library: Library, briefing: str, only: Narrowing | None = None) -> Iterator[Row]:
    """Every loaded term that is meant, who uses it, and in which records it stands."""
    terms: Sequence[LoadedTerm] = loaded_terms_of(library, briefing)
    found = term_uses(library, briefing, terms, matcher_of(library, briefing))
    if only is not None:
        terms, found = meant_terms(terms, found, only)
    look = RecordLoader(library)
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


def _uses(uses: Sequence[TermUse]) -> list[Row]:
    keys = dict.fromkeys(use.record.key for use in uses)
    return [_named(key, key.slug) for key in keys]


def _named(key: Key, label: str) -> Row:
    return {"key": str(key), "label": label}


COLUMNS: Mapping[str, Callable[[Library, str, Narrowing | None], Iterator[Row]]] = {
    "ledger": ledger,
    "gaps": gap_rows,
    "voice": voice,
    "wording": wording,
}
"""The rows of each overview, by its name."""
