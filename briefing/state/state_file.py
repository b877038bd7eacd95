"""A file of the person's own state: small, private, and written whole or not at all."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import TypeVar

from briefing.disk.own_files import create_own, foreign
from briefing.disk.user_folders import private_folder
from briefing.errors import BriefingError
from briefing.text.visible import visible_line

T = TypeVar("T")
Use = Callable[[sqlite3.Connection], T]
"""Something that is done with the open file. It may be done again, after another program's."""

PATIENCE = 5.0  # seconds to wait for another program that is writing
_PAUSE = 0.01  # seconds between two attempts
_DAMAGED = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
_UNWRITABLE = frozenset(
    {sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_FULL}
)
_OWN = 0o600
_ENDINGS = ("-wal", "-shm", "-journal", "")


class StateFile:
    """A small database. Any thread may use it: each use opens the file, and closes it again.

    A damaged file is put aside, and then there is nothing in it.
    """

    def __init__(self, file: Path, version: int, tables: Sequence[str]) -> None:
        """The file, and its folder, come into being when something is first kept.

        `tables` are the statements that make it. A file of a later `version` belongs to a newer
        program and is left alone.
        """
        self._file = file
        self._version = version
        self._tables = tables

    def read(self, use: Use[T], nothing: T) -> T:
        """What `use` finds in it; `nothing` where nothing was ever kept.

        Also where nothing can be written. Raises BriefingError if it is unreadable.
        """
        if not os.path.lexists(self._file):
            return nothing
        self._look()

        def read(connection: sqlite3.Connection) -> T:
            return use(connection) if _is_made(connection) else nothing

        try:
            return self._tried(read)
        except BriefingError as error:
            if not (_is_unwritable(error.__cause__) and self._is_whole()):
                raise
        try:
            return self._opened(read, immutable=True)
        except sqlite3.Error as error:
            raise _unusable(self._file, str(error)) from error

    def change(self, use: Use[T]) -> T:
        """Do this to whatever is kept by now, in one piece; what it gives is on the disk then.

        Raises BriefingError where that is impossible, and then the file is as it was.
        """

        def write(connection: sqlite3.Connection) -> T:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("BEGIN IMMEDIATE")
            if not _is_made(connection):
                self.make_tables(connection)
            kept = use(connection)
            connection.execute("COMMIT")
            return kept

        self._make()
        return self._tried(write)

    def make_tables(self, connection: sqlite3.Connection) -> None:
        """Make what is kept in the file, empty."""
        for sql in (*self._tables, f"PRAGMA user_version = {self._version}"):
            connection.execute(sql)

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
            if self._file.stat().st_mode & 0o777 != _OWN:
                self._file.chmod(_OWN)
        except OSError as error:
            raise _unusable(self._file, error.strerror or str(error)) from error

    def _parts(self, name: str) -> list[Path]:
        """The files of a database: first what must never be taken for part of another one."""
        return [self._file.with_name(f"{name}{ending}") for ending in _ENDINGS]

    def _tried(self, use: Use[T]) -> T:
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

    def _used(self, use: Use[T]) -> T:
        """Use the file, and wait for others: SQLite itself does not in every case, as for WAL."""
        end = time.monotonic() + PATIENCE
        while True:
            try:
                return self._opened(use)
            except sqlite3.OperationalError as error:
                if _code(error) != sqlite3.SQLITE_BUSY or time.monotonic() >= end:
                    raise
            time.sleep(_PAUSE)

    def _opened(self, use: Use[T], *, immutable: bool = False) -> T:
        file = f"{self._file.absolute().as_uri()}?immutable=1" if immutable else self._file
        connection = sqlite3.connect(file, PATIENCE, isolation_level=None, uri=immutable)
        with closing(connection):
            version = connection.execute("PRAGMA user_version").fetchone()[0]
            if version > self._version:
                raise _unusable(self._file, "it was written by a newer version of the program")
            return use(connection)

    def _is_whole(self) -> bool:
        """Whether nothing that was kept is still in SQLite's log only."""
        log = self._file.with_name(f"{self._file.name}{_ENDINGS[0]}")
        return not log.exists() or not log.stat().st_size

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


def stored(text: str) -> bytes:
    """Text as it is kept: a path or an argument may have what is no Unicode."""
    return text.encode("utf-8", "surrogatepass")


def text_of(kept: bytes) -> str:
    """What `stored` keeps, as text again."""
    return kept.decode("utf-8", "surrogatepass")


def _is_made(connection: sqlite3.Connection) -> bool:
    return bool(connection.execute("PRAGMA user_version").fetchone()[0])


def _is_damaged(error: sqlite3.Error) -> bool:
    return _code(error) in _DAMAGED or "no such table" in str(error)


def _is_unwritable(error: BaseException | None) -> bool:
    return isinstance(error, sqlite3.Error) and _code(error) in _UNWRITABLE


def _code(error: sqlite3.Error) -> int:
    """SQLite's primary result code."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


def _unusable(file: Path, why: str) -> BriefingError:
    shown = visible_line(str(file))
    return BriefingError(f"{shown} cannot be used: {visible_line(why)}", "Nothing was lost in it")
