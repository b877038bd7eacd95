"""What one giver gives, as marks over time, each with the signs of what is not sure of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefing.page.chart_block import ChartPoint, Plotted
from briefing.page.figures.drawing import chart_signs
from briefing.page.figures.drawing.day_scale import DayScale
from briefing.page.figures.drawing.value_scale import ValueScale
from briefing.page.layout.cell_grid import CellGrid


class PlacedPoint(NamedTuple):
    """A number and the cells that it may be in: from `left` to `right`, from `top` to `bottom`."""

    point: ChartPoint
    left: int
    right: int
    top: int
    bottom: int


class ChartLane:
    """The numbers of one giver, drawn; `signs` are those that stand in it.

    `drawn` are the numbers that have a cell of their own, and `unsaid` counts those for one of
    whose signs there was no room.
    """

    def __init__(self, plotted: Plotted, days: DayScale, scale: ValueScale) -> None:
        """There is a row more than the scale has where something at its top is open upwards."""
        above = int(any(one.more and scale.row(one.most) == 0 for one in plotted.points))
        self.above = above
        self.grid = CellGrid(days.width, scale.rows + above)
        self.ground = scale.row(0.0) + above
        self.drawn: list[PlacedPoint] = []
        self.signs: set[str] = set()
        self.unsaid = 0
        self.stems: set[tuple[int, int]] = set()
        placed = [_place(one, days, scale, above) for one in plotted.points]
        for one in _kept(placed):
            if self._draw(one):
                self.drawn.append(one)
        for one in self.drawn:
            self._qualify(one)
        self._stand()

    def _draw(self, one: PlacedPoint) -> bool:
        """Write a number into the cells that are still free; whether there were any."""
        found = False
        for column, row, sign in _cells(one):
            if self.grid.free(column, row, 1):
                self.grid.write(column, row, sign, "muted" if one.left < one.right else "words")
                self.signs.add(chart_signs.meant_by(sign))
                found = True
        return found

    def _qualify(self, one: PlacedPoint) -> None:
        """Write beside a number what is not sure of it."""
        middle = (one.left + one.right) // 2
        wanted = []
        if one.point.more:
            wanted.append((middle, one.top - 1, chart_signs.MORE))
        if one.point.less:
            wanted.append((middle, one.bottom + 1, chart_signs.LESS))
        if one.point.day_sign:
            wanted += [(at, one.top, one.point.day_sign) for at in (one.left - 1, one.right + 1)]
        missing = 0
        for column, row, sign in wanted:
            if self.grid.free(column, row, 1):
                self.grid.write(column, row, sign, "muted")
                self.signs.add(sign)
            else:
                missing = 1
        self.unsaid += missing

    def _stand(self) -> None:
        """Draw the ground, and a stem from it to the numbers of each day."""
        reach: dict[int, list[int]] = {}
        for one in self.drawn:
            if one.left == one.right:
                reach.setdefault(one.left, []).extend((one.top, one.bottom))
        for column, rows in reach.items():
            for row in range(min(*rows, self.ground), max(*rows, self.ground) + 1):
                if row != self.ground:
                    self.grid.under(column, row, chart_signs.STEM, "rule")
                self.stems.add((column, row))
        for column in range(self.grid.width):
            self.grid.under(
                column, self.ground, "┴" if column in reach else chart_signs.GROUND, "rule"
            )
            self.stems.add((column, self.ground))


def _place(point: ChartPoint, days: DayScale, scale: ValueScale, above: int) -> PlacedPoint:
    left = right = days.column(point.first)
    top = bottom = scale.row(point.most) + above
    if point.last != point.first:
        right = days.column(point.last)
    if point.least != point.most:
        bottom = scale.row(point.least) + above
    return PlacedPoint(point, left, right, top, bottom)


def _kept(placed: Sequence[PlacedPoint]) -> Iterator[PlacedPoint]:
    """The ends, and the least and the most of each column; then what is for several columns."""
    columns: dict[int, list[PlacedPoint]] = {}
    for one in placed:
        if one.left == one.right:
            columns.setdefault(one.left, []).append(one)
    for there in columns.values():
        least = min(there, key=lambda one: one.point.least)
        most = max(there, key=lambda one: one.point.most)
        ends = [one for one in there if one is placed[0] or one is placed[-1]]
        yield from {id(one): one for one in (*ends, least, most)}.values()
    yield from (one for one in placed if one.left < one.right)


def _cells(one: PlacedPoint) -> Iterator[tuple[int, int, str]]:
    if one.left == one.right:
        yield from ((one.left, row, sign) for row, sign in _upright(one))
        return
    for row in range(one.top, one.bottom + 1):
        for column in range(one.left, one.right + 1):
            sign = {one.left: chart_signs.BEGIN, one.right: chart_signs.END}.get(
                column, chart_signs.WITHIN
            )
            yield column, row, sign


def _upright(one: PlacedPoint) -> Iterator[tuple[int, str]]:
    """The rows of a number that is for one day."""
    if one.point.least == one.point.most:
        yield one.top, chart_signs.mark_of(one.point)
    elif one.top == one.bottom:
        yield one.top, chart_signs.NARROW
    else:
        for row in range(one.top, one.bottom + 1):
            sign = {one.top: chart_signs.MOST, one.bottom: chart_signs.LEAST}.get(
                row, chart_signs.BETWEEN
            )
            yield row, sign
