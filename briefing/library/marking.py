"""The marks of a whole library, found out in a thread of their own while the words are written.

Finding them takes longer than writing them, and SQLite keeps a second processor busy if a second
connection asks. It may read without locks what is being written, because nothing writes to the
tables that marks come from any more.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from queue import Full, Queue
from threading import Event, Thread

from briefing.library.marks import SIGN, definition

AT_ONCE = 1_000
_AHEAD = 8
_SOON = 0.05  # seconds between two looks whether anybody still wants them
# All of many records as one text, because each row that is fetched waits for the other thread.
_MARKS = f"""
SELECT max(id), group_concat(id || ' ' || coalesce(marks, ''), char(10)) FROM (
  SELECT id, (SELECT group_concat('{SIGN}' || token, ' ') FROM ({definition("record.id")})) AS marks
    FROM record WHERE id > ? ORDER BY id LIMIT ?)
"""

Marks = list[tuple[int, str]]
"""Numbers of records and their marks, in the order of the numbers."""


@contextmanager
def all_marks(connection: sqlite3.Connection) -> Iterator[Iterator[Marks]]:
    """Every record's marks, `AT_ONCE` at a time. The last transaction must have been committed.

    While this holds, nothing that marks come from may be changed.
    """
    ((_, _, path),) = connection.execute(
        "SELECT * FROM pragma_database_list WHERE name = 'main'"
    ).fetchall()
    if not path:  # in memory there is no second connection
        yield _found(connection)
        return
    address = f"{Path(path).as_uri()}?mode=ro&immutable=1"
    with closing(sqlite3.connect(address, uri=True, check_same_thread=False)) as second:
        second.execute("PRAGMA cache_size = -64000")
        ahead = _Ahead(second)
        try:
            yield ahead.taken()
        finally:
            ahead.end()


def _found(connection: sqlite3.Connection) -> Iterator[Marks]:
    last = -1
    while True:
        last, lines = connection.execute(_MARKS, (last, AT_ONCE)).fetchone()
        if lines is None:
            return
        cut = (line.partition(" ") for line in lines.split("\n"))
        yield [(int(number), marks) for number, _, marks in cut]


class _Ahead:
    """A thread that finds marks, some time before they are wanted."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._found: Queue[Marks | BaseException | None] = Queue(_AHEAD)
        self._unwanted = Event()
        self._thread = Thread(target=self._work, daemon=True)
        self._thread.start()

    def _work(self) -> None:
        try:
            for marks in _found(self._connection):
                self._give(marks)
                if self._unwanted.is_set():
                    return
            self._give(None)
        except BaseException as error:  # noqa: BLE001  # raised where it is of use
            self._give(error)

    def _give(self, found: Marks | BaseException | None) -> None:
        while not self._unwanted.is_set():
            try:
                return self._found.put(found, timeout=_SOON)
            except Full:
                continue
        return None

    def taken(self) -> Iterator[Marks]:
        while (found := self._found.get()) is not None:
            if isinstance(found, BaseException):
                raise found
            yield found

    def end(self) -> None:
        """Nobody wants any more."""
        self._unwanted.set()
        self._connection.interrupt()
        self._thread.join()
