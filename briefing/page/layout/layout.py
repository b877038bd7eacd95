"""A page as lines of text, for a terminal or a plain file: wrapped, with its links placed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple, TypeGuard

from rich.cells import cell_len

from briefing.page.blocks import (
    Beside,
    Block,
    Blocks,
    Heading,
    Line,
    Page,
    Paragraph,
    Span,
    Table,
)
from briefing.page.layout.margin import labelled, list_column, list_label
from briefing.page.layout.render import is_in_short, render
from briefing.page.layout.wrap import Row, RowPiece, StyledRun, row_piece, row_width
from briefing.page.words.vocabulary import DOT

MEASURE = 72
"""The longest line, in cells: what an eye follows back without effort."""
WIDEST_TABLE = 110
"""The widest table, in cells: nobody reads along a row of it as along a line."""
_WIDEST_LINES = 140
"""The widest table of rows that are one line each, under which an eye finds its place again."""
_MARGIN = 2
_PART = 2
"""The level of the headings that have a line below them; a table has its own."""
_MARGIN_FROM = 60
"""From this width on there is room for the whole left margin."""


class LinkPlace(NamedTuple):
    """Where a link stands: its row, and the cells from `start` up to `end` in it.

    A link that goes on in the next row has a place in both, with the same `number`. Numbers count
    the links of the sheet in reading order, from 0. `span` is the whole link, not this part of it.
    """

    row: int
    start: int
    end: int
    span: Span
    number: int


class PageLayout(NamedTuple):
    """A page laid out: its lines, and its links in reading order."""

    lines: tuple[Line, ...]
    links: tuple[LinkPlace, ...]


def layout(page: Page | Blocks, width: int, longest: int = MEASURE) -> PageLayout:
    """The page, or some blocks, in lines of at most `width` cells, and text in at most `longest`.

    What a record is more closely (of an actor: armed group) stands below its title. The text is
    safe for a terminal; it says everything that the blocks say, but for white space where a line
    breaks.
    """
    blocks = _with_kind(page) if isinstance(page, Page) else page
    margin = _MARGIN if width >= _MARGIN_FROM else int(width >= _MARGIN_FROM // 2)
    room = width - margin
    rows: list[Row] = []
    column = list_column(blocks)
    label: Line = ()
    for before, block, after in zip((None, *blocks), blocks, (*blocks[1:], None), strict=False):
        measure = min(room, _widest(block, longest))
        rows += [()] * _air(before, block)
        if named := list_label(block, after, column, measure):
            label = named  # it stands beside the list
            continue
        rows += (
            labelled(label, render(block, measure - column), column)
            if label
            else render(block, measure)
        )
        label = ()
        if isinstance(block, Heading) and block.level == _PART and not isinstance(after, Table):
            rows.append((row_piece("─" * measure, "rule"),))
    return _sheet(_indented(rows, margin))


def _with_kind(page: Page) -> Sequence[Block]:
    """The blocks, with what the record is more closely on the quiet line below its title."""
    _, _, closer = page.kind.partition(DOT)
    first, *others = page.blocks or (None,)
    if not closer or not isinstance(first, Heading):
        return page.blocks
    below = others[:1]
    if below and _is_quiet(below[0]):
        return (first, Paragraph((Span(closer + DOT, "muted"), *below[0].line)), *others[1:])
    return (first, Paragraph((Span(closer, "muted"),)), *others)


def _is_quiet(block: Block) -> TypeGuard[Paragraph]:
    return isinstance(block, Paragraph) and all(span.style == "muted" for span in block.line)


def _widest(block: Block, longest: int) -> int:
    """The most cells that a block has use for."""
    if isinstance(block, Table) and block.one_line:
        return _WIDEST_LINES
    return WIDEST_TABLE if isinstance(block, Table | Beside) else longest


def _air(before: Block | None, block: Block) -> int:
    """How many empty rows stand between two blocks."""
    if before is None or (isinstance(before, Heading) and before.level > 1):
        return 0
    if is_in_short(before) and is_in_short(block):
        return 0
    return 0 if isinstance(before, Heading) and _is_quiet(block) else 1


def _indented(rows: Iterable[Row], margin: int) -> list[Row]:
    before = (row_piece(" " * margin),) if margin else ()
    return [(*before, *row) if row else row for row in rows]


def _sheet(rows: Iterable[Row]) -> PageLayout:
    lines: list[Line] = []
    places: list[LinkPlace] = []
    numbers: dict[StyledRun, int] = {}
    for row in rows:
        for at, each in enumerate(row):
            if each.run.leads:
                start = row_width(row[:at])
                end = start + cell_len(each.text)
                number = numbers.setdefault(each.run, len(numbers))
                places.append(LinkPlace(len(lines), start, end, each.run.span, number))
        lines.append(tuple(map(_span, row)))
    return PageLayout(tuple(lines), tuple(places))


def _span(piece: RowPiece) -> Span:
    span = piece.run.span
    return span if span.text == piece.text else Span(piece.text, *span[1:])
