"""Lists to be read from any row on: what is remembered of one, so that no page is counted up to.

Whatever is remembered is bounded, however long the list.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, insort
from collections.abc import Sequence
from typing import Protocol

from briefing.library.query import list_sql
from briefing.library.query.list_sql import ListBranch, SortKey, SortOrder
from briefing.library.store.connection import Ask

MOST_ANCHORS = 256
"""Rows of a list whose sort keys are remembered."""
_NEAR = 2_000
"""Rows that are skipped faster than it takes to think about another way."""

_PROBED = 200
"""Rows that are skipped one by one where each is asked about."""


class Pager(Protocol):
    """A list, as the numbers of its records in order."""

    def numbers(self, offset: int, limit: int) -> list[int]:
        """The numbers from a row on, at most `limit`."""

    def count(self, most: int = 0) -> int:
        """How many rows there are; with `most`, no more are counted than one above that."""

    def row_of(self, number: int) -> int | None:
        """The row with a number; None where there is none."""


class InMemoryPager:
    """A list that is short enough to have been put in order once."""

    def __init__(self, numbers: Sequence[int]) -> None:
        """`numbers` are those of all rows, in order."""
        self._numbers = array("q", numbers)

    def numbers(self, offset: int, limit: int) -> list[int]:
        """The numbers from a row on, at most `limit`."""
        return self._numbers[offset : offset + limit].tolist()

    def count(self, most: int = 0) -> int:
        """How many rows there are."""
        return min(len(self._numbers), most + 1) if most else len(self._numbers)

    def row_of(self, number: int) -> int | None:
        """The row with a number; None where there is none."""
        try:
            return self._numbers.index(number)
        except ValueError:
            return None


class KeysetPager:
    """A list in the order of an index.

    A page is read from the nearest row whose key is known: one of an earlier page, or either end.
    """

    def __init__(
        self,
        ask: Ask,
        branches: Sequence[ListBranch],
        order: SortOrder,
        count: int = -1,
        far: Sequence[ListBranch] = (),
    ) -> None:
        """`count` is how many rows there are, where that is known; else it is negative.

        `far` are the same rows, in a form that is better where many are passed over or counted.
        """
        self._ask = ask
        self._branches = branches
        self._far = far or branches
        self._order = order
        self._count = count
        self._anchors: list[tuple[int, SortKey]] = []

    def numbers(self, offset: int, limit: int) -> list[int]:
        """The numbers from a row on, at most `limit`."""
        at, key = self._anchor(offset)
        if offset - at <= _NEAR:
            return self._read(offset, limit, offset - at, key)
        limit = min(limit, self.count() - offset)
        if limit <= 0:
            return []
        end, last = self._anchor_behind(offset + limit)
        if end - offset - limit < offset - at:
            return self._read_back(offset, limit, end, last)
        return self._read(offset, limit, offset - at, key)

    def count(self, most: int = 0) -> int:
        """How many rows there are; with `most`, no more are counted than one above that."""
        if self._count < 0:
            sql = list_sql.count(self._far, most=most + 1 if most else -1)
            found = int(self._ask(*sql)[0][0])
            if most and found > most:
                return found
            self._count = found
        return min(self._count, most + 1) if most else self._count

    def row_of(self, number: int) -> int | None:
        """The row with a number; None where there is none."""
        keys = self._ask(*list_sql.key_of(self._branches, self._order, number))
        return self.before(keys[0]) if keys else None

    def before(self, key: SortKey) -> int:
        """How many rows come before a key; the row there is remembered."""
        row = int(self._ask(*list_sql.count(self._far, self._order, key))[0][0])
        before = list_sql.rows(self._branches, list_sql.turned(self._order), key, limit=1)
        for last in self._ask(*before):
            self._remember(row, last)
        return row

    def _read(self, offset: int, limit: int, skip: int, after: SortKey | None) -> list[int]:
        """Rows, skipping some behind a key."""
        branches = self._branches_for(skip)
        found = self._ask(*list_sql.rows(branches, self._order, after, limit=limit, skip=skip))
        return self._taken(offset, found)

    def _read_back(self, offset: int, limit: int, end: int, last: SortKey | None) -> list[int]:
        """Rows, read against the order from the row before `end`, whose key is `last`."""
        skip, against = end - offset - limit, list_sql.turned(self._order)
        branches = self._branches_for(skip)
        sql = list_sql.rows(branches, against, last, itself=True, limit=limit, skip=skip)
        return self._taken(offset, self._ask(*sql)[::-1])

    def _branches_for(self, skip: int) -> Sequence[ListBranch]:
        return self._branches if skip <= _PROBED else self._far

    def _taken(self, offset: int, keys: Sequence[SortKey]) -> list[int]:
        if keys:
            self._remember(offset + len(keys), keys[-1])
        return [key[-1] for key in keys]

    def _anchor(self, offset: int) -> tuple[int, SortKey | None]:
        """The last row up to `offset` of which it is known what comes before it, and that key."""
        at = bisect_left(self._anchors, (offset + 1,))
        return self._anchors[at - 1] if at else (0, None)

    def _anchor_behind(self, offset: int) -> tuple[int, SortKey | None]:
        """The first such row from `offset` on, or the end of the list."""
        at = bisect_left(self._anchors, (offset,))
        return self._anchors[at] if at < len(self._anchors) else (self.count(), None)

    def _remember(self, offset: int, key: SortKey) -> None:
        """Keep what comes before a row; of too many, every second is forgotten."""
        at = bisect_left(self._anchors, (offset,))
        if offset and (at == len(self._anchors) or self._anchors[at][0] != offset):
            if len(self._anchors) >= MOST_ANCHORS:
                del self._anchors[::2]
            insort(self._anchors, (offset, key), key=lambda one: one[0])


class RankedPager:
    """A list whose best rows are known, before a walk through the others."""

    def __init__(self, best: Sequence[int], others: Pager, *, backwards: bool = False) -> None:
        """`best` are in their order, first to last; `backwards` turns them and puts them last.

        `others` are without them.
        """
        self._best = InMemoryPager(best[::-1] if backwards else best)
        self._others = others
        self._backwards = backwards

    def numbers(self, offset: int, limit: int) -> list[int]:
        """The numbers from a row on, at most `limit`."""
        if self._backwards:
            return self._backwards_from(offset, limit)
        found = self._best.numbers(offset, limit)
        if len(found) < limit:
            found += self._others.numbers(max(0, offset - self._best.count()), limit - len(found))
        return found

    def _backwards_from(self, offset: int, limit: int) -> list[int]:
        others = self._others.count()
        found = self._others.numbers(offset, limit) if offset < others else []
        if len(found) < limit:
            found += self._best.numbers(max(0, offset - others), limit - len(found))
        return found

    def count(self, most: int = 0) -> int:
        """How many rows there are; with `most`, no more are counted than one above that."""
        count = self._best.count() + self._others.count(most)
        return min(count, most + 1) if most else count

    def row_of(self, number: int) -> int | None:
        """The row with a number; None where there is none."""
        first, then = self._best, self._others
        row = first.row_of(number)
        if row is not None:
            return row + (then.count() if self._backwards else 0)
        row = then.row_of(number)
        return row if row is None or self._backwards else row + first.count()
