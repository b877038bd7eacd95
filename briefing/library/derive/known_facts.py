"""Records that a change can reach, and their links, as the rules of `known_rules` see them.

Days are ISO days; the empty one is always.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from briefing.library.derive.known_rules import FACTS_IN_SCOPE, FIXED, PIECE
from briefing.library.store.record_rows import resealed


@dataclass(slots=True)
class KnownFact:
    """A record: a row of the facts, with from when it is known as far as that is written down."""

    key: int
    section: str
    horizon: str
    own: str | None
    floor: str | None
    follows: bool
    initial: str
    record: int
    known: str
    goes_on: bool

    @property
    def fixed(self) -> bool:
        """Whether it is known by its own date, and by those of others like it."""
        return self.section in FIXED and not self.follows


@dataclass(frozen=True, slots=True)
class LinkHop:
    """A link in a record: its role, the key that it leads to, and the piece that goes with it."""

    role: str
    target: int | None
    piece: str


@contextmanager
def scoped(connection: sqlite3.Connection) -> Iterator[None]:
    """While this holds, the rules of `known_rules` go through the records in `temp.scope`.

    The facts are a view then, which tells what has been written down so far.
    """
    connection.execute("CREATE TEMP TABLE scope (key INTEGER PRIMARY KEY)")
    connection.execute(PIECE)
    connection.execute(f"CREATE TEMP VIEW fact AS {FACTS_IN_SCOPE}")
    try:
        yield
    finally:
        connection.execute("DROP VIEW temp.fact")
        connection.execute("DROP TABLE temp.piece")
        connection.execute("DROP TABLE temp.scope")


class KnownFacts:
    """Looks records up, each once, and writes down from when they are known."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """`connection` is to the library; its links must have been resolved."""
        self._connection = connection
        self._facts: dict[int, KnownFact | None] = {}
        self._hops: dict[int, list[LinkHop]] = {}

    def get(self, key: int | None) -> KnownFact | None:
        """The record with a key, if there is one."""
        if key is None:
            return None
        if key not in self._facts:
            self._facts[key] = self._look(key)
        return self._facts[key]

    def of(self, keys: Iterable[int | None], *sections: str) -> list[KnownFact]:
        """Those of the keys that have a record, in one of the sections if any are named."""
        found = (self.get(key) for key in set(keys))
        return [one for one in found if one and (not sections or one.section in sections)]

    def limit(self, facts: Iterable[KnownFact]) -> None:
        """Let the scope of the rules be some records."""
        self._connection.execute("DELETE FROM temp.scope")
        self._connection.executemany(
            "INSERT INTO temp.scope VALUES (?)", [(key,) for key in {fact.key for fact in facts}]
        )

    def numbered(self, records: Iterable[int]) -> list[KnownFact]:
        """The records with these numbers."""
        keys = [
            key
            for record in records
            for (key,) in self._connection.execute("SELECT key FROM record WHERE id = ?", (record,))
        ]
        return self.of(keys)

    def hops(self, fact: KnownFact) -> list[LinkHop]:
        """The links that a record holds."""
        if fact.key not in self._hops:
            rows = self._connection.execute(
                "SELECT role, target, piece FROM link WHERE record = ?",
                (fact.record,),
            )
            self._hops[fact.key] = [LinkHop(*row) for row in rows]
        return self._hops[fact.key]

    def led(self, fact: KnownFact, *roles: str) -> list[KnownFact]:
        """The records to which a record leads in some roles, or any."""
        return self.of(hop.target for hop in self.hops(fact) if not roles or hop.role in roles)

    def leading(self, fact: KnownFact, *roles: str) -> list[KnownFact]:
        """The records that lead to a record in some roles, or any."""
        among = f" AND role IN ({', '.join('?' * len(roles))})" if roles else ""
        rows = self._connection.execute(
            f"SELECT DISTINCT source FROM link WHERE target = ?{among}", (fact.key, *roles)
        )
        return self.of(key for (key,) in rows)

    def write(self, fact: KnownFact, known: str) -> bool:
        """Let a record be known from a day. Gives whether that is another day than before."""
        if known == fact.known:
            return False
        ((sum_,),) = self._connection.execute(
            "SELECT checksum FROM record WHERE id = ?", (fact.record,)
        )
        self._connection.execute(
            "UPDATE record SET known = ?, checksum = ? WHERE id = ?",
            (known, resealed(sum_, fact.known, known), fact.record),
        )
        fact.known = known
        return True

    def _look(self, key: int) -> KnownFact | None:
        row = self._connection.execute("SELECT * FROM temp.fact WHERE key = ?", (key,)).fetchone()
        return None if row is None else KnownFact(*row)
