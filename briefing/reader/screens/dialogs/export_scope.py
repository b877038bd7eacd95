"""What can be exported from where the person is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefing.disk.file_names import file_name
from briefing.export.context import ExportOptions, Profile
from briefing.export.export import export
from briefing.export.formats import Format
from briefing.export.selection import Selection, of_record, of_search, of_section, whole
from briefing.library.library import Library
from briefing.library.store.records import Listing, Record, SectionCount
from briefing.model.key import FRONT


@dataclass(frozen=True, slots=True)
class ExportScope:
    """Something to export: what it is called, what it is, and whether it becomes a folder."""

    label: str
    selection: Selection
    folder: bool = False

    def file_name(self, library: Library, made: Format, profile: Profile = "full") -> str:
        """The name that the export proposes for its file or folder in a format."""
        if self.folder or made.folder:
            return file_name(f"{self.selection.name} {self.selection.query}")
        if profile == "report" and self.selection.kind != "briefing":
            profile = "full"  # there is no such report; that is said once it is asked for
        options = ExportOptions(format=made.name, profile=profile)
        documents = export(library, self.selection, options).documents()
        return str(next(iter(documents)).path)


def reading_scopes(
    library: Library,
    record: Record | None,
    section: SectionCount | None,
    narrowed: tuple[Listing, str] | None,
    briefing: str,
) -> list[ExportScope]:
    """What the main screen can export: the record, the list as it is narrowed, the briefing.

    `narrowed` is the list and what it is filtered for.
    """
    scopes = []
    if record is not None and section is not None:
        called = "front page" if section.name == FRONT else section.singular
        scopes.append(ExportScope(f"This {called}", of_record(record, briefing)))
    if narrowed is not None and section is not None:
        found = of_search(library, *narrowed)
        label = f"{section.title}, filter {narrowed[1]} ({_counted(library, found)})"
        scopes.append(ExportScope(label, found))
    elif section is not None and section.name != FRONT:
        label = f"All {section.title.lower()} ({section.records:,})"
        scopes.append(ExportScope(label, of_section(briefing, section)))
    everything = whole(library, briefing)
    return [
        *scopes,
        ExportScope("Whole briefing in one file", everything),
        ExportScope("Whole briefing as a folder, one file per section", everything, folder=True),
    ]


def search_scopes(library: Library, listing: Listing, query: str) -> Sequence[ExportScope]:
    """What the search can export: what it found."""
    found = of_search(library, listing, query)
    return [ExportScope(f"What was found for {query} ({_counted(library, found)})", found)]


def _counted(library: Library, selection: Selection) -> str:
    found, total = selection.counts(library)
    return f"{found:,} of {total:,}"
