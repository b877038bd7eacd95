"""Putting records into the tables of a library."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from typing import Any

from briefing.library.compiler.pack import PackedRecord

_INSERT = {
    "record": f"INSERT INTO record VALUES ({', '.join('?' * 20)})",
    "link": "INSERT INTO link VALUES (?, ?, ?, ?, NULL, ?, ?, ?, ?)",
    "part": "INSERT INTO part VALUES (?, ?, ?, ?)",
    "name": "INSERT INTO name VALUES (?, ?, ?, ?, ?)",
    "point": "INSERT INTO point VALUES (?, ?, ?, ?, ?, ?)",
    "identifier": "INSERT INTO identifier VALUES (?, ?)",
    "vocabulary": "INSERT OR IGNORE INTO vocabulary VALUES (?)",
    "compound": "INSERT OR IGNORE INTO compound VALUES (?, ?)",
}

_MOST_KNOWN = 300_000
"""Words of the vocabulary kept in memory, some 30 MB of them; the table knows the others."""


class RecordBatch:
    """Rows of several records, to be put in together, which costs a quarter of one by one."""

    def __init__(
        self, connection: sqlite3.Connection, intern: Callable[[str, str], int], texts: str = ""
    ) -> None:
        """`intern` gives the number of an address; `texts` is the SQL for words, if any go in."""
        self._connection = connection
        self._intern = intern
        self._rows: dict[str, list[tuple[Any, ...]]] = {
            sql: [] for sql in (*_INSERT.values(), *((texts,) if texts else ()))
        }
        self._texts = texts
        self._known: set[str] = set()

    def add(self, number: int, packed: PackedRecord) -> None:
        """Add a record under its number."""
        intern, rows = self._intern, self._rows
        key = intern(packed.briefing, packed.slug)
        rows[_INSERT["record"]].append((number, key, *packed.record))
        if packed.links:
            rows[_INSERT["link"]] += [
                (number, key, role, intern(briefing, slug), *rest)
                for role, briefing, slug, *rest in packed.links
            ]
        rows[_INSERT["name"]] += [(number, key, *name) for name in packed.names]
        if packed.parts:
            rows[_INSERT["part"]] += [(number, *part) for part in packed.parts]
        if packed.points:
            rows[_INSERT["point"]] += [(number, *point) for point in packed.points]
        if packed.identifiers:
            rows[_INSERT["identifier"]] += [(number, token) for token in packed.identifiers]
        if self._texts:
            rows[self._texts].append((number, *packed.texts))

    def add_words(self, words: Iterable[str]) -> None:
        """Add words to the vocabulary, if they are not there."""
        new = set(words) - self._known
        self._rows[_INSERT["vocabulary"]] += [(word,) for word in sorted(new)]
        if len(self._known) > _MOST_KNOWN:
            self._known.clear()
        self._known |= new

    def add_compounds(self, compounds: Iterable[tuple[int, str]]) -> None:
        """Add words written together, each behind how many letters of it are a word."""
        self._rows[_INSERT["compound"]] += compounds

    def flush(self) -> None:
        """Put all rows in."""
        # Numbers fall from record to record; rows that come in rising order fill their pages.
        for sql in (_INSERT["record"], self._texts):
            if sql:
                self._rows[sql].sort()
        for sql, rows in self._rows.items():
            if rows:
                self._connection.executemany(sql, rows)
                rows.clear()
