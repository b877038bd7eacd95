"""Numbers over time as a drawing: points alone, each with its number and its giver beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefing.export.html.views.chart_labels import (
    LINE,
    PointLabel,
    PointText,
    SpanMark,
    apart,
    spans,
)
from briefing.model.dates.days import edtf_text, from_ordinal, ordinal
from briefing.page.blocks import Chart, Plotted
from briefing.page.figures.amounts import amount
from briefing.page.figures.drawing.value_scale import round_steps
from briefing.page.words.dates import short_date

WIDTH = 400
"""The units that it is drawn in: on a phone nearly pixels, so that its text can be read there."""
_LEFT, _RIGHT, _TOP, _BOTTOM = 52.0, 388.0, 44.0, 206.0
_BELOW = 30.0
"""What the days below the axis take."""
_MOST_LABELLED = 8
"""Points of one giver that are labelled one by one; of more only the first and the last."""
_SHAPES = ("circle", "square", "diamond", "triangle")
_DAYS = 2
"""Into how many parts the days on the axis divide it, at most."""


class PointMark(NamedTuple):
    """A number in the drawing: the shape is its giver's, `open` where somebody unnamed speaks."""

    x: float
    y: float
    shape: str
    open: bool


class RangeMark(NamedTuple):
    """What a number can be, or on which days, from the one end to the other."""

    x: float
    y: float
    end_x: float
    end_y: float


class AxisTick(NamedTuple):
    """A number or a day on an axis."""

    at: float
    text: str


class Drawing(NamedTuple):
    """A chart in units: `words` says in a sentence what it shows, for whoever cannot see it."""

    words: str
    unit: str
    marks: tuple[PointMark, ...]
    ranges: tuple[RangeMark, ...]
    vague: tuple[RangeMark, ...]
    labels: tuple[PointLabel, ...]
    spans: tuple[SpanMark, ...]
    numbers: tuple[AxisTick, ...]
    days: tuple[AxisTick, ...]
    height: float
    left: float = _LEFT
    right: float = _RIGHT
    top: float = _TOP
    bottom: float = _BOTTOM
    width: int = WIDTH


def draw(chart: Chart) -> Drawing:
    """The chart, drawn. The axis begins at nothing, so that a small change looks small."""
    points = [point for one in chart.plotted for point in one.points]
    values = [value for one in points for value in (one.least, one.most)]
    days = [ordinal(day) for one in points for day in one[:2]]
    days += [ordinal(day) for one in chart.spans for day in one[:2]]
    low, high = min(0.0, *values), max(0.0, *values)
    steps = round_steps(low, high)
    low, high = min(low, steps[0]), max(high, steps[-1]) or 1.0
    first, last = min(days), max(days)

    def across(day: int) -> float:
        return round(_LEFT + (_RIGHT - _LEFT - 12) * (day - first) / (last - first or 1) + 6, 1)

    def up(value: float) -> float:
        return round(_BOTTOM - (_BOTTOM - _TOP) * (value - low) / (high - low or 1), 1)

    drawn = [
        _Series(
            _SHAPES[min(number, len(_SHAPES) - 1)],
            [
                RangeMark(
                    across(ordinal(each.first)),
                    up(each.least),
                    across(ordinal(each.last)),
                    up(each.most),
                )
                for each in one.points
            ],
            one,
        )
        for number, one in enumerate(chart.plotted)
    ]
    below = tuple(
        spans(
            [
                (across(ordinal(one.first)), across(ordinal(one.last)), one.words)
                for one in chart.spans
            ],
            _BOTTOM + _BELOW,
            WIDTH,
        )
    )
    return Drawing(
        words=chart.label,
        unit=chart.unit,
        marks=tuple(mark for one in drawn for mark in one.marks()),
        ranges=tuple(mark for one in drawn for mark in one.ranges()),
        vague=tuple(mark for one in drawn for mark in one.vague()),
        labels=tuple(apart([text for one in drawn for text in one.texts()], WIDTH, _BOTTOM)),
        spans=below,
        numbers=tuple(AxisTick(up(step), amount(step)) for step in steps),
        days=tuple(AxisTick(across(day), day_text(day)) for day in some_days(first, last)),
        height=below[-1].text_y + LINE if below else _BOTTOM + _BELOW,
    )


class _Series(NamedTuple):
    """The numbers of one giver, placed."""

    shape: str
    places: Sequence[RangeMark]
    plotted: Plotted

    def marks(self) -> Iterator[PointMark]:
        """The ends of each number that is for one day."""
        for at, point in zip(self.places, self.plotted.points, strict=True):
            if point.first == point.last:
                for y in dict.fromkeys((at.y, at.end_y)):
                    yield PointMark(at.x, y, self.shape, not point.named)

    def ranges(self) -> Iterator[RangeMark]:
        """A line between the ends of each range."""
        return (one for one in self.places if one.y != one.end_y)

    def vague(self) -> Iterator[RangeMark]:
        """A line over the days that each number may be for, where these are several."""
        return (one for one in self.places if one.x != one.end_x)

    def texts(self) -> list[PointText]:
        """What stands beside the numbers; beside the first and the last where they are many."""
        texts = [
            PointText(at.x, at.y, point.value, point.who)
            for at, point in zip(self.places, self.plotted.points, strict=True)
        ]
        return texts if len(texts) <= _MOST_LABELLED else [texts[0], texts[-1]]


def day_text(day: int) -> str:
    """A day by its number, as an axis has it."""
    return short_date(edtf_text(from_ordinal(day)))


def some_days(first: int, last: int) -> list[int]:
    """The first and the last day, and those between that divide the time about evenly."""
    parts = min(_DAYS, last - first) or 1
    return list(dict.fromkeys(first + (last - first) * part // parts for part in range(parts + 1)))
