"""Numbers as bars, one in a line: where there is no room for time, or all are for one day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rich.cells import cell_len

from briefing.page.blocks import Line, Span, plain
from briefing.page.chart_block import ChartPoint, Plotted
from briefing.page.figures.drawing import chart_signs
from briefing.page.figures.drawing.point_labels import right_to_left
from briefing.page.figures.drawing.value_scale import ValueScale, scale_of
from briefing.page.layout.truncate import truncated
from briefing.page.words.dates import short_date
from briefing.text.visible import visible_line

MOST_BARS = 6
"""Numbers of one giver that have a bar; of more the first, the last, the least and the most."""
_SHORTEST = 6
"""Cells that a bar needs to be longer or shorter than another."""
_FULL = "━"
_RANGE = ("┣", _FULL, "┫")
_NAME_PART = 3
"""What part of a line a name may have."""


class _BarRow(NamedTuple):
    first: str
    point: ChartPoint


class _BarGroup(NamedTuple):
    head: str
    rows: list[_BarRow]


class DrawnBars(NamedTuple):
    """The lines, how many numbers they tell, and the signs that stand in them."""

    lines: list[Line]
    told: int
    signs: set[str]


def draw_bars(plotted: Sequence[Plotted], width: int) -> DrawnBars:
    """A line for each number, with a bar where there is room for one that says anything."""
    groups = _groups(plotted, width)
    rows = [row for group in groups for row in group.rows]
    columns = (
        max(cell_len(row.first) for row in rows),
        max(cell_len(visible_line(row.point.value)) for row in rows),
        max(len(_signs(row.point)) for row in rows),
    )
    room = width - sum(columns) - 4
    ends = (end for row in rows for end in (row.point.least, row.point.most))
    scale = scale_of(ends, max(2, room))
    barred = room >= _SHORTEST and scale.low == 0
    lines: list[Line] = []
    signs: set[str] = set()
    for group in groups:
        if group.head:
            lines.append(truncated((Span(group.head, "muted"),), width))
        for row in group.rows:
            bar = tuple(_bar(row.point, scale)) if barred else ()
            drawn = (*_words(row, columns), *bar)
            signs.update(sign for span in drawn[2:] for sign in span.text)
            lines.append(truncated(drawn, width))
    return DrawnBars(lines, len(rows), signs & {chart_signs.UNNAMED, chart_signs.ABOUT})


def _groups(plotted: Sequence[Plotted], width: int) -> list[_BarGroup]:
    """The numbers of each giver below their name; of one day below it, each beside its giver."""
    told = [(visible_line(one.title), told_of(one)) for one in plotted]
    days = {_day(point) for _, points in told for point in points}
    alone = all(len(points) == 1 for _, points in told)
    if len(told) > 1 and len(days) == 1 and alone and not any(right_to_left(n) for n, _ in told):
        named = [(plain(truncated((Span(n),), width // _NAME_PART)), points) for n, points in told]
        return [_BarGroup(days.pop(), [_BarRow(name, *points) for name, points in named])]
    return [
        _BarGroup(
            name if len(told) > 1 else "",
            [_BarRow(_day(point), point) for point in points],
        )
        for name, points in told
    ]


def told_of(plotted: Plotted) -> Sequence[ChartPoint]:
    """All numbers of a giver if they are few, or else the first, last, least and most."""
    points = plotted.points
    if len(points) <= MOST_BARS:
        return points
    least = min(range(len(points)), key=lambda at: points[at].least)
    most = max(range(len(points)), key=lambda at: points[at].most)
    return [points[at] for at in sorted({0, least, most, len(points) - 1})]


def _day(point: ChartPoint) -> str:
    return f"{'given ' if point.given else ''}{short_date(point.day)}"


def _words(row: _BarRow, columns: tuple[int, int, int]) -> Iterator[Span]:
    first, value, sign = columns
    number = visible_line(row.point.value)
    yield Span(row.first + " " * (first - cell_len(row.first) + 2), "muted")
    yield Span(" " * (value - cell_len(number)) + number, "words")
    differs = row.point.sign == chart_signs.DIFFERS
    yield Span(f"{_signs(row.point):<{sign}}  ", "warning" if differs else "muted")


def _signs(point: ChartPoint) -> str:
    """How it stands to others', and that somebody unnamed gives it, which no word here says."""
    unnamed = "" if point.named else chart_signs.UNNAMED
    return "".join(f" {sign}" for sign in (point.sign, unnamed) if sign)


def _bar(point: ChartPoint, scale: ValueScale) -> Iterator[Span]:
    """From nothing to the number; of a range from the one end to the other, and nothing before."""
    begin, end = (scale.rows - 1 - scale.row(one) for one in (point.least, point.most))
    if point.least == point.most:
        yield Span(_FULL * end, "rule")
        yield Span(chart_signs.mark_of(point), "words")
    elif begin == end:
        yield Span(f"{' ' * begin}{chart_signs.NARROW}", "words")
    else:
        left, middle, right = _RANGE
        yield Span(f"{' ' * begin}{left}{middle * (end - begin - 1)}{right}", "words")
