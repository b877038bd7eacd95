"""The blocks of a page as the edition sets them: what belongs together becomes one piece."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from briefing.export.html.said import Saying, Sayings
from briefing.export.html.svg_chart import Drawing, draw
from briefing.page.attribution.incident_answers import BETWEEN, HAPPENED, WHO
from briefing.page.attribution.objection_lines import LABEL, NOTHING
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
from briefing.page.sections.actor import SAID_ABOUT
from briefing.page.sections.source import CAME_THROUGH

_QUESTIONS = frozenset((HAPPENED, WHO, BETWEEN))


class Answer(NamedTuple):
    """One of the two questions about an incident: its answer, and what is said further to it."""

    question: str
    answer: Line
    more: tuple[Line, ...]


class AnswerPair(NamedTuple):
    """The questions about an incident, side by side."""

    answers: tuple[Answer, ...]


class FoldedPart(NamedTuple):
    """Pieces that stand closed until somebody opens them."""

    label: Line
    pieces: tuple[Piece, ...]


class SingleNumber(NamedTuple):
    """The only number of a figure, large; beside it the other cells of its row, with heads."""

    value: Line
    beside: tuple[tuple[Line, Line], ...]


Piece = Block | Saying | AnswerPair | FoldedPart | SingleNumber | Drawing


class Dressing:
    """Sets the blocks of one page. `sayings` has been given what the page names (`gather`)."""

    def __init__(self, sayings: Sayings) -> None:
        """One for each page."""
        self.sayings = sayings

    def pieces(self, blocks: Sequence[Block]) -> tuple[Piece, ...]:
        """The pieces of a page, in their order."""
        return tuple(_folded(self._dressed(blocks)))

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
                answers.append(Answer(label, line, ()))
            elif not label and answers and not left:
                last = answers[-1]
                answers[-1] = last._replace(more=(*last.more, line))
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


def _folded(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """What others say about an actor, and what came through a source, closed.

    It may be very long, and all of it stands under the statements too.
    """
    label: Line | None = None
    inside: list[Piece] = []
    for piece in pieces:
        if isinstance(piece, Heading) and piece.level <= 2:
            if label is not None:
                yield FoldedPart(label, tuple(inside))
            about = plain(piece.line).startswith((SAID_ABOUT, CAME_THROUGH))
            label, inside = (piece.line if about else None), []
            if not about:
                yield piece
        elif label is not None:
            inside.append(piece)
        else:
            yield piece
    if label is not None:
        yield FoldedPart(label, tuple(inside))
