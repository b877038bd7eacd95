"""What an exporter is asked for, and what it gives."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Literal

from briefing.analysis.wording.loaded_terms import Wording
from briefing.export.links import LinkStyle
from briefing.export.selection import Selection
from briefing.library.library import Library

Profile = Literal["full", "report", "plain"]
PROFILES: Mapping[Profile, str] = {
    "full": "every record with all that links to it",
    "report": "what one hands in: each statement once, in some pages",
    "plain": "every record as text without any markup, for mail and paper",
}


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """How to export. With `folder`, a whole briefing becomes files that link to each other.

    `wording` says whether loaded terms in the briefing's own prose stay, as printed. `profile` is
    how much of it Markdown has, and in which order. `compared` are the pairs that HTML and a
    report set side by side; without any they do so with the sources that were read.
    """

    links: LinkStyle = "relative"
    format: str = "markdown"
    folder: bool = False
    wording: Wording = "printed"
    profile: Profile = "full"
    compared: tuple[tuple[str, str], ...] = ()


def untold(records: int) -> None:
    """Nobody watches."""


@dataclass(frozen=True, slots=True)
class ExportContext:
    """What to export, and how. The library must be the thread's own (`Library.clone`).

    `tell` is told of records once they are about to be written, how many at a time.
    """

    library: Library
    selection: Selection
    options: ExportOptions
    tell: Callable[[int], None] = untold

    @property
    def several_files(self) -> bool:
        """Whether it is a whole briefing that becomes several files."""
        return self.options.folder and self.selection.kind == "briefing"


@dataclass(frozen=True, slots=True)
class Document:
    """One file of an export.

    `path` is its name, in the folder that the export goes to. `pieces` is its text, made while it
    is read: a document can be read once, and nothing of it is in memory before.
    """

    path: PurePosixPath
    pieces: Iterator[str]

    def text(self) -> str:
        """The whole text."""
        return "".join(self.pieces)
