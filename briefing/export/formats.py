"""The formats of an export: a new one is a module that makes it, and a line here.

The module of a format is loaded once somebody wants it, so that none pays for what another needs.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import NamedTuple

from briefing.errors import BriefingError
from briefing.export.context import Document, ExportContext, Profile


class Format(NamedTuple):
    """One format.

    `name` is what a person calls it in the shell, `suffix` ends the names of its files (`.md`), and
    `help` says in half a sentence what it is for. `module` has a function `export`, which gives the
    files of an `ExportContext`: the same bytes for the same library, selection and options.
    `folder` is set where that are always several files; `overviews` where a page about a whole
    briefing can be exported too; `styled` where links and wording can be chosen.
    """

    name: str
    suffix: str
    help: str
    module: str
    folder: bool = False
    overviews: bool = False
    styled: bool = False

    @property
    def profiles(self) -> tuple[Profile, ...]:
        """The profiles that it can be made in; the first one is the whole of it."""
        return ("full", *(profile for name, profile in _PROFILES if name == self.name))

    def documents(self, job: ExportContext) -> Iterator[Document]:
        """The files of an export, each made while it is read.

        Raises BriefingError where the format has nothing for what is selected.
        """
        if job.selection.kind == "overview" and not self.overviews:
            raise BriefingError(
                f"There is no {job.selection.name} as {self.name}: it is a page, and no records",
                "Name all, a section, or a slug; or use --format markdown",
            )
        module = _PROFILES.get((self.name, job.options.profile), self.module)
        found: Iterator[Document] = import_module(module).export(job)
        return found


_PROFILES: Mapping[tuple[str, Profile], str] = {
    ("markdown", "report"): "briefing.export.report.report",
    ("markdown", "plain"): "briefing.export.report.plain_text",
    ("html", "report"): "briefing.export.html.report_page",
}
"""What makes a profile of a format that is more than the format with less in it."""
_ALL = (
    Format(
        "markdown",
        ".md",
        "GitHub Flavored Markdown, for GitHub, Obsidian and pandoc",
        "briefing.export.markdown",
        overviews=True,
        styled=True,
    ),
    Format(
        "html",
        ".html",
        "one file for a browser, with search; nothing in it is fetched from anywhere",
        "briefing.export.html.html_format",
        overviews=True,
    ),
    Format(
        "jsonl",
        ".jsonl",
        "JSON Lines: everything, a record a line; `briefing import` reads it back",
        "briefing.export.data.jsonl",
    ),
    Format(
        "csv",
        ".csv",
        "a folder of tables, with scripts for SQLite and PostgreSQL",
        "briefing.export.data.tables.csv_folder",
        folder=True,
    ),
    Format(
        "geojson",
        ".geojson",
        "places, and the incidents at each, for maps",
        "briefing.export.data.geojson",
    ),
    Format(
        "csl-json",
        ".csl.json",
        "the sources that were read, for citing: pandoc, Zotero",
        "briefing.export.data.csl_json",
    ),
)
FORMATS: Mapping[str, Format] = {one.name: one for one in _ALL}
"""Every format, by its name."""


def format_named(name: str) -> Format:
    """The format of that name. Raises BriefingError where there is none."""
    found = FORMATS.get(name)
    if found is None:
        raise BriefingError(f'No format "{name}"', f"Name one of: {', '.join(FORMATS)}")
    return found
