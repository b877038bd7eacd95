"""From when actors and locations are known, where the first who leads to them may be another now.

Each has the shortest of all ways to it, its length being a day: the last of a record that is known
by its own date, and of the pieces on the way. Most changes move no first. Where one may, the region
that could hang on it is worked out anew, with what surrounds it left as it is.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Container, Iterable, Iterator, Mapping

from briefing.library.derive.dated_parts import DatedParts
from briefing.library.derive.known_facts import KnownFact, KnownFacts
from briefing.library.derive.known_from import Reached, earliest
from briefing.library.derive.known_rules import FIXED, follows, listed

_FOLLOWS = follows("record")
_FIXED = f"record.section IN {listed(FIXED)} AND NOT {_FOLLOWS}"
"""SQL: whether a record is known by its own date."""


class TooMany(Exception):  # noqa: N818 - nothing went wrong
    """More is concerned than should be looked at one by one."""


class KnownRegion:
    """Finds out from when those are known that are known by who links to them."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        facts: KnownFacts,
        pieces: DatedParts,
        unlike: Mapping[int, KnownFact],
        most: int,
    ) -> None:
        """`unlike` are the records whose links, days or pieces may not be as they were."""
        self._connection = connection
        self._facts = facts
        self._pieces = pieces
        self._unlike = unlike
        self._most = most
        self._to: dict[int | None, list[KnownFact]] = {}
        for one in unlike.values():
            for target in {hop.target for hop in facts.hops(one)} - {one.key, None}:
                self._to.setdefault(target, []).append(one)

    def settle(
        self, asked: Iterable[KnownFact], new: Container[int]
    ) -> Iterator[tuple[KnownFact, str]]:
        """The day of each that may have another; those that are `new` have none yet."""
        doubtful = [fact for fact in asked if fact.key in new or not self._stands(fact)]
        region: dict[int, KnownFact] = {}
        found: dict[int, str] = {}
        while doubtful:
            self._grow(region, doubtful)
            found = self._shortest(region)
            doubtful = list(self._sooner(region, found))
        for key, day in found.items():
            yield region[key], day

    def _stands(self, fact: KnownFact) -> bool:
        """Whether the first who led to it still does, and nobody new leads to it sooner."""
        return self._has_witness(fact) and all(
            self._pieces.contributed(one, fact.key) >= fact.known
            for one in self._to.get(fact.key, ())
            if one.fixed or one.follows
        )

    def _has_witness(self, fact: KnownFact) -> bool:
        """Whether a record that is as it was, and known by its own date, gave it its day."""
        rows = self._connection.execute(
            "SELECT link.source FROM link CROSS JOIN record ON record.id = link.record "
            f"WHERE link.target = ? AND link.known = ? AND ({_FIXED})",
            (fact.key, fact.known),
        )
        return any(key not in self._unlike for (key,) in rows)

    def _is_certain(self, fact: KnownFact) -> bool:
        """Whether it is reached for sure: by a record with a date, or because nobody leads to it.

        Any other is reached only if one is that leads to it.
        """
        row = self._connection.execute(
            "SELECT 1 FROM link CROSS JOIN record ON record.id = link.record "
            f"WHERE link.target = ? AND ({_FIXED}) LIMIT 1",
            (fact.key,),
        ).fetchone()
        return row is not None or not any(self._before(fact))

    def _before(self, fact: KnownFact) -> Iterator[KnownFact]:
        """Those that follow and lead to it."""
        return self._leading(fact, _FOLLOWS)

    def _leading(
        self, fact: KnownFact, which: str = f"({_FIXED}) OR ({_FOLLOWS})"
    ) -> Iterator[KnownFact]:
        """Those that are a way to it, the first known coming first."""
        rows = self._connection.execute(
            "SELECT DISTINCT link.source FROM link CROSS JOIN record ON record.id = link.record "
            f"WHERE link.target = ? AND link.source <> link.target AND ({which}) "
            "ORDER BY record.known",
            (fact.key,),
        )
        for (key,) in rows.fetchall():
            one = self._facts.get(key)
            if one:
                yield one

    def _after(self, fact: KnownFact) -> Iterator[KnownFact]:
        """Those that follow and that it leads to."""
        return (one for one in self._facts.led(fact) if one.follows and one.key != fact.key)

    def _grow(self, region: dict[int, KnownFact], doubtful: list[KnownFact]) -> None:
        """Add what is in doubt, what may hang on that, and what tells whether it is reached."""
        waiting = [fact for fact in doubtful if fact.key not in region]
        while waiting:
            fact = waiting.pop()
            if fact.key in region:
                continue
            region[fact.key] = fact
            if len(region) > self._most:
                raise TooMany
            for one in self._after(fact):
                hangs = one.known >= self._pieces.contributed(fact, one.key)
                if one.key not in region and (hangs or not self._is_certain(one)):
                    waiting.append(one)
            for one in self._before(fact):
                if one.key not in region and not self._is_certain(one):
                    waiting.append(one)

    def _shortest(self, region: Mapping[int, KnownFact]) -> dict[int, str]:
        """The days of a region, all around it being settled."""
        seeds = (seed for fact in region.values() for seed in self._seeds(fact, region))
        found = earliest(seeds, lambda key: self._hops(region[key], region))
        return {key: found.get(key, fact.initial) for key, fact in region.items()}

    def _hops(self, fact: KnownFact, region: Container[int]) -> Iterator[Reached]:
        """Where a record leads on inside the region, and on which day."""
        for one in self._after(fact):
            if one.key in region:
                yield self._way(fact, one.key), one.key

    def _way(self, fact: KnownFact, target: int) -> str:
        """The day of the pieces that lead on from one that follows."""
        days = self._pieces.fixed(fact)
        hops = self._facts.hops(fact)
        return min(days.get(hop.piece, "") for hop in hops if hop.target == target)

    def _seeds(self, fact: KnownFact, region: Container[int]) -> Iterator[tuple[str, int]]:
        """The first way to a record from outside the region, if there is one."""
        first: str | None = None
        is_led_to = False
        for one in self._leading(fact):
            is_led_to = True
            if first is not None and one.known >= first:
                break
            if one.key not in region:
                day = self._pieces.contributed(one, fact.key)
                first = day if first is None else min(first, day)
        if first is not None:
            yield first, fact.key
        elif not is_led_to:
            yield fact.horizon, fact.key

    def _sooner(
        self, region: Mapping[int, KnownFact], found: Mapping[int, str]
    ) -> Iterator[KnownFact]:
        """Those around the region that are known sooner now, because of one in it."""
        for key, fact in region.items():
            for one in self._after(fact):
                way = max(found[key], self._way(fact, one.key))
                if one.key not in region and way < one.known:
                    yield one
