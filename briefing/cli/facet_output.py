"""`briefing search --facets`: what the records that a query finds have in common, with counts."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import asdict
from typing import Any

from briefing.cli.output import Output
from briefing.library.library import Library
from briefing.page.blocks import text
from briefing.search.facets import exact_facets
from briefing.search.search import SearchResult

_USUAL = 12


def print_facets(
    library: Library, found: SearchResult, head: dict[str, Any], arguments: Namespace, out: Output
) -> None:
    """Print the values of each facet with their counts and the terms that ask for them.

    `head` is what the JSON document begins with.
    """
    each = arguments.limit or _USUAL
    facets = exact_facets(library, found, each=each, query=head["query"])
    if arguments.json:
        out.json(
            {
                **head,
                "facets": [
                    {
                        "name": facet.name,
                        "title": facet.title,
                        "values": [asdict(value) for value in facet.values],
                        "limit": facet.limit,
                    }
                    for facet in facets
                ],
            }
        )
        return
    for facet in facets:
        if facet.limit:
            out.say(f"{facet.title}: {facet.limit}")
    out.rows(
        [
            [
                text(facet.title, "label"),
                text(value.shown),
                text(f"{value.count:,}" if out.terminal else str(value.count)),
                text(value.term, "muted"),
            ]
            for facet in facets
            for value in facet.values
        ]
    )
