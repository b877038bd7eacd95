"""A search of the reader as the shell command that finds the same records in the same order."""

from __future__ import annotations

import shlex
from pathlib import Path

from briefing.disk.file_names import path_of
from briefing.errors import BriefingError
from briefing.library.library import Library
from briefing.load.content_layout import find_layout
from briefing.model.dates.days import edtf_text
from briefing.shipped import shipped


def shell_command(query: str, content: Path | None = None, until: str = "") -> str:
    """The command, quoted for a POSIX shell.

    `content` is what was opened, None for the shipped briefing; `until` the day as of which the
    library answers, empty for today.
    """
    words = ["briefing", "search"]
    if content is not None:
        # The sign of an option is never the beginning of an absolute path.
        words += ["-C", str(content.absolute())]
    if day := edtf_text(until):
        # A year before the first begins like an option.
        words += [f"--as-of={day}"] if day.startswith("-") else ["--as-of", day]
    asked = ["--", query] if query.startswith("-") else [query]
    return shlex.join([*words, *asked])


def command_of(library: Library, query: str) -> str:
    """The command for a query to a library."""
    return shell_command(query, content_of(library), library.until)


def content_of(library: Library) -> Path | None:
    """The path that opens the same library; None where it is the shipped one."""
    opened = opened_path(library)
    try:
        return None if opened == shipped() else opened
    except BriefingError:  # the program was installed without it
        return opened


def opened_path(library: Library) -> Path:
    """The folder that was opened, or the file where the library is one file of a folder."""
    names = [name for (name,) in library.ask("SELECT name FROM file LIMIT 2")]
    if len(names) != 1:
        return library.root
    try:
        alone = [one.name for one in find_layout(library.root).files] == names
    except BriefingError:
        alone = False
    return library.root if alone else path_of(library.root, names[0])
