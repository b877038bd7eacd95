"""Each kind of block as rows of text."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from rich.cells import cell_len

from briefing.analysis.speaker import PARTIAL
from briefing.page.blocks import (
    Beside,
    Block,
    Chart,
    FactTable,
    Heading,
    ItemList,
    Line,
    Notice,
    Paragraph,
    Span,
    StatementWords,
    Style,
    Table,
)
from briefing.page.layout.wrap import Row, row_piece, row_width, wrap
from briefing.page.words.vocabulary import retold

_LABELS_BESIDE = 24
"""Facts have their labels beside the values if this many cells are left for the values."""
_WIDEST_LABEL = 18


def render(block: Block, width: int) -> list[Row]:
    """The rows of a block, each at most `width` cells."""
    return _DRAWN[type(block)](block, width)


def _heading(block: Heading, width: int) -> list[Row]:
    rows = wrap(_restyled(block.line, "strong" if block.level < 3 else "label"), width)
    if block.level == 1:
        rows.append((row_piece("─" * max(map(row_width, rows)), "muted"),))
    return rows


def _paragraph(block: Paragraph, width: int) -> list[Row]:
    return wrap(block.line, width)


def _words(block: StatementWords, width: int) -> list[Row]:
    """Somebody's words: between quotation marks and behind a bar only if they are verbatim."""
    step = _step(2, width)
    if block.verbatim:
        first, last = ("… “", "” …") if block.form == PARTIAL else ("“", "”")
        quoted = (Span(first, "quote"), *_restyled(block.line, "quote"), Span(last, "quote"))
        rows = _hung(
            quoted, width, row_piece("│ "[:step], "muted"), row_piece("│ "[:step], "muted")
        )
    else:
        label = Span(retold(block.form), "label")
        rows = _hung((label, *block.line), width, row_piece(" " * step), row_piece(" " * step))
    return rows + _attribution(block, width)


def _attribution(block: StatementWords, width: int) -> list[Row]:
    """Who said it; when, with the link to the statement; how it reached us; what is against it."""
    by, indent = row_piece("  — "[: _step(4, width)]), row_piece(" " * _step(4, width))
    said = block.attribution.said
    if block.link is not None:
        said = tuple(
            span if span.link or span.query or span.url else span._replace(link=block.link)
            for span in said or (Span("no date given"),)
        )
    rows = _hung(block.attribution.speaker, width, by, indent)
    for line in (said, block.attribution.chain, block.attribution.against):
        if line:
            rows += _hung(line, width, indent, indent)
    return rows


def _facts(block: FactTable, width: int) -> list[Row]:
    column = max((min(cell_len(label), _WIDEST_LABEL) for label, _ in block.rows), default=0) + 2
    beside = width - column >= _LABELS_BESIDE
    rows: list[Row] = []
    for label, line in block.rows:
        rows += _fact_beside(label, line, column, width) if beside else _fact(label, line, width)
    return rows


def _fact_beside(label: str, line: Line, column: int, width: int) -> list[Row]:
    labels = wrap((Span(label, "label"),), column - 2)
    values = wrap(line, width - column)
    rows = []
    for number in range(max(len(labels), len(values))):
        head = labels[number] if number < len(labels) else ()
        value = values[number] if number < len(values) else ()
        gap = (row_piece(" " * (column - row_width(head))),) if value else ()
        rows.append((*head, *gap, *value))
    return rows


def _fact(label: str, line: Line, width: int) -> list[Row]:
    step = _step(2, width)
    head = (Span(f"{label}: ", "label"),) if label else ()
    return _hung(
        (*head, *line), width, row_piece(" " * (0 if label else step)), row_piece(" " * step)
    )


def _items(block: ItemList, width: int) -> list[Row]:
    step = _step(2, width)
    bullet, indent = row_piece("• "[:step], "muted"), row_piece(" " * step)
    rows: list[Row] = []
    first, last = block.ends or (len(block.items), 0)
    hidden = len(block.items) - first - last
    for number, item in enumerate(block.items):
        if hidden > 0 and first <= number < first + hidden:
            if number == first:
                rows += _hung((Span(f"… {hidden:,} more", "muted"),), width, indent, indent)
            continue
        rows += _hung(item.line, width, bullet, indent)
        for line in item.below:
            rows += _hung(line, width, indent, indent)
    return rows


def _notice(block: Notice, width: int) -> list[Row]:
    style: Style = block.severity if block.severity != "note" else "label"
    step = _step(2, width)
    said = () if block.severity == "note" else (Span(f"{block.severity}: ", style),)
    bar = row_piece("┃ "[:step], style)
    return _hung((*said, *block.line), width, bar, bar)


def _chart(block: Chart, width: int) -> list[Row]:
    """The picture, which is text, and below it the same in words."""
    # Few pages have one, and what draws it takes as long to load as all else here together.
    from briefing.page.figures.chart import plot  # noqa: PLC0415

    rows: list[Row] = [(row_piece(line),) for line in plot(block, width)]
    return rows + wrap(_restyled((Span(block.label),), "muted"), width)


def _beside(block: Beside, width: int) -> list[Row]:
    # As with tables.
    from briefing.page.layout.table import draw_beside  # noqa: PLC0415

    return draw_beside(block, width)


def _table(block: Table, width: int) -> list[Row]:
    # Loaded with the first table: the first page that is seen has none.
    from briefing.page.layout.table import draw_table  # noqa: PLC0415

    return draw_table(block, width)


def _hung(line: Line, width: int, first: Any, rest: Any) -> list[Row]:
    """A line with something before its first row, and something as wide before the others."""
    rows = wrap(line, width - row_width((rest,)))
    return [((first if number == 0 else rest), *row) for number, row in enumerate(rows)]


def _step(cells: int, width: int) -> int:
    """An indent that leaves most of a narrow row to the text."""
    return min(cells, width // 4)


def _restyled(line: Line, style: Style) -> Line:
    return tuple(span if span.style else span._replace(style=style) for span in line)


_DRAWN: dict[type[Block], Callable[[Any, int], list[Row]]] = {
    Heading: _heading,
    Paragraph: _paragraph,
    StatementWords: _words,
    FactTable: _facts,
    ItemList: _items,
    Table: _table,
    Beside: _beside,
    Notice: _notice,
    Chart: _chart,
}
