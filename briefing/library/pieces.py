"""From which day the pieces of one record are known, and so which of them later than the record.

The rules of `briefing.library.known`, for the few records that a change can reach.
"""

from __future__ import annotations

import sqlite3

from briefing.library.facts import Fact, Facts, clipped
from briefing.library.known import FIXED, GIVEN

Days = dict[str, str]
"""The ISO day of each piece, by its path."""


class Pieces:
    """Dates the pieces of records."""

    def __init__(self, connection: sqlite3.Connection, facts: Facts) -> None:
        """`facts` is to know the records of the library behind `connection`."""
        self._connection = connection
        self._facts = facts
        self._fixed: dict[int, Days] = {}

    def early(self, fact: Fact) -> Days:
        """By their own days, and by those of whoever gives them."""
        found: Days = {}
        parts = self._connection.execute(
            "SELECT path, lower, upper FROM part WHERE record = ?", (fact.record,)
        ).fetchall()
        dated = {path for path, _, _ in parts}
        for path, lower, upper in parts:
            known = clipped(lower, upper, fact.horizon) if lower or upper else fact.horizon
            _later(found, path, known)
        for hop in self._facts.hops(fact):
            giver = self._facts.get(hop.target) if hop.role in GIVEN else None
            if giver and giver.section == "statements":
                _later(found, hop.piece, giver.known)
            elif giver and giver.section == "sources":
                day = giver.own if giver.goes_on and hop.piece in dated else None
                _later(found, hop.piece, published(giver, fact) if day is None else day)
        return found

    def fixed(self, fact: Fact) -> Days:
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

    def contributed(self, fact: Fact, target: int) -> str:
        """From when a record that follows is known by this one, which leads to it."""
        days = self.fixed(fact)
        return min(
            max(fact.known, days.get(hop.piece, ""))
            for hop in self._facts.hops(fact)
            if hop.target == target
        )

    def keep(self, fact: Fact) -> bool:
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

    def _keep_later(self, fact: Fact, days: Days) -> None:
        after = sorted(
            (fact.record, path, known) for path, known in days.items() if known > fact.known
        )
        before = self._connection.execute(
            "SELECT record, path, known FROM later WHERE record = ?", (fact.record,)
        ).fetchall()
        if sorted(before) != after:
            self._connection.execute("DELETE FROM later WHERE record = ?", (fact.record,))
            self._connection.executemany("INSERT INTO later VALUES (?, ?, ?)", after)


def published(source: Fact, by: Fact) -> str:
    """When a source was published, as far as a record that goes by it can tell.

    Of one that goes on nobody can tell when it gave what has no day of its own.
    """
    own = None if source.goes_on else source.own
    return own if own is not None else source.horizon or by.horizon


def _later(days: Days, path: str, day: str) -> None:
    days[path] = max(days.get(path, ""), day)
