"""Which content and which briefing a command is about, as of which day, and by which sources."""

from __future__ import annotations

import os
from argparse import Namespace
from contextlib import suppress
from functools import partial
from pathlib import Path

from briefing.cli.output import Output
from briefing.cli.process import typed_path
from briefing.errors import BriefingError
from briefing.library.library import Library
from briefing.library.opening import open_library
from briefing.library.store.person_marks import MarkedRecords
from briefing.shipped import example, shipped
from briefing.text.edit_distance import nearest
from briefing.text.some_names import some_names

SOURCES = "BRIEFING_SOURCES"
"""The environment variable that names a folder of source texts, where no option does."""


def opened(path: Path, out: Output, sources: Path | None = None) -> Library:
    """The library at `path`. Raises BriefingError where there is none."""
    library = open_library(path, out.progress, sources)
    library.person.find = partial(_marks, library, out)
    if library.notice:
        out.say(f"briefing: {library.notice}")
    return library


def _marks(library: Library, out: Output) -> MarkedRecords:
    """What the person has read, asked for by queries about that only.

    Where nobody can tell, that is said: it looks as if nothing had been read.
    """
    from briefing.page.changes.kept_reading import marks_of  # noqa: PLC0415  (few ask)
    from briefing.state.reading_state import ReadingState  # noqa: PLC0415

    state = ReadingState()
    found = marks_of(state, library)
    if unusable := state.news():
        out.say(f"briefing: {unusable}")
    return found


def place(path: str | None, made_up: bool = False) -> Path:
    """The path that was typed; where none was, that of the shipped briefing, or of the example.

    Raises BriefingError for an empty one: it is a mistake of a script, and means neither.
    """
    if made_up:
        return example()
    if path == "":
        raise BriefingError("The path is empty", "Name a briefing's folder, or its YAML file")
    return shipped() if path is None else typed_path(path)


def asked(arguments: Namespace, out: Output) -> tuple[Library, str]:
    """The library that the arguments name, and their briefing in it, empty for all of several.

    Raises BriefingError where there is no such library or briefing, or no such day.
    """
    path = place(arguments.content, arguments.example)
    library = as_of(opened(path, out, sources_of(arguments)), arguments)
    wanted = arguments.briefing
    if wanted is None:
        return library, library.briefings.only()
    if not wanted.isprintable() or library.briefings.get(wanted) is None:
        slugs = [briefing.slug for briefing in library.briefings.all()]
        near = nearest(wanted, slugs)
        remedy = f"Did you mean {near}?" if near else f"There are: {some_names(slugs)}"
        raise BriefingError(f'No briefing "{wanted}"', remedy)
    return library, wanted


def sources_of(arguments: Namespace) -> Path | None:
    """The folder with the words of sources. Raises BriefingError where it is none."""
    named = getattr(arguments, "sources", None)
    folder = Path(os.environ.get(SOURCES, "")) if named is None else typed_path(named)
    if named is None and folder == Path():
        return None
    with suppress(RuntimeError):  # there is no home: then that is no folder either
        folder = folder.expanduser()
    if named == "" or not folder.is_dir():
        said = str(folder) if named != "" else '""'
        raise BriefingError(f"There is no folder {said}", "Name one with the texts of sources")
    return folder


def as_of(library: Library, arguments: Namespace) -> Library:
    """The library as it could have been known on the day that was asked for, if one was.

    Raises BriefingError where that is no date.
    """
    day = day_of(arguments.as_of)
    return library.as_of(day) if day else library


def day_of(written: str | None) -> str:
    """The last day that a date can mean (EDTF); empty for none.

    Raises BriefingError for what is no date, or has no end.
    """
    if written is None:
        return ""
    # Dates are read for this only; the other commands start without.
    from briefing.model.dates import edtf  # noqa: PLC0415

    try:
        day = edtf.parse(written).upper
    except ValueError as error:
        raise BriefingError(f"--as-of: {error}", "Write a day, a month or a year") from error
    if not day:
        raise BriefingError(f"--as-of: {written} has no end", "Write a day, a month or a year")
    return day
