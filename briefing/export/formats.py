"""The formats of an export: a new one is a file beside this and a line here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Protocol

from briefing.errors import BriefingError
from briefing.export.context import Document, ExportContext
from briefing.export.html.html_format import Html
from briefing.export.markdown import Markdown


class Exporter(Protocol):
    """One format.

    `name` is what a person calls it in the shell, `suffix` ends the names of its files (`.md`), and
    `help` says in half a sentence what it is for.
    """

    name: str
    suffix: str
    help: str

    def export(self, job: ExportContext) -> Iterator[Document]:
        """The files of an export: the same bytes for the same library, selection and options."""
        ...


FORMATS: Mapping[str, Exporter] = {exporter.name: exporter for exporter in (Markdown(), Html())}
"""Every format, by its name."""


def exporter(name: str) -> Exporter:
    """The format of that name. Raises BriefingError where there is none."""
    found = FORMATS.get(name)
    if found is None:
        raise BriefingError(f'No format "{name}"', f"Name one of: {', '.join(FORMATS)}")
    return found
