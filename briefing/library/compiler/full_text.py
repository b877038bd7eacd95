"""The full text of a whole library, written at once.

Each text is written a single time, with its tokens, in the order of its number: an index that grows
at its end is several times faster than one that grows in all places. Tokens are known only when all
links are, so the texts wait in a temporary table, which SQLite keeps in a file without a name.

Finding the tokens takes longer than writing them, and SQLite keeps a second processor busy if a
second connection asks, in a thread of its own. It may read without locks what is being written,
because nothing writes to the tables that tokens come from any more.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from queue import Full, Queue
from threading import Event, Thread

from briefing.library.compiler.progress import WorkProgress
from briefing.library.derive.index_tokens import TOKEN_SIGN, token_sql

WAIT = "INSERT INTO temp.waiting VALUES (?, ?, ?, ?, ?, ?)"
_WAITED = "SELECT * FROM temp.waiting WHERE number BETWEEN ? AND ? ORDER BY number"
COLUMNS = "title, names, quoted, text, joined, marks"
WRITE = f"INSERT INTO words (rowid, {COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?)"
_BULK = {"automerge": 0, "crisismerge": 64, "hashsize": 32 << 20}
"""How FTS5 fills an index best that nobody reads meanwhile (https://sqlite.org/fts5.html, 6.2, and
fts5_config.c for the size in bytes of what it keeps in memory before it writes)."""
_USUAL = {"automerge": 4, "crisismerge": 16, "hashsize": 1 << 20}
"""What FTS5 does of itself."""


def let_wait(connection: sqlite3.Connection) -> None:
    """Make the table in which texts wait for their marks."""
    connection.executescript("""
        PRAGMA temp_store = file;
        PRAGMA temp.journal_mode = off;
        PRAGMA temp.cache_size = -32000;
        CREATE TEMP TABLE waiting (
          number INTEGER PRIMARY KEY,
          title TEXT, names TEXT, quoted TEXT, text TEXT, joined TEXT);
    """)


def write_words(connection: sqlite3.Connection, indexes: list[str], work: WorkProgress) -> None:
    """Write the texts that wait, with their marks, and make the indexes that are still missing.

    All links must have been resolved, and the transaction committed.
    """
    total, done = connection.execute("SELECT count(*) FROM temp.waiting").fetchone()[0], 0
    with all_tokens(connection) as found:
        connection.execute("BEGIN")
        for sql in indexes:  # meanwhile the first marks are found
            connection.execute(sql)
        _configure(connection, _BULK)
        for marks in found:
            connection.executemany(WRITE, _with_texts(connection, marks))
            done += len(marks)
            work.reach(done / total, f"{done:,} of {total:,} records")
        _configure(connection, _USUAL)
        connection.execute("COMMIT")
    connection.execute("DROP TABLE temp.waiting")


def _with_texts(connection: sqlite3.Connection, marks: TokenRows) -> list[tuple[int | str, ...]]:
    """The same records' rows of the full text."""
    texts = connection.execute(_WAITED, (marks[0][0], marks[-1][0])).fetchall()
    return [(*text, found) for text, (_, found) in zip(texts, marks, strict=True)]


def _configure(connection: sqlite3.Connection, values: dict[str, int]) -> None:
    connection.executemany("INSERT INTO words (words, rank) VALUES (?, ?)", values.items())


AT_ONCE = 1_000
_AHEAD = 8
_SOON = 0.05  # seconds between two looks whether anybody still wants them
# All of many records as one text, because each row that is fetched waits for the other thread.
_MARKS = f"""
SELECT max(id), group_concat(id || ' ' || coalesce(marks, ''), char(10)) FROM (
  SELECT id,
      (SELECT group_concat('{TOKEN_SIGN}' || token, ' ') FROM ({token_sql("record.id")})) AS marks
    FROM record WHERE id > ? ORDER BY id LIMIT ?)
"""

TokenRows = list[tuple[int, str]]
"""Numbers of records and their marks, in the order of the numbers."""


@contextmanager
def all_tokens(connection: sqlite3.Connection) -> Iterator[Iterator[TokenRows]]:
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


def _found(connection: sqlite3.Connection) -> Iterator[TokenRows]:
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
        self._found: Queue[TokenRows | BaseException | None] = Queue(_AHEAD)
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

    def _give(self, found: TokenRows | BaseException | None) -> None:
        while not self._unwanted.is_set():
            try:
                return self._found.put(found, timeout=_SOON)
            except Full:
                continue
        return None

    def taken(self) -> Iterator[TokenRows]:
        while (found := self._found.get()) is not None:
            if isinstance(found, BaseException):
                raise found
            yield found

    def end(self) -> None:
        """Nobody wants any more."""
        self._unwanted.set()
        self._connection.interrupt()
        self._thread.join()
