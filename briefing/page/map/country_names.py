"""The names of countries, as the data has them, where there is room inside their borders."""

from __future__ import annotations

import math
from collections.abc import Container, Iterator, Sequence
from typing import NamedTuple

from briefing.page.layout.cell_grid import CellGrid, cells
from briefing.page.map.basemap import EDGE, Basemap
from briefing.page.map.outline_drawing import SheetBox, level_of, sheets
from briefing.page.map.projection import ACROSS, DOWN, Projection
from briefing.text.fold import fold

_AIR = 2
"""Cells that have to be left of a country beside its name."""


class CountryRun(NamedTuple):
    """The cells of a row that are in a country, from one column to before another."""

    row: int
    begin: float
    end: float


def write_country_names(
    world: Basemap, projection: Projection, grid: CellGrid, without: Container[str]
) -> None:
    """Write what fits on what is still free; not the names, folded, that are there already."""
    for sheet in sheets(world, projection):
        for name, numbers in world.countries.items():
            words = name.upper()
            length = len(cells(words)) + _AIR
            if fold(name) in without or not _has_room(world, sheet, numbers, length):
                continue
            runs = list(_runs(world, projection, sheet, numbers))
            spot = _spot(runs, length, grid)
            if spot is not None:
                grid.write(*spot, f" {words} ", "muted")


def _has_room(world: Basemap, sheet: SheetBox, numbers: Sequence[int], length: int) -> bool:
    """Whether the boxes around a country are on the map, and as wide as its name."""
    boxes = [one for number in numbers if sheet.meets(one := world.outlines[number])]
    if not boxes:
        return False
    west, east = min(one.west for one in boxes), max(one.east for one in boxes)
    shown = min(east, sheet.east) - max(west, sheet.west)
    return shown * sheet.factor[0] >= length * ACROSS


def _runs(
    world: Basemap, projection: Projection, sheet: SheetBox, numbers: Sequence[int]
) -> Iterator[CountryRun]:
    """The parts of each row of the map that are in a country.

    They lie between two crossings of its outlines. Where a country goes over the antimeridian, what
    is behind that is taken as further east.
    """
    crossings: list[list[float]] = [[] for _ in range(projection.height)]
    (by_x, by_y), (x0, y0) = sheet.factor, sheet.offset
    period = round(360 / world.scale[0])
    lines = world.lines(level_of(projection))
    behind = any(world.outlines[number].kind == EDGE for number in numbers)
    for number in numbers:
        one = world.outlines[number]
        if one.north < sheet.south or one.south > sheet.north:
            continue
        xs, ys = lines[number]
        if behind:
            xs = [x + period if x < period // 2 else x for x in xs]
        rows = [(y0 + by_y * y) / DOWN - 0.5 for y in ys]
        for place in range(len(xs) - 1):
            a, b = rows[place], rows[place + 1]
            low, high = (a, b) if a < b else (b, a)
            for row in range(max(0, math.ceil(low)), min(projection.height, math.ceil(high))):
                share = (row - a) / (b - a)
                x = xs[place] + share * (xs[place + 1] - xs[place])
                crossings[row].append((x0 + by_x * x) / ACROSS)
    for row, found in enumerate(crossings):
        if len(found) % 2 == 0:  # around a pole nothing can be said by crossings
            found.sort()
            for begin, end in zip(found[::2], found[1::2], strict=True):
                if end > 0 and begin < projection.width:
                    yield CountryRun(row, max(0.0, begin), min(float(projection.width), end))


def _spot(runs: Sequence[CountryRun], length: int, grid: CellGrid) -> tuple[int, int] | None:
    """The cell where a name of so many cells begins: as near to the middle as can be."""
    area = sum(run.end - run.begin for run in runs)
    if not area:
        return None
    middle_row = sum(run.row * (run.end - run.begin) for run in runs) / area
    middle = sum((run.end**2 - run.begin**2) / 2 for run in runs) / area

    def away(run: CountryRun) -> float:
        nearest = min(max(middle, run.begin + length / 2), run.end - length / 2)
        return abs(run.row - middle_row) * 2 + abs(nearest - middle)

    for run in sorted((run for run in runs if run.end - run.begin >= length), key=away):
        first, last = math.ceil(run.begin), math.floor(run.end) - length
        wanted = min(max(first, round(middle - length / 2)), last)
        for column in sorted(range(first, last + 1), key=lambda one: abs(one - wanted)):
            if grid.free(column, run.row, length):
                return column, run.row
    return None
