"""`briefing map`: the places of a briefing, or of what a query finds, on a map of text."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from briefing.analysis.places.located_records import (
    LocatedPlace,
    LocatedRecords,
    record_keys,
    records_at,
)
from briefing.cli.content_choice import asked
from briefing.cli.exit_status import FOUND, NOTHING
from briefing.cli.output import Output
from briefing.cli.view_basis import meant_briefings, print_basis
from briefing.library.library import Library
from briefing.page.blocks import Span
from briefing.page.map.map_loading import loaded
from briefing.page.map.map_sheet import MapSheet, drawn, fitted_view
from briefing.page.map.map_words import (
    MOST_RECORDS,
    DescribedMap,
    PlaceWords,
    around,
    below,
    count_words,
    listed_places,
)
from briefing.page.rows.rows import RowComposer
from briefing.page.wording.lens import Lens

if TYPE_CHECKING:
    from briefing.analysis.wording.loaded_terms import Wording

_MOST_PLACES = 40
"""Places that are told below the map with their records; all of them are in the JSON."""
_HIGHEST, _LOWEST = 48, 12
"""Lines of a map, which has a quarter of its width."""


def run(arguments: Namespace, out: Output) -> int:
    """Print the map; gives the exit status."""
    library, briefing = asked(arguments, out)
    # What a program reads is as it was written.
    wording: Wording = "printed" if arguments.json else arguments.wording
    found = loaded(briefing, arguments.query or "", wording, library)
    if arguments.json:
        head = {
            "briefing": briefing,
            "marking": library.briefings.marking(briefing),
            "query": arguments.query or "",
            "records": found.located.records,
            "without_place": found.located.nowhere,
        }
        out.json_list(head, "places", _described(library, found.located))
    else:
        lens = Lens(library, arguments.wording)
        print_basis(lens, meant_briefings(lens, briefing), out)
        _print(lens, found.located, arguments, out)
    if found.hint:
        out.say(found.hint)
    return FOUND if found.located.places else NOTHING


def _print(lens: Lens, located: LocatedRecords, arguments: Namespace, out: Output) -> None:
    height = max(_LOWEST, min(_HIGHEST, out.width // 4))
    view = fitted_view(arguments.fit, located.places, out.width, height)
    sheet = drawn(located.places, view, out.width, height)
    for line in sheet.lines:
        out.line(line)
    told = DescribedMap(located, sheet.places, sheet.projection)
    out.line()
    out.line((Span(count_words(told), "strong"),))
    blocks = (*listed_places(_words(lens, sheet)), *below(told))
    out.laid_out(blocks)


def _words(lens: Lens, sheet: MapSheet) -> Iterator[PlaceWords]:
    """The places that are on the map, those with most records first, with the first of each."""
    places = [place for mark in sheet.places.marks for place in mark.places]
    places = sorted(places, key=lambda place: -len(place.records))[:_MOST_PLACES]
    library, composer = lens.library, RowComposer(lens.library)
    within = around(places, library)
    for place in places:
        rows = lens.rows(composer.of(records_at(library, place, MOST_RECORDS)))
        yield PlaceWords(place, rows, within.get(place.key, ()))


def _described(library: Library, located: LocatedRecords) -> Iterator[dict[str, Any]]:
    keys = record_keys(library, {n for place in located.places for n in place.records})
    for place in located.places:
        yield {**_place(place), "records": [str(keys[number]) for number in place.records]}


def _place(place: LocatedPlace) -> dict[str, Any]:
    return {
        "key": str(place.key),
        "title": place.title,
        "kind": place.kind,
        "at": list(place.at) if place.at else None,
        "precision": place.precision,
    }
