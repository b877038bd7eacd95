"""Exporting: from a selection to documents, and from documents to files."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from briefing.disk.write import check_path, write_files
from briefing.errors import BriefingError
from briefing.export.context import Document, ExportContext, ExportOptions, untold
from briefing.export.formats import format_named
from briefing.export.selection import Selection
from briefing.library.library import Library

PLAIN = ExportOptions()


@dataclass(frozen=True, slots=True)
class Export:
    """An export that can be read more than once: each `documents()` begins anew."""

    job: ExportContext

    def documents(self) -> Iterator[Document]:
        """The files that it consists of, made one after the other while they are read."""
        return format_named(self.job.options.format).documents(self.job)


def export(
    library: Library,
    selection: Selection,
    options: ExportOptions = PLAIN,
    tell: Callable[[int], None] = untold,
) -> Export:
    """What `selection` gives as documents. Nothing is done before they are read.

    `tell` is told of records once they are about to be written. Raises BriefingError where there is
    no such format. The library must be the thread's own.
    """
    format_named(options.format)
    return Export(ExportContext(library, selection, options, tell))


def save(wanted: Export, target: Path, *, replace: bool = False) -> list[Path]:
    """Write an export to the disk, and say which files it became.

    Where the export is one for a folder, or `target` is a folder that exists, the files go into
    that folder under their own names, and it is made if it is not there; otherwise the one file is
    `target`. No file is there, or another, before all of them are whole. Raises `AlreadyThere` if
    one of them exists and `replace` is false, and BriefingError for what cannot be written, before
    anything is made where that is for a name.
    """
    options = wanted.job.options
    within = options.folder or format_named(options.format).folder or target.is_dir()
    made_up = set[Path]()
    for path in _paths(wanted, target, within):
        check_path(path, replace=replace)
        if path in made_up:
            raise BriefingError(f"Two records would be written to {path}", "Rename one of them")
        if "~" in path.name:  # the others are the slugs themselves
            made_up.add(path)
    files = (
        (target / document.path if within else target, document.pieces)
        for document in wanted.documents()
    )
    return write_files(files, replace=replace, parents=within)


def _paths(wanted: Export, target: Path, within: bool) -> Iterator[Path]:
    return (target / document.path if within else target for document in wanted.documents())
