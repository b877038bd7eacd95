"""The blocks of a page as the edition sets them: what belongs together becomes one piece."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from briefing.export.html.said import Saying, Sayings
from briefing.export.html.views.parts_bar import PartsBar
from briefing.export.html.views.svg_chart import Drawing, draw
from briefing.page.attribution.incident_answers import BETWEEN, HAPPENED, WHO
from briefing.page.attribution.objection_lines import LABEL, NOTHING
from briefing.page.attribution.unknown_hops import with_unknown_hops
from briefing.page.blocks import (
    Block,
    Chart,
    FactTable,
    Heading,
    Item,
    ItemList,
    Line,
    Paragraph,
    StatementWords,
    Table,
    plain,
)
from briefing.page.sections.actor import SAID, SAID_ABOUT
from briefing.page.sections.source import CAME_THROUGH

_QUESTIONS = frozenset((HAPPENED, WHO, BETWEEN))
_FOLDED = (*SAID.values(), SAID_ABOUT, CAME_THROUGH)
"""What the headings of lists of statements begin with."""


class Answer(NamedTuple):
    """One of the two questions about an incident: its answer, and what is said further to it."""

    question: str
    answer: Line
    more: tuple[Line, ...]


class AnswerPair(NamedTuple):
    """The questions about an incident, side by side."""

    answers: tuple[Answer, ...]


class FoldedPart(NamedTuple):
    """Pieces that stand closed until somebody opens them, or `open`; on paper they are left out."""

    label: Line
    pieces: tuple[Piece, ...]
    open: bool = False


class SingleNumber(NamedTuple):
    """The only number of a figure, large; beside it the other cells of its row, with heads."""

    value: Line
    beside: tuple[tuple[Line, Line], ...]


Piece = Block | Saying | AnswerPair | FoldedPart | SingleNumber | PartsBar | Drawing


class Dressing:
    """Sets the blocks of one page. `sayings` has been given what the page names (`gather`)."""

    def __init__(self, sayings: Sayings) -> None:
        """One for each page."""
        self.sayings = sayings

    def pieces(self, blocks: Sequence[Block]) -> tuple[Piece, ...]:
        """The pieces of a page, in their order."""
        return tuple(self._folded(blocks))

    def linked(self, blocks: Sequence[Block]) -> tuple[Piece, ...]:
        """What links to a record, each in a line: what is said of it stands with that record."""
        return tuple(
            ItemList(tuple(map(self._link_row, one.items))) if isinstance(one, ItemList) else one
            for one in blocks
        )

    def _link_row(self, item: Item) -> Item:
        statement = self.sayings.named_alone(item.line)
        return Item(self.sayings.row(statement) if statement else self.sayings.line(item.line))

    def _folded(self, blocks: Iterable[Block]) -> Iterator[Piece]:
        """Statements by an actor and about it, and what came through a source, each in a line.

        They may be many, and all of them stand in full by whoever speaks.
        """
        label: Line | None = None
        inside: list[Block] = []
        for block in blocks:
            if isinstance(block, Heading) and block.level <= 2:
                if label is not None:
                    yield self._fold(label, inside)
                inside, label = [], None
                if plain(block.line).startswith(_FOLDED):
                    label = block.line
                else:
                    yield block
            elif label is not None:
                inside.append(block)
            else:
                yield from self._dressed([block])
        if label is not None:
            yield self._fold(label, inside)

    def _fold(self, label: Line, blocks: Iterable[Block]) -> FoldedPart:
        rows: list[Item] = []
        others: list[Piece] = []
        for block in blocks:
            statement = self.sayings.statement(getattr(block, "link", None))
            if isinstance(block, StatementWords) and statement is not None:
                rows.append(Item(self.sayings.row(statement)))
            else:
                others += self._dressed([block])
        pieces = (*([ItemList(tuple(rows))] if rows else []), *others)
        return FoldedPart(label, pieces, plain(label).startswith(tuple(SAID.values())))

    def _dressed(self, blocks: Iterable[Block]) -> Iterator[Piece]:
        for block in blocks:
            match block:
                case StatementWords():
                    yield self._words(block)
                case FactTable(rows):
                    yield from self._facts(rows)
                case ItemList(items):
                    yield from self._items(items)
                case Table(head, rows) if len(rows) == 1 and ("Value",) in _texts(head):
                    yield self._number(block)
                case Table(_, rows):
                    cells = tuple(tuple(map(self.sayings.cell, row)) for row in rows)
                    yield block._replace(rows=cells)
                case Chart():
                    yield draw(block)
                case Paragraph(line):
                    yield Paragraph(self.sayings.line(line))
                case _:
                    yield block

    def _words(self, block: StatementWords) -> Piece:
        statement = self.sayings.statement(block.link)
        if statement is None:  # the words of the page's own record stand above, in full
            return Paragraph(block.line)
        return self.sayings.short(statement)

    def _facts(self, rows: Sequence[tuple[str, Line]]) -> Iterator[Piece]:
        """The two answers as a pair, and every other row as it stands."""
        answers: list[Answer] = []
        left: list[tuple[str, Line]] = []
        for label, line in rows:
            if label in _QUESTIONS:
                answers.append(Answer(label, with_unknown_hops(line, self.sayings.look), ()))
            elif not label and answers and not left:
                last = answers[-1]
                answers[-1] = last._replace(
                    more=(*last.more, with_unknown_hops(line, self.sayings.look))
                )
            elif (label, plain(line)) != (LABEL, NOTHING):  # which stands beside the words
                left.append((label, self.sayings.line(line)))
        if answers:
            yield AnswerPair(tuple(answers))
        if left:
            yield FactTable(tuple(left))

    def _items(self, items: Sequence[Item]) -> Iterator[Piece]:
        """Statements with all that belongs to them as paragraphs; anything else as a list."""
        kept: list[Item] = []
        for item in items:
            saying = self.sayings.of_item(item)
            if saying is not None:
                if kept:
                    yield ItemList(tuple(kept))
                    kept = []
                yield saying
            else:
                kept.append(self.sayings.item(item))
        if kept:
            yield ItemList(tuple(kept))

    def _number(self, table: Table) -> SingleNumber:
        (row,) = table.rows
        named = dict(zip(map(plain, table.head), zip(table.head, row, strict=True), strict=True))
        value = named.pop("Value")[1]
        beside = tuple((head, self.sayings.cell(cell)) for head, cell in named.values())
        return SingleNumber(value, beside)


def _texts(head: Iterable[Line]) -> list[tuple[str, ...]]:
    return [(plain(line),) for line in head]
