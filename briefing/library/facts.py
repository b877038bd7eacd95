"""What is known of one record, from its own dates and links: `briefing.library.known`, one by one.

The same rules in Python, for the few records that a change can reach. Days are ISO days; the empty
one is always.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from briefing.library.known import FIXED
from briefing.library.rows import resealed
from briefing.model.edtf_date import LATEST
from briefing.model.key import FRONT, SHARED


@dataclass(slots=True)
class Fact:
    """A record: the day of its own date, None where it has none, and from when it is known.

    `follows` tells that it is known by who links to it, `initial` from when it is if nothing else
    tells. `goes_on` tells of a source that it has a first day and no last.
    """

    record: int
    key: int
    section: str
    horizon: str
    own: str | None
    floor: str
    follows: bool
    initial: str
    known: str
    goes_on: bool

    @property
    def fixed(self) -> bool:
        """Whether it is known by its own date, and by those of others like it."""
        return self.section in FIXED and not self.follows


@dataclass(frozen=True, slots=True)
class Hop:
    """A link that leads somewhere: its row, role, target, piece, and from when it is known."""

    row: int
    role: str
    target: int | None
    piece: str
    known: str


class Facts:
    """Looks records up, each once, and writes down from when they are known."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """`connection` is to the library; its links must have been resolved."""
        self._connection = connection
        self._facts: dict[int, Fact | None] = {}
        self._horizons: dict[str, str] = {SHARED: ""}
        self._hops: dict[int, list[Hop]] = {}

    def get(self, key: int | None) -> Fact | None:
        """The record with a key, if there is one."""
        if key is None:
            return None
        if key not in self._facts:
            self._facts[key] = self._look(key)
        return self._facts[key]

    def of(self, keys: Iterable[int | None], *sections: str) -> list[Fact]:
        """Those of the keys that have a record, in one of the sections if any are named."""
        found = (self.get(key) for key in set(keys))
        return [one for one in found if one and (not sections or one.section in sections)]

    def numbered(self, records: Iterable[int]) -> list[Fact]:
        """The records with these numbers."""
        keys = [
            key
            for record in records
            for (key,) in self._connection.execute("SELECT key FROM record WHERE id = ?", (record,))
        ]
        return self.of(keys)

    def hops(self, fact: Fact) -> list[Hop]:
        """The links that a record holds."""
        if fact.key not in self._hops:
            rows = self._connection.execute(
                "SELECT rowid, role, target, piece, known FROM link WHERE record = ?",
                (fact.record,),
            )
            self._hops[fact.key] = [Hop(*row) for row in rows]
        return self._hops[fact.key]

    def led(self, fact: Fact, *roles: str) -> list[Fact]:
        """The records to which a record leads in some roles, or any."""
        return self.of(hop.target for hop in self.hops(fact) if not roles or hop.role in roles)

    def leading(self, fact: Fact, *roles: str) -> list[Fact]:
        """The records that lead to a record in some roles, or any."""
        among = f" AND role IN ({', '.join('?' * len(roles))})" if roles else ""
        rows = self._connection.execute(
            f"SELECT DISTINCT source FROM link WHERE target = ?{among}", (fact.key, *roles)
        )
        return self.of(key for (key,) in rows)

    def write(self, fact: Fact, known: str) -> bool:
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

    def horizon(self, briefing: str) -> str:
        """The last day of a briefing's own date."""
        if briefing not in self._horizons:
            row = self._connection.execute(
                "SELECT lower, upper FROM record WHERE briefing = ? AND written = ? AND slug = ? "
                "AND section = ?",
                (briefing, FRONT, FRONT, FRONT),
            ).fetchone()
            dated = row is not None and row != ("", "")
            self._horizons[briefing] = (row[1] or LATEST) if dated else LATEST
        return self._horizons[briefing]

    def _look(self, key: int) -> Fact | None:
        row = self._connection.execute(
            "SELECT id, briefing, section, lower, upper, span, known FROM record WHERE key = ?",
            (key,),
        ).fetchone()
        if row is None:
            return None
        record, briefing, section, lower, upper, span, known = row
        horizon = self.horizon(briefing)
        goes_on = section == "sources" and bool(span and lower and not upper)
        own = clipped(lower, upper, horizon) if lower or upper else None
        own = lower if goes_on else own
        floor = (lower if section == "incidents" and span else own) or ""
        follows = section in ("actors", "locations") or (
            section == "sources" and own is None and not horizon
        )
        initial = horizon if own is None else own
        if section == FRONT:
            initial = ""
        elif section == "incidents" and floor:
            initial = floor
        return Fact(record, key, section, horizon, own, floor, follows, initial, known, goes_on)


def clipped(lower: str, upper: str, horizon: str) -> str:
    """The last day of a date, but not after the horizon unless all of the date is."""
    if horizon and lower <= horizon and (not upper or upper > horizon):
        return horizon
    return upper or LATEST
