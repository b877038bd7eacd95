"""Markdown: GitHub Flavored Markdown that Obsidian and pandoc read too."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import PurePosixPath

from briefing.export import gfm
from briefing.export.anchors import Footnotes, anchor, mark, section_anchor
from briefing.export.attribution import StatementAttributions
from briefing.export.block_renderer import BlockRenderer, heading
from briefing.export.context import Document, ExportContext
from briefing.export.data.many_records import made_of
from briefing.export.header import FileHeader, PageHeader, front_matter
from briefing.export.links import links_of
from briefing.export.outline import (
    NOTHING,
    Chapter,
    Outline,
    counts,
    one_file_each,
    outlines,
    overview_stem,
)
from briefing.export.page_composer import ComposedPage, PageComposer, title_of
from briefing.export.spans import SpanWriter, linked, markdown_paragraphs
from briefing.library.store.records import Record
from briefing.model.key import FRONT, SHARED, Key
from briefing.page.blocks import Line, Page, Span, lines_of, plain
from briefing.page.overviews import overviews_of
from briefing.page.record_loader import RecordLoader
from briefing.page.wording.lens import Lens

SUFFIX = ".md"
_AT_ONCE = 100
_BETWEEN = "\n\n"
"""What stands between two blocks."""
Written = tuple[str, list[tuple[str, ...]]]
"""The blocks of some records, and the keys of the statements for which they have footnotes."""


def export(job: ExportContext) -> Iterator[Document]:
    """The files of an export. See `briefing.export.formats.Format`."""
    composer = PageComposer(job, SUFFIX)
    for outline in outlines(job, SUFFIX):
        yield Document(outline.path, _spaced(_blocks(job, outline, composer)))


def _blocks(job: ExportContext, outline: Outline, composer: PageComposer) -> Iterator[str]:
    """A file, of which nothing is asked before it is read."""
    yield from _File(job, outline, composer).blocks()


def writing(job: ExportContext, path: str, level: int) -> Callable[[Sequence[Record]], Written]:
    """What writes some records of the file that is called so, without knowing its other parts."""
    outline = Outline(PurePosixPath(path), "")
    return _File(job, outline, PageComposer(job, SUFFIX)).records(level)


def _spaced(blocks: Iterable[str]) -> Iterator[str]:
    """Blocks with an empty line between them."""
    for number, block in enumerate(blocks):
        yield f"\n{block}\n" if number else f"{block}\n"


class _File:
    """One file, written from top to bottom. Of what was written, only the footnotes are kept."""

    def __init__(self, job: ExportContext, outline: Outline, composer: PageComposer) -> None:
        self.job = job
        self.outline = outline
        self.composer = composer
        self.voices = composer.voices
        self.home = job.selection.briefing
        self.notes = Footnotes(self.home)
        alone = not job.several_files
        self.links = links_of(job.options.links, self.home, str(outline.path), alone)

    def blocks(self) -> Iterator[str]:
        """Everything that the file has, block by block."""
        outline, look = self.outline, self.composer.look
        lead = self.composer.lead(outline)
        top = FileHeader(self.job, outline, self.composer.headers, counts(self.job, outline))
        title, rest = self._lead(lead)
        yield front_matter(top.values(plain(title), look))
        yield heading(1, title) + (mark(anchor(lead.key, self.home)) if lead else "")
        yield from self._paragraphs(list(top.lines(look)))
        yield from rest
        yield from self._about_all()
        for chapter in outline.chapters:
            yield from self._chapter(chapter)
        yield from self._footnotes()

    def _lead(self, lead: Record | None) -> tuple[Line, Iterator[str]]:
        """What stands at the top: the record that the file is about, the overview, or a title."""
        if lead is not None:
            return self._record(lead, self.composer.page(lead, self.outline.following))
        if self.outline.overview:
            return self._overview(self.outline.overview, level=1)
        return (Span(self.outline.title),), iter(())

    def _overview(self, name: str, level: int) -> tuple[Line, Iterator[str]]:
        page, files = self.composer.overview(name)
        lines = self._lines(files)
        return title_of(page), BlockRenderer(lines, self.voices, page.key, level).blocks(page)

    def _about_all(self) -> Iterator[str]:
        """On the front page of a whole briefing, where the pages about all of it stand."""
        job = self.job
        if job.selection.kind != "briefing" or self.outline.lead != Key(self.home, FRONT):
            return
        found = overviews_of(job.library, self.home)
        if job.options.links == "relative":
            places = (f"[{one.title}]({self._place(one.name)})" for one in found)
        elif one_file_each(job):
            places = (f"[[{overview_stem(one.name, job)}|{one.title}]]" for one in found)
        else:
            return
        yield f"**About all of it:** {' · '.join(places)}"

    def _place(self, overview: str) -> str:
        name = overview_stem(overview, self.job)
        return f"{name}{SUFFIX}" if self.job.several_files else f"#{section_anchor(name)}"

    def _chapter(self, chapter: Chapter) -> Iterator[str]:
        if chapter.heading:
            name = section_anchor(chapter.overview or chapter.listing.section)
            yield heading(2, (Span(chapter.heading),)) + mark(name)
        if chapter.overview:
            yield from self._overview(chapter.overview, level=2)[1]
            return
        empty = True
        given = (str(self.outline.path), chapter.level)
        here = _File(self.job, self.outline, self.composer).records(chapter.level)
        with made_of(
            self.job, [chapter.listing], writing, *given, here=here, at_once=_AT_ONCE
        ) as pieces:
            for blocks, noted in pieces:
                empty = False
                yield blocks
                for key in noted:
                    self.notes.mark(Key(*key))
        if empty:
            yield NOTHING

    def records(self, level: int) -> Callable[[Sequence[Record]], Written]:
        """What writes some records that stand below a heading."""

        def written(some: Sequence[Record]) -> Written:
            self.notes = Footnotes(self.home)
            blocks: list[str] = []
            for record, page in zip(some, self.composer.pages(some), strict=True):
                title, rest = self._record(record, page, level)
                blocks += (heading(level, title) + mark(anchor(record.key, self.home)), *rest)
            return _BETWEEN.join(blocks), [(*key,) for key in self.notes.used()]

        return written

    def _record(
        self, record: Record, composed: ComposedPage, level: int = 1
    ) -> tuple[Line, Iterator[str]]:
        """What a record is called, and everything that its page says."""
        page, files = composed
        said = self.voices.has(record.key)
        title = self.voices.title(record) if said else title_of(page)
        above = [page.kind] if self.job.selection.kind == "search" and not said else []
        blocks = BlockRenderer(self._lines(files), self.voices, record.key, level).blocks(page)
        return title, chain((gfm.block(gfm.escape(kind)) for kind in above), blocks)

    def _paragraphs(self, top: list[Line]) -> Iterator[str]:
        top = [self.composer.lens.line(line, self.home) for line in top]
        lines = self._lines(self.composer.files(linked(top)))
        return (gfm.block(lines.raw(part)) for line in top for part in markdown_paragraphs(line))

    def _footnotes(self) -> Iterator[str]:
        """The footnotes of every statement that was named, some at a time."""
        used = list(self.notes.used())
        for start in range(0, len(used), _AT_ONCE):
            some = used[start : start + _AT_ONCE]
            # What more than a few need is not kept: the pages may be needed again.
            voices = StatementAttributions(RecordLoader(self.job.library)) if start else self.voices
            voices.gather(some)
            held = self.composer.files(some)  # their own pages have the grades
            said = {key: voices.who_says_so(key, graded=key not in held) for key in some}
            files = self.composer.files(linked(said.values()))
            lines = SpanWriter(self.links, files, self.composer.places, note=lambda _: "")
            for key, line in said.items():
                yield self.notes.definition(key, gfm.one_line(lines.raw(line)))

    def _lines(self, files: Mapping[Key, str]) -> SpanWriter:
        """What writes lines; `files` has the file of each record that they lead to."""

        linked = self.job.options.links != "none"

        def note(span: Span) -> str:
            key = span.link
            if key is None or not self.voices.has(key):
                return ""
            # Words that say whose they are, and lead to where they stand, need no more.
            told = linked and key in files and self.voices.is_saying(span)
            return "" if told else self.notes.mark(key)

        return SpanWriter(self.links, files, self.composer.places, note, self.voices.named)


def page_top(lens: Lens, title: Line, briefings: Iterable[str], lines: SpanWriter) -> Iterator[str]:
    """The front matter of a page that is no record's, its title, and what it rests on."""
    library, look = lens.library, RecordLoader(lens.library)
    slugs = [one for one in dict.fromkeys(briefings) if one not in ("", SHARED)]
    headers = tuple(map(library.briefings.header, slugs))
    top = PageHeader(library, headers, lens.wording)
    yield f"{front_matter(top.values(plain(title), look))}\n"
    yield f"\n{heading(1, title)}\n"
    for line in top.lines(look):
        for part in markdown_paragraphs(lens.line(line, slugs[0] if slugs else "")):
            yield f"\n{gfm.block(lines.raw(part))}\n"


def page_as_markdown(lens: Lens, page: Page) -> Iterator[str]:
    """A page that is no record's. Every statement that it names has a footnote: who says so."""
    library, page = lens.library, lens.page(page)
    look = RecordLoader(library)
    voices = StatementAttributions(look)
    shown = dict.fromkeys(linked(lines_of(page.blocks)))
    voices.gather({*shown})
    notes = Footnotes(page.key.briefing)
    links = links_of("none", page.key.briefing, "", alone=True)

    def note(span: Span) -> str:
        return notes.mark(span.link) if span.link and voices.has(span.link) else ""

    lines = SpanWriter(links, {}, {}, note, voices.named)
    slugs = (page.key.briefing, *sorted({key.briefing for key in shown}))
    yield from page_top(lens, title_of(page), slugs, lines)
    for block in BlockRenderer(lines, voices, page.key, 1).blocks(page):
        yield f"\n{block}\n"
    plain_lines = SpanWriter(links, {}, {}, note=lambda _: "")
    for key in list(notes.used()):
        said = gfm.one_line(plain_lines.raw(voices.who_says_so(key)))
        yield f"\n{notes.definition(key, said)}\n"
