"""The section of a report in which two sources stand side by side: no words twice, but whose they
are, through whom, and their numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing.analysis.connections.differences import Difference
from briefing.export import gfm
from briefing.export.block_renderer import heading, table
from briefing.export.report.numbered_lines import NumberedLines, unbracketed
from briefing.export.report.numbering import Numbering
from briefing.library.store.records import Record
from briefing.page.attribution.attribution import speaker_name, way_line
from briefing.page.blocks import Line, Span, text
from briefing.page.comparison.cells import NOT_HERE, CellComposer, difference_point
from briefing.page.comparison.compared import BothSay, Comparison
from briefing.page.comparison.comparison_page import difference_title, shared_title
from briefing.page.comparison.ends import ComparedEnd
from briefing.page.record_loader import RecordLoader
from briefing.page.words.dates import dated
from briefing.page.words.labels import ITEM_LENGTH, first_words, listed, name
from briefing.page.words.vocabulary import plural

TITLE = "Sources side by side"
_MOST = 12
"""Rows of a table; how many there are besides is told."""
_MOST_IN_CELL = 4
_WITHOUT_WORDS = ("words", "date", "place")
"""In what two can differ without a statement: their words stand in the cell."""
_HOW = (
    "What two have on the same thing, as the records join it: on one incident or figure, or where "
    "one repeats, contradicts, corrects, supports or answers the other. Nothing is put together "
    "because its words are alike."
)
_BOTH = (
    "Nothing recorded sets these against each other. That both speak of it does not say that they "
    "agree."
)
_NO_DIFFERENCE = "In these records nothing that the one says stands against what the other says."


class SideBySide:
    """Writes the comparisons of one report."""

    def __init__(
        self, numbering: Numbering, lines: NumberedLines, look: RecordLoader, *, graded: bool
    ) -> None:
        """`graded` says that grades differ, and stand with each statement."""
        self._numbers = numbering.numbers
        self._lines = lines
        self._look = look
        self._graded = graded

    def blocks(self, found: Sequence[Comparison]) -> Iterator[str]:
        """All of them, one after the other; nothing where there are none."""
        if found:
            yield _HOW
        for one in found:
            yield from self._comparison(one)

    def _comparison(self, found: Comparison) -> Iterator[str]:
        ends = [gfm.escape(end.name) for end in found.ends]
        yield heading(3, text(f"{found.ends[0].name} | {found.ends[1].name}"))
        if found.differ:
            composer = CellComposer(self._look, ())
            rows: list[tuple[Line, ...]] = []
            for one in found.differ[:_MOST]:
                sides = zip(found.ends, (one.one, one.other), strict=True)
                told = (self._difference(one, end, some, composer) for end, some in sides)
                rows.append((difference_title(one), *told))
            yield from self._table("Where they differ", ends, rows, len(found.differ))
        else:
            yield _NO_DIFFERENCE
        if found.both:
            rows = [self._shared(one) for one in found.both[:_MOST]]
            yield from self._table("Both speak of it", ends, rows, len(found.both))
            yield _BOTH
        yield self._rest(found)

    def _table(
        self, title: str, ends: list[str], rows: Sequence[tuple[Line, ...]], total: int
    ) -> Iterator[str]:
        yield table((title, *ends), [[self._lines.with_ways(cell) for cell in row] for row in rows])
        if total > len(rows):
            yield f"{total - len(rows):,} more are in the profile full, as HTML."

    def _shared(self, one: BothSay) -> tuple[Line, ...]:
        return shared_title(one, self._look), self._cell(one.one), self._cell(one.other)

    def _difference(
        self, one: Difference, end: ComparedEnd, records: Sequence[Record], composer: CellComposer
    ) -> Line:
        if one.kind not in _WITHOUT_WORDS:
            return self._cell(records, one)
        between = "; " if one.kind == "words" else ": "
        told = (
            span._replace(text=span.text.replace("\n\n", "; ").replace("\n", between))
            for span in composer.difference(one, records)
        )
        return (Span(f"{end.name}: "), *told)  # on a phone a cell has no head

    def _cell(self, records: Sequence[Record], differ: Difference | None = None) -> Line:
        """Who says it, as which statement, when and through whom; first the point of it."""
        told = [self._said(one, differ) for one in records[:_MOST_IN_CELL]]
        if len(records) > _MOST_IN_CELL:
            told.append(text(f"{len(records) - _MOST_IN_CELL:,} more"))
        return listed(told, "; ") or NOT_HERE

    def _said(self, record: Record, differ: Difference | None) -> Line:
        look = self._look
        if record.section != "statements":
            return name(record, look)
        point = difference_point(differ, record, look) if differ else ()
        if not point and record.key not in self._numbers:  # it stands nowhere else in the report
            point = first_words(record, look, ITEM_LENGTH)
        who = tuple(span._replace(link=record.key) for span in speaker_name(record, look))
        when = dated(record, "said", "said_as")[:1] or text("no date given")
        way = way_line(record, look)
        way = unbracketed(way if self._graded else way[:-1])
        return (*listed((point, who), ": "), Span(", "), *when, *way)

    def _rest(self, found: Comparison) -> str:
        """How many have nothing on the other side, and how many were not looked at."""
        told = [
            f"{plural(count, 'statement')} only in {end.name}"
            for end, count in zip(found.ends, found.only_count, strict=True)
        ]
        if any(found.left_out):
            left, right = found.left_out
            told.append(f"not held against each other: {left:,} and {right:,} older ones")
        return gfm.escape(f"Besides: {'; '.join(told)}.")
