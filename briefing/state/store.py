"""The file that keeps a person's searches: small, private, and written whole or not at all."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable, Iterable
from contextlib import closing, suppress
from pathlib import Path
from typing import TypeVar

from briefing.disk.own_files import create_own, foreign
from briefing.disk.user_folders import private_folder
from briefing.errors import BriefingError
from briefing.state.search_history import Change, KeptSearch, SearchHistory, by_name
from briefing.text.visible import visible_line

T = TypeVar("T")

VERSION = 1
"""Of what is in the file; a file of a later one belongs to a newer program and is left alone."""
PATIENCE = 5.0  # seconds to wait for another program that is writing
_PAUSE = 0.01  # seconds between two attempts
_DAMAGED = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
_ENDINGS = ("-wal", "-shm", "-journal", "")
_TABLES = (
    "CREATE TABLE recent (place INTEGER PRIMARY KEY, query BLOB, content BLOB)",
    "CREATE TABLE saved (name BLOB PRIMARY KEY, query BLOB, content BLOB) WITHOUT ROWID",
    f"PRAGMA user_version = {VERSION}",
)


class SearchStore:
    """Searches in a file. Any thread may use it: each use opens the file, and closes it again."""

    def __init__(self, file: Path) -> None:
        """The file, and its folder, come into being when something is first kept."""
        self._file = file

    def read(self) -> SearchHistory:
        """What is kept; nothing where there is no file. Raises BriefingError if it is unreadable.

        A damaged file is put aside, and then there is nothing.
        """
        if not os.path.lexists(self._file):
            return SearchHistory()
        self._look()
        return self._tried(_read)

    def change(self, changes: Iterable[Change]) -> SearchHistory:
        """Do this to whatever is kept by now, in one piece; gives what is kept then.

        What it gives is on the disk. Raises BriefingError where that is impossible, and then the
        file is as it was.
        """
        wanted = tuple(changes)

        def write(connection: sqlite3.Connection) -> SearchHistory:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("BEGIN IMMEDIATE")
            if not connection.execute("PRAGMA user_version").fetchone()[0]:
                for sql in _TABLES:
                    connection.execute(sql)
            kept = _read(connection)
            for one in wanted:
                kept = one(kept)
            _write(connection, kept)
            connection.execute("COMMIT")
            return kept

        self._make()
        return self._tried(write)

    def _make(self) -> None:
        """An empty file that only its owner can read, before anything is written into it."""
        private_folder(self._file.parent)
        try:
            os.close(create_own(self._file))
        except FileExistsError:
            self._look()
        except OSError as error:
            raise _unusable(self._file, error.strerror or str(error)) from error

    def _look(self) -> None:
        """Close the file to others, if it is the person's own; raises BriefingError if it is not.

        What SQLite has beside it is looked at as well: it would be read as part of the file.
        """
        private_folder(self._file.parent)
        try:
            for part in self._parts(self._file.name):
                if why := foreign(part):
                    raise _unusable(self._file, why)
            self._file.chmod(0o600)
        except OSError as error:
            raise _unusable(self._file, error.strerror or str(error)) from error

    def _parts(self, name: str) -> list[Path]:
        """The files of a database: first what must never be taken for part of another one."""
        return [self._file.with_name(f"{name}{ending}") for ending in _ENDINGS]

    def _tried(self, use: Callable[[sqlite3.Connection], T]) -> T:
        """Use the file, a second time and empty where it turns out to be damaged."""
        number = self._number()
        try:
            return self._used(use)
        except sqlite3.Error as error:
            if not _is_damaged(error):
                raise _unusable(self._file, str(error)) from error
        except (UnicodeDecodeError, TypeError, AttributeError):
            pass  # what is read is not what was ever written: damage that SQLite has not seen
        self._put_aside(number)
        self._make()
        try:
            return self._used(use)
        except sqlite3.Error as error:
            raise _unusable(self._file, str(error)) from error

    def _used(self, use: Callable[[sqlite3.Connection], T]) -> T:
        """Use the file, and wait for others: SQLite itself does not in every case, as for WAL."""
        end = time.monotonic() + PATIENCE
        while True:
            try:
                return self._opened(use)
            except sqlite3.OperationalError as error:
                if _code(error) != sqlite3.SQLITE_BUSY or time.monotonic() >= end:
                    raise
            time.sleep(_PAUSE)

    def _opened(self, use: Callable[[sqlite3.Connection], T]) -> T:
        connection = sqlite3.connect(self._file, timeout=PATIENCE, isolation_level=None)
        with closing(connection):
            version = connection.execute("PRAGMA user_version").fetchone()[0]
            if version > VERSION:
                raise _unusable(self._file, "it was written by a newer version of the program")
            return use(connection)

    def _number(self) -> int:
        try:
            return self._file.stat().st_ino
        except OSError:
            return 0

    def _put_aside(self, number: int) -> None:
        """Give the damaged file another name, if no other program has done so meanwhile.

        What belongs to it goes first: it must never be taken for part of the next file.
        """
        if self._number() != number:
            return
        aside = f"{self._file.name}.damaged-{time.time_ns()}"
        for part, other in zip(self._parts(self._file.name), self._parts(aside), strict=True):
            with suppress(FileNotFoundError):
                part.rename(other)


def _read(connection: sqlite3.Connection) -> SearchHistory:
    if not connection.execute("PRAGMA user_version").fetchone()[0]:
        return SearchHistory()
    recent = connection.execute("SELECT query, content FROM recent ORDER BY place").fetchall()
    saved = connection.execute("SELECT query, content, name FROM saved").fetchall()
    found = (
        KeptSearch(_text(query), _text(content), _text(name)) for query, content, name in saved
    )
    return SearchHistory(tuple(KeptSearch(_text(q), _text(c)) for q, c in recent), by_name(found))


def _write(connection: sqlite3.Connection, kept: SearchHistory) -> None:
    connection.execute("DELETE FROM recent")
    connection.execute("DELETE FROM saved")
    connection.executemany(
        "INSERT INTO recent VALUES (?, ?, ?)",
        [(at, _bytes(one.query), _bytes(one.content)) for at, one in enumerate(kept.recent)],
    )
    connection.executemany(
        "INSERT INTO saved VALUES (?, ?, ?)",
        [(_bytes(one.name), _bytes(one.query), _bytes(one.content)) for one in kept.saved],
    )


def _bytes(text: str) -> bytes:
    """A path or an argument may have what is no Unicode: it is kept as it is."""
    return text.encode("utf-8", "surrogatepass")


def _text(kept: bytes) -> str:
    return kept.decode("utf-8", "surrogatepass")


def _is_damaged(error: sqlite3.Error) -> bool:
    return _code(error) in _DAMAGED or "no such table" in str(error)


def _code(error: sqlite3.Error) -> int:
    """SQLite's primary result code."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


def _unusable(file: Path, why: str) -> BriefingError:
    shown = visible_line(str(file))
    return BriefingError(f"{shown} cannot be used: {visible_line(why)}", "Nothing was lost in it")
