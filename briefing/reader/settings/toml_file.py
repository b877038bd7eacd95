"""A person's settings file: its values, the lines they stand on, and what is wrong with it."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from briefing.disk.read import Unreadable, read_text
from briefing.model.problem import Problem

_LARGEST = 100_000  # bytes: fifty times a file that changes every key
_AT = r" \(at (?:line (\d+), column (\d+)|end of document)\)$"
_ENTRY = r"""\s*(?P<quote>["']?)(?P<name>[\w-]+)(?P=quote)\s*="""


class TomlFile(NamedTuple):
    """What a settings file says: its `name` without the folder, and its tables as TOML has them."""

    name: str
    values: Mapping[str, Any] = MappingProxyType({})
    text: str = ""

    def line(self, entry: str) -> int:
        """The line, from 1, on which `entry` is first given; 0 where it cannot be found."""
        for number, line in enumerate(self.text.splitlines(), 1):
            found = re.match(_ENTRY, line)
            if found and found["name"] == entry:
                return number
        return 0

    def problem(self, entry: str, code: str, message: str, remedy: str = "") -> Problem:
        """A problem with one of the file's entries."""
        return Problem(
            self.name, self.line(entry), 1, "warning", code, message, remedy, field=entry
        )


def read_toml(file: Path) -> tuple[TomlFile, list[Problem]]:
    """The settings in `file`; a file that is not there has none, and nothing wrong with it."""
    real = Path(os.path.realpath(file))  # it may be a link into a folder of settings kept elsewhere
    try:
        text = read_text(real, real.parent, _LARGEST)
    except Unreadable as error:
        if error.code == "missing":
            return TomlFile(file.name), []
        place = (file.name, error.line, error.column)
        problem = Problem(*place, "warning", "settings-file", error.reason, error.remedy)
        return TomlFile(file.name), [problem]
    return parse_toml(file.name, text)


def parse_toml(name: str, text: str) -> tuple[TomlFile, list[Problem]]:
    """The settings in the text of a file called `name`."""
    # Imported here because most people have no settings file, and the reader should start at once.
    import tomllib  # noqa: PLC0415

    try:
        return TomlFile(name, tomllib.loads(text.replace("\r\n", "\n")), text), []
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        return TomlFile(name), [_unparsed(name, text, str(error))]


def _unparsed(name: str, text: str, message: str) -> Problem:
    """The problem for a file that is no TOML; the parser's words end with the place."""
    found = re.search(_AT, message)
    end = (text.count("\n") + 1, len(text) - text.rfind("\n"))
    line, column = (int(found[1]), int(found[2])) if found and found[1] else end
    said = re.sub(_AT, "", message)
    remedy = 'Write name = "value", one on a line, under a [table]'
    return Problem(name, line, column, "warning", "settings-file", f"is not TOML: {said}", remedy)
