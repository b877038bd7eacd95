"""What a map shows, asked in a thread: places in the wanted words, narrowed by a filter."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from briefing.analysis.places.located_records import LocatedPlace, LocatedRecords, located
from briefing.library.library import Library
from briefing.page.blocks import Span, plain
from briefing.page.map.basemap import basemap
from briefing.page.wording.lens import Lens
from briefing.search.search import search

if TYPE_CHECKING:
    from briefing.analysis.wording.loaded_terms import Wording


class LoadedMap(NamedTuple):
    """What is where, and what of the filter was not understood."""

    query: str
    located: LocatedRecords
    hint: str = ""


def loaded(briefing: str, query: str, wording: Wording, library: Library) -> LoadedMap:
    """The map of a briefing (empty: of all), narrowed to what a query finds.

    What is needed to draw it is read on the way: the shores and borders.
    """
    basemap()
    found = search(library, query, briefing) if query.strip() else None
    condition = found.listing.condition if found else None
    what = located(library, briefing, condition)
    hint = next(iter(found.hints), "") if found else ""
    if wording != "printed":
        lens = Lens(library, wording)
        what = what._replace(places=tuple(_reworded(place, lens) for place in what.places))
    return LoadedMap(query, what, hint)


def _reworded(place: LocatedPlace, lens: Lens) -> LocatedPlace:
    return place._replace(title=plain(lens.line((Span(place.title),), place.key.briefing)))
