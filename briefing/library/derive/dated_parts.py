"""From which day the pieces of records are known, and so which of them later than their record.

The rules of `briefing.library.derive.known_rules`, for the few records that a change can reach.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from briefing.library.derive.known_facts import KnownFact, KnownFacts
from briefing.library.derive.known_rules import (
    IN_SCOPE,
    all_pieces,
    early_pieces,
    fixed_pieces,
    links,
)

PartDays = dict[str, str]
"""The ISO day of each piece, by its path."""
_FIXED = (*early_pieces(IN_SCOPE), fixed_pieces(IN_SCOPE))
_ALL = (*_FIXED, all_pieces(IN_SCOPE))
_LATER = """
SELECT ?1, piece.path, piece.known FROM temp.piece WHERE piece.key = ?2 AND piece.known > ?3
"""


class DatedParts:
    """Dates the pieces of records."""

    def __init__(self, connection: sqlite3.Connection, facts: KnownFacts) -> None:
        """`facts` is to know the records of the library behind `connection`."""
        self._connection = connection
        self._facts = facts
        self._fixed: dict[int, PartDays] = {}

    def put_in(self, facts: Iterable[KnownFact], rules: Iterable[str]) -> None:
        """Let `temp.piece` have what some rules say of the pieces of some records."""
        self._facts.limit(facts)
        self._connection.execute("DELETE FROM temp.piece")
        for rule in rules:
            self._connection.execute(rule)

    def fixed(self, fact: KnownFact) -> PartDays:
        """By their own days, and those of all that is known by its own date.

        Asked for only when that is settled, and so remembered.
        """
        if fact.key not in self._fixed:
            self.put_in([fact], _FIXED)
            self._fixed[fact.key] = dict(
                self._connection.execute("SELECT path, known FROM temp.piece")
            )
        return self._fixed[fact.key]

    def contributed(self, fact: KnownFact, target: int) -> str:
        """From when a record that follows is known by this one, which leads to it."""
        days = self.fixed(fact)
        return min(
            max(fact.known, days.get(hop.piece, ""))
            for hop in self._facts.hops(fact)
            if hop.target == target
        )

    def keep(self, facts: Iterable[KnownFact]) -> set[int]:
        """Write down the days of the links and pieces of records: gives whose links have others.

        Everything that they lead to must have been settled.
        """
        facts = list(facts)
        self.put_in(facts, _ALL)
        rows = self._connection.execute(
            f"SELECT day, row, record FROM ({links(IN_SCOPE)}) WHERE day <> before"
        ).fetchall()
        self._connection.executemany(
            "UPDATE link SET known = ? WHERE rowid = ?", [(day, row) for day, row, _ in rows]
        )
        for fact in facts:
            self._keep_later(fact)
        return {record for _, _, record in rows}

    def _keep_later(self, fact: KnownFact) -> None:
        after = self._connection.execute(_LATER, (fact.record, fact.key, fact.known)).fetchall()
        before = self._connection.execute(
            "SELECT record, path, known FROM later WHERE record = ? ORDER BY path", (fact.record,)
        ).fetchall()
        if before != after:
            self._connection.execute("DELETE FROM later WHERE record = ?", (fact.record,))
            self._connection.executemany("INSERT INTO later VALUES (?, ?, ?)", after)
