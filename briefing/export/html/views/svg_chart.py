"""Numbers over time as a drawing: points alone, each with its number and its giver beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import floor, log10
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
    """A number that is given as a range, from its one end to the other."""

    x: float
    y: float
    end: float


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
    values = [value for one in chart.plotted for _, value in one.points]
    days = [ordinal(day) for one in chart.plotted for day, _ in one.points]
    days += [ordinal(day) for one in chart.spans for day in one[:2]]
    low, high = min(0.0, *values), max(0.0, *values)
    steps = _steps(low, high)
    low, high = min(low, steps[0]), max(high, steps[-1]) or 1.0
    first, last = min(days), max(days)

    def across(day: int) -> float:
        return round(_LEFT + (_RIGHT - _LEFT - 12) * (day - first) / (last - first or 1) + 6, 1)

    def up(value: float) -> float:
        return round(_BOTTOM - (_BOTTOM - _TOP) * (value - low) / (high - low or 1), 1)

    drawn = [
        _Series(
            _SHAPES[min(number, len(_SHAPES) - 1)],
            [(across(ordinal(day)), up(value)) for day, value in one.points],
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
        labels=tuple(apart([text for one in drawn for text in one.texts()], WIDTH, _BOTTOM)),
        spans=below,
        numbers=tuple(AxisTick(up(step), amount(_whole(step))) for step in steps),
        days=tuple(AxisTick(across(day), day_text(day)) for day in some_days(first, last)),
        height=below[-1].text_y + LINE if below else _BOTTOM + _BELOW,
    )


class _Series(NamedTuple):
    """The numbers of one giver, placed."""

    shape: str
    places: Sequence[tuple[float, float]]
    plotted: Plotted

    def marks(self) -> Iterator[PointMark]:
        """Each number."""
        unnamed = [not one.named for one in self.plotted.givers] or [False] * len(self.places)
        for (x, y), hollow in zip(self.places, unnamed, strict=True):
            yield PointMark(x, y, self.shape, hollow)

    def ranges(self) -> Iterator[RangeMark]:
        """A line between the ends of each range."""
        for number, giver in enumerate(self.plotted.givers):
            if not giver.value and number:
                (x, y), (_, end) = self.places[number - 1 : number + 1]
                yield RangeMark(x, y, end)

    def texts(self) -> list[PointText]:
        """What stands beside the numbers; beside the first and the last where they are many."""
        if self.plotted.givers:
            told = [(one.value, one.who) for one in self.plotted.givers]
        else:
            told = [(amount(_whole(value)), self.plotted.name) for _, value in self.plotted.points]
        placed = zip(self.places, told, strict=True)
        texts = [PointText(x, y, value, who) for (x, y), (value, who) in placed if value]
        return texts if len(texts) <= _MOST_LABELLED else [texts[0], texts[-1]]


def day_text(day: int) -> str:
    """A day by its number, as an axis has it."""
    return short_date(edtf_text(from_ordinal(day)))


def _whole(value: float) -> int | float:
    return int(value) if value == int(value) else value


def some_days(first: int, last: int) -> list[int]:
    """The first and the last day, and those between that divide the time about evenly."""
    parts = min(_DAYS, last - first) or 1
    return list(dict.fromkeys(first + (last - first) * part // parts for part in range(parts + 1)))


def _steps(low: float, high: float) -> list[float]:
    """Round numbers from the least to the greatest, three to six of them."""
    rough = (high - low or 1.0) / 4
    scale = 10.0 ** floor(log10(rough))
    step = next(size * scale for size in (1, 2, 2.5, 5, 10) if size * scale >= rough)
    begin, end = floor(low / step), -floor(-high / step)
    return [number * step for number in range(begin, end + 1)]
