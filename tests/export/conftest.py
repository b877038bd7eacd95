"""What the tests of exports have in common: a made-up library, and the shipped one."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
from pathlib import Path

import pytest

from briefing.export.context import ExportOptions, Profile
from briefing.export.export import Export, export
from briefing.export.links import LinkStyle
from briefing.export.selection import of_search, select
from briefing.library.library import Library
from briefing.library.opening import open_library
from briefing.search.search import search
from tests.briefings import library_of, write
from tests.export.made_up import BRIEFING, HEADER

Exported = Callable[..., dict[str, str]]


@pytest.fixture
def library(tmp_path: Path) -> Library:
    (tmp_path / "secret.txt").write_text("The words of the article itself.", "utf-8")
    return library_of(tmp_path, BRIEFING, header=HEADER)


@pytest.fixture(scope="session")
def exported(shipped: Library) -> Exported:
    """The files of an export of the shipped briefing, each export made once."""
    return cache(partial(documents, shipped))


@pytest.fixture
def two(tmp_path: Path) -> Library:
    """Two briefings that share an actor."""
    header = "briefing: {{title: {}, as_of: 2024-05-01, basis: Made up by {}.}}\n"
    folder = write(
        tmp_path / "content",
        {
            "shared/actors.yaml": "desk: {name: The Desk, kind: media}\n",
            "one.yaml": header.format("First", "A")
            + "actors:\n  ann: {name: Ann, kind: person, note: 'Of [[desk]] and [[two/bob]].'}\n",
            "two.yaml": header.format("Second", "B")
            + "actors:\n  bob: {name: Bob, kind: person, note: 'Of [[desk]].'}\n",
        },
    )
    return open_library(folder)


def wanted(
    library: Library,
    name: str,
    links: LinkStyle = "relative",
    folder: bool = False,
    profile: Profile = "full",
) -> Export:
    """An export by name; a name that begins with `?` is a search."""
    if name.startswith("?"):
        selection = of_search(library, search(library, name[1:]).listing, name[1:])
    else:
        selection = select(library, name)
    return export(library, selection, ExportOptions(links, folder=folder, profile=profile))


def documents(
    library: Library,
    name: str,
    links: LinkStyle = "relative",
    folder: bool = False,
    profile: Profile = "full",
) -> dict[str, str]:
    """The files of an export, by their names."""
    found = wanted(library, name, links, folder, profile).documents()
    return {str(document.path): document.text() for document in found}


def one(library: Library, name: str, links: LinkStyle = "relative") -> str:
    """The text of an export that is one file."""
    (text,) = documents(library, name, links).values()
    return text
