"""`briefing search`: the records that a query finds, with the words that matched in context."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator, Sequence
from typing import Any

from briefing.cli.content_choice import asked
from briefing.cli.exit_status import FOUND, NOTHING
from briefing.cli.output import Output
from briefing.cli.record_output import pages, print_found, summary
from briefing.cli.view_basis import print_marking
from briefing.library.library import Library
from briefing.library.store.records import Record
from briefing.model.key import Key
from briefing.page.blocks import Line, plain, text
from briefing.page.words.excerpts import excerpts, marked
from briefing.search.search import SearchResult, name_filters, search

_NONE = "nothing found"


def run(arguments: Namespace, out: Output) -> int:
    """Search; gives the exit status."""
    if arguments.list_saved:
        # Most searches are typed: what keeps them is loaded for the others.
        from briefing.cli.saved_searches import print_saved  # noqa: PLC0415

        return print_saved(arguments, out)
    query, kept = _query(arguments, out)
    library, briefing = asked(arguments, out)
    found = search(library, query, briefing)
    count = library.lists.count(found.listing)
    filters = name_filters(library, query, briefing)
    head = {
        "query": query,
        "briefing": briefing,
        "marking": library.briefings.marking(briefing),
        "count": count,
        "hints": found.hints,
        "filters": [{"query": one.query, "name": one.name, "count": one.finds} for one in filters],
    }
    if count and not arguments.json:
        print_marking(library, {briefing}, out, table=True)
    records = pages(library, found.listing, arguments.limit)
    if arguments.facets:
        # Imported here because few searches need it, and every search would wait for it.
        from briefing.cli.facet_output import print_facets  # noqa: PLC0415

        print_facets(library, found, head, arguments, out)
    elif arguments.json:
        rows = (row for some in records for row in _described(library, some, found))
        out.json_list(head, "records", rows)
    else:
        for some in records:
            notes = _notes(library, some, found)
            print_found(library, some, briefing, words_of(found), out, notes)
    for hint in found.hints:
        out.say(hint)
    if not arguments.json:
        for one in filters:
            out.say(one.said)
        out.say(_counted(count, None if arguments.facets else arguments.limit))
    return FOUND if count and kept else NOTHING


def _query(arguments: Namespace, out: Output) -> tuple[str, bool]:
    """What to search for, typed or kept under a name; and whether it is kept, if it was to be."""
    typed = " ".join(arguments.query)
    if typed.strip() and arguments.save is None and arguments.saved is None:
        return typed, True
    from briefing.cli.saved_searches import query_of  # noqa: PLC0415  (as above)

    return query_of(arguments, out)


def _counted(count: int, limit: int | None) -> str:
    records = f"{count:,} record{'s' * (count != 1)}"
    return f"{limit:,} of {records}" if limit and limit < count else records if count else _NONE


def words_of(found: SearchResult) -> tuple[str, ...]:
    """All words to mark: those that were looked for, and those that may have been meant."""
    return found.words + found.near


def _notes(library: Library, records: Sequence[Record], found: SearchResult) -> dict[Key, Line]:
    """Beside what was only found with mistakes allowed, the words that it was found by."""
    near = found.is_near(library, records)
    return {one.key: text(f"≈ {_met(one, found)}", "muted") for one in records if one.key in near}


def _met(record: Record, found: SearchResult) -> str:
    """Those of the words that may have been meant which a record has."""
    title = text(record.title)
    met = [w for w in found.near if marked(title, (w,)) != title or excerpts(record, (w,))]
    return ", ".join(met)


def _described(
    library: Library, records: Sequence[Record], found: SearchResult
) -> Iterator[dict[str, Any]]:
    near = found.is_near(library, records)
    for one in records:
        pieces = [plain(piece) for piece in excerpts(one, words_of(found))]
        yield {**summary(one), "near": one.key in near, "excerpts": pieces}
