"""A map as a drawing: the same marks, names and reasons as on a screen, over shores and borders."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from briefing.analysis.places.located_records import LocatedPlace
from briefing.model.key import Key
from briefing.page.blocks import Style
from briefing.page.layout.cell_grid import CellGrid
from briefing.page.map.basemap import BORDER, EDGE, Basemap, basemap
from briefing.page.map.country_names import write_country_names
from briefing.page.map.map_sheet import fitted_view
from briefing.page.map.marks import SIGNS, PlacedMarks, PlaceMark, placed
from briefing.page.map.outline_drawing import SheetBox, level_of, sheets
from briefing.page.map.projection import ACROSS, DOWN, Projection
from briefing.text.fold import fold

COLUMNS, ROWS = 60, 24
"""The cells in which names are placed: as wide as a letter, and nearly as high as a line."""
UNIT = 400 / (COLUMNS * ACROSS)
"""Units of the drawing to a dot of the sheet."""
_CELL_WIDTH, _CELL_HEIGHT = UNIT * ACROSS, UNIT * DOWN
WIDTH, HEIGHT = 400, round(ROWS * _CELL_HEIGHT)
_NEAR = 0.6
"""Units by which a point of a line has to be away from the one before it to be drawn."""
_KINDS = {sign: name.replace(" ", "-") for name, sign in SIGNS.items()}


class MapMark(NamedTuple):
    """A mark, whose shape says how exact the point is, with the name beside it; or a name alone."""

    shape: str
    x: float
    y: float
    label: str
    label_x: float
    label_y: float
    anchor: str
    told: bool


class MapName(NamedTuple):
    """The name of a country, as the data has it."""

    x: float
    y: float
    words: str


class MapDrawing(NamedTuple):
    """A map in units: its lines as paths, the marks and names on it, and a length as a scale."""

    shores: str
    borders: str
    names: tuple[MapName, ...]
    marks: tuple[MapMark, ...]
    width: int = WIDTH
    height: int = HEIGHT


class DrawnMap(NamedTuple):
    """The drawing, and what it takes to say in words what is on it and what is not."""

    drawing: MapDrawing
    placed: PlacedMarks
    projection: Projection


def draw_map(places: Sequence[LocatedPlace]) -> DrawnMap:
    """The map of some places, fitted to the points where something is."""
    projection = Projection(fitted_view("points", places, COLUMNS, ROWS), COLUMNS, ROWS)
    found = placed(places, projection)
    world = basemap()
    # The same sheet with a dot for each unit, so that its lines are as fine as they are drawn.
    view = projection.view._replace(degrees=projection.view.degrees / UNIT)
    fine = Projection(view, WIDTH // ACROSS, HEIGHT // DOWN)
    shores, borders = _outlines(world, fine)
    drawing = MapDrawing(
        shores,
        borders,
        tuple(_country_names(world, projection, found)),
        tuple(_mark(one, projection) for one in found.marks),
    )
    return DrawnMap(drawing, found, projection)


def _mark(mark: PlaceMark, projection: Projection) -> MapMark:
    """A point is where it is; several that are drawn together are where the first of them is."""
    x, y = projection.dot(mark.places[0].at or (0.0, 0.0))
    anchor, column = _anchored(mark)
    return MapMark(
        shape=_KINDS.get(mark.sign, ""),
        x=round(x * UNIT, 1),
        y=round(y * UNIT, 1),
        label=mark.label.strip(),
        label_x=round(column * _CELL_WIDTH, 1),
        label_y=round((mark.label_row + 0.75) * _CELL_HEIGHT, 1),
        anchor=anchor,
        told=any(place.records for place in mark.places),
    )


def _anchored(mark: PlaceMark) -> tuple[str, float]:
    """Which end of a name is at its mark, and at what column: letters are narrower than cells."""
    first, last = mark.label_column, mark.label_column + len(mark.label)
    if mark.sign and first > mark.column:
        return "start", first + 1
    if mark.sign and last <= mark.column:
        return "end", last
    return "middle", (first + last) / 2


def _country_names(world: Basemap, projection: Projection, found: PlacedMarks) -> Iterator[MapName]:
    """The names of countries where nothing else stands."""
    grid = _NamedCells(projection.width, projection.height)
    for mark in found.marks:
        grid.take(mark.column, mark.row)
        grid.take(mark.label_column, mark.label_row, len(mark.label))
    named = {fold(place.title) for mark in found.marks for place in mark.places}
    write_country_names(world, projection, grid, named)
    for column, row, words in grid.written:
        x = (column + len(words) / 2) * _CELL_WIDTH
        yield MapName(round(x, 1), round((row + 0.75) * _CELL_HEIGHT, 1), words.strip())


class _NamedCells(CellGrid):
    """Keeps what is written as words, and where."""

    def __init__(self, width: int, height: int) -> None:
        super().__init__(width, height)
        self.written: list[tuple[int, int, str]] = []

    def write(
        self, column: int, row: int, words: str, style: Style = "", link: Key | None = None
    ) -> None:
        self.written.append((column, row, words))
        super().write(column, row, words, style, link)


def _outlines(world: Basemap, projection: Projection) -> tuple[str, str]:
    """The shores and the borders that are on the map, as paths."""
    lines = world.lines(level_of(projection))
    paths: dict[bool, list[str]] = {True: [], False: []}
    for sheet in sheets(world, projection):
        for one, (xs, ys) in zip(world.outlines, lines, strict=True):
            if one.kind != EDGE and sheet.meets(one):
                runs = _visible(list(_units(sheet, xs, ys)), projection)
                paths[one.kind == BORDER] += map(_path, map(_thinned, runs))
    return "".join(paths[False]), "".join(paths[True])


def _units(sheet: SheetBox, xs: Iterable[int], ys: Iterable[int]) -> Iterator[tuple[float, float]]:
    (by_x, by_y), (x0, y0) = sheet.factor, sheet.offset
    for x, y in zip(xs, ys, strict=True):
        yield x0 + by_x * x, y0 + by_y * y


def _visible(
    points: Sequence[tuple[float, float]], projection: Projection
) -> Iterator[list[tuple[float, float]]]:
    """The runs of a line whose steps may be on the map."""
    run: list[tuple[float, float]] = []
    for before, point in pairwise(points):
        if _may_show(before, point, projection):
            run = run or [before]
            run.append(point)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _may_show(one: tuple[float, float], other: tuple[float, float], projection: Projection) -> bool:
    return all(
        min(pair) <= most and max(pair) >= 0
        for pair, most in zip(
            zip(one, other, strict=True), (projection.across, projection.down), strict=True
        )
    )


def _thinned(points: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """The points but for those that are where the one before them is."""
    kept = [points[0]]
    for x, y in points[1:-1]:
        if abs(x - kept[-1][0]) + abs(y - kept[-1][1]) >= _NEAR:
            kept.append((x, y))
    return [*kept, points[-1]]


def _path(points: Sequence[tuple[float, float]]) -> str:
    """A line, in steps of tenths of a unit."""
    tenths = [(round(x * 10), round(y * 10)) for x, y in points]
    steps = [
        f"{(x - x0) / 10:g} {(y - y0) / 10:g}"
        for (x0, y0), (x, y) in pairwise(tenths)
        if (x, y) != (x0, y0)
    ]
    return f"M{tenths[0][0] / 10:g} {tenths[0][1] / 10:g}l{' '.join(steps)}" if steps else ""
