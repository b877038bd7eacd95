"""The blocks of a page as Markdown, each kind in one function."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefing.analysis.speaker import PARTIAL
from briefing.export import gfm
from briefing.export.attribution import StatementAttributions
from briefing.export.spans import SpanWriter, markdown_paragraphs
from briefing.model.key import Key
from briefing.page.blocks import (
    Beside,
    Block,
    Chart,
    FactTable,
    Heading,
    Item,
    ItemList,
    Line,
    Notice,
    Page,
    Paragraph,
    Span,
    StatementWords,
    Table,
    plain,
)
from briefing.page.figures.drawing.plot import text_of
from briefing.page.words.vocabulary import retold


def table(
    head: Sequence[str], rows: Sequence[Sequence[str]], numbers: frozenset[int] = frozenset()
) -> str:
    """A table of cells that are Markdown already; the columns `numbers` are set to the right.

    Columns are padded so that the source can be read too, up to a width that still fits a screen. A
    table that is wider than a line gets dashes by what is seen of each column, for pandoc shares
    the width of a page by them.
    """
    cells = [[gfm.cell(raw) for raw in row] for row in (head, *rows)]
    columns = [*zip(*cells, strict=True)]
    longest = [max(3, *map(len, column)) for column in columns]
    widths = [min(_WIDEST, width) for width in longest]
    wide = sum(width + len(" | ") for width in longest) > _LINE
    dashes = [_share(column) for column in columns] if wide else widths
    widths = [*map(max, widths, dashes)]
    rule = [
        _rule(count, number in numbers).ljust(width)
        for number, (count, width) in enumerate(zip(dashes, widths, strict=True))
    ]
    padded = [_padded(row, widths, numbers) for row in (cells[0], rule, *cells[1:])]
    return "\n".join(f"| {' | '.join(row)} |" for row in padded)


_WIDEST = 40
"""Characters to which a column is padded at most; a longer cell makes only its own row longer."""
_LINE = 70
"""Characters in a line up to which pandoc leaves columns as wide as what is in them."""
_ROOM = 3
"""What a column needs beside its longest word."""
_UNSEEN = re.compile(r"\]\([^)]*\)|\[\^[^]]*\]|\\(?=[^\w\s])|\*\*|\[|\]")


def _share(column: Sequence[str]) -> int:
    """How wide a column should be: as what is seen of its cells, at least its longest word."""
    seen = [_UNSEEN.sub("", cell) for cell in column]
    word = max(len(word) for cell in seen for word in (*cell.split(), ""))
    return max(3, min(_WIDEST, max(word + _ROOM, *map(len, seen))))


def _rule(width: int, number: bool) -> str:
    return "-" * (width - 1) + (":" if number else "-")


def _padded(row: Sequence[str], widths: Sequence[int], numbers: frozenset[int]) -> list[str]:
    return [
        cell.rjust(width) if number in numbers else cell.ljust(width)
        for number, (cell, width) in enumerate(zip(row, widths, strict=True))
    ]


_SEVERITIES = {"error": "Error: ", "warning": "Warning: ", "note": ""}
_BETWEEN_LISTS = "<!-- -->"
"""Without something between them, two lists would be read as one."""
_CHART_WIDTH = 60
"""Characters to which a chart is drawn: what a page of Markdown shows without scrolling."""
_DEEPEST = 6
_LEVELS = 2
"""Levels of a page's own headings that become headings."""


