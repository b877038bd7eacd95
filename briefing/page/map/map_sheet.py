"""A map as lines of text: places with their names over country names, borders and shores."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, NamedTuple

from briefing.analysis.places.located_records import LocatedPlace
from briefing.model.key import Key
from briefing.page.blocks import Line, Style
from briefing.page.layout.cell_grid import CellGrid
from briefing.page.map.basemap import basemap
from briefing.page.map.braille import LETTERS
from briefing.page.map.country_names import write_country_names
from briefing.page.map.marks import SIGNS, PlacedMarks, placed
from briefing.page.map.outline_drawing import drawn_outlines
from briefing.page.map.projection import AROUND, WORLD, MapView, Projection, fitted
from briefing.text.fold import fold


class MapSheet(NamedTuple):
    """A drawn map: its lines, all as wide, what is on it and what is not, and how it was drawn.

    What belongs to a mark leads to the first of its places.
    """

    lines: tuple[Line, ...]
    places: PlacedMarks
    projection: Projection


def drawn(
    places: Iterable[LocatedPlace],
    view: MapView,
    width: int,
    height: int,
    chosen: Key | None = None,
) -> MapSheet:
    """The map of some places in a view, in so many cells."""
    projection = Projection(view, width, height)
    found = placed(places, projection, chosen)
    grid = CellGrid(projection.width, projection.height)
    for mark in found.marks:
        grid.write(mark.label_column, mark.label_row, mark.label, mark.style, mark.key)
    for mark in found.marks:
        if mark.sign:
            sure = mark.sign != SIGNS["not given"]
            grid.write(
                mark.column, mark.row, mark.sign, mark.style if sure else "unknown", mark.key
            )
    world = basemap()
    named = {fold(place.title) for mark in found.marks for place in mark.places}
    write_country_names(world, projection, grid, named)
    outlines = drawn_outlines(world, projection.view, grid.width, grid.height)
    for at, (shore, border) in enumerate(
        zip(outlines.shores.cells, outlines.borders.cells, strict=True)
    ):
        if shore or border:
            style: Style = "muted" if shore else "border"
            grid.under(at % grid.width, at // grid.width, LETTERS[shore or border], style)
    return MapSheet(grid.lines(), found, projection)


Fit = Literal["points", "places", "world"]
"""What a map can be fitted to: the points where something is, all places, the world."""


def fitted_view(fit: Fit, places: Iterable[LocatedPlace], width: int, height: int) -> MapView:
    """The view of what is asked for; where there are no such points, of what there is."""
    if fit == "world":
        return WORLD
    with_point = [place for place in places if place.at]
    pointed = [place for place in with_point if place.pointed]
    told = [place for place in pointed if place.records]
    chosen = with_point if fit == "places" else told or pointed or with_point
    view = fitted([place.at for place in chosen if place.at], width, height)
    return view._replace(degrees=max(AROUND, view.degrees))
