"""Tables that fit the width: columns that shrink and wrap, or one value a row if it is narrow."""

from __future__ import annotations

from itertools import zip_longest

from rich.cells import cell_len

from briefing.page.blocks import Line, Span, Table, plain
from briefing.page.wrap import Row, piece, row_width, wrap
from briefing.text.visible import visible

_GAP = 2
_NARROWEST = 6
"""A column is never made narrower than this, nor than what it has."""
_STACKED_BELOW = 44
"""Below this many cells a table of three columns or more is no table any more."""


def draw_table(table: Table, width: int) -> list[Row]:
    """The rows of a table of at most `width` cells."""
    widths = _fit(table, width) if table.rows else None
    if widths is None:
        return _stacked(table, width)
    rows = _across(tuple(_styled(cell) for cell in table.head), widths, frozenset())
    rows.append(_rule(widths))
    for cells in table.rows:
        rows += _across(cells, widths, table.numbers)
    return rows


def _styled(cell: Line) -> Line:
    return tuple(Span(span.text, span.style or "label", span.link) for span in cell)


def _fit(table: Table, width: int) -> list[int] | None:
    """The width of each column, or None where the table cannot be set across."""
    columns = list(zip(table.head, *table.rows, strict=True))
    natural = [min(width, max(_longest(cell) for cell in column)) for column in columns]
    least = [
        min(size, max(_NARROWEST, _longest_word(head[0])))
        for size, head in zip(natural, columns, strict=True)
    ]
    room = width - _GAP * (len(columns) - 1)
    if sum(least) > room or (len(columns) > 2 and width < _STACKED_BELOW):
        return None
    while sum(natural) > room:
        widest = max(
            (n for n in range(len(natural)) if natural[n] > least[n]), key=natural.__getitem__
        )
        natural[widest] -= 1
    return natural


def _longest(cell: Line) -> int:
    return max(cell_len(row) for row in visible(plain(cell)).split("\n"))


def _longest_word(cell: Line) -> int:
    return max((cell_len(word) for word in visible(plain(cell)).split()), default=0)


def _across(cells: tuple[Line, ...], widths: list[int], numbers: frozenset[int]) -> list[Row]:
    """The rows that one row of cells takes."""
    wrapped = [wrap(cell, size) for cell, size in zip(cells, widths, strict=True)]
    return [_padded(row, widths, numbers) for row in zip_longest(*wrapped, fillvalue=())]


def _padded(row: tuple[Row, ...], widths: list[int], numbers: frozenset[int]) -> Row:
    pieces: list[Row] = []
    for number, (cell, size) in enumerate(zip(row, widths, strict=True)):
        gap = " " * (size - row_width(cell))
        last = number == len(widths) - 1
        between = "" if last else " " * _GAP
        before, after = (gap, between) if number in numbers else ("", "" if last else gap + between)
        pieces.append((*_blank(before), *cell, *_blank(after)))
    return tuple(each for cell in pieces for each in cell)


def _blank(text: str) -> Row:
    return (piece(text),) if text else ()


def _rule(widths: list[int]) -> Row:
    return (piece((" " * _GAP).join("─" * size for size in widths), "muted"),)


def _stacked(table: Table, width: int) -> list[Row]:
    """Each row as lines of "head: value", with an empty row between."""
    rows: list[Row] = []
    for number, cells in enumerate(table.rows or [((),) * len(table.head)]):
        if number:
            rows.append(())
        for head, cell in zip(table.head, cells, strict=True):
            rows += wrap((*_styled(head), Span(": ", "label"), *cell), width)
    return rows
