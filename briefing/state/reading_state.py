"""What a person has read, and where, for as long as the program runs and longer if it can."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from briefing.disk.user_folders import state_folder
from briefing.errors import BriefingError
from briefing.state.reading_rows import TABLES
from briefing.state.state_file import StateFile, Use

T = TypeVar("T")

FILE = "reading.sqlite"
VERSION = 1
"""Of what is in the file."""


class ReadingState:
    """Marks, bookmarks, places and the forms of lists, in one file.

    Nothing is opened before it is needed. Where the file cannot be used the session goes on with
    what it has in memory, `news` says so once, and every later change tries again. Any thread may
    use it.
    """

    def __init__(self, folder: Path | None = None) -> None:
        """`folder` is the usual one of the system."""
        self._folder = folder
        self._notice = self._told = ""
        self._memory: sqlite3.Connection | None = None
        self._waiting: list[Use[Any]] = []
        self._lock = threading.RLock()

    @property
    def folder(self) -> Path:
        """Where it is kept. Raises BriefingError where this person has no folder for it."""
        return self._folder or state_folder()

    def news(self) -> str:
        """What does not work, if it has not been told yet: what goes on being so is said once."""
        told, self._told = self._told, self._notice
        return self._notice if self._notice != told else ""

    def ask(self, use: Use[T], nothing: T) -> T:
        """What `use` finds by now; `nothing` where nothing was ever kept."""
        with self._lock:
            if self._memory is not None:
                return use(self._memory)
            try:
                return self._file().read(use, nothing)
            except BriefingError as error:
                self._notice = str(error)
                return nothing

    def change(self, use: Use[T]) -> T:
        """Do this to what is kept, after all that is waiting; where that is impossible, in memory.

        It may be done again, to what another program left.
        """
        with self._lock:
            try:
                done = self._file().change(partial(_all_of, self._waiting, use))
            except BriefingError as error:
                self._notice = f"Not saved: {error}"
                self._waiting.append(use)
                return use(self._in_memory())
            self._waiting.clear()
            self._memory, self._notice = None, ""
            return done

    def _file(self) -> StateFile:
        return StateFile(self.folder / FILE, VERSION, TABLES)

    def _in_memory(self) -> sqlite3.Connection:
        """A copy of what is in the file, as far as that can be read."""
        if self._memory is None:
            memory = sqlite3.connect(":memory:", check_same_thread=False, isolation_level=None)
            copied = False
            try:
                copied = self._file().read(lambda kept: _copied(kept, memory), nothing=False)
            except BriefingError as error:
                self._notice = f"Not saved: {error}"
            if not copied:
                for sql in TABLES:
                    memory.execute(sql)
            self._memory = memory
        return self._memory


def _all_of(before: Sequence[Use[Any]], use: Use[T], kept: sqlite3.Connection) -> T:
    for one in before:
        one(kept)
    return use(kept)


def _copied(kept: sqlite3.Connection, memory: sqlite3.Connection) -> bool:
    kept.backup(memory)
    return True
