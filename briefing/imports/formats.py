"""The formats that are read: a new one is a module that reads it, and a line here."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import NamedTuple

from briefing.errors import BriefingError
from briefing.imports.imported import Imported


class ImportFormat(NamedTuple):
    """One format. `module` has a function `read`, which takes a text and its file's name."""

    name: str
    help: str
    module: str

    def read(self, text: str, name: str) -> Imported:
        """What is in the text of a file. Raises BriefingError for what is no such file."""
        found: Imported = import_module(self.module).read(text, name)
        return found


_ALL = (
    ImportFormat("jsonl", "what `briefing export --format jsonl` wrote", "briefing.imports.jsonl"),
    ImportFormat("acled", "events in the columns of ACLED, as CSV", "briefing.imports.acled"),
)
IMPORT_FORMATS: Mapping[str, ImportFormat] = {one.name: one for one in _ALL}
"""Every format, by its name."""


def import_format(name: str) -> ImportFormat:
    """The format of that name. Raises BriefingError where there is none."""
    found = IMPORT_FORMATS.get(name)
    if found is None:
        raise BriefingError(f'No format "{name}"', f"Name one of: {', '.join(IMPORT_FORMATS)}")
    return found
