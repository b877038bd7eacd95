"""Bringing a library up to date: only what has changed is read again."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from briefing.library.compiling import Progress, take_in
from briefing.library.inserting import forget_file
from briefing.load.layout import Layout, SourceFile
from briefing.model.key import SHARED


def compile_changes(
    connection: sqlite3.Connection,
    layout: Layout,
    changed: Iterable[SourceFile],
    gone: Iterable[str],
    progress: Progress,
) -> None:
    """Bring a library up to date with the files that have changed, and those that are gone."""
    again = {source.name: source for source in changed}
    if any(source.briefing == SHARED for source in again.values()) or any(
        name.startswith(f"{SHARED}/") for name in gone
    ):
        again |= _extending(connection, layout)
    for name in (*again, *gone):
        forget_file(connection, name)
    take_in(connection, layout, tuple(again.values()), progress)


def _extending(connection: sqlite3.Connection, layout: Layout) -> dict[str, SourceFile]:
    """The files that take something over from shared records."""
    names = {name for (name,) in connection.execute("SELECT name FROM file WHERE extends")}
    return {source.name: source for source in layout.files if source.name in names}
