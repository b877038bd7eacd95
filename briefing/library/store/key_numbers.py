"""The numbers of addresses, which stand for them in all tables."""

from __future__ import annotations

import sqlite3

_MOST = 500_000
"""Addresses kept in memory, about 100 MB of them: what came long ago is asked of the table."""


class KeyNumbers:
    """Numbers addresses in the order in which they come, while a whole library is put in."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """`connection` is to a library without any address."""
        self._connection = connection
        self._numbers: dict[tuple[str, str], int] = {}
        self._new: list[tuple[int, str, str]] = []
        self._next = 1
        self._forgot = False

    def number(self, briefing: str, slug: str) -> int:
        """The number of an address, given to it now if it has none."""
        address = (briefing, slug)
        found = self._numbers.get(address)
        if found is None:
            found = self._kept(address) if self._forgot else None
            if found is None:
                found = self._next
                self._next += 1
                self._new.append((found, briefing, slug))
            self._numbers[address] = found
        return found

    def _kept(self, address: tuple[str, str]) -> int | None:
        sql = "SELECT id FROM key WHERE briefing = ? AND slug = ?"
        row = self._connection.execute(sql, address).fetchone()
        return None if row is None else int(row[0])

    def flush(self) -> None:
        """Put the new ones into the table. Only then may any be forgotten."""
        self._connection.executemany(
            "INSERT INTO key (id, briefing, slug) VALUES (?, ?, ?)", self._new
        )
        self._new.clear()
        if len(self._numbers) > _MOST:
            self._numbers.clear()
            self._forgot = True


def intern_key(connection: sqlite3.Connection, briefing: str, slug: str) -> int:
    """The number of an address, given to it now if it has none."""
    connection.execute(
        "INSERT INTO key (briefing, slug) VALUES (?, ?) ON CONFLICT DO NOTHING", (briefing, slug)
    )
    row = connection.execute(
        "SELECT id FROM key WHERE briefing = ? AND slug = ?", (briefing, slug)
    ).fetchone()
    return int(row[0])
