"""The pages of an export, composed some at a time: the library is asked for all of them at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from briefing.export.anchors import note_file, section_anchor, section_file
from briefing.export.attribution import StatementAttributions
from briefing.export.context import ExportContext
from briefing.export.header import headers
from briefing.export.outline import Outline, one_file_each
from briefing.export.selection import public
from briefing.export.spans import linked
from briefing.export.told_once import ToldOnce
from briefing.library.store.records import Record
from briefing.model.key import FRONT, Key
from briefing.page.blocks import Heading, Line, Page, Span, lines_of
from briefing.page.overviews import compose_overview
from briefing.page.overviews.ledger import NAME as LEDGER
from briefing.page.overviews.ledger_rows import with_names
from briefing.page.reading_ahead import gather_pages
from briefing.page.record_loader import RecordLoader
from briefing.page.sections.registry import compose
from briefing.page.wording.lens import Lens

_MOST_KEPT = 10_000
"""Records that are remembered from page to page."""


class ComposedPage(NamedTuple):
    """A page with its words in full. `files` has the file of each record that its lines lead to."""

    page: Page
    files: Mapping[Key, str]


class PageComposer:
    """What all files of an export share: of what was looked up for pages, the actors are kept."""

    def __init__(self, job: ExportContext, suffix: str) -> None:
        """The names of the files end in `suffix`."""
        job.library.keep_records(_MOST_KEPT)
        self._job = job
        self._suffix = suffix
        self._ahead: dict[Key, ComposedPage] = {}
        self._files: dict[Key, str | None] = {}
        self.lens = Lens(job.library, job.options.wording)
        self.look = RecordLoader(job.library)
        self.voices = StatementAttributions(self.look)
        self._once = ToldOnce(self.voices)

    @cached_property
    def headers(self) -> tuple[Record, ...]:
        """The headers of the briefings that the export takes anything from."""
        return headers(self._job)

    @cached_property
    def places(self) -> Mapping[str, str]:
        """Where in the export the answer to a query stands."""
        return _query_places(self._job, self._suffix)

    def files(self, keys: Iterable[Key]) -> dict[Key, str]:
        """The file of each of these records that the export has; empty is the only one."""
        asked = list(keys)
        new = [key for key in asked if key not in self._files]
        found = _files_of(self._job, new, self._suffix) if new else {}
        self._files.update((key, found.get(key)) for key in new)
        return {key: file for key in asked if (file := self._files[key]) is not None}

    def pages(self, records: Sequence[Record]) -> list[ComposedPage]:
        """The pages of some records, in their order."""
        self._turn()
        gather_pages(records, self.look)
        return self._told([compose(self._job.library, one, self.look) for one in records])

    def page(self, record: Record, following: Sequence[Record]) -> ComposedPage:
        """The page of a record that is one of several for each of which it is asked in turn."""
        if record.key not in self._ahead:
            some = following if record in following else (record,)
            self._job.tell(len(some))
            pages = zip(some, self.pages(some), strict=True)
            self._ahead = {one.key: page for one, page in pages}
        return self._ahead[record.key]

    def lead(self, outline: Outline) -> Record | None:
        """The record that a file is about."""
        if outline.lead is None:
            return None
        for record in outline.following:
            if record.key == outline.lead:
                return record
        found = self._job.library.record(outline.lead)
        return public(found) if found else None

    def overview(self, name: str) -> ComposedPage:
        """An overview of the briefing."""
        self._turn()
        page = compose_overview(self._job.library, name, self._job.selection.briefing)
        if name == LEDGER:
            page = with_names(page, self.look)
        return self._told([page])[0]

    def _turn(self) -> None:
        """Forget most of what was looked up for the pages so far."""
        self.look.turn()
        self._files = {}

    def _told(self, pages: Sequence[Page]) -> list[ComposedPage]:
        """The pages with their words in full, and all that their lines lead to looked up."""
        keys = _linked(pages)
        self.voices.gather(keys)
        found = self.files(keys)
        whole = (self.voices.in_full(page, found) for page in pages)
        pages = [self.lens.page(self._once.page(page, found)) for page in whole]
        new = _linked(pages) - keys
        self.voices.gather(new)
        found |= self.files(new)
        return [ComposedPage(page, found) for page in pages]


def title_of(page: Page) -> Line:
    """The heading of a page that begins with one, and else what the page is called."""
    match page.blocks[:1]:
        case (Heading(1, line),):
            return line
    return (Span(page.title),)


def _linked(pages: Iterable[Page]) -> set[Key]:
    return {key for page in pages for key in linked(lines_of(page.blocks))}


def _files_of(job: ExportContext, keys: Iterable[Key], suffix: str) -> dict[Key, str]:
    """The file of each of `keys` that the export has; empty is the only one."""
    held = job.selection.among(job.library, keys)
    if not job.several_files:
        return dict.fromkeys(held, "")
    return {key: _file_of(key, section, job, suffix) for key, section in held.items()}


def _query_places(job: ExportContext, suffix: str) -> dict[str, str]:
    """Where each section stands, by the query that finds it, as the front page asks it."""
    if job.selection.kind != "briefing" or job.options.links != "relative":
        return {}
    sections = job.library.briefings.sections(job.selection.briefing)
    return {
        f"kind:{section.singular}": str(section_file(section.name, suffix))
        if job.options.folder
        else f"#{section_anchor(section.name)}"
        for section in sections
        if section.records and section.name != FRONT
    }


def _file_of(key: Key, section: str, job: ExportContext, suffix: str) -> str:
    if one_file_each(job):
        return str(note_file(key, job.selection.briefing, suffix))
    return str(section_file(section, suffix))
