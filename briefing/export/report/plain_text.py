"""Text without any markup, for mail and paper: the pages as a terminal shows them, in lines."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from briefing.export.context import Document, ExportContext
from briefing.export.header import FileHeader, headers
from briefing.export.outline import Outline, counts, outlines
from briefing.export.selection import public, selected_records
from briefing.library.store.records import Record
from briefing.model.key import Key
from briefing.page.blocks import Line, Page, Paragraph, plain, unabridged
from briefing.page.layout.layout import layout
from briefing.page.overviews import compose_overview
from briefing.page.record_loader import RecordLoader
from briefing.page.sections.registry import compose
from briefing.page.wording.lens import Lens
from briefing.text.visible import visible_line

_WIDTH = 78
"""Letters in a line: what mail programs show without breaking it."""
_NOWHERE = Key("", "")
_RULE = "─" * 24


def export(job: ExportContext) -> Iterator[Document]:
    """The same files as Markdown has, as text. See `briefing.export.formats.Format`."""
    for outline in outlines(job, ".txt"):
        yield Document(PurePosixPath(outline.path), _text(job, outline))


def _text(job: ExportContext, outline: Outline) -> Iterator[str]:
    look = RecordLoader(job.library)
    top = FileHeader(job, outline, headers(job), counts(job, outline))
    if outline.lead is None and not outline.overview:
        yield f"{visible_line(outline.title)}\n\n"
    lens = Lens(job.library, job.options.wording)
    yield from _lines([lens.line(line, job.selection.briefing) for line in top.lines(look)])
    for page in _pages(job, outline):
        yield f"\n{_RULE}\n\n"
        for line in layout(unabridged(lens.page(page)), _WIDTH).lines:
            yield f"{visible_line(plain(line)).rstrip()}\n"


def _lines(lines: list[Line]) -> Iterator[str]:
    blocks = tuple(map(Paragraph, lines))
    page = Page(_NOWHERE, "", "", "", blocks)
    for line in layout(page, _WIDTH).lines if blocks else ():
        yield f"{visible_line(plain(line)).rstrip()}\n"


def _pages(job: ExportContext, outline: Outline) -> Iterator[Page]:
    library = job.library
    found = library.record(outline.lead) if outline.lead else None
    if found is not None:
        yield _page(job, public(found))
    if outline.overview:
        yield compose_overview(library, outline.overview, job.selection.briefing)
    for chapter in outline.chapters:
        for record in selected_records(library, chapter.listing):
            yield _page(job, record)


def _page(job: ExportContext, record: Record) -> Page:
    return compose(job.library, record, RecordLoader(job.library))
