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
    Beside,
    Block,
    Chart,
    Line,
    Page,
    Paragraph,
    Span,
    StatementWords,
    mapped,
    plain,
)
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

    def blocks(self, blocks: Sequence[Block]) -> Iterator[Block]:
        """The blocks, with a line below each quotation that has loaded words."""
        for block, after in zip_longest(blocks, blocks[1:]):
            yield self.block(block)
            told = _told(block, self.matcher)
            if told is not None and told != after:
                yield told

    def block(self, block: Block) -> Block:
        """One block; whatever in it is verbatim, or the name of a party, stays."""
        new = mapped(block, self.line, self.text)
        match block, new:
            case StatementWords(verbatim=True), StatementWords():
                return new._replace(line=block.line)
            case Beside(), Beside():
                return new._replace(names=block.names)
            case Chart(), _:
                return self.chart(block)
        return new

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
