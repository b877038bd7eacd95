"""The lists of a library: which way each is best read, and the few that were read last."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from briefing.library.query import list_sql
from briefing.library.query.group_sql import GROUPED, HEADED, STATUS
from briefing.library.query.list_sql import ListBranch, SectionTally
from briefing.library.query.paging import InMemoryPager, KeysetPager, Pager, RankedPager
from briefing.library.store.connection import Ask
from briefing.library.store.records import Condition, Listing
from briefing.model.key import SHARED

MOST_SORTED = 2_000
"""Hits that are looked up and put in order at once where no index has them in it."""
MOST_GATHERED = 100_000
"""Hits that are looked for in an index of all records, and remembered. Of more, enough for a screen
are near each other there."""
MOST_PROBED = 500
"""Records of a briefing that are asked one by one whether they are hits, of which all briefings may
have very many more."""
_NOT_OF_HITS = ("name", "mentions", "file", *GROUPED)
"""Orders in which the full text does not have its hits."""
_KEPT = 16
"""Lists that are remembered: those of a screen of results, one for each section, and a few more."""


class Pagers:
    """Answers for the rows of lists, by number. What it remembers goes when the file changes."""

    def __init__(self, ask: Ask, until: str) -> None:
        """`until` is the day up to which the library answers; empty is everything."""
        self._ask = ask
        self._until = until
        self._pagers: dict[Listing, Pager] = {}
        self._tallies: dict[str, Mapping[str, SectionTally]] = {}
        self._version = -1

    def pager(self, listing: Listing) -> Pager:
        """A list, to be read from any row on."""
        self._forget_what_changed()
        found = self._pagers.pop(listing, None) or self._begun(listing)
        self._pagers[listing] = found
        if len(self._pagers) > _KEPT:
            del self._pagers[next(iter(self._pagers))]
        return found

    def held(self, listing: Listing, numbers: Sequence[int]) -> set[int]:
        """Those of some numbers that a list has, however long it is."""
        self._forget_what_changed()
        match = listing.condition.match if listing.condition else ""
        # Without a tally of the shared records, each is asked whether it is borrowed.
        found = list_sql.branches(listing, self._held(listing.briefing), {})
        branches = list_sql.probed(found, match) if match else found
        return {number for (number,) in self._ask(*list_sql.held(branches, numbers))}

    def grouped(self, listing: Listing, by: Sequence[str], most: int) -> list[tuple[Any, ...]]:
        """How many rows of a list have each value of some expressions, with one of their numbers.

        The list is walked once, in the database: the cost rises with its length, the memory only
        with the values, of which there are at most `most`.
        """
        self._forget_what_changed()
        branches = self._hits_or_branches(listing, joined=True)
        return self._ask(*list_sql.grouped(branches, by, most))

    def groups(self, listing: Listing, most: int) -> list[tuple[Any, ...]]:
        """How many rows stand under each heading of a list, in an order that has headings."""
        return self.grouped(listing, HEADED[listing.order], most)

    def _forget_what_changed(self) -> None:
        version = int(self._ask("PRAGMA data_version", ())[0][0])
        if version != self._version:
            self._pagers.clear()
            self._tallies.clear()
            self._version = version

    def tally(self, briefing: str) -> dict[str, int]:
        """How many records of each section a briefing has; of all briefings, where it is empty."""
        if self._until:
            return self._tally_as_of(briefing)
        self._forget_what_changed()
        return {name: sum(held) for name, held in self._held(briefing).items()}

    def _tally_as_of(self, briefing: str) -> dict[str, int]:
        sql = "SELECT section, count(*) FROM record WHERE ? IN ('', briefing) GROUP BY section"
        if briefing:
            sql = (
                "SELECT section, count(*) FROM (SELECT section FROM record WHERE briefing = ?1 "
                "UNION ALL SELECT record.section FROM borrowed CROSS JOIN record "
                "ON record.key = borrowed.key WHERE borrowed.briefing = ?1) GROUP BY section"
            )
        return dict(self._ask(sql, (briefing,)))

    def _held(self, briefing: str) -> Mapping[str, SectionTally]:
        """How many records there are of each section, whatever `until` is."""
        if briefing not in self._tallies:
            self._tallies[briefing] = self._counted(briefing)
        return self._tallies[briefing]

    def _counted(self, briefing: str) -> Mapping[str, SectionTally]:
        sql = "SELECT section, own, borrowed FROM main.tally WHERE briefing = ?"
        if not briefing:
            sql = "SELECT section, sum(own), 0 FROM main.tally WHERE ? = '' GROUP BY section"
        return {name: SectionTally(own, lent) for name, own, lent in self._ask(sql, (briefing,))}

    def _begun(self, listing: Listing) -> Pager:
        condition = listing.condition
        if condition and condition.best and listing.order in ("rank", STATUS):
            return self._ranked(listing, condition)
        return self._gathered(listing) or self._walked(listing)

    def _ranked(self, listing: Listing, condition: Condition) -> Pager:
        """The best that the list has, before the others."""
        best = json.dumps(condition.best)
        of_best = Condition("record.id IN (SELECT value FROM json_each(?))", (best,))
        chosen = listing._replace(order="date", backwards=False, condition=of_best)
        # The best fit the condition, but maybe not the section or the briefing.
        branches, order = self._branches(chosen), list_sql.order_of(chosen)
        held = {number for (number,) in self._ask(*list_sql.rows(branches, order))}
        without = "{id} NOT IN (SELECT value FROM json_each(?))"
        others = [branch.narrowed(without, (best,)) for branch in self._hits_or_branches(listing)]
        walked = KeysetPager(self._ask, others, list_sql.order_of(listing))
        found = [number for number in condition.best if number in held]
        return RankedPager(found, walked, backwards=listing.backwards)

    def _gathered(self, listing: Listing) -> Pager | None:
        """A list whose order no index has, if it is not too long."""
        match = listing.condition.match if listing.condition else ""
        ways: list[tuple[Sequence[ListBranch], int]] = []
        if match and listing.order in _NOT_OF_HITS:
            ways.append((self._hits_or_branches(listing, joined=True), MOST_SORTED))
            ways.append((list_sql.sifted(self._branches(listing), match), MOST_GATHERED))
        elif listing.order in GROUPED or (self._until and listing.order == "mentions"):
            ways.append((self._branches(listing), MOST_GATHERED))
        for branches, most in ways:
            rows = self._ask(*list_sql.gathered(branches, list_sql.order_of(listing), most))
            if len(rows) <= most:
                return InMemoryPager([row[0] for row in rows])
        return None

    def _walked(self, listing: Listing) -> KeysetPager:
        order, match = list_sql.order_of(listing), listing.condition and listing.condition.match
        if match and listing.order in _NOT_OF_HITS:
            branches = self._branches(listing)
            near, far = list_sql.probed(branches, match), list_sql.sifted(branches, match)
            return KeysetPager(self._ask, near, order, far=far)
        count = -1 if self._until or listing.condition else self._whole(listing)
        return KeysetPager(self._ask, self._hits_or_branches(listing), order, count)

    def _whole(self, listing: Listing) -> int:
        """How many records a list has that no condition narrows."""
        there = self.tally(listing.briefing)
        return there.get(listing.section, 0) if listing.section else sum(there.values())

    def _hits_or_branches(
        self, listing: Listing, *, joined: bool = False
    ) -> tuple[ListBranch, ...]:
        match = listing.condition.match if listing.condition else ""
        if match and listing.briefing and self._most(listing) <= MOST_PROBED:
            return tuple(list_sql.probed(self._branches(listing), match))
        if match:
            return list_sql.hits(listing, joined=joined or bool(self._until))
        return self._branches(listing)

    def _most(self, listing: Listing) -> int:
        """How many records a list has at most."""
        held = self._held(listing.briefing)
        return sum(sum(each) for name, each in held.items() if listing.section in ("", name))

    def _branches(self, listing: Listing) -> tuple[ListBranch, ...]:
        held: Mapping[str, SectionTally] = self._held(listing.briefing)
        shared = self._held(SHARED) if any(each.borrowed for each in held.values()) else {}
        return list_sql.branches(listing, held, shared)