@dataclass(frozen=True, slots=True)
class BlockRenderer:
    """Renders the page of the record `own`, whose own heading is of level `level`."""

    lines: SpanWriter
    voices: StatementAttributions
    own: Key
    level: int

    def blocks(self, page: Page) -> Iterator[str]:
        """The blocks below the record's own heading, without the last: its place in a file."""
        after_list = False
        for block in worth_showing(page):
            is_list = isinstance(block, FactTable | ItemList)
            if is_list and after_list:
                yield _BETWEEN_LISTS
            after_list = is_list
            yield from self._block(block)

    def _block(self, block: Block) -> Iterator[str]:
        match block:
            case Heading(level, line):
                yield self._heading(level, line)
            case Paragraph(line):
                yield from self._paragraphs(line)
            case Notice(severity, line):
                yield from self._paragraphs((Span(_SEVERITIES[severity], "label"), *line))
            case StatementWords():
                yield from self._words(block)
            case Table(head, rows, numbers):
                cells = [self._raw(row) for row in (head, *rows)]
                yield table(cells[0], cells[1:], numbers)
            case Beside(about, names, sides):
                yield from self._paragraphs(about) if about else ()
                yield table(self._raw(names), [[*map(gfm.lines_in_cell, self._raw(sides))]])
            case FactTable(rows):
                yield self._facts(rows)
            case ItemList(items):
                yield "\n".join(self._item(item) for item in items)
            case Chart(label):
                yield from self._chart(block, label)

    def _raw(self, lines: Sequence[Line]) -> list[str]:
        return [self.lines.raw(one) for one in lines]

    def _chart(self, chart: Chart, label: str) -> Iterator[str]:
        """The picture as text that is shown as it stands, and below it the same in words."""
        lines = text_of(chart, _CHART_WIDTH)
        if lines:
            yield "\n".join(("```text", *lines, "```"))
        yield from self._paragraphs((Span(label),))

    def _heading(self, level: int, line: Line) -> str:
        """A heading; from level 3 on a line in bold, so that an outline shows what is one."""
        if level > _LEVELS:
            return gfm.block(gfm.bold(gfm.escape(plain(line))))
        return heading(self.level + level - 1, line)

    def _paragraphs(self, line: Line) -> Iterator[str]:
        return (gfm.block(self.lines.raw(part)) for part in markdown_paragraphs(line))

    def _words(self, block: StatementWords) -> Iterator[str]:
        """Who said it, and the words, in one block, so that whoever copies one has both.

        A block quote is for a quotation, and for nothing else. Its first paragraph is ours.
        """
        key = block.link or self.own
        who = self._attribution(block, key)
        if not block.verbatim:
            said = self.lines.raw((Span(retold(block.form), "label"), *block.line), own=key)
            yield gfm.block(f"{who}\n{said}")
            return
        # Nothing but brackets says among the words what is not the speaker's.
        partial = block.form == PARTIAL
        line = (Span("[…] "), *block.line, Span(" […]")) if partial else block.line
        parts = (gfm.block(self.lines.raw(part, own=key)) for part in markdown_paragraphs(line))
        yield gfm.quotation([gfm.block(who), *parts])

    def _attribution(self, block: StatementWords, key: Key) -> str:
        """Who said the words, and on another page where to read more on them."""
        raw = self.lines.raw(self.voices.beside(block, key), own=key)
        if key != self.own and key in self.lines.targets:
            raw += self.lines.raw((Span("; "), Span("details", link=key)), own=key)
        return f"{raw}:"

    def _facts(self, rows: tuple[tuple[str, Line], ...]) -> str:
        """Labelled values; several with one label become a list below it."""
        groups: list[tuple[str, list[str]]] = []
        for label, line in rows:
            if label or not groups:
                groups.append((label, []))
            groups[-1][1].append(gfm.block(self.lines.raw(line)))
        return "\n".join(_fact(label, values) for label, values in groups)

    def _item(self, item: Item) -> str:
        raws = [gfm.block(self.lines.raw(line)) for line in (item.line, *item.below)]
        return "- " + gfm.indent("\\\n".join(raw for raw in raws if raw), "  ")


def heading(level: int, line: Line) -> str:
    """A heading. It has no links, for it is what they lead to."""
    return f"{'#' * min(level, _DEEPEST)} {gfm.one_line(gfm.escape(plain(line)))}"


def _fact(label: str, values: list[str]) -> str:
    sign = "" if label.endswith("?") else ":"
    shown = gfm.one_line(gfm.bold(f"{gfm.escape(label)}{sign}")) if label else ""
    if len(values) == 1:
        value = gfm.indent(values[0], "  ")
        return f"- {shown} {value}" if shown else f"- {value}"
    below = (f"  - {gfm.indent(value, '    ')}" for value in values)
    return "\n".join((f"- {shown}", *below))


def worth_showing(page: Page) -> list[Block]:
    """The blocks of a page without its heading, and without the line on where it is written."""
    blocks = list(page.blocks)
    if blocks and isinstance(blocks[0], Heading) and blocks[0].level == 1:
        del blocks[0]
    match blocks[-1:]:
        case [Paragraph(line)] if plain(line).split(" ")[0] == page.key.slug:
            del blocks[-1]
    return blocks
