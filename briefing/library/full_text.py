"""Writing the full text of a whole library at once.

Each text is written a single time, with its marks, in the order of its number: an index that grows
at its end is several times faster than one that grows in all places. Marks are known only when all
links are, so the texts wait in a temporary table, which SQLite keeps in a file without a name.
"""

from __future__ import annotations

import sqlite3

from briefing.library.marking import Marks, all_marks
from briefing.library.progress import Work

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


def write_words(connection: sqlite3.Connection, indexes: list[str], work: Work) -> None:
    """Write the texts that wait, with their marks, and make the indexes that are still missing.

    All links must have been resolved, and the transaction committed.
    """
    total, done = connection.execute("SELECT count(*) FROM temp.waiting").fetchone()[0], 0
    with all_marks(connection) as found:
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


def _with_texts(connection: sqlite3.Connection, marks: Marks) -> list[tuple[int | str, ...]]:
    """The same records' rows of the full text."""
    texts = connection.execute(_WAITED, (marks[0][0], marks[-1][0])).fetchall()
    return [(*text, found) for text, (_, found) in zip(texts, marks, strict=True)]


def _configure(connection: sqlite3.Connection, values: dict[str, int]) -> None:
    connection.executemany("INSERT INTO words (words, rank) VALUES (?, ?)", values.items())
