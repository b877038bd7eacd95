"""Numbers for the records of one file that was read again: whatever can keep its number does."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Mapping, Sequence

from briefing.library.derive.dirty_set import DirtySet
from briefing.library.store.record_numbers import LAST, SHIFT, listed_day
from briefing.library.update.number_gaps import (
    NUMBERED,
    free_numbers,
    longest_fall,
    make_room,
    neighbours,
)
from briefing.library.update.row_diff import RowPair


class Renumbering:
    """Gives numbers to records, which fall in the order of the files and the lines."""

    def __init__(self, connection: sqlite3.Connection, dirty: DirtySet) -> None:
        """`dirty` follows those that are moved to make room."""
        self._connection = connection
        self._dirty = dirty

    def number(self, name: str, pairs: Sequence[RowPair]) -> set[int]:
        """Give every record its number; gives the numbers of those that keep theirs.

        The rows of the others are moved away, so that their old numbers are free.
        """
        days: dict[int, list[RowPair]] = defaultdict(list)
        for pair in pairs:
            days[listed_day(pair.record.lower, pair.record.upper)].append(pair)
        for day, several in days.items():
            had = [pair for pair in several if pair.before and pair.before.number >> SHIFT == day]
            stay = longest_fall([pair.before.number for pair in had if pair.before])
            for place in stay:
                had[place].number = _number(had[place])
        for pair in pairs:
            if pair.before and not pair.number:
                self._put_aside(pair)
        for day, several in days.items():
            self._number_day(name, day, several)
        return {pair.number for pair in pairs if pair.before and pair.before.number == pair.number}

    def _put_aside(self, pair: RowPair) -> None:
        """Take the row of a record away from its number, which it does not keep."""
        row = pair.before
        assert row is not None
        aside = -row.number - (1 << 60)  # a number that nothing has
        for table in NUMBERED:
            self._connection.execute(
                f"UPDATE {table} SET record = ? WHERE record = ?", (aside, row.number)
            )
        self._connection.execute("UPDATE record SET id = ? WHERE id = ?", (aside, row.number))
        self._connection.execute("DELETE FROM words WHERE rowid = ?", (row.number,))
        pair.before = row._replace(number=aside)

    def _number_day(self, name: str, day: int, pairs: Sequence[RowPair]) -> None:
        """Number the records of one day that have none, each run of them between its neighbours."""
        begin = 0
        while begin < len(pairs):
            if pairs[begin].number:
                begin += 1
                continue
            end = begin
            while end < len(pairs) and not pairs[end].number:
                end += 1
            self._number_run(name, day, pairs, begin, end)
            begin = end

    def _number_run(
        self, name: str, day: int, pairs: Sequence[RowPair], begin: int, end: int
    ) -> None:
        count = end - begin
        above, below = self._around(name, day, pairs, begin, end)
        numbers = free_numbers(above, below, day, count)
        if numbers is None:
            moved = make_room(self._connection, above, below, day, count)
            self._dirty.renumber(moved)
            for pair in pairs:
                self._follow(pair, moved)
            above, below = (None if one is None else moved[one] for one in (above, below))
            numbers = free_numbers(above, below, day, count)
        assert numbers is not None
        for pair, number in zip(pairs[begin:end], numbers, strict=True):
            pair.number = number

    def _follow(self, pair: RowPair, moved: Mapping[int, int]) -> None:
        """Follow a record to where `make_room` has moved it, if it has."""
        if pair.before and pair.before.number in moved:
            pair.before = pair.before._replace(number=moved[pair.before.number])
            pair.number = pair.before.number

    def _around(
        self, name: str, day: int, pairs: Sequence[RowPair], begin: int, end: int
    ) -> tuple[int | None, int | None]:
        """The numbers above and below a run of records of a day."""
        low, high = day << SHIFT, (day << SHIFT) + LAST
        above = pairs[begin - 1].number if begin else None
        below = pairs[end].number if end < len(pairs) else None
        if above is None and below is None:
            return neighbours(self._connection, day, name)
        if above is None:
            sql = "SELECT min(id) FROM record WHERE id > ? AND id <= ?"
            above = self._connection.execute(sql, (below, high)).fetchone()[0]
        if below is None:
            sql = "SELECT max(id) FROM record WHERE id < ? AND id >= ?"
            below = self._connection.execute(sql, (above, low)).fetchone()[0]
        return above, below


def _number(pair: RowPair) -> int:
    return pair.before.number if pair.before else 0
