"""The edition from top to bottom: bar, masthead, contents, and one part after the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from functools import cached_property
from itertools import filterfalse, islice
from typing import NamedTuple

from briefing import __version__
from briefing.analysis.places.located_records import located, record_keys
from briefing.analysis.timeline.dated_records import dated_records
from briefing.export.attribution import STATEMENTS
from briefing.export.context import ExportContext
from briefing.export.data.link_titles import link_titles
from briefing.export.data.many_records import made_of
from briefing.export.header import FileHeader, headers
from briefing.export.html.articles import Article, ArticleComposer
from briefing.export.html.drawn_records import DrawnRecords, drawing
from briefing.export.html.drawn_rows import DrawnRows
from briefing.export.html.dressing import Dressing, Piece
from briefing.export.html.given_numbers import given_numbers
from briefing.export.html.line_markup import LineMarkup
from briefing.export.html.package_files import Templates, asset, content_policy, style_sheet
from briefing.export.html.parts import EditionPart, parts_of, without_questions
from briefing.export.html.reading_order import direction_of, language_of
from briefing.export.html.said import Sayings
from briefing.export.html.speaker_groups import by_speaker
from briefing.export.html.views.map_part import map_part
from briefing.export.html.views.timeline_part import told_timeline
from briefing.export.outline import Outline, counts
from briefing.export.selection import selected_records
from briefing.library.store.records import Record
from briefing.model.key import FRONT, Key
from briefing.page.attribution.basis_lines import basis_line
from briefing.page.attribution.statuses import without_words
from briefing.page.blocks import Block, Line, Page, Span, lines_of
from briefing.page.comparison.comparison_page import comparison_page
from briefing.page.comparison.offered import comparisons
from briefing.page.overviews import compose_overview
from briefing.page.overviews.ledger_rows import COLUMNS, HAPPENED_COLUMNS, incident_rows
from briefing.page.record_loader import MANY, RecordLoader
from briefing.page.sections.body import texts
from briefing.page.sections.ending import note, notices
from briefing.page.wording.lens import Lens
from briefing.page.words.dates import date_in_words, dated
from briefing.page.words.labels import listed
from briefing.page.words.prose import paragraphs
from briefing.page.words.vocabulary import DOT

_OF_RECORDS = ("speakers", "records")
_AT_ONCE = 100
MOST_ARTICLES = 2000
"""Records that stand in the file as articles; of more, the script draws those that are wanted."""
MOST_ROWS, MOST_FIGURES = 200, 50
"""Rows of the ledger, and figures, that stand in the file where records are drawn."""


class Masthead(NamedTuple):
    """What stands above everything: what it is, of when, who made it, and what it rests on."""

    title: str
    marking: str
    as_of: str
    about: tuple[Line, ...]
    bases: tuple[Line, ...]
    limits: tuple[Line, ...]


class Edition:
    """One edition. It is written from top to bottom, and nothing of it is kept."""

    def __init__(self, job: ExportContext, outline: Outline) -> None:
        """`outline` says what the edition is called, and what is in it."""
        self.job = job
        self.outline = outline
        self.library = job.library
        self.home = job.selection.briefing
        self.headers = headers(job)
        self.lens = Lens(job.library, job.options.wording)
        self.compared = self._compared()
        self.parts = parts_of(job, compared=bool(self.compared))
        self.records = sum(one.records or 0 for one in self.parts if one.kind in _OF_RECORDS)
        self.drawn = self.records > MOST_ARTICLES
        self.numbers = self._numbers()
        self.rows = DrawnRows(job.library, self.lens)
        self.articles = ArticleComposer(job.library, self.lens, self.home, self.numbers)
        self.markup = LineMarkup(self._place, self.home)
        self.templates = Templates(
            self.markup,
            marking=self._each("marking"),
            version=__version__,
        )

    def pieces(self) -> Iterator[str]:
        """The text of the file, piece by piece."""
        self.library.keep_records(MANY)
        top = self._masthead()
        script = asset("edition.js")
        style = style_sheet(top.title, top.marking, f"as of {top.as_of}" if top.as_of else "")
        language = language_of(self.headers)
        yield self.templates.render(
            "top",
            top=top,
            parts=self.parts,
            style=style,
            policy=content_policy(style, script),
            language=language,
            direction=direction_of(language),
            records=self.records,
            drawn=self.drawn,
        )
        # While this writes its parts, others make what is drawn.
        with self._drawn_records() as drawn:
            for part in self.parts:
                yield self.templates.render("part_begin", part=part)
                yield from self._part(part)
                yield "</section>\n"
            if self.drawn:
                yield '<script type="application/json" id="__data">[\n'
                yield from drawn
                yield "0]</script>\n"
        yield self.templates.render("end", script=script, addresses=list(self.markup.addresses))

    def _part(self, part: EditionPart) -> Iterator[str]:
        match part.kind:
            case "summary":
                yield self._summary()
            case "ledger":
                yield from self._ledger(part)
            case "overview":
                yield self._overview(part)
            case "compare":
                yield from map(self._comparison, self.compared)
            case "timeline" | "map":
                yield self._view(part.kind)
            case _ if self._is_drawn(part):
                yield self.templates.render("drawn", part=part, most=MOST_ARTICLES)
            case "speakers":
                yield from self._speakers(part)
            case "records":
                yield from self._records(part)
            case "reading":
                yield self._reading()

    def _masthead(self) -> Masthead:
        look = RecordLoader(self.library)
        top = FileHeader(self.job, self.outline, self.headers, counts(self.job, self.outline))
        whole = self.job.selection.kind == "briefing"
        bases = [self.lens.line(basis_line(one, look), one.key.briefing) for one in self.headers]
        return Masthead(
            title=str(top.values(self._called(look), look)["pagetitle"]),
            marking=self._each("marking"),
            as_of="; ".join(
                filter(None, (date_in_words(one.text("as_of")) for one in self.headers))
            ),
            about=tuple(_about(one, named=not whole) for one in self.headers),
            bases=tuple(self._sayings(one).line(one) for one in bases),
            limits=(*top.day_line(), *top.limits()),
        )

    def _called(self, look: RecordLoader) -> str:
        """What the file is called; of one record, words have whoever said them."""
        lead, title = self.outline.lead, self.outline.title
        if lead is None:
            return title
        look.fetch([lead])
        record = look.at(lead)
        said = record is not None and record.section == STATEMENTS
        return link_titles([lead], look, {})[lead] if said else title

    def _summary(self) -> str:
        look = RecordLoader(self.library)
        (header,) = self.headers
        blocks = (*notices(header), *paragraphs(header, "summary", look))
        return self.templates.render(
            "summary",
            blocks=self._dressed(self._worded(header, blocks)),
            numbers=list(given_numbers(self.library, self.home)),
        )

    def _ledger(self, part: EditionPart) -> Iterator[str]:
        look = RecordLoader(self.library)
        yield self.templates.render("ledger_head", columns=COLUMNS, first=HAPPENED_COLUMNS)
        most = MOST_ROWS if self.drawn else None
        records = islice(selected_records(self.library, part.listing), most)
        while some := list(islice(records, _AT_ONCE)):
            rows = list(incident_rows(some, look))
            yield self.templates.render(
                "ledger_rows", rows=rows, columns=COLUMNS, first=HAPPENED_COLUMNS
            )
            look.clear()
        there = part.records or 0
        more = f"The newest {most} of {there:,} incidents." if most and most < there else ""
        yield self.templates.render(
            "ledger_foot",
            more=more,
            none=without_words(True, look),
            unknown=without_words(False, look),
        )

    def _overview(self, part: EditionPart) -> str:
        page = self.lens.page(compose_overview(self.library, part.name, self.home))
        blocks = page.blocks[1:]
        if (
            part.name == "gaps"
            and not self.drawn
            and any(one.name == "questions" for one in self.parts)
        ):
            blocks = tuple(without_questions(blocks))
        return self.templates.render("pieces", pieces=self._dressed(blocks), level=2)

    def _worded(self, header: Record, blocks: Iterable[Block]) -> Sequence[Block]:
        """Some prose of a briefing in the wording that was asked for."""
        return self.lens.page(Page(header.key, FRONT, "", "", tuple(blocks))).blocks

    def _dressed(self, blocks: Sequence[Block]) -> tuple[Piece, ...]:
        """The pieces of a page that is no record's."""
        return Dressing(self._sayings(*lines_of(blocks))).pieces(blocks)

    def _sayings(self, *lines: Line) -> Sayings:
        """What makes the statements whole that some lines name."""
        sayings = Sayings(RecordLoader(self.library))
        sayings.gather(span.link for line in lines for span in line if span.link)
        return sayings

    def _compared(self) -> tuple[Page, ...]:
        """The comparisons that were asked for; of a whole briefing also those that it offers."""
        asked = self.job.options.compared
        if not asked and (self.job.selection.kind != "briefing"):
            return ()
        look = RecordLoader(self.library)
        found = comparisons(look, self.home, asked)
        return tuple(comparison_page(one, look, self.home) for one in found)

    def _comparison(self, page: Page) -> str:
        blocks = self.lens.page(page).blocks
        return self.templates.render("pieces", pieces=blocks, level=3)

    def _view(self, kind: str) -> str:
        only = self.job.selection.listing.condition
        if kind == "timeline":
            found = dated_records(self.library, self.home, only)
            told = told_timeline(self.library, self.lens, self.rows, found)
            return self.templates.render(kind, told=told)
        map_ = map_part(self.library, self.rows, located(self.library, self.home, only))
        return self.templates.render(kind, told=map_)

    def _records(self, part: EditionPart) -> Iterator[str]:
        for record in selected_records(self.library, part.listing):
            one = self.articles.article(record)
            if part.name:  # whose name the heading above has
                one = one._replace(kind=one.kind.partition(DOT)[2])
            # Words have no heading of their own, for what stands below them to be under.
            yield self._article(one, record, level=3 if one.title else 2)

    def _speakers(self, part: EditionPart) -> Iterator[str]:
        for group in by_speaker(self.library, part.listing):
            yield self.templates.render("speaker", group=group)
            for record in group.statements:
                one = self.articles.article(record)
                yield self._article(one, record, level=3)

    def _article(self, one: Article, record: Record, level: int) -> str:
        self.job.tell(1)
        return self.templates.render("article", one=one, section=record.section, level=level)

    def _drawn_records(self) -> AbstractContextManager[Iterator[str]]:
        """The records for the script, in the order of their parts."""
        here = DrawnRecords(self.library, self.lens, self.home, self.rows).piece
        listings = [part.listing for part in self.parts if self._is_drawn(part)]
        return made_of(self.job, listings, drawing, here=here)

    def _is_drawn(self, part: EditionPart) -> bool:
        """Whether the script draws a part; a few figures stand in the file all the same."""
        few = part.name == "figures" and (part.records or 0) <= MOST_FIGURES
        return self.drawn and part.kind in _OF_RECORDS and not few

    def _place(self, key: Key) -> int | None:
        """The number of a record that stands in the file, 0 for one that is drawn."""
        return self.numbers.get(key, 0 if self.drawn and key in self._held else None)

    @cached_property
    def _held(self) -> frozenset[Key]:
        listing = self.job.selection.listing
        numbers = self.library.lists.numbers(listing, self.library.lists.count(listing))
        return frozenset(record_keys(self.library, numbers).values())

    def _reading(self) -> str:
        look = RecordLoader(self.library)
        notes = [block for one in self.headers for block in self._worded(one, note(one, look))]
        return self.templates.render(
            "reading", notes=self._dressed(notes), unknown=without_words(False, look)
        )

    def _numbers(self) -> dict[Key, int]:
        """The number of every record that is not drawn, in the order in which they stand."""
        keys: dict[Key, None] = {}
        for part in filterfalse(self._is_drawn, self.parts):
            if part.kind == "speakers":
                groups = by_speaker(self.library, part.listing)
                keys.update((one.key, None) for group in groups for one in group.statements)
            elif part.kind == "records":
                keys.update((one.key, None) for one in selected_records(self.library, part.listing))
        return {key: number for number, key in enumerate(keys, 1)}

    def _each(self, field: str) -> str:
        found = (one.text(field) for one in self.headers)
        return "; ".join(dict.fromkeys(filter(None, found)))


def _about(header: Record, *, named: bool) -> Line:
    """Which days a briefing covers, of when it is, and who wrote it."""
    as_of = dated(header, "as_of")
    return listed(
        (
            (Span(header.title, "strong"),) if named else (),
            dated(header, "covers"),
            (Span("as of "), *as_of) if as_of else (),
            texts(header, "authors", "")[1],
        ),
        DOT,
    )
