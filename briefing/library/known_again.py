"""From when records are known, brought up to date: only for those that a change can reach.

Goes through the sections in the order in which they depend on each other. A record whose day
changes hands that on to those that lead to it and those that it leads to. Where that becomes many,
everything is worked out anew, which is quicker.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from briefing.library.facts import Fact, Facts
from briefing.library.followed import Followed, TooMany
from briefing.library.known import GIVEN, LEDGER, settle_known
from briefing.library.pieces import Pieces, published
from briefing.library.touched import Touched
from briefing.model.key import FRONT

_FEW = 500
_SHARE = 100
"""Up to so many records, and one more for so many links, are looked at one by one."""


def settle_known_again(connection: sqlite3.Connection, touched: Touched) -> set[int] | None:
    """Work out from when whatever is touched is known, and what follows from it.

    Gives the records that are known from another day or hold such links; None where everything was
    worked out anew.
    """
    ((links,),) = connection.execute("SELECT coalesce(max(rowid), 0) FROM link")
    try:
        return _Settling(connection, touched, _FEW + links // _SHARE).settle()
    except TooMany:
        settle_known(connection)
        return None


class _Settling:
    """One time of bringing up to date: what is touched, and what has changed so far."""

    def __init__(self, connection: sqlite3.Connection, touched: Touched, most: int) -> None:
        self._connection = connection
        self._most = most
        self.facts = Facts(connection)
        self.pieces = Pieces(connection, self.facts)
        self.touched: dict[int, Fact] = {}
        self.changed: dict[int, Fact] = {}
        self.led_to = touched.led_to
        self._take(self.touched, self.facts.numbered(touched.records))
        self._take(self.changed, self.facts.of(touched.dated))
        self._take_horizons(touched.dated)
        self._take(self.touched, self.changed.values())
        # What has an address now may be of another kind than what had it, to all that lead to it.
        self._take(self.touched, self._leading(self.facts.of(touched.keys)))

    def settle(self) -> set[int]:
        """Settle all sections, in their order. Headers are always known."""
        for front in self._mine(FRONT).values():
            self._write(front, front.initial)
        self._statements()
        self._sources()
        self._incidents()
        self._figures()
        self._followed()
        self._terms()
        self._questions()
        return self._keep()

    def _take(self, among: dict[int, Fact], facts: Iterable[Fact]) -> None:
        among.update((fact.key, fact) for fact in facts)
        if len(among) > self._most:
            raise TooMany

    def _take_horizons(self, dated: Iterable[int]) -> None:
        """Everything in a briefing whose own date is another one, or is not there any more."""
        for key in dated:
            rows = self._connection.execute(
                "SELECT record.key FROM key CROSS JOIN record ON record.briefing = key.briefing "
                "WHERE key.id = ? AND key.slug = ? LIMIT ?",
                (key, FRONT, self._most + 1),
            ).fetchall()
            self._take(self.changed, self.facts.of(key for (key,) in rows))

    def _mine(self, *sections: str) -> dict[int, Fact]:
        """What is touched in some sections."""
        return {key: fact for key, fact in self.touched.items() if fact.section in sections}

    def _new(self, *sections: str) -> list[Fact]:
        """What has changed in some sections."""
        return [fact for fact in self.changed.values() if fact.section in sections]

    def _leading(self, facts: Iterable[Fact], *roles: str) -> Iterable[Fact]:
        """What leads to some records, in some roles."""
        return [one for fact in facts for one in self.facts.leading(fact, *roles)]

    def _write(self, fact: Fact, known: str) -> None:
        if self.facts.write(fact, known):
            self._take(self.changed, [fact])

    def _statements(self) -> None:
        again = self._mine("statements")
        self._take(again, self._leading(self._new("sources"), "chain"))
        for fact in again.values():
            if fact.section == "statements":
                through = [
                    source.own
                    for source in self.facts.led(fact, "chain")
                    if source.section == "sources" and source.own is not None and not source.goes_on
                ]
                own = [] if fact.own is None else [fact.own]
                self._write(fact, min([*own, *through], default=fact.initial))

    def _sources(self) -> None:
        again = self._mine("sources")
        self._take(again, self.facts.of(self.led_to, "sources"))
        for statement in self._new("statements"):
            self._take(again, self.facts.led(statement, "chain"))
        for fact in again.values():
            if fact.fixed and fact.section == "sources":
                rows = self._connection.execute(
                    "SELECT min(record.known) FROM link CROSS JOIN record "
                    "ON record.id = link.record WHERE link.target = ? AND link.role = 'chain'",
                    (fact.key,),
                )
                ((first,),) = rows
                self._write(fact, fact.initial if first is None else min(fact.initial, first))

    def _incidents(self) -> None:
        again = self._mine("incidents")
        self._take(again, self.facts.of(self.led_to, "incidents"))
        for statement in self._new("statements"):
            self._take(again, self.facts.led(statement, "about"))
        self._take(again, self._leading(self._new("statements"), *LEDGER))
        for fact in again.values():
            if fact.section == "incidents":
                said = [*self.facts.leading(fact, "about"), *self.facts.led(fact, *LEDGER)]
                days = [one.known for one in said if one.section == "statements"]
                self._write(fact, max(fact.floor, min(days)) if days else fact.initial)

    def _figures(self) -> None:
        again = self._mine("figures")
        self._take(again, self._leading(self._new("statements", "sources"), *GIVEN))
        for fact in again.values():
            if fact.section == "figures":
                days = self.pieces.early(fact).items()
                points = [day for path, day in days if path.startswith("points.")]
                self._write(fact, min(points, default=fact.initial))

    def _followed(self) -> None:
        """Actors and locations that a record with another day, or other pieces, leads to."""
        unlike = dict(self.touched)
        self._take(unlike, self.changed.values())
        self._take(unlike, self._leading(list(self.changed.values())))
        asked = {fact.key: fact for fact in self.facts.of(self.led_to) if fact.follows}
        for fact in unlike.values():
            self._take(asked, [one for one in self.facts.led(fact) if one.follows])
            self._take(asked, [fact] if fact.follows else [])
        followed = Followed(self._connection, self.facts, self.pieces, unlike, self._most)
        for fact, known in followed.settle(asked.values(), self.changed):
            self._write(fact, known)

    def _terms(self) -> None:
        again = self._mine("terms")
        self._take(again, self._leading(self._new("sources"), "used_by", "sources"))
        for fact in again.values():
            if fact.section == "terms":
                printed = [
                    published(source, fact)
                    for source in self.facts.led(fact, "used_by", "sources")
                    if source.section == "sources"
                ]
                self._write(fact, min(printed, default=fact.horizon))

    def _questions(self) -> None:
        again = self._mine("questions")
        self._take(again, self._leading(list(self.changed.values()), "asks_about"))
        for fact in again.values():
            if fact.section == "questions":
                about = self.facts.led(fact, "asks_about")
                days = [one.known for one in about if one.section != "questions"]
                self._write(fact, max(days, default=fact.horizon))

    def _keep(self) -> set[int]:
        """Write down the days of all links and pieces that may have others."""
        again = dict(self.touched)
        self._take(again, self.changed.values())
        self._take(again, self._leading(list(self.changed.values())))
        redated = {fact.record for fact in self.changed.values()}
        return redated | {fact.record for fact in again.values() if self.pieces.keep(fact)}
