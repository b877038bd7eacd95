"""A lane of a chart: every number is drawn, or lies between those that are."""

from __future__ import annotations

from hypothesis import given, settings

from briefing.model.dates.days import ordinal
from briefing.page.blocks import plain
from briefing.page.chart_block import Plotted
from briefing.page.figures.drawing.chart_signs import GROUND, STEM
from briefing.page.figures.drawing.day_scale import DayScale
from briefing.page.figures.drawing.lane import ChartLane
from briefing.page.figures.drawing.value_scale import scale_of
from tests.page.figures.drawing.made_up_charts import PLOTTED

_GROUND = frozenset({" ", STEM, GROUND, "┴"})


@given(PLOTTED)
@settings(deadline=None)
def test_the_ends_of_every_number_are_covered_and_of_many_the_least_and_the_most(
    plotted: Plotted,
) -> None:
    if not plotted.points:
        return
    days = [ordinal(day) for one in plotted.points for day in (one.first, one.last)]
    scale = scale_of((value for one in plotted.points for value in (one.least, one.most)), 8)
    across = DayScale(min(days), max(days), 50)
    lane = ChartLane(plotted, across, scale)
    rows = [plain(line) for line in lane.grid.lines()]

    drawn = {one.point for one in lane.drawn}
    for one in lane.drawn:
        ends = {(one.left, one.top), (one.right, one.bottom)}
        assert not {rows[row][column] for column, row in ends} & _GROUND
    columns: dict[int, list[float]] = {}
    for point in plotted.points:
        left, right = across.column(point.first), across.column(point.last)
        assert 0 <= left <= right < 50
        if left == right:
            columns.setdefault(left, []).extend((point.least, point.most))
        elif point not in drawn:  # others stand in all of its cells
            assert rows[scale.row(point.most) + lane.above][left] not in _GROUND
    for column, values in columns.items():
        for value in (min(values), max(values)):
            assert rows[scale.row(value) + lane.above][column] not in _GROUND
