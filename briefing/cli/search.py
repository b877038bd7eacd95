"""`briefing search`: the records that a query finds, with the words that matched in context."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from typing import Any

from briefing.cli.opening import asked
from briefing.cli.printing import Out
from briefing.cli.records import pages, print_found, summary
from briefing.cli.status import FOUND, NOTHING
from briefing.library.answers import Record
from briefing.page.blocks import plain
from briefing.page.excerpt import excerpts
from briefing.search.search import search

_NONE = "nothing found"


def run(arguments: Namespace, out: Out) -> int:
    """Search; gives the exit status."""
    library, briefing = asked(arguments, out)
    query = " ".join(arguments.query)
    found = search(library, query, briefing)
    count = library.count(found.listing)
    records = pages(library, found.listing, arguments.limit)
    if arguments.json:
        head = {"query": query, "briefing": briefing, "count": count, "hints": found.hints}
        rows = (_described(one, found.words) for some in records for one in some)
        out.json_list(head, "records", rows)
    else:
        for some in records:
            print_found(library, some, briefing, found.words, out)
    for hint in found.hints:
        out.say(hint)
    if not arguments.json:
        out.say(_counted(count, arguments.limit))
    return FOUND if count else NOTHING


def _counted(count: int, limit: int | None) -> str:
    records = f"{count:,} record{'s' * (count != 1)}"
    return f"{limit:,} of {records}" if limit and limit < count else records if count else _NONE


def _described(record: Record, words: Sequence[str]) -> dict[str, Any]:
    return {**summary(record), "excerpts": [plain(piece) for piece in excerpts(record, words)]}
