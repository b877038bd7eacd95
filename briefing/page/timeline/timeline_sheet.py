"""A timeline as lines of text: the axis, and each row with its title and what stands in time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rich.cells import cell_len

from briefing.analysis.timeline.date_span import DateSpan
from briefing.analysis.timeline.dated_records import DatedFigure
from briefing.page.blocks import Line, Span, plain
from briefing.page.layout.cut_words import cut_name
from briefing.page.timeline.row_details import RowDetail, TimelineDetails
from briefing.page.timeline.time_bars import (
    BarCell,
    Cells,
    Density,
    blank,
    density_of,
    draw_density,
    draw_span,
    draw_told,
    line_of,
)
from briefing.page.timeline.timeline_axis import axis
from briefing.page.timeline.timeline_rows import TimelineRow
from briefing.page.timeline.timeline_view import TimelineView
from briefing.text.visible import visible_line

_TITLE, _NARROW_TITLE, _LEAST_TITLE = 40, 27, 14
_NARROW, _LEAST = 100, 60
"""Columns below which titles have less room."""
_WIDEST = 1_000
_MARGIN = 2
MOST_ALIKE = 200
"""Records of a row whose dates are looked at, to see whether all are the same."""


class SheetSize(NamedTuple):
    """How a line is shared: the cells of the titles, and those of time."""

    title: int
    time: int


def sheet_size(width: int, longest: int = _WIDEST) -> SheetSize:
    """The parts of a line: on a wide one titles have what they need, up to a third of it."""
    title = _NARROW_TITLE if width >= _LEAST else _LEAST_TITLE
    if width >= _NARROW:
        title = max(title, min(longest, max(_TITLE, width * 3 // 10)))
    return SheetSize(title, max(1, width - title - 2 * _MARGIN))


def axis_lines(view: TimelineView, title: int) -> tuple[Line, Line]:
    """The two lines above the rows."""
    names, ticks = axis(view)
    before = Span(" " * (title + 2 * _MARGIN - 1))
    return (before, Span(names, "muted")), (before, Span(ticks, "rule"))


def wanted_details(rows: Iterable[TimelineRow]) -> list[int]:
    """The numbers of the records whose words it takes to draw some rows."""
    sorts = ("record", "figure", "voice")
    return [
        number
        for row in rows
        if row.name.sort in sorts and len(row.numbers) == 1
        for number in row.numbers
    ]


def wanted_spans(rows: Iterable[TimelineRow]) -> list[int]:
    """The numbers of the records of which it takes no more than their dates."""
    return [number for row in rows if _is_alike(row) for number in row.numbers]


def _is_alike(row: TimelineRow) -> bool:
    """Whether all dates of a row may be the same."""
    few = row.name.sort == "voice" and 1 < len(row.records) <= MOST_ALIKE
    return few and len({(one.lower, one.upper) for one in row.records}) == 1


def row_line(row: TimelineRow, view: TimelineView, title: int, details: TimelineDetails) -> Line:
    """A row of the timeline."""
    cells = _cells(row, view, details)
    before = Span(" " * (_MARGIN - 1 + 2 * row.depth))
    return (before, *_title(row, title - 2 * row.depth, details), Span(" "), *line_of(cells))


def _title(row: TimelineRow, width: int, details: TimelineDetails) -> Line:
    """What a row is called, with its number, in so many cells."""
    label, count, prefix = row.label, "", row.prefix
    if row.name.sort in ("record", "figure") and row.numbers[0] in details.records:
        detail = details.records[row.numbers[0]]
        label, prefix = detail.title, detail.prefix
    if row.name.sort == "lane":
        count = f"{row.total:,}" if row.total else "none"
        if row.in_view != row.total:
            count += f" · {row.in_view:,} here"
    elif row.total > 1 or row.name.sort == "section":
        count = f"{row.total:,}"
    after = f"  {count}" * bool(count)
    name = plain(cut_name((Span(visible_line(label)),), width - cell_len(after), prefix))
    style = "strong" if row.name.sort == "lane" else ""
    rest = " " * (width - cell_len(name) - cell_len(after))
    return Span(name, "strong" if style else ""), Span(after, "muted"), Span(f"{rest} ")


def row_density(row: TimelineRow, view: TimelineView) -> Density:
    """How many of a row there are at each column."""
    return density_of(row.days, view, row.records)


def _cells(row: TimelineRow, view: TimelineView, details: TimelineDetails) -> Cells:
    cells = blank(view)
    if row.figure is not None:
        _draw_numbers(cells, row.figure, view, details.records.get(row.figure.number))
    elif row.name.sort == "many":
        draw_density(cells, row_density(row, view))
    elif row.name.sort in ("record", "voice") and row.name.lane != "undated":
        spans = {details.spans.get(number) for number in row.numbers[:MOST_ALIKE]}
        span = spans.pop() if len(spans) == 1 else None
        if span is not None and len(row.numbers) <= MOST_ALIKE:
            detail = details.records.get(row.numbers[0])
            if len(row.numbers) == 1 and detail:
                draw_told(cells, (one.span for one in detail.told), span, view)
            draw_span(cells, span, view)
        else:
            draw_density(cells, row_density(row, view))
    return cells


def _draw_numbers(
    cells: Cells, figure: DatedFigure, view: TimelineView, detail: RowDetail | None
) -> None:
    """The numbers of a figure, each beside its days, as far as there is room for them."""
    labels: dict[tuple[int, int], list[str]] = {}
    for point in figure.points:
        words, span = detail.number(point) if detail else ("", DateSpan(point.lower, point.upper))
        draw_span(cells, span, view)
        ends = view.column(point.lower or point.upper), view.column(point.upper or point.lower)
        if words and ends[1] >= 0 and ends[0] < view.width:
            some = labels.setdefault(ends, [])
            some += [words] * (words not in some)
    for (first, last), some in labels.items():
        words = " · ".join(some)
        before = first - len(words)
        # Beside the bar; or, where a sign stands at a point, beside that.
        for at in (last + 2, last + 3, before - 1, before - 2):
            if _free(cells, at, len(words)):
                cells[at : at + len(words)] = [BarCell(letter) for letter in words]
                break


def _free(cells: Sequence[BarCell], at: int, length: int) -> bool:
    before, after = max(0, at - 1), at + length + 1
    inside = at >= 0 and at + length <= len(cells)
    return inside and all(cell.sign in " " for cell in cells[before:after])
