"""Tables on a terminal: columns that stand straight, cut to the width there is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.cells import cell_len, set_cell_size

from briefing.page.blocks import Line, Span, plain
from briefing.text.visible import visible_line

_GAP = 2
_WIDEST = 32
"""Cells of every column but the last."""


def columns(rows: Sequence[Sequence[Line]], width: int) -> Iterator[Line]:
    """The rows of a table as lines of at most `width` cells."""
    shown = [[_visible(cell) for cell in row] for row in rows]
    widths = [min(max(map(_width, column)), _WIDEST) for column in zip(*shown, strict=True)]
    for row in shown:
        yield tuple(_row(row, [*widths[:-1], width], width))


def _row(row: Sequence[Line], widths: Sequence[int], left: int) -> Iterator[Span]:
    """The cells of a row, each as wide as its column, as far as there is room."""
    for number, (cell, wide) in enumerate(zip(row, widths, strict=True)):
        if left <= 0:
            return
        room = min(wide, left)
        yield from _cut(cell, room)
        left -= room + _GAP
        if number < len(row) - 1:
            yield Span(" " * (room - min(_width(cell), room) + _GAP + min(left, 0)))


def _visible(cell: Line) -> Line:
    return tuple(Span(visible_line(span.text), span.style) for span in cell)


def _width(cell: Line) -> int:
    return cell_len(plain(cell))


def _cut(cell: Line, room: int) -> Iterator[Span]:
    """A cell in at most `room` cells, with … where something was cut off."""
    if _width(cell) <= room:
        yield from cell
        return
    left = room - 1
    for span in cell:
        if left <= 0:
            break
        text = span.text if cell_len(span.text) <= left else set_cell_size(span.text, left)
        yield Span(text, span.style)
        left -= cell_len(text)
    if room > 0:
        yield Span("…")
