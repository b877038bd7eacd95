"""The report of a briefing as Markdown: what it rests on first, every statement once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain as chained

from briefing.analysis.incidents.incident_lists import LISTS, is_searched, references
from briefing.analysis.incidents.judgment import judgment_of
from briefing.analysis.incidents.objections import objections_to
from briefing.analysis.speaker import PARTIAL
from briefing.errors import BriefingError
from briefing.export import gfm
from briefing.export.block_renderer import heading, table
from briefing.export.context import Document, ExportContext
from briefing.export.header import front_matter, headers, report_values
from briefing.export.outline import file_path
from briefing.export.report import side_by_side
from briefing.export.report.findings import shown_lines
from briefing.export.report.numbered_lines import NumberedLines, unbracketed
from briefing.export.report.numbering import Numbering, SpokenPart, numbered
from briefing.export.report.people import source_rows, term_rows, who_is_who
from briefing.export.report.sums import gather_sums, numbers_line, told_finding
from briefing.export.spans import markdown_paragraphs
from briefing.library.store.records import Listing, Record
from briefing.model.key import Key
from briefing.page.attribution.attribution import statement_words, way_line
from briefing.page.attribution.grades import grade_words
from briefing.page.attribution.incident_answers import both_answers
from briefing.page.attribution.objection_lines import gather_objections, objections_line
from briefing.page.attribution.parts_line import parts_line
from briefing.page.attribution.statuses import gather_statuses
from briefing.page.blocks import Line, Paragraph, Span, StatementWords, plain
from briefing.page.comparison.offered import comparisons
from briefing.page.figures.givers import giver_of_point
from briefing.page.figures.points import day_in_short, value_words
from briefing.page.record_loader import RecordLoader
from briefing.page.words.answer_words import answers_told
from briefing.page.words.dates import date_in_words, dated
from briefing.page.words.labels import listed
from briefing.page.words.prose import flowing_field, paragraphs
from briefing.page.words.vocabulary import plural, retold

_CAN = "It tells who is reported to have said what, not what happened."
_SIGNS = (
    "**S** and **Q** are the numbers of the statements and of the open questions in this report. "
    "**→** shows how words came from the speaker to the source that was read, through everybody "
    "who passed them on; **?** is somebody on this way who is not known, and stands also "
    "behind the number of such a statement. Behind a day, **?** says that the day is uncertain. A "
    "quotation is word for word, and stands in a block of "
    "its own; […] is ours, and shows that only a part is quoted. A "
    "paraphrase and a summary are in somebody else’s words."
)
_GRADES = (
    "Grades are those of NATO’s Admiralty code: A to F for how reliable a source is, 1 to 6 for "
    "how credible what it says is; F and 6 mean that this cannot be judged."
)
_UNCHECKED = (
    "There is no second number or sum to check it against.",
    "No sum is stated here that they could be checked against.",
)
"""What is told of a figure about which nothing was found out: of one number, and of several."""
_NOUNS: Mapping[str, str] = {
    "reported_by": "reports",
    "confirmed_by": "confirmations",
    "denied_by": "denials",
    "disputed_by": "disputes of a part",
    "left_open_by": "statements that leave it open",
    "claimed_by": "claims",
    "attributed_by": "attributions",
    "disclaimed_by": "disclaimers",
}
"""What the statements in each list of an incident are."""


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
    told = unit in ("", "people") or unit.lower() in figure.title.lower()
    return figure.title if told else f"{figure.title} ({unit})"


class _Report:
    """One report being written."""

    def __init__(self, job: ExportContext) -> None:
        self.library = job.library
        self.briefing = job.selection.briefing
        self.asked = job.options.compared
        self.look = RecordLoader(job.library)
        self.tell = job.tell
        (self.header,) = headers(job)
        self.numbering: Numbering = numbered(self.library, self.briefing, self.look)
        self.lines = NumberedLines(self.numbering, job.options.links, self.look)
        self.incidents = self._all("incidents", "date")
        gather_statuses(self.incidents, self.look, parts=True)
        gather_objections(list(self._statements()), self.look)
        self.opposed = any(objections_to(one, self.look) for one in self._statements())
        self.sums = gather_sums(self._all("figures", "name"), self.look)
        grades = {grade_words(one, self.look) for one in self._statements()}
        self.one_grade = grades.pop() if len(grades) == 1 else ""

    def _all(self, section: str, order: str) -> list[Record]:
        listing = Listing(self.briefing, section, order)
        found = list(chained.from_iterable(self.library.lists.pages(listing)))
        self.tell(len(found))
        return found

    def _statements(self) -> Iterator[Record]:
        return (one for part in self.numbering.parts for one in part.statements)

    def blocks(self) -> Iterator[str]:
        """Everything, from the first page to the last."""
        yield front_matter(report_values(self.header, self.look, self.library.until))
        yield heading(1, (Span(self.header.title),))
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
        """The parts. Each name has the section's, for the briefing's own prose may refer to it."""
        yield "Incidents: what is claimed, and by whom", self._ledger()
        yield "Figures, and whether they add up", self._figures()
        yield side_by_side.TITLE, self._compared()
        for number, part in enumerate(self.numbering.parts):
            yield f"Statements: {part.title}", self._said(part, first=number == 0)
        yield "Questions: what is not known", self._questions()
        yield "Actors: who is who", self._people()
        yield "Terms: loaded words", self._table(term_rows(self._all("terms", "name"), self.look))
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
            f"as of {date_in_words(header.text('as_of'))}",
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
            self.library, self.briefing, self.numbering, self.incidents, self.sums, self.look
        )
        yield "\n".join(f"- {gfm.block(self._raw(line))}" for line in lines)

    def _numbers(self) -> Iterator[str]:
        rows = []
        for one in self.sums:
            for point in one.points:
                giver = giver_of_point(point, self.look)
                cells = ((Span(value_words(point)),), (Span(_counted(one.figure)),), giver)
                rows.append([*map(self._raw, cells), gfm.escape(day_in_short(point))])
        if rows:
            yield heading(3, (Span("Numbers, and who gives them"),))
            given = any(not point.as_of for one in self.sums for point in one.points)
            head = ("Number", "What", "Who gives it", "Day" if given else "For the day")
            yield table(head, rows, frozenset({0}))

    # The sections.

    def _ledger(self) -> Iterator[str]:
        shared = [name for name in LISTS if self._is_empty_everywhere(name)]
        if shared:
            words = ", ".join(_NOUNS[name] for name in shared)
            yield f"For every event below, these were searched for, and none found: {words}."
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
        judgment = judgment_of(incident, self.look)
        if judgment.answers.kind == "event":
            cells = [line for _, line in both_answers(judgment, self.look)]
        else:
            cells = [parts_line(judgment, self.look, answers_told), (Span("–"),)]
        return [self._raw(line) for line in (first, *cells)]

    def _figures(self) -> Iterator[str]:
        for sums in self.sums:
            figure = sums.figure
            pieces = (numbers_line(sums, self.look), flowing_field(figure, "counts", self.look))
            line = (Span(figure.title, "strong"), Span(": "), *listed(pieces, " "))
            if sums.compared:
                others = "; ".join(one.title for one in sums.compared)
                line = (*line, Span(f" Compared above, as a rate, with: {others}."))
            elif not sums.findings:
                line = (*line, Span(f" {_UNCHECKED[len(sums.points) > 1]}"))
            yield gfm.block(self._raw(line))
            if sums.findings:
                lines = (self._raw(told_finding(one, figure, self.look)) for one in sums.findings)
                yield "\n".join(f"- {gfm.block(raw)}" for raw in lines)

    def _compared(self) -> Iterator[str]:
        """Two sources side by side, where two were read that have something in common."""
        found = comparisons(self.look, self.briefing, self.asked)
        graded = not self.one_grade
        writer = side_by_side.SideBySide(self.numbering, self.lines, self.look, graded=graded)
        return writer.blocks([*found])

    def _said(self, part: SpokenPart, *, first: bool) -> Iterator[str]:
        """The statements of a side. That nothing is against any of several is said once."""
        found = any(objections_to(one, self.look) for one in part.statements)
        if not found and not self.opposed:
            if first:
                yield "Nothing in these records stands against any statement in this report."
        elif not found:
            yield "Nothing in these records stands against the statements of this part."
        self.tell(len(part.statements))
        for statement in part.statements:
            yield self._statement(statement, told_once=not found)

    def _statement(self, statement: Record, told_once: bool) -> str:
        """Its only place in the report: number, who, the words, the way, what is against it."""
        block = statement_words(statement, self.look)
        head, *rest = block.attribution.speaker
        number = self.numbering.numbers[statement.key]
        who = (head._replace(text=f"{number} {head.text}", style="strong"), *rest)
        way = way_line(statement, self.look)
        if self.one_grade:
            way = way[:-1]  # said once, for all
        when = plain(dated(statement, "said", "said_as")[:1]) or "no date given"
        against = () if told_once else (Span("; "), *objections_line(statement, self.look))
        told = (Span(when), *unbracketed(way), *against)
        if not block.verbatim:
            line = (*who, Span(f", {retold(block.form).lower()}"), *block.line, Span(" — "), *told)
            return self._anchored(statement.key, self._raw(line, statement.key))
        return self._quotation(block, who, told, statement.key)

    def _quotation(self, block: StatementWords, who: Line, told: Line, key: Key) -> str:
        partial = block.form == PARTIAL
        form = "partial quotation" if partial else "quotation"
        head = self._raw((*who, Span(f", {form}, "), *told, Span(":")), key)
        line = (Span("[…] "), *block.line, Span(" […]")) if partial else block.line
        words = [gfm.block(self._raw(part, key)) for part in markdown_paragraphs(line)]
        return gfm.quotation([self._anchored(key, head), *words])

    def _anchored(self, key: Key, raw: str) -> str:
        """A paragraph to which the number of a statement or a question leads."""
        return self.lines.anchor(key) + gfm.block(raw)

    def _questions(self) -> Iterator[str]:
        for question in self.numbering.questions:
            number = self.numbering.numbers[question.key]
            line = (Span(f"{number} ", "label"), *flowing_field(question, "q", self.look))
            yield self._anchored(question.key, self._raw(line, question.key))

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
            "places, and what links to what, are left out; the profile full has them."
        )

    # Lines.

    def _raw(self, line: Line, own: Key | None = None) -> str:
        return self.lines.raw(line, own)

    def _paragraphs(self, line: Line) -> Iterator[str]:
        return (gfm.block(self._raw(part)) for part in markdown_paragraphs(line))
