"""The report of a briefing as Markdown: what it rests on first, every statement once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain as chained

from briefing.analysis.figures.checks import findings_of
from briefing.analysis.incidents.incident_lists import LISTS, is_searched, references
from briefing.analysis.incidents.judgment import judgment_of
from briefing.analysis.incidents.objections import objections_to
from briefing.analysis.speaker import PARTIAL
from briefing.errors import BriefingError
from briefing.export import gfm
from briefing.export.block_renderer import heading, table
from briefing.export.context import Document, ExportContext
from briefing.export.header import front_matter, headers, report_values
from briefing.export.links import NoLinks
from briefing.export.outline import file_path
from briefing.export.report.findings import shown_lines
from briefing.export.report.numbering import Numbering, SpokenPart, numbered
from briefing.export.report.people import source_rows, term_rows, who_is_who
from briefing.export.spans import SpanWriter, markdown_paragraphs
from briefing.library.store.records import Listing, Record
from briefing.model.key import Key
from briefing.page.attribution.attribution import statement_words, way_line
from briefing.page.attribution.grades import grade_words
from briefing.page.attribution.incident_answers import both_answers
from briefing.page.attribution.objection_lines import gather_objections, objections_line
from briefing.page.attribution.statuses import gather_statuses
from briefing.page.blocks import Line, Paragraph, Span, StatementWords, plain
from briefing.page.figures.finding_text import finding_line
from briefing.page.figures.givers import giver_of_point
from briefing.page.figures.points import day_words, value_words
from briefing.page.record_loader import RecordLoader
from briefing.page.sections.figure import gather_series
from briefing.page.words.dates import date_in_words, dated
from briefing.page.words.prose import flowing_field, paragraphs
from briefing.page.words.vocabulary import RETOLD, plural

_CAN = (
    "This report can tell you who is reported to have said what, and through whom. It cannot tell "
    "you what happened."
)
_SIGNS = (
    "**S** and **Q** are the numbers of the statements and of the open questions in this report. "
    "**→** leads from whoever speaks through each hand to the source that was read; **?** is a "
    "hand that nobody names. A quotation is in the speaker’s words, letter by letter, where it "
    "stands in a block of its own; […] is ours, and marks that only a part is quoted. A paraphrase "
    "and a summary are in somebody else’s words. Words in square brackets are ours."
)
_GRADES = (
    "Grades are those of NATO’s Admiralty code: A to F for how reliable a source is, 1 to 6 for "
    "what it says; F6 cannot be judged."
)


def export(job: ExportContext) -> Iterator[Document]:
    """One file. Raises BriefingError for anything but a whole briefing."""
    if job.selection.kind != "briefing":
        raise BriefingError(
            "A report is of a whole briefing", "Take the whole briefing, or the profile full"
        )
    yield Document(file_path(job, ".md"), _spaced(_Report(job).blocks()))


def _spaced(blocks: Iterable[str]) -> Iterator[str]:
    for number, block in enumerate(blocks):
        yield f"\n{block}\n" if number else f"{block}\n"


def _counted(figure: Record) -> str:
    """What a figure counts, with its unit where its name does not say that."""
    unit = figure.text("unit")
    told = not unit or unit.lower() in figure.title.lower()
    return figure.title if told else f"{figure.title} ({unit})"


class _Report:
    """One report being written."""

    def __init__(self, job: ExportContext) -> None:
        self.library = job.library
        self.briefing = job.selection.briefing
        self.look = RecordLoader(job.library)
        (self.header,) = headers(job)
        self.numbering: Numbering = numbered(self.library, self.briefing, self.look)
        self.incidents = self._all("incidents", "date")
        gather_statuses(self.incidents, self.look, parts=True)
        self.figures = self._all("figures", "name")
        grades = {grade_words(one, self.look) for one in self._statements()}
        self.one_grade = grades.pop() if len(grades) == 1 else ""

    def _all(self, section: str, order: str) -> list[Record]:
        listing = Listing(self.briefing, section, order)
        return list(chained.from_iterable(self.library.lists.pages(listing)))

    def _statements(self) -> Iterator[Record]:
        return (one for part in self.numbering.parts for one in part.statements)

    def blocks(self) -> Iterator[str]:
        """Everything, from the first page to the last."""
        yield front_matter(report_values(self.header, self.look, self.library.until))
        yield from self._front()
        yield from self._summary()
        yield from self._numbers()
        number = 0
        for title, blocks in self._sections():
            some = list(blocks)
            if some:
                number += 1
                yield heading(2, (Span(f"{number}. {title}"),))
                yield from some

    def _sections(self) -> Iterator[tuple[str, Iterator[str]]]:
        yield "What is claimed, and by whom", self._ledger()
        yield "Figures, and whether they add up", self._figures()
        for part in self.numbering.parts:
            yield f"What was said: {part.title}", self._said(part)
        yield "What is not known", self._questions()
        yield "Who is who", self._people()
        yield "Loaded words", self._table(term_rows(self._all("terms", "name"), self.look))
        yield (
            "Sources and grades",
            self._table(source_rows(self._all("sources", "date"), self.look)),
        )
        yield "How to read this", self._how_to_read()

    # Page one.

    def _front(self) -> Iterator[str]:
        header = self.header
        said = [
            f"**{gfm.escape(marking)}**" if (marking := header.text("marking")) else "",
            f"covers {date_in_words(header.text('covers'))}" if header.has("covers") else "",
            f"as known {date_in_words(header.text('as_of'))}",
        ]
        yield " · ".join(filter(None, said))
        basis = self._raw((Span("What this rests on: ", "label"), *self._basis()))
        yield gfm.quotation([gfm.block(f"{basis} {_CAN}")])
        if self.library.until:
            yield gfm.block(f"Only what was known on {date_in_words(self.library.until)} is here.")

    def _basis(self) -> Line:
        return flowing_field(self.header, "basis", self.look) or (Span("not said."),)

    def _summary(self) -> Iterator[str]:
        yield heading(2, (Span("Summary, by the editors of this briefing"),))
        for block in paragraphs(self.header, "summary", self.look):
            if isinstance(block, Paragraph):
                yield from self._paragraphs(block.line)
        yield heading(3, (Span("What the records show"),))
        lines = shown_lines(
            self.library, self.briefing, self.numbering, self.incidents, self.figures, self.look
        )
        yield "\n".join(f"- {gfm.block(self._raw(line))}" for line in lines)

    def _numbers(self) -> Iterator[str]:
        rows = []
        for figure in self.figures:
            own, _ = gather_series(figure, self.look)
            for one in own:
                for point in one.series.current:
                    what = _counted(figure)
                    giver = giver_of_point(point, self.look)
                    cells = ((Span(value_words(point)),), (Span(what),), giver)
                    rows.append([*map(self._raw, cells), gfm.escape(day_words(point))])
        if rows:
            yield heading(3, (Span("Numbers, and who gives them"),))
            yield table(("Number", "What", "Who gives it", "For the day"), rows, frozenset({0}))

    # The sections.

    def _ledger(self) -> Iterator[str]:
        shared = [name for name in LISTS if self._is_empty_everywhere(name)]
        if shared:
            words = ", ".join(name.removesuffix("_by").replace("_", " ") for name in shared)
            yield gfm.block(f"For every event below was looked for, and not found: {words}.")
        rows = [self._incident(one) for one in self.incidents]
        if rows:
            yield table(("Incident, day", "Did it happen?", "Who did it?"), rows)

    def _is_empty_everywhere(self, name: str) -> bool:
        events = [one for one in self.incidents if one.text("kind") in ("", "event")]
        return bool(events) and all(
            is_searched(one, name) and not references(one, name) for one in events
        )

    def _incident(self, incident: Record) -> list[str]:
        when = plain(dated(incident, "date", "date_as"))
        first = (Span(incident.title, "strong"), Span(f", {when}" if when else ""))
        answers = [line for _, line in both_answers(judgment_of(incident, self.look), self.look)]
        cells = [*answers, ()][:2]
        return [self._raw(line) for line in (first, *cells)]

    def _figures(self) -> Iterator[str]:
        for figure in self.figures:
            series, rivals = gather_series(figure, self.look)
            found = findings_of(figure, series, rivals, self.look)
            counts = flowing_field(figure, "counts", self.look)
            line = (Span(figure.title, "strong"), Span(". " if counts else ""), *counts)
            if not found:
                line = (*line, Span(" Nothing here can be checked against anything."))
            yield gfm.block(self._raw(line))
            if found:
                lines = (self._raw(finding_line(one, figure, self.look)) for one in found)
                yield "\n".join(f"- {gfm.block(raw)}" for raw in lines)

    def _said(self, part: SpokenPart) -> Iterator[str]:
        """The statements of a side. That nothing is against any of them is said once."""
        gather_objections(part.statements, self.look)
        found = any(objections_to(one, self.look) for one in part.statements)
        if not found:
            yield "Nothing in these records stands against any of these."
        for statement in part.statements:
            yield self._statement(statement, told_once=not found)

    def _statement(self, statement: Record, told_once: bool) -> str:
        """Its only place in the report: number, who, the words, the way, what is against it."""
        block = statement_words(statement, self.look)
        first, *rest = block.attribution.speaker
        number = self.numbering.numbers[statement.key]
        who = (first._replace(text=f"{number} {first.text}", style="strong"), *rest)
        way = way_line(statement, self.look)
        if self.one_grade:
            way = way[:-1]  # said once, for all
        when = plain(dated(statement, "said", "said_as")[:1])
        against = () if told_once else (Span("; "), *objections_line(statement, self.look))
        told = (Span(" ("), Span(when), *way, *against, Span(")"))
        if not block.verbatim:
            form = RETOLD.get(block.form, "Not word for word: ").lower()
            line = (*who, Span(f", {form}"), *block.line, *told)
            return gfm.block(self._raw(line, statement.key))
        return self._quotation(block, who, told, statement.key)

    def _quotation(self, block: StatementWords, who: Line, told: Line, key: Key) -> str:
        partial = block.form == PARTIAL
        form = "partial quotation" if partial else "quotation"
        head = self._raw((*who, Span(f", {form}"), *told, Span(":")), key)
        line = (Span("[…] "), *block.line, Span(" […]")) if partial else block.line
        words = [gfm.block(self._raw(part, key)) for part in markdown_paragraphs(line)]
        return gfm.quotation([gfm.block(head), *words])

    def _questions(self) -> Iterator[str]:
        for question in self.numbering.questions:
            number = self.numbering.numbers[question.key]
            line = (Span(f"{number} ", "label"), *flowing_field(question, "q", self.look))
            yield gfm.block(self._raw(line, question.key))

    def _people(self) -> Iterator[str]:
        told, rest = who_is_who(self.library, self.briefing, self._statements(), self.look)
        for line in told:
            yield gfm.block(self._raw(line))
        if rest:
            yield gfm.block(self._raw((Span("Also named: ", "label"), *rest, Span("."))))

    def _table(self, rows: list[tuple[Line, ...]]) -> Iterator[str]:
        cells = [[self._raw(cell) for cell in row] for row in rows]
        if len(cells) > 1:
            yield table(cells[0], cells[1:])

    def _how_to_read(self) -> Iterator[str]:
        yield _SIGNS
        same = f" Here every statement is {gfm.escape(self.one_grade)}." if self.one_grade else ""
        yield f"{_GRADES}{same}"
        total = sum(1 for _ in self._statements())
        yield (
            f"This report has all {plural(total, 'statement')}, each once. Notes on records and "
            "places, and what links to what, are left out; an export without a profile has "
            "them."
        )

    # Lines.

    def _raw(self, line: Line, own: Key | None = None) -> str:
        writer = SpanWriter(NoLinks(), {}, {}, self._number)
        return writer.raw(line, own)

    def _number(self, key: Key) -> str:
        number = self.numbering.numbers.get(key)
        return f" ({number})" if number else ""

    def _paragraphs(self, line: Line) -> Iterator[str]:
        return (gfm.block(self._raw(part)) for part in markdown_paragraphs(line))
