"""Numbers over time as a drawing: points alone, each giver's by themselves under their name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from briefing.export.html.views.chart_labels import (
    LETTER,
    LINE,
    PointLabel,
    SpanMark,
    apart,
    cut,
    spans,
)
from briefing.export.html.views.svg_lane import (
    DaySign,
    OpenEnd,
    PlacedSeries,
    PointMark,
    RangeMark,
)
from briefing.model.dates.days import edtf_text, from_ordinal, ordinal
from briefing.page.blocks import Chart
from briefing.page.chart_block import ChartPoint, Plotted
from briefing.page.figures.amounts import amount
from briefing.page.figures.drawing.chart_signs import LESS, MORE, UNNAMED, meanings, worst_by_place
from briefing.page.figures.drawing.plot import MOST_LANES, left_out
from briefing.page.figures.drawing.value_scale import part_of, round_steps
from briefing.page.words.dates import short_date

WIDTH = 400
"""The units that it is drawn in: on a phone nearly pixels, so that its text can be read there."""
_LEFT, _RIGHT, _TOP, _BOTTOM = 52.0, 388.0, 44.0, 206.0
_INSET = 12.0
"""Units free on both sides of the days, for the signs beside a mark."""
_LANE, _FOOT = 112.0, 8.0
"""How high a lane is with its name and the room for a number above, and what is free below it."""
_NAME = 14.0
"""Where the name of a lane stands in it, from its top."""
_BELOW = 30.0
"""What the days below the axis take."""
_APART = 10
"""Units between two signs below the days, at least."""
_DAYS = 2
"""Into how many parts the days on the axis divide it, at most."""


class AxisTick(NamedTuple):
    """A number or a day on an axis."""

    at: float
    text: str


class SvgLane(NamedTuple):
    """The ground and the numbers of some givers; with the name of one where each has a lane."""

    name: str
    against: str
    name_y: float
    top: float
    bottom: float
    numbers: tuple[AxisTick, ...]


class Drawing(NamedTuple):
    """A chart in units: `words` says in a sentence what it shows, for whoever cannot see it."""

    words: str
    unit: str
    lanes: tuple[SvgLane, ...]
    marks: tuple[PointMark, ...]
    ranges: tuple[RangeMark, ...]
    vague: tuple[RangeMark, ...]
    ends: tuple[OpenEnd, ...]
    day_signs: tuple[DaySign, ...]
    labels: tuple[PointLabel, ...]
    spans: tuple[SpanMark, ...]
    days: tuple[AxisTick, ...]
    signs: tuple[AxisTick, ...]
    height: float
    bottom: float
    left: float = _LEFT
    right: float = _RIGHT
    width: int = WIDTH


class _Heights(NamedTuple):
    """Numbers from `low` to `high` between the bottom and the top of a lane."""

    low: float
    high: float
    top: float
    bottom: float

    def up(self, value: float) -> float:
        part = part_of(value, self.low, self.high)
        return round(self.bottom - (self.bottom - self.top) * part, 1)


def draw(chart: Chart) -> Drawing:
    """The chart, drawn. The axis begins at nothing, so that a small change looks small."""
    shown = [one for one in chart.plotted if one.points][:MOST_LANES]
    points = [point for one in shown for point in one.points]
    days = [ordinal(day) for one in points for day in (one.first, one.last)]
    days += [ordinal(day) for one in chart.spans for day in (one.first, one.last)]
    first, last = min(days), max(days)
    several = len(shown) > 1 and first < last

    def across(day: str) -> float:
        part = (ordinal(day) - first) / (last - first or 1)
        return round(_LEFT + (_RIGHT - _LEFT - 2 * _INSET) * part + _INSET, 1)

    heights, lanes = _lanes(shown, points, several)
    drawn = [
        PlacedSeries(one, _places(one, across, height), several)
        for one, height in zip(shown, heights, strict=True)
    ]
    if first == last:
        drawn = list(_beside(drawn))
    bottom = lanes[-1].bottom
    signs = tuple(_signs(points, across))
    below = tuple(
        spans(
            [
                (across(one.first), across(one.last), f"{one.sign} {one.words}".strip())
                for one in chart.spans
            ],
            bottom + _BELOW + (LINE if signs else 0),
            WIDTH,
        )
    )
    return Drawing(
        words=" ".join(_words(chart, shown)),
        unit=chart.unit,
        lanes=lanes,
        marks=tuple(mark for one in drawn for mark in one.marks()),
        ranges=tuple(mark for one in drawn for mark in one.ranges()),
        vague=tuple(mark for one in drawn for mark in one.vague()),
        ends=tuple(mark for one in drawn for mark in one.ends()),
        day_signs=tuple(mark for one in drawn for mark in one.day_signs()),
        labels=tuple(_labels(drawn, lanes)),
        spans=below,
        days=tuple(
            AxisTick(across(from_ordinal(day)), day_text(day)) for day in some_days(first, last)
        ),
        signs=signs,
        height=below[-1].text_y + LINE if below else bottom + _BELOW + (LINE if signs else 0),
        bottom=bottom,
    )


def _lanes(
    shown: Sequence[Plotted], points: Sequence[ChartPoint], several: bool
) -> tuple[list[_Heights], tuple[SvgLane, ...]]:
    """How high the numbers of each giver stand, and the ground of each lane, or of the only one."""
    values = [value for one in points for value in (one.least, one.most)]
    low, high = min(0.0, *values), max(0.0, *values)
    steps = round_steps(low, high)
    low, high = min(low, steps[0]), max(high, steps[-1]) or 1.0
    if not several:
        height = _Heights(low, high, _TOP, _BOTTOM)
        return [height] * len(shown), (_lane("", "", 0, height, steps),)
    tops = [_LANE * number for number in range(len(shown))]
    heights = [_Heights(low, high, top + _TOP, top + _LANE - _FOOT) for top in tops]
    ends = sorted({low, 0.0, high})
    return heights, tuple(
        _lane(one.title, one.against, top + _NAME, height, ends)
        for one, top, height in zip(shown, tops, heights, strict=True)
    )


def _lane(
    name: str, against: str, name_y: float, height: _Heights, steps: Iterable[float]
) -> SvgLane:
    ticks = tuple(AxisTick(height.up(step), amount(step)) for step in steps)
    room = _RIGHT - LETTER * (len(against) + 2)
    return SvgLane(cut(name, room), against, name_y, height.top, height.bottom, ticks)


def _places(one: Plotted, across: Callable[[str], float], height: _Heights) -> list[RangeMark]:
    return [
        RangeMark(
            across(each.first), height.up(each.least), across(each.last), height.up(each.most)
        )
        for each in one.points
    ]


def _beside(drawn: Sequence[PlacedSeries]) -> Iterator[PlacedSeries]:
    """What several give for one and the same day, beside each other."""
    step = (_RIGHT - _LEFT) / len(drawn)
    for number, one in enumerate(drawn):
        by = round(number * step, 1)
        moved = [each._replace(x=each.x + by, end_x=each.end_x + by) for each in one.places]
        yield one._replace(places=moved)


def _labels(drawn: Sequence[PlacedSeries], lanes: Sequence[SvgLane]) -> Iterator[PointLabel]:
    """The labels of each lane, or of the only one, none over another."""
    if len(lanes) == 1:
        every = [text for one in drawn for text in one.texts()]
        yield from apart(every, (_LEFT + 2, 0, WIDTH, lanes[0].bottom))
        return
    for one, lane in zip(drawn, lanes, strict=True):
        yield from apart(one.texts(), (_LEFT + 2, lane.name_y, WIDTH, lane.bottom))


def _signs(points: Iterable[ChartPoint], across: Callable[[str], float]) -> list[AxisTick]:
    """Below the days that several give how their numbers stand to each other: the worst of it."""
    worst = worst_by_place(points, lambda one: int(across(one.first) // _APART))
    return [AxisTick(across(one.first), one.sign) for one in worst.values()]


def _words(chart: Chart, shown: Sequence[Plotted]) -> Iterator[str]:
    """What it shows and what it does not, and what the signs mean that are in it."""
    points = [point for one in shown for point in one.points]
    signs = {one.day_sign for one in points}
    signs |= {UNNAMED for one in points if not one.named}
    signs |= {MORE for one in points if one.more} | {LESS for one in points if one.less}
    yield chart.label
    yield from left_out(chart.plotted, shown)
    yield from (f"{one}." for one in meanings(signs, points))


def day_text(day: int) -> str:
    """A day by its number, as an axis has it."""
    return short_date(edtf_text(from_ordinal(day)))


def some_days(first: int, last: int) -> list[int]:
    """The first and the last day, and those between that divide the time about evenly."""
    parts = min(_DAYS, last - first) or 1
    return list(dict.fromkeys(first + (last - first) * part // parts for part in range(parts + 1)))
