"""From which day the pieces of one record are known, and so which of them later than the record.

The rules of `briefing.library.derive.known_from`, for the few records that a change can reach.
"""

from __future__ import annotations

import sqlite3

from briefing.library.derive.known_facts import KnownFact, KnownFacts
from briefing.library.derive.known_from import FIXED, GIVEN, day_of_part

PartDays = dict[str, str]
"""The ISO day of each piece, by its path."""


class DatedParts:
    """Dates the pieces of records."""

    def __init__(self, connection: sqlite3.Connection, facts: KnownFacts) -> None:
        """`facts` is to know the records of the library behind `connection`."""
        self._connection = connection
        self._facts = facts
        self._fixed: dict[int, PartDays] = {}

    def early(self, fact: KnownFact) -> PartDays:
        """By their own days, and by those of whoever gives them."""
        found: PartDays = {}
        for path, day in self._connection.execute(
            f"SELECT path, {day_of_part('?1')} FROM part WHERE record = ?2",
            (fact.horizon, fact.record),
        ):
            _later(found, path, day)
        for hop in self._facts.hops(fact):
            giver = self._facts.get(hop.target) if hop.role in GIVEN else None
            if giver and giver.section == "statements":
                _later(found, hop.piece, giver.known)
            elif giver and giver.section == "sources":
                _later(found, hop.piece, published(giver, fact))
        return found

    def fixed(self, fact: KnownFact) -> PartDays:
        """Also by those records that they lead to which are known by their own dates.

        Asked for only when those are settled, and so remembered.
        """
        if fact.key not in self._fixed:
            self._fixed[fact.key] = found = self.early(fact)
            for hop in self._facts.hops(fact):
                target = self._facts.get(hop.target)
                if (
                    target
                    and target.fixed
                    and (fact.follows or (fact.section in FIXED and target.known > fact.known))
                ):
                    _later(found, hop.piece, target.known)
        return self._fixed[fact.key]

    def contributed(self, fact: KnownFact, target: int) -> str:
        """From when a record that follows is known by this one, which leads to it."""
        days = self.fixed(fact)
        return min(
            max(fact.known, days.get(hop.piece, ""))
            for hop in self._facts.hops(fact)
            if hop.target == target
        )

    def keep(self, fact: KnownFact) -> bool:
        """Write down the days of a record's links and pieces. Gives whether any link has another.

        Everything that it leads to must have been settled.
        """
        days = dict(self.fixed(fact))
        targets = {hop.row: self._facts.get(hop.target) for hop in self._facts.hops(fact)}
        for hop in self._facts.hops(fact):
            target = targets[hop.row]
            if target and target.known > fact.known:
                _later(days, hop.piece, target.known)
        other = False
        for hop in self._facts.hops(fact):
            target = targets[hop.row]
            known = max(fact.known, target.known if target else "", days.get(hop.piece, ""))
            if known != hop.known:
                self._connection.execute(
                    "UPDATE link SET known = ? WHERE rowid = ?", (known, hop.row)
                )
                other = True
        self._keep_later(fact, days)
        return other

    def _keep_later(self, fact: KnownFact, days: PartDays) -> None:
        after = sorted(
            (fact.record, path, known) for path, known in days.items() if known > fact.known
        )
        before = self._connection.execute(
            "SELECT record, path, known FROM later WHERE record = ?", (fact.record,)
        ).fetchall()
        if sorted(before) != after:
            self._connection.execute("DELETE FROM later WHERE record = ?", (fact.record,))
            self._connection.executemany("INSERT INTO later VALUES (?, ?, ?)", after)


def published(source: KnownFact, by: KnownFact) -> str:
    """When a source was published, as far as a record that goes by it can tell."""
    return source.own if source.own is not None else source.horizon or by.horizon


def _later(days: PartDays, path: str, day: str) -> None:
    days[path] = max(days.get(path, ""), day)
