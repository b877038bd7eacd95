"""Numbers over time as a drawing: points alone, each with its number and its giver beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import floor, log10
from typing import NamedTuple

from briefing.model.dates.days import edtf_text, from_ordinal, ordinal
from briefing.page.blocks import Chart
from briefing.page.figures.amounts import amount
from briefing.page.words.dates import short_date

WIDTH, HEIGHT = 400, 236
"""The units that it is drawn in: on a phone nearly pixels, so that its text can be read there."""
_LEFT, _RIGHT, _TOP, _BOTTOM = 52.0, 388.0, 44.0, 206.0
_LINE = 15.0
_LETTER = 6.6
"""How wide a letter of a label is, on average."""
_MOST_LABELLED = 8
"""Points of one giver that are labelled one by one; of more only the first and the last."""
Box = tuple[float, float, float, float]
_SHAPES = ("circle", "ring", "square", "diamond")


class PointMark(NamedTuple):
    """A number in the drawing; the shape is its giver's."""

    x: float
    y: float
    shape: str


class PointLabel(NamedTuple):
    """A number and its giver, beside its point."""

    x: float
    y: float
    end: bool
    value: str
    giver: str


class AxisTick(NamedTuple):
    """A number or a day on an axis."""

    at: float
    text: str


class Drawing(NamedTuple):
    """A chart in units: `words` says in a sentence what it shows, for whoever cannot see it."""

    words: str
    unit: str
    marks: tuple[PointMark, ...]
    labels: tuple[PointLabel, ...]
    numbers: tuple[AxisTick, ...]
    days: tuple[AxisTick, ...]
    left: float = _LEFT
    right: float = _RIGHT
    top: float = _TOP
    bottom: float = _BOTTOM
    width: int = WIDTH
    height: int = HEIGHT


def draw(chart: Chart) -> Drawing:
    """The chart, drawn. The axis begins at nothing, so that a small change looks small."""
    values = [value for one in chart.plotted for _, value in one.points]
    days = [ordinal(day) for one in chart.plotted for day, _ in one.points]
    low, high = min(0.0, *values), max(0.0, *values)
    steps = _steps(low, high)
    low, high = min(low, steps[0]), max(high, steps[-1]) or 1.0
    first, last = min(days), max(days)

    def across(day: int) -> float:
        return round(_LEFT + (_RIGHT - _LEFT - 12) * (day - first) / (last - first or 1) + 6, 1)

    def up(value: float) -> float:
        return round(_BOTTOM - (_BOTTOM - _TOP) * (value - low) / (high - low or 1), 1)

    placed = [
        [(across(ordinal(day)), up(value), value) for day, value in one.points]
        for one in chart.plotted
    ]
    marks = tuple(
        PointMark(x, y, _SHAPES[min(number, len(_SHAPES) - 1)])
        for number, points in enumerate(placed)
        for x, y, _ in points
    )
    named = [
        (x, y, amount(_whole(value)), one.name)
        for one, points in zip(chart.plotted, placed, strict=True)
        for x, y, value in _labelled(points)
    ]
    return Drawing(
        words=chart.label,
        unit=chart.unit,
        marks=marks,
        labels=tuple(_apart(named)),
        numbers=tuple(AxisTick(up(step), amount(_whole(step))) for step in steps),
        days=tuple(AxisTick(across(day), _day(day)) for day in _some_days(first, last)),
    )


def _day(day: int) -> str:
    return short_date(edtf_text(from_ordinal(day)))


def _whole(value: float) -> int | float:
    return int(value) if value == int(value) else value


def _some_days(first: int, last: int) -> list[int]:
    """The first and the last day, and the one in the middle where that is one."""
    middle = [(first + last) // 2] if last - first > 1 and (last - first) % 2 == 0 else []
    return [first, *middle, last]


def _steps(low: float, high: float) -> list[float]:
    """Round numbers from the least to the greatest, three to six of them."""
    rough = (high - low or 1.0) / 4
    scale = 10.0 ** floor(log10(rough))
    step = next(size * scale for size in (1, 2, 2.5, 5, 10) if size * scale >= rough)
    begin, end = floor(low / step), -floor(-high / step)
    return [number * step for number in range(begin, end + 1)]


def _labelled(points: Sequence[tuple[float, float, float]]) -> list[tuple[float, float, float]]:
    if len(points) <= _MOST_LABELLED:
        return list(points)
    return [points[0], points[-1]]


def _apart(named: Sequence[tuple[float, float, str, str]]) -> Iterator[PointLabel]:
    """Labels above or below their points, whichever does not cover what was placed before.

    One for which there is no room is left out: its number stands in the table below.
    """
    taken = [(x - 7, y - 7, x + 7, y + 7) for x, y, *_ in named]
    for x, y, value, giver in sorted(named, reverse=True):
        width = _LETTER * max(len(giver), len(value) * 1.3)
        end = x - width >= 0
        left = x - width if end else x
        if left + width > WIDTH:
            giver = f"{giver[: int((WIDTH - left) / _LETTER) - 1]}…"
            width = WIDTH - left
        for top in (y - 12 - 2 * _LINE, y + 10, y - 12 - 4 * _LINE, y + 10 + 2 * _LINE):
            box = (left, top, left + width, top + 2 * _LINE)
            free = top >= 0 and top + 2 * _LINE <= _BOTTOM and not _covers(box, taken)
            if free:
                taken.append(box)
                yield PointLabel(round(x, 1), round(top + _LINE - 2, 1), end, value, giver)
                break


def _covers(box: Box, taken: Sequence[Box]) -> bool:
    left, top, right, bottom = box
    return any(left < x1 and right > x0 and top < y1 and bottom > y0 for x0, y0, x1, y1 in taken)
