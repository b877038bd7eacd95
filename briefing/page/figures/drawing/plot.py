"""The chart of a figure as lines of text: the same on the screen, in the shell and in Markdown.

Each number is a mark by itself, for nobody has said anything of the days between; the scale has
nothing on it, so that a small change looks small; and each giver has a lane of their own, named.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from rich.cells import cell_len

from briefing.model.dates.days import ordinal
from briefing.page.blocks import Chart, Line, Span, plain
from briefing.page.chart_block import ChartPoint, ChartSpan, Plotted
from briefing.page.figures.amounts import amount
from briefing.page.figures.drawing import chart_signs
from briefing.page.figures.drawing.bars import draw_bars
from briefing.page.figures.drawing.day_scale import DayScale
from briefing.page.figures.drawing.lane import ChartLane
from briefing.page.figures.drawing.point_labels import right_to_left, write_labels
from briefing.page.figures.drawing.span_rows import span_rows
from briefing.page.figures.drawing.value_scale import ValueScale, scale_of
from briefing.page.layout.truncate import truncated
from briefing.page.layout.wrap import wrap_line
from briefing.page.words.vocabulary import plural, sentence
from briefing.text.some_names import some_names
from briefing.text.visible import visible_line

WIDEST = 72
NARROWEST = 24
"""Below this many cells there is no room for a picture beside its numbers."""
FOR_TIME = 44
"""Below this many there is none for time: the numbers are bars below each other."""
MOST_LANES = 8
_ROWS = 20
"""Rows of all lanes together, without their heads, as far as each has `_LOWEST`."""
_HIGHEST, _LOWEST = 9, 4


@lru_cache(maxsize=32)  # a page is drawn anew whenever its width changes, or it is scrolled to
def plot(chart: Chart, width: int) -> tuple[Line, ...]:
    """The chart in lines of at most `width` cells, with what the signs in it mean.

    Nothing where it is too narrow.
    """
    if width < NARROWEST or not any(one.points for one in chart.plotted):
        return ()
    width = min(width, WIDEST)
    shown = [one for one in chart.plotted if one.points][:MOST_LANES]
    drawn = _lanes(chart, shown, width) if width >= FOR_TIME else None
    lines, told, signs, unsaid = drawn or (*draw_bars(shown, width), 0)
    points = [point for one in shown for point in one.points]
    notes = [
        *chart_signs.meanings(signs, points),
        *_counted(told, len(points), of_columns=drawn is not None),
        *_unsaid(unsaid),
        *left_out(chart.plotted, shown),
        *(f"{sentence(note)}." for note in chart.notes),
    ]
    below = (row for note in notes for row in wrap_line((Span(note, "muted"),), width))
    return tuple(map(_stripped, (*lines, *below)))


class _Drawn(NamedTuple):
    lines: list[Line]
    told: int
    signs: set[str]
    unsaid: int


def _lanes(chart: Chart, shown: Sequence[Plotted], width: int) -> _Drawn | None:
    """A lane for each giver over the same days; None where there are not several days."""
    points = [point for one in shown for point in one.points]
    named = sorted({*_ends(points), *_ends(chart.spans)})  # days are text that sorts in time
    first, last = ordinal(named[0]), ordinal(named[-1])
    rows = max(_LOWEST, min(_HIGHEST, _ROWS // len(shown)))
    scale = scale_of((end for one in points for end in (one.least, one.most)), rows)
    numbers = {row: amount(value) for row, value in scale.ticks().items()}
    gutter = max(map(len, numbers.values()))
    if first == last or gutter > width // 3:
        return None
    days = DayScale(first, last, width - gutter - 1)
    lanes = [ChartLane(one, days, scale) for one in shown]
    lines: list[Line] = []
    for one, lane in zip(shown, lanes, strict=True):
        write_labels(lane, one, headed=len(shown) > 1)
        if len(shown) > 1:
            lines.append((Span(" " * gutter), *_head(one, width - gutter)))
        axis = _axis(numbers, scale, gutter, lane.above)
        lines += [(Span(a, "muted"), *row) for a, row in zip(axis, lane.grid.lines(), strict=True)]
    before = " " * (gutter + 1)
    lines.append((Span(before + days.names(named), "muted"),))
    lines += _agreement(points, days, before)
    lines += ((Span(before), *row) for row in span_rows(chart.spans, days))
    return _Drawn(
        lines,
        sum(len(lane.drawn) for lane in lanes),
        {sign for lane in lanes for sign in lane.signs},
        sum(lane.unsaid for lane in lanes),
    )


def _ends(drawn: Iterable[ChartPoint | ChartSpan]) -> Iterator[str]:
    return (day for one in drawn for day in (one.first, one.last))


def _head(one: Plotted, width: int) -> Line:
    """Whose lane it is, cut before what is counted is.

    The counts come first where a terminal may turn the line round.
    """
    counts = [one.against] if one.against else []
    name = visible_line(one.title)
    said = " · ".join((plural(len(one.points), "number"), *counts))
    if cell_len(name) + len(said) + 3 > width and counts:
        said = counts[0]
    shown = truncated((Span(name, "strong"),), width - len(said) - 3)
    if right_to_left(name):
        return (Span(f"{said} · ", "muted"), *shown)
    return (*shown, Span(f" · {said}", "muted"))


def _axis(numbers: dict[int, str], scale: ValueScale, gutter: int, above: int) -> list[str]:
    """What stands left of each row of a lane."""
    ground = scale.row(0.0)
    rows = []
    for row in range(-above, scale.rows):
        corner = "└" if row == ground == scale.rows - 1 else "┤" if row in numbers else "│"
        rows.append(numbers.get(row, "").rjust(gutter) + corner)
    return rows


def _agreement(points: Iterable[ChartPoint], days: DayScale, before: str) -> list[Line]:
    """Below each day that several give how their numbers stand to each other: the worst of it."""
    worst = chart_signs.worst_by_place(points, lambda one: days.column(one.first))
    if not worst:
        return []
    cells = (worst[column].sign if column in worst else " " for column in range(days.width))
    return [(Span(f"{before}{''.join(cells)}", "words"),)]


def _counted(count: int, total: int, *, of_columns: bool) -> list[str]:
    """How many numbers are drawn, where it is not all."""
    if count == total:
        return []
    which = (
        "of those that fall together the least and the most"
        if of_columns
        else "the first, the last, the least and the most"
    )
    return [f"{count:,} of {plural(total, 'number')} are drawn: {which}."]


def _unsaid(count: int) -> list[str]:
    if not count:
        return []
    return [f"No room for the sign of what is not sure: {plural(count, 'number')}."]


def left_out(every: Sequence[Plotted], shown: Sequence[Plotted]) -> list[str]:
    """Whose numbers are not drawn, because there are too many givers."""
    left = [one for one in every if one.points][len(shown) :]
    if not left:
        return []
    names = some_names([visible_line(one.title) for one in left], MOST_LANES)
    numbers = plural(sum(len(one.points) for one in left), "number")
    said = f"Not drawn, {numbers} of {plural(len(left), 'giver')}: {names}."
    return [f"{said} The table below has them."]


def _stripped(line: Line) -> Line:
    """A line without the spaces at its end."""
    spans = list(line)
    while spans and not spans[-1].text.rstrip(" "):
        spans.pop()
    return (*spans[:-1], spans[-1]._replace(text=spans[-1].text.rstrip(" "))) if spans else ()


def text_of(chart: Chart, width: int) -> list[str]:
    """The same without styles."""
    return [plain(line) for line in plot(chart, width)]
