"""Which files an export consists of, what stands in each, and in which order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from briefing.disk.file_names import file_name, note_stem
from briefing.export.anchors import note_file, section_anchor, section_file
from briefing.export.context import ExportContext
from briefing.export.selection import of_record, of_section, selected_pages
from briefing.library.store.records import Listing, Record, SectionCount
from briefing.model.key import FRONT, Key
from briefing.page.overviews import overviews_of

NOTHING = "Nothing was found."
"""What stands in a chapter without records."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """Records under one heading; without a heading they stand directly under the title.

    With `overview`, it is the overview of that name and no records.
    """

    heading: str
    listing: Listing
    overview: str = ""

    @property
    def level(self) -> int:
        """The level of its records' headings, below the title and its own heading."""
        return 3 if self.heading else 2


@dataclass(frozen=True, slots=True)
class Outline:
    """One file: a title, or a record (`lead`) whose heading is the title; then chapters.

    `section` is the section that all of it belongs to, or empty. `overview` names the overview that
    it is, if it is one. `following` are records, its own among them, that have the next files.
    """

    path: PurePosixPath
    title: str
    section: str = ""
    lead: Key | None = None
    chapters: tuple[Chapter, ...] = ()
    overview: str = ""
    following: tuple[Record, ...] = ()


def outlines(job: ExportContext, suffix: str) -> Iterator[Outline]:
    """The files of an export. Their names end in `suffix`."""
    selection = job.selection
    if selection.kind == "briefing":
        yield from _whole(job, suffix)
    elif selection.kind == "record":
        (record,) = selection.records(job.library)
        yield Outline(file_path(job, suffix), record.title, record.section, lead=record.key)
    elif selection.kind == "overview":
        path = PurePosixPath(selection.name + suffix)
        yield Outline(path, selection.title, overview=selection.name)
    else:
        path = file_path(job, suffix)
        chapters = (Chapter("", selection.listing),)
        yield Outline(path, selection.title, selection.listing.section, chapters=chapters)


def file_path(job: ExportContext, suffix: str) -> PurePosixPath:
    """What an export that is one file is called."""
    selection = job.selection
    if selection.kind in ("briefing", "record"):
        return PurePosixPath(note_stem(selection.name) + suffix)
    return PurePosixPath(file_name(f"{selection.name} {selection.query}", suffix=suffix))


def one_file_each(job: ExportContext) -> bool:
    """Whether every record gets a file of its own: what wiki links in a folder lead to."""
    return job.several_files and job.options.links == "wiki"


def counts(job: ExportContext, outline: Outline) -> tuple[int, int] | None:
    """How many records a file has, and of how many.

    None for one record of a whole briefing, and for an overview, which has none of its own.
    """
    if outline.overview:
        return None
    if not job.several_files:
        return job.selection.counts(job.library)
    if outline.chapters:
        count = job.library.lists.count(outline.chapters[0].listing)
        return count, count
    return job.selection.counts(job.library) if outline.section == FRONT else None


def _whole(job: ExportContext, suffix: str) -> Iterator[Outline]:
    briefing, title = job.selection.briefing, job.selection.title
    front = Key(briefing, FRONT)
    sections = [
        s for s in job.library.briefings.sections(briefing) if s.name != FRONT and s.records
    ]
    overviews = overviews_of(job.library, briefing)
    if not job.options.folder:
        pages = (Chapter(one.title, Listing(briefing), one.name) for one in overviews)
        records = (Chapter(s.title, of_section(briefing, s).listing) for s in sections)
        yield Outline(file_path(job, suffix), title, lead=front, chapters=(*pages, *records))
        return
    if one_file_each(job):
        path = note_file(front, briefing, suffix)
        yield Outline(path, title, FRONT, lead=front)
        for section in sections:
            yield from _notes(job, section, suffix)
    else:
        path = section_file(FRONT, suffix)
        yield Outline(path, title, FRONT, lead=front)
        for section in sections:
            yield _section(job, section, suffix)
    for overview in overviews:
        path = PurePosixPath(overview_stem(overview.name, job) + suffix)
        yield Outline(path, overview.title, overview=overview.name)


def overview_stem(name: str, job: ExportContext) -> str:
    """What the file of an overview is called: among notes called by slugs, as no slug can be."""
    return section_anchor(name) if one_file_each(job) else name


def _section(job: ExportContext, section: SectionCount, suffix: str) -> Outline:
    selection = of_section(job.selection.briefing, section)
    path = section_file(section.name, suffix)
    return Outline(path, section.title, section.name, chapters=(Chapter("", selection.listing),))


def _notes(job: ExportContext, section: SectionCount, suffix: str) -> Iterator[Outline]:
    briefing = job.selection.briefing
    for some in selected_pages(job.library, of_section(briefing, section).listing):
        for record in some:
            path = note_file(record.key, briefing, suffix)
            title = of_record(record, briefing).title
            yield Outline(path, title, record.section, record.key, following=some)
