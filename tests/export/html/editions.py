"""Editions for tests."""

from __future__ import annotations

from briefing.export.context import ExportOptions
from briefing.export.export import export
from briefing.export.selection import of_search, select
from briefing.library.library import Library
from briefing.search.search import search
from tests.export.html.reading import Node, read_html

HTML = ExportOptions(format="html")


def html(library: Library, name: str = "all") -> str:
    """The one file of an edition; a name that begins with `?` is a search."""
    if name.startswith("?"):
        selection = of_search(library, search(library, name[1:]).listing, name[1:])
    else:
        selection = select(library, name)
    (document,) = export(library, selection, HTML).documents()
    return document.text()


def edition(library: Library, name: str = "all") -> Node:
    """The same as a tree."""
    return read_html(html(library, name))
