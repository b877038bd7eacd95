"""From when records are known, brought up to date: only for those that a change can reach.

Goes through the sections in the order in which they depend on each other. A record whose day
changes hands that on to those that lead to it and those that it leads to. Where that becomes many,
everything is worked out anew, which is quicker.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import suppress

from briefing.library.derive.dated_parts import DatedParts
from briefing.library.derive.dirty_set import DirtySet
from briefing.library.derive.known_facts import KnownFact, KnownFacts, scoped
from briefing.library.derive.known_from import settle_all_known
from briefing.library.derive.known_region import KnownRegion, TooMany
from briefing.library.derive.known_rules import (
    FIGURES,
    GIVEN,
    IN_SCOPE,
    LEDGER,
    early_pieces,
    incidents,
    questions,
    sources,
    statements,
    terms,
)
from briefing.model.key import FRONT

_FEW = 500
_SHARE = 100
"""Up to so many records, and one more for so many links, are looked at one by one."""


def settle_known(connection: sqlite3.Connection, scope: DirtySet | None) -> set[int] | None:
    """Work out from when whatever is in scope is known, and what follows from it.

    Gives the records that are known from another day or hold such links; None where everything was
    worked out anew, as it is without a scope.
    """
    if scope is not None:
        ((links,),) = connection.execute("SELECT coalesce(max(rowid), 0) FROM link")
        with suppress(TooMany), scoped(connection):
            return _Settling(connection, scope, _FEW + links // _SHARE).settle()
    settle_all_known(connection)
    return None


class _Settling:
    """One time of bringing up to date: what is in scope, and what has changed so far."""

    def __init__(self, connection: sqlite3.Connection, scope: DirtySet, most: int) -> None:
        self._connection = connection
        self._most = most
        self.facts = KnownFacts(connection)
        self.pieces = DatedParts(connection, self.facts)
        self.touched: dict[int, KnownFact] = {}
        self.changed: dict[int, KnownFact] = {}
        self.led_to = scope.led_to
        self._take(self.touched, self.facts.numbered(scope.records))
        self._take(self.changed, self.facts.of(scope.dated))
        self._take_horizons(scope.dated)
        self._take(self.touched, self.changed.values())
        # What has an address now may be of another kind than what had it, to all that lead to it.
        self._take(self.touched, self._leading(self.facts.of(scope.keys)))

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

    def _take(self, among: dict[int, KnownFact], facts: Iterable[KnownFact]) -> None:
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

    def _mine(self, *sections: str) -> dict[int, KnownFact]:
        """What is touched in some sections."""
        return {key: fact for key, fact in self.touched.items() if fact.section in sections}

    def _new(self, *sections: str) -> list[KnownFact]:
        """What has changed in some sections."""
        return [fact for fact in self.changed.values() if fact.section in sections]

    def _leading(self, facts: Iterable[KnownFact], *roles: str) -> Iterable[KnownFact]:
        """What leads to some records, in some roles."""
        return [one for fact in facts for one in self.facts.leading(fact, *roles)]

    def _write(self, fact: KnownFact, known: str) -> None:
        if self.facts.write(fact, known):
            self._take(self.changed, [fact])

    def _settle(self, among: dict[int, KnownFact], section: str, rule: str) -> None:
        """Let a rule say from when the records of its section are known."""
        asked = [fact for fact in among.values() if fact.section == section]
        if asked:
            self.facts.limit(asked)
            days = dict(self._connection.execute(rule).fetchall())
            for fact in asked:
                self._write(fact, days.get(fact.key, fact.initial))

    def _statements(self) -> None:
        again = self._mine("statements")
        self._take(again, self._leading(self._new("sources"), "chain"))
        self._settle(again, "statements", statements(IN_SCOPE))

    def _sources(self) -> None:
        again = self._mine("sources")
        self._take(again, self.facts.of(self.led_to, "sources"))
        for statement in self._new("statements"):
            self._take(again, self.facts.led(statement, "chain"))
        fixed = {key: fact for key, fact in again.items() if fact.fixed}
        self._settle(fixed, "sources", sources(IN_SCOPE))

    def _incidents(self) -> None:
        again = self._mine("incidents")
        self._take(again, self.facts.of(self.led_to, "incidents"))
        for statement in self._new("statements"):
            self._take(again, self.facts.led(statement, "about"))
        self._take(again, self._leading(self._new("statements"), *LEDGER))
        self._settle(again, "incidents", incidents(IN_SCOPE))

    def _figures(self) -> None:
        again = self._mine("figures")
        self._take(again, self._leading(self._new("statements", "sources"), *GIVEN))
        figures = [fact for fact in again.values() if fact.section == "figures"]
        if figures:
            self.pieces.put_in(figures, early_pieces(IN_SCOPE))
        self._settle(again, "figures", FIGURES)

    def _followed(self) -> None:
        """Actors and locations that a record with another day, or other pieces, leads to."""
        unlike = dict(self.touched)
        self._take(unlike, self.changed.values())
        self._take(unlike, self._leading(list(self.changed.values())))
        asked = {fact.key: fact for fact in self.facts.of(self.led_to) if fact.follows}
        for fact in unlike.values():
            self._take(asked, [one for one in self.facts.led(fact) if one.follows])
            self._take(asked, [fact] if fact.follows else [])
        followed = KnownRegion(self._connection, self.facts, self.pieces, unlike, self._most)
        for fact, known in followed.settle(asked.values(), self.changed):
            self._write(fact, known)

    def _terms(self) -> None:
        again = self._mine("terms")
        self._take(again, self._leading(self._new("sources"), "used_by", "sources"))
        self._settle(again, "terms", terms(IN_SCOPE))

    def _questions(self) -> None:
        again = self._mine("questions")
        self._take(again, self._leading(list(self.changed.values()), "asks_about"))
        self._settle(again, "questions", questions(IN_SCOPE))

    def _keep(self) -> set[int]:
        """Write down the days of all links and pieces that may have others."""
        again = dict(self.touched)
        self._take(again, self.changed.values())
        self._take(again, self._leading(list(self.changed.values())))
        redated = {fact.record for fact in self.changed.values()}
        return redated | self.pieces.keep(again.values())
