"""The wording lens: a page as printed, in plain words, or with both side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from briefing.analysis.wording.loaded_terms import Wording, loaded_terms_of
from briefing.analysis.wording.term_matcher import TermMatch, TermMatcher
from briefing.analysis.wording.term_uses import names_of
from briefing.library.library import Library
from briefing.model.key import Key
from briefing.page.blocks import (
    Attribution,
    Beside,
    Block,
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
from briefing.page.chart_block import Chart
from briefing.page.rows.row import Row
from briefing.page.wording.rewording import reworded, reworded_text

MOST_NOTED = 12
"""Loaded words that are told below a quotation; of those beyond, how many there are."""


class Lens:
    """Shows the loaded terms in the briefing's own prose in plain words; never in quotations.

    The terms of a page are those of its briefing, asked for once. A lens on `printed` changes
    nothing and asks nothing. A library that has changed wants a new lens.
    """

    def __init__(self, library: Library, wording: Wording) -> None:
        """`library` is asked when the first page of a briefing is seen through the lens."""
        self.library = library
        self.wording = wording
        self._matchers: dict[str, TermMatcher] = {}

    def page(self, page: Page) -> Page:
        """The page through the lens; below a quotation with loaded words, a line about them."""
        if self.wording == "printed":
            return page
        one = BlockRewording(self._matcher(page.key.briefing), self.wording)
        verbatim = any(
            isinstance(block, StatementWords) and block.verbatim for block in page.blocks[:1]
        )
        return page._replace(
            title=page.title if verbatim else one.text(page.title),
            blocks=tuple(one.blocks(page.blocks)),
        )

    def rows(self, rows: Sequence[Row]) -> list[Row]:
        """The rows of a list through the lens."""
        return [
            row._replace(
                first=self.line(row.first, row.key.briefing),
                second=self.line(row.second, row.key.briefing),
                third=self.line(row.third, row.key.briefing),
            )
            for row in rows
        ]

    def line(self, line: Line, briefing: str) -> Line:
        """A line of a briefing's own prose through the lens."""
        if self.wording == "printed":
            return line
        return reworded(line, self._matcher(briefing), self.wording)

    def _matcher(self, briefing: str) -> TermMatcher:
        """What finds the briefing's terms, those that have plain words."""
        if briefing not in self._matchers:
            terms = [term for term in loaded_terms_of(self.library, briefing) if term.plain]
            self._matchers[briefing] = TermMatcher(terms, names_of(self.library, briefing, terms))
        return self._matchers[briefing]


class BlockRewording:
    """The blocks of a page in another wording."""

    def __init__(self, matcher: TermMatcher, wording: Wording) -> None:
        """`matcher` finds the terms that are to be in plain words."""
        self.matcher = matcher
        self.wording = wording

    def line(self, line: Line) -> Line:
        """A line of the briefing's own prose."""
        return reworded(line, self.matcher, self.wording)

    def text(self, text: str) -> str:
        """A label or a title."""
        return reworded_text(text, self.matcher, self.wording)

    def lines(self, lines: Sequence[Line]) -> tuple[Line, ...]:
        """Several lines."""
        return tuple(map(self.line, lines))

    def blocks(self, blocks: Sequence[Block]) -> Iterator[Block]:
        """The blocks, with a line below each quotation that has loaded words."""
        for block, after in zip_longest(blocks, blocks[1:]):
            yield self.block(block)
            told = _told(block, self.matcher)
            if told is not None and told != after:
                yield told

    def block(self, block: Block) -> Block:
        """One block; whatever in it is verbatim stays."""
        match block:
            case Heading() | Paragraph() | Notice():
                return block._replace(line=self.line(block.line))
            case StatementWords():
                line = block.line if block.verbatim else self.line(block.line)
                return block._replace(line=line, attribution=self.attribution(block.attribution))
            case FactTable(rows):
                return FactTable(
                    tuple((self.text(label), self.line(value)) for label, value in rows)
                )
            case ItemList(items):
                return block._replace(items=tuple(map(self.item, items)))
            case Table(head, rows):
                cells = tuple(self.lines(row) for row in rows)
                return block._replace(head=self.lines(head), rows=cells)
            case Beside(about, _, (one, other)):
                return block._replace(
                    about=self.line(about), sides=(self.line(one), self.line(other))
                )
            case Chart():
                return self.chart(block)

    def chart(self, chart: Chart) -> Chart:
        """What a chart says, and what it calls whoever gives its numbers."""
        who = {point.who for one in chart.plotted for point in one.points}
        called = {one: self.text(one) for one in who}
        plotted = tuple(
            one._replace(
                name=self.text(one.name),
                figure=self.text(one.figure),
                points=tuple(point._replace(who=called[point.who]) for point in one.points),
            )
            for one in chart.plotted
        )
        return chart._replace(
            label=self.text(chart.label),
            unit=self.text(chart.unit),
            plotted=plotted,
            spans=tuple(one._replace(words=self.text(one.words)) for one in chart.spans),
            notes=tuple(map(self.text, chart.notes)),
        )

    def item(self, item: Item) -> Item:
        """An item and what stands below it."""
        return Item(self.line(item.line), self.lines(item.below))

    def attribution(self, attribution: Attribution) -> Attribution:
        """Who said it, when and through whom: the briefing's own words about it."""
        return Attribution(
            speaker=self.line(attribution.speaker),
            said=self.line(attribution.said),
            chain=self.line(attribution.chain),
            against=self.line(attribution.against),
            way=self.line(attribution.way),
        )


def _told(block: Block, matcher: TermMatcher) -> Paragraph | None:
    """A line on the loaded words in a quotation; none where it has none."""
    if not isinstance(block, StatementWords) or not block.verbatim:
        return None
    text = plain(block.line)
    found: dict[Key, TermMatch] = {}
    for match in matcher.find(text):
        found.setdefault(match.term.key, match)
    if not found:
        return None
    spans: list[Span] = []
    for match in list(found.values())[:MOST_NOTED]:
        words = " ".join(text[match.start : match.end].split())
        spans += [
            Span("; " if spans else "Loaded words in it: ", "muted"),
            Span(f"“{words}”", "quote", match.term.key),
            Span(" (in plain words: ", "muted"),
            Span(match.term.plain, "replaced"),
            Span(")", "muted"),
        ]
    rest = len(found) - MOST_NOTED
    return Paragraph((*spans, *([Span(f"; and {rest} more", "muted")] if rest > 0 else [])))
