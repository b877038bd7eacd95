"""Text without any markup, for mail and paper: what Markdown has, in lines, and no links."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from pathlib import PurePosixPath

from briefing.analysis.speaker import PARTIAL
from briefing.export.block_renderer import worth_showing
from briefing.export.context import Document, ExportContext
from briefing.export.data.many_records import made_of
from briefing.export.header import FileHeader
from briefing.export.outline import NOTHING, Outline, counts, outlines
from briefing.export.page_composer import ComposedPage, PageComposer, title_of
from briefing.library.store.records import Record
from briefing.model.key import Key
from briefing.page.blocks import (
    Block,
    Heading,
    Line,
    Page,
    Paragraph,
    Span,
    StatementWords,
    mapped,
    plain,
    unabridged,
)
from briefing.page.layout.layout import layout
from briefing.page.words.vocabulary import retold
from briefing.text.visible import visible_line

_WIDTH = 78
"""Letters in a line: what mail programs show without breaking it."""
_AT_ONCE = 100
_RULE = "─" * 24
_SUFFIX = ".txt"
_PART = 2
"""The level of the headings that have a line below them."""
_EMPTY_LINES = re.compile(r"\n\s*\n")


def export(job: ExportContext) -> Iterator[Document]:
    """The same files as Markdown has, as text. See `briefing.export.formats.Format`."""
    composer = PageComposer(job, _SUFFIX)
    for outline in outlines(job, _SUFFIX):
        text = _TextFile(job, outline, composer).pieces()
        yield Document(PurePosixPath(outline.path), text)


def writing(job: ExportContext, path: str) -> Callable[[Sequence[Record]], str]:
    """What writes some records of the file that is called so, without knowing its other parts."""
    outline = Outline(PurePosixPath(path), "")
    return _TextFile(job, outline, PageComposer(job, _SUFFIX)).records


class _TextFile:
    """One file, written from top to bottom."""

    def __init__(self, job: ExportContext, outline: Outline, composer: PageComposer) -> None:
        self.job = job
        self.outline = outline
        self.composer = composer
        self.voices = composer.voices

    def pieces(self) -> Iterator[str]:
        """The title, what the file is from, and its pages."""
        job, outline, look = self.job, self.outline, self.composer.look
        top = FileHeader(job, outline, self.composer.headers, counts(job, outline))
        title, *lead = self._lead()
        lens, home = self.composer.lens, job.selection.briefing
        about = (Paragraph(lens.line(line, home)) for line in top.lines(look))
        yield from _laid_out((title, *about, *lead))
        for chapter in outline.chapters:
            if chapter.heading:
                yield from _laid_out((Heading(_PART, (Span(chapter.heading),)),), after_rule=True)
            if chapter.overview:
                told = self.composer.overview(chapter.overview).page
                yield from _laid_out(tuple(self._page(told, ()))[1:])
                continue
            empty, given = True, (str(outline.path),)
            with made_of(
                job, [chapter.listing], writing, *given, here=self.records, at_once=_AT_ONCE
            ) as pieces:
                for text in pieces:
                    empty = False
                    yield text
            if empty:
                yield from _laid_out((Paragraph((Span(NOTHING),)),), after_rule=True)

    def records(self, some: Sequence[Record]) -> str:
        """Some records, each below a rule."""
        pages = zip(some, self.composer.pages(some), strict=True)
        told = (_laid_out(self._record(*one), after_rule=True) for one in pages)
        return "".join(chain.from_iterable(told))

    def _lead(self) -> Iterator[Block]:
        """What stands at the top: the record that the file is about, the overview, or a title."""
        lead = self.composer.lead(self.outline)
        if lead is not None:
            yield from self._record(lead, self.composer.page(lead, self.outline.following))
        elif self.outline.overview:
            page, _ = self.composer.overview(self.outline.overview)
            yield from self._page(page, title_of(page))
        else:
            yield Heading(1, (Span(self.outline.title),))

    def _record(self, record: Record, composed: ComposedPage) -> Iterator[Block]:
        page, _ = composed
        said = self.voices.has(record.key)
        return self._page(page, self.voices.title(record) if said else title_of(page))

    def _page(self, page: Page, title: Line) -> Iterator[Block]:
        yield Heading(1, title)
        for block in worth_showing(unabridged(page)):
            if isinstance(block, StatementWords):
                yield self._words(block, block.link or page.key)
            else:
                yield mapped(block, self._line)

    def _line(self, line: Line) -> Line:
        """A line without its links; of one that leads to the web, with the address."""
        return tuple(_bare(self.voices.named(span)) for span in line)

    def _words(self, block: StatementWords, key: Key) -> Paragraph:
        """Who said it, and the words, without an empty line between them or among the words."""
        who = (*self._line(self.voices.beside(block, key)), Span(":\n"))
        if not block.verbatim:
            return Paragraph((*who, Span(retold(block.form), "label"), *self._line(block.line)))
        first, last = ("… “", "” …") if block.form == PARTIAL else ("“", "”")
        said = _EMPTY_LINES.sub("\n", plain(block.line))
        return Paragraph((*who, Span(f"{first}{said}{last}", "quote")))


def _bare(span: Span) -> Span:
    address = f" ({span.url})" if span.url and span.url not in span.text else ""
    return Span(f"{span.text}{address}", span.style)


def _laid_out(blocks: Iterable[Block], *, after_rule: bool = False) -> Iterator[str]:
    if after_rule:
        yield f"\n{_RULE}\n\n"
    for line in layout(tuple(blocks), _WIDTH).lines:
        yield f"{visible_line(plain(line)).rstrip()}\n"
