"""Markdown: GitHub Flavored Markdown that Obsidian and pandoc read too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from briefing.export import gfm
from briefing.export.anchors import anchor, mark, section_anchor
from briefing.export.attribution import StatementAttributions
from briefing.export.block_renderer import BlockRenderer, heading
from briefing.export.context import Document, ExportContext
from briefing.export.footnotes import Footnotes
from briefing.export.header import FileHeader, front_matter, headers
from briefing.export.link_targets import query_places, targets
from briefing.export.links import links_of
from briefing.export.outline import Chapter, Outline, counts, outlines
from briefing.export.selection import public, selected_records
from briefing.export.spans import SpanWriter, linked, markdown_paragraphs
from briefing.library.store.records import Record
from briefing.model.key import Key
from briefing.page.blocks import Heading, Line, Page, Span, lines_of, plain
from briefing.page.overviews import compose_overview
from briefing.page.record_loader import RecordLoader
from briefing.page.sections.registry import compose
from briefing.page.wording.lens import Lens

SUFFIX = ".md"
_NOTHING = "Nothing was found."
_AT_ONCE = 100


def export(job: ExportContext) -> Iterator[Document]:
    """The files of an export. See `briefing.export.formats.Format`."""
    for outline in outlines(job, SUFFIX):
        yield Document(outline.path, _spaced(_File(job, outline, SUFFIX).blocks()))


def _spaced(blocks: Iterable[str]) -> Iterator[str]:
    """Blocks with an empty line between them."""
    for number, block in enumerate(blocks):
        yield f"\n{block}\n" if number else f"{block}\n"


class _File:
    """One file, written from top to bottom. Of what was written, only the footnotes are kept."""

    def __init__(self, job: ExportContext, outline: Outline, suffix: str) -> None:
        self.job = job
        self.library = job.library
        self.outline = outline
        self.suffix = suffix
        self.home = job.selection.briefing
        self.notes = Footnotes(self.home)
        alone = not job.several_files
        self.links = links_of(job.options.links, self.home, str(outline.path), alone)
        self.places = query_places(job, suffix)
        self.lens = Lens(job.library, job.options.wording)

    def blocks(self) -> Iterator[str]:
        """Everything that the file has, block by block."""
        outline = self.outline
        found = self.library.record(outline.lead) if outline.lead else None
        lead = public(found) if found else None
        top = FileHeader(self.job, outline, headers(self.job), counts(self.job, outline))
        title, rest = self._lead(lead)
        look = RecordLoader(self.library)
        yield front_matter(top.values(plain(title), look))
        yield heading(1, title) + (mark(anchor(lead.key, self.home)) if lead else "")
        yield from self._paragraphs(list(top.lines(look)))
        yield from rest
        for chapter in outline.chapters:
            yield from self._chapter(chapter)
        yield from self._footnotes()

    def _lead(self, lead: Record | None) -> tuple[Line, Iterator[str]]:
        """What stands at the top: the record that the file is about, the overview, or a title."""
        if lead is not None:
            return self._record(lead)
        if self.outline.overview:
            page = compose_overview(self.library, self.outline.overview, self.home)
            page, lines, voices = self._told(
                page, StatementAttributions(RecordLoader(self.library))
            )
            return _title(page), BlockRenderer(lines, voices, page.key, 1).blocks(page)
        return (Span(self.outline.title),), iter(())

    def _chapter(self, chapter: Chapter) -> Iterator[str]:
        if chapter.heading:
            name = section_anchor(chapter.listing.section)
            yield heading(2, (Span(chapter.heading),)) + mark(name)
        empty = True
        for record in selected_records(self.library, chapter.listing):
            empty = False
            title, rest = self._record(record, chapter.level)
            yield heading(chapter.level, title) + mark(anchor(record.key, self.home))
            yield from rest
        if empty:
            yield _NOTHING

    def _record(self, record: Record, level: int = 1) -> tuple[Line, Iterator[str]]:
        """What a record is called, and everything that its page says."""
        look = RecordLoader(self.library)
        page, lines, voices = self._told(
            compose(self.library, record, look), StatementAttributions(look)
        )
        said = voices.has(record.key)
        title = voices.title(record) if said else _title(page)
        above = [page.kind] if self.job.selection.kind == "search" and not said else []
        blocks = BlockRenderer(lines, voices, record.key, level).blocks(page)
        return title, chain((gfm.block(gfm.escape(kind)) for kind in above), blocks)

    def _told(
        self, page: Page, voices: StatementAttributions
    ) -> tuple[Page, SpanWriter, StatementAttributions]:
        """A page with its words in full, what writes its lines, and who speaks in it."""
        keys = set(linked(lines_of(page.blocks)))
        voices.gather(keys)
        found = self._targets(keys)
        page = self.lens.page(voices.in_full(page, found))
        new = set(linked(lines_of(page.blocks))) - keys
        return page, self._lines(found | self._targets(new), voices), voices

    def _paragraphs(self, top: list[Line]) -> Iterator[str]:
        voices = StatementAttributions(RecordLoader(self.library))
        top = [self.lens.line(line, self.home) for line in top]
        lines = self._lines(self._targets(linked(top)), voices)
        return (gfm.block(lines.raw(part)) for line in top for part in markdown_paragraphs(line))

    def _footnotes(self) -> Iterator[str]:
        """The footnotes of every statement that was named, some at a time."""
        used = list(self.notes.used())
        for start in range(0, len(used), _AT_ONCE):
            some = used[start : start + _AT_ONCE]
            voices = StatementAttributions(RecordLoader(self.library))
            voices.gather(some)
            said = {key: voices.who_says_so(key) for key in some}
            found = self._targets(linked(said.values()))
            lines = SpanWriter(self.links, found, self.places, note=lambda _: "")
            for key, line in said.items():
                yield self.notes.definition(key, gfm.one_line(lines.raw(line)))

    def _lines(self, found: Mapping[Key, str], voices: StatementAttributions) -> SpanWriter:
        """What writes lines; `found` has the file of each record that they lead to."""

        def note(key: Key) -> str:
            return self.notes.mark(key) if voices.has(key) else ""

        return SpanWriter(self.links, found, self.places, note, voices.named)

    def _targets(self, keys: Iterable[Key]) -> dict[Key, str]:
        return targets(self.job, self.outline.path, keys, self.suffix)


def _title(page: Page) -> Line:
    """The heading of a page that begins with one, and else what the page is called."""
    match page.blocks[:1]:
        case (Heading(1, line),):
            return line
    return (Span(page.title),)
