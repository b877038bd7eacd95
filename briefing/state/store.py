"""The file that keeps a person's searches."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from pathlib import Path

from briefing.state.search_history import Change, KeptSearch, SearchHistory, by_name
from briefing.state.state_file import StateFile, stored, text_of

VERSION = 1
"""Of what is in the file."""
_TABLES = (
    "CREATE TABLE recent (place INTEGER PRIMARY KEY, query BLOB, content BLOB)",
    "CREATE TABLE saved (name BLOB PRIMARY KEY, query BLOB, content BLOB) WITHOUT ROWID",
)


class SearchStore:
    """Searches in a file. Any thread may use it."""

    def __init__(self, file: Path) -> None:
        """The file, and its folder, come into being when something is first kept."""
        self._kept = StateFile(file, VERSION, _TABLES)

    def read(self) -> SearchHistory:
        """What is kept; nothing without a file. Raises BriefingError if it is unreadable."""
        return self._kept.read(_read, SearchHistory())

    def change(self, changes: Iterable[Change]) -> SearchHistory:
        """Do this to whatever is kept by now, in one piece; gives what is kept then.

        What it gives is on the disk. Raises BriefingError where that is impossible, and then the
        file is as it was.
        """
        wanted = tuple(changes)

        def write(connection: sqlite3.Connection) -> SearchHistory:
            kept = _read(connection)
            for one in wanted:
                kept = one(kept)
            _write(connection, kept)
            return kept

        return self._kept.change(write)


def _read(connection: sqlite3.Connection) -> SearchHistory:
    recent = connection.execute("SELECT query, content FROM recent ORDER BY place").fetchall()
    saved = connection.execute("SELECT query, content, name FROM saved").fetchall()
    found = (
        KeptSearch(text_of(query), text_of(content), text_of(name))
        for query, content, name in saved
    )
    return SearchHistory(
        tuple(KeptSearch(text_of(q), text_of(c)) for q, c in recent), by_name(found)
    )


def _write(connection: sqlite3.Connection, kept: SearchHistory) -> None:
    connection.execute("DELETE FROM recent")
    connection.execute("DELETE FROM saved")
    connection.executemany(
        "INSERT INTO recent VALUES (?, ?, ?)",
        [(at, stored(one.query), stored(one.content)) for at, one in enumerate(kept.recent)],
    )
    connection.executemany(
        "INSERT INTO saved VALUES (?, ?, ?)",
        [(stored(one.name), stored(one.query), stored(one.content)) for one in kept.saved],
    )
