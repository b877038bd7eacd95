"""Where the places of a map are drawn: a mark with a name for a point, a name alone for a region.

Points that are too near each other to be told apart are one mark with their number. What there is
no room for is given back: nothing is left out in silence.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from briefing.analysis.places.located_records import LocatedPlace
from briefing.model.key import Key
from briefing.page.blocks import Style
from briefing.page.layout.cell_grid import CellGrid, cells
from briefing.page.map.projection import Projection
from briefing.page.words.vocabulary import plural
from briefing.text.visible import visible_line

SIGNS = {"exact": "●", "near": "○", "not given": "?", "several": "▪"}
"""What a point is drawn as: by its precision, or that it stands for several."""
DASH = "╌"
"""Stands on both sides of the name of a region, which has no mark."""
_REACHES = ((1, 1), (3, 1), (6, 2), (10, 3), (16, 5), (28, 8))
"""Columns and rows that are drawn together, from no more than a cell on."""
_CELLS = 40
"""Of a map, for each point: where there is less, they are drawn together without trying."""
_REGION_CELLS, _FEW_REGIONS = 200, 6
"""Of a map, for each name of a region, or else it hides all the rest; so many may always stand."""
_LONGEST = 26
"""Cells of a name."""
_SHIFTS = (0, -1, 1, -2, 2)
"""Rows by which the name of a region may be higher or lower, for it is somewhere in it."""


class PlaceMark(NamedTuple):
    """What is drawn for one place or several: its mark, and its name, each at a cell.

    A region has no mark; a mark for whose name there is no room has an empty `label`.
    """

    places: tuple[LocatedPlace, ...]
    sign: str
    column: int
    row: int
    label: str = ""
    label_column: int = 0
    label_row: int = 0

    @property
    def key(self) -> Key:
        """The first of its places, which stands for it."""
        return self.places[0].key

    def has(self, key: Key | None) -> bool:
        """Whether a place is one of these."""
        return any(place.key == key for place in self.places)

    @property
    def style(self) -> Style:
        """Where nothing is told of, the name is only there to find one's way."""
        return "" if any(place.records for place in self.places) else "muted"


class PlacedMarks(NamedTuple):
    """The marks of a map in the order of reading, and the places that are not on it and why."""

    marks: tuple[PlaceMark, ...]
    outside: tuple[LocatedPlace, ...]
    no_room: tuple[LocatedPlace, ...]

    def of(self, key: Key | None) -> PlaceMark | None:
        """The mark of a place, if it is on the map."""
        return next((mark for mark in self.marks if mark.has(key)), None)


def placed(
    places: Iterable[LocatedPlace], projection: Projection, chosen: Key | None = None
) -> PlacedMarks:
    """Where each place is drawn; those that come first have the first choice, the chosen before."""
    seen: list[tuple[tuple[int, int], LocatedPlace]] = []
    outside = []
    for place in places:
        if place.at is None:
            continue
        cell = projection.cell(place.at)
        if cell is None:
            outside.append(place)
        else:
            seen.append((cell, place))
    points = [(cell, place) for cell, place in seen if place.pointed]
    regions = [(cell, place) for cell, place in seen if not place.pointed]
    marks: list[PlaceMark] = []
    grid = CellGrid(projection.width, projection.height)
    for reach in _REACHES:
        groups = _grouped(points, reach)
        last = reach == _REACHES[-1]
        if not last and len(groups) * _CELLS > grid.width * grid.height:
            continue
        grid = CellGrid(projection.width, projection.height)
        marks = []
        for mark in _points(groups, grid, chosen):
            marks.append(mark)
            if not (mark.label or last):
                break
        else:
            break
    names = [*_regions(regions, grid, chosen)]
    shown = {place.key for mark in names for place in mark.places}
    ordered = sorted((*marks, *names), key=lambda mark: (mark.row, mark.column))
    no_room = tuple(place for _, place in regions if place.key not in shown)
    return PlacedMarks(tuple(ordered), tuple(outside), no_room)


def _grouped(
    points: Iterable[tuple[tuple[int, int], LocatedPlace]], reach: tuple[int, int]
) -> list[tuple[tuple[int, int], list[LocatedPlace]]]:
    """The points that are drawn together, each group at the cell of its first."""
    groups: dict[tuple[int, int], tuple[tuple[int, int], list[LocatedPlace]]] = {}
    for (column, row), place in points:
        at = (column // reach[0], row // reach[1])
        groups.setdefault(at, ((column, row), []))[1].append(place)
    return list(groups.values())


def _points(
    groups: Sequence[tuple[tuple[int, int], list[LocatedPlace]]],
    grid: CellGrid,
    chosen: Key | None,
) -> Iterator[PlaceMark]:
    """The marks first, so that no name hides one; then the names."""
    for (column, row), _ in groups:
        grid.take(column, row)
    first = [one for one in groups if any(place.key == chosen for place in one[1])]
    rest = [one for one in groups if one not in first]
    rest.sort(key=lambda one: -_records(one[1]))
    for at, some in (*first, *rest):
        yield _point(at, tuple(some), grid)


def _records(places: Iterable[LocatedPlace]) -> int:
    """How many records are at some places, each counted once."""
    return len({number for place in places for number in place.records})


def _point(at: tuple[int, int], places: tuple[LocatedPlace, ...], grid: CellGrid) -> PlaceMark:
    column, row = at
    sign = SIGNS[places[0].precision if len(places) == 1 else "several"]
    mark = PlaceMark(places, sign, column, row)
    label = f" {_named(places)} "
    length = len(cells(label))
    for label_column, label_row in (
        (column + 1, row),
        (column - length, row),
        (column - length // 2, row - 1),
        (column - length // 2, row + 1),
        (column, row - 1),
        (column, row + 1),
    ):
        if grid.free(label_column, label_row, length):
            grid.take(label_column, label_row, length)
            return mark._replace(label=label, label_column=label_column, label_row=label_row)
    return mark


def _regions(
    regions: Sequence[tuple[tuple[int, int], LocatedPlace]], grid: CellGrid, chosen: Key | None
) -> Iterator[PlaceMark]:
    """The names of regions, where there is room near the points that stand for them."""
    left = max(_FEW_REGIONS, grid.width * grid.height // _REGION_CELLS)
    for (column, row), place in sorted(regions, key=lambda one: one[1].key != chosen):
        if not left:
            break
        label = f" {DASH} {_named((place,))} {DASH} "
        length = len(cells(label))
        begin = min(max(0, column - length // 2), max(0, grid.width - length))
        for label_row in (row + shift for shift in _SHIFTS):
            if grid.free(begin, label_row, length):
                grid.take(begin, label_row, length)
                left -= 1
                yield PlaceMark((place,), "", column, row, label, begin, label_row)
                break


def _named(places: Sequence[LocatedPlace]) -> str:
    """The name of a place, or how many they are; and how many records there are."""
    count = _records(places)
    if len(places) > 1:
        many = plural(len(places), "place")
        return f"{many} · {count:,}" if count else many
    name = short(visible_line(places[0].title))
    return f"{name} {count:,}" if count else name


def short(name: str) -> str:
    """A name in no more cells than a map has for it."""
    letters = cells(name)
    return name if len(letters) <= _LONGEST else f"{''.join(letters[: _LONGEST - 1]).rstrip()}…"
