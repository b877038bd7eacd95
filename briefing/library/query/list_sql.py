"""The SQL of a list: the tables that its rows come from, their order, and where in it they begin.

A list is read from branches, each of which some index keeps in the list's order: the records of a
section of a briefing, the shared ones that it borrows, the hits of the full text. SQLite merges
them as it goes, so that the first rows of any list cost the same however long it is.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from briefing.library.derive.index_tokens import index_token
from briefing.library.query.group_sql import COLUMNS, GROUPED, groups_of
from briefing.library.store.connection import Sql
from briefing.library.store.records import Listing
from briefing.model.key import SHARED

SortKey = tuple[Any, ...]
"""What a row is sorted by: the values of its order's columns, the last of them its number."""


class SortRun(NamedTuple):
    """Columns of an order that all rise or all fall."""

    columns: tuple[str, ...]
    falls: bool


SortOrder = tuple[SortRun, ...]

_DATE: SortOrder = (SortRun(("id",), True),)
_NAME: SortOrder = (SortRun(("sort_name", "slug", "id"), False),)
_MENTIONS: SortOrder = (SortRun(("mentions",), True), *_NAME)
_ORDERS: Mapping[str, SortOrder] = {
    "date": _DATE,
    "name": _NAME,
    "mentions": _MENTIONS,
    "file": (SortRun(("file", "line", "id"), False),),
    **{name: (SortRun(columns, False), *_DATE) for name, columns in GROUPED.items()},
    "kind": (SortRun(GROUPED["kind"], False), *_MENTIONS),
}
_UNDATED = frozenset({"actors", "locations", "terms", "questions"})
"""The sections whose records have no date of their own."""
_SCREENFUL = 64
"""Rows that a list is asked for at a time, more or less."""


class SectionTally(NamedTuple):
    """How many records of a section there are: those of a briefing itself, and those it borrows."""

    own: int
    borrowed: int


class ListBranch(NamedTuple):
    """Rows of a list that come in order: their tables, what holds of them, and their number."""

    tables: str
    where: str
    values: tuple[Any, ...]
    number: str = "record.id"

    def narrowed(self, where: str, values: Sequence[Any]) -> ListBranch:
        """Those rows of which one more thing holds; it calls their number `{id}`."""
        also = where.format(id=self.number)
        return ListBranch(
            self.tables, f"{self.where} AND {also}", (*self.values, *values), self.number
        )


def orders_of(section: str) -> tuple[str, ...]:
    """The orders that the list of a section can be put in: by date, if its records have any."""
    by_date = () if section in _UNDATED else ("date",)
    return (*by_date, *groups_of(section), "name", "mentions", "file")


def order_of(listing: Listing) -> SortOrder:
    """By what a list is sorted; in order of rank, by what those are that have none."""
    order = _ORDERS.get(listing.order, _DATE)
    return turned(order) if listing.backwards else order


def turned(order: SortOrder) -> SortOrder:
    """The same order from its other end."""
    return tuple(SortRun(run.columns, not run.falls) for run in order)


def hits(listing: Listing, *, joined: bool) -> tuple[ListBranch, ...]:
    """The branch of a list whose condition asks something of the full text: its hits by date.

    `joined` is whether their records are needed: to be sorted, or because some are not to be seen.
    """
    condition = listing.condition
    match = f"({condition.match})" if condition else ""
    if listing.section:
        match += f' AND marks : "{index_token("s", listing.section)}"'
    tables, where = "words", "words MATCH ?"
    values: list[str | int] = [match]
    if joined or listing.briefing or (condition and condition.sql != "1"):
        tables += " CROSS JOIN record ON record.id = words.rowid"
    if listing.briefing:
        where += f" AND {_OF_BRIEFING}"
        values += [listing.briefing] * 2
    if condition and condition.below:
        where += " AND words.rowid < ?"
        values.append(condition.below)
    found = ListBranch(tables, where, tuple(values), "words.rowid")
    return (_conditional(found, listing),)


_OF_BRIEFING = (
    f"(record.briefing = ? OR (record.briefing = '{SHARED}' AND EXISTS (SELECT 1 FROM borrowed "
    "WHERE borrowed.briefing = ? AND borrowed.key = record.key)))"
)


def branches(
    listing: Listing, held: Mapping[str, SectionTally], shared: Mapping[str, SectionTally]
) -> tuple[ListBranch, ...]:
    """The branches of a list that are indexes of the records, with what its condition asks besides.

    `held` says how many records of each section the briefing has, or all have together; `shared`
    the same of the shared records.
    """
    sections = [listing.section] if listing.section else [name for name in held if any(held[name])]
    if listing.briefing:
        found = _of_briefing(listing.briefing, sections, held, shared)
    elif not listing.section and listing.order not in ("name", "mentions"):
        found = iter([ListBranch("record", "1", ())])
    else:
        every = sum(each.own for each in held.values())
        walked = listing.order == "file" and not _are_few(_own(held, listing.section), every)
        # No index has a section of all briefings as written: `+` leaves the one of the files.
        where = "+record.section = ?" if walked else "record.section = ?"
        found = (ListBranch("record", where, (name,)) for name in sections)
    return tuple(_conditional(branch, listing) for branch in found) or (_NOTHING,)


_NOTHING = ListBranch("record", "0", ())


def _of_briefing(
    briefing: str,
    sections: Sequence[str],
    held: Mapping[str, SectionTally],
    shared: Mapping[str, SectionTally],
) -> Iterator[ListBranch]:
    borrowed = sum(each.borrowed for each in held.values())
    for name in sections:
        own, lent = held.get(name, (0, 0))
        if own:
            yield ListBranch(
                "record", "record.briefing = ? AND record.section = ?", (briefing, name)
            )
        if lent:
            yield _borrowed(briefing, name, few=_are_few(borrowed, _own(shared, name)))


def _own(held: Mapping[str, SectionTally], section: str) -> int:
    return held[section].own if section in held else 0


def _are_few(wanted: int, among: int) -> bool:
    """Whether sorting all that are wanted is less work than finding a screen of them in order."""
    return wanted**2 <= _SCREENFUL * among


def _borrowed(briefing: str, section: str, *, few: bool) -> ListBranch:
    """The shared records of a section that a briefing borrows.

    Where they are few among the shared ones, all of them are looked up and sorted. Where they are
    many, a screen of the shared ones in order has enough of them.
    """
    if few:
        tables = "borrowed CROSS JOIN record ON record.key = borrowed.key"
        return ListBranch(
            tables, "borrowed.briefing = ? AND record.section = ?", (briefing, section)
        )
    where = (
        f"record.briefing = '{SHARED}' AND record.section = ? AND EXISTS (SELECT 1 FROM borrowed "
        "WHERE borrowed.briefing = ? AND borrowed.key = record.key)"
    )
    return ListBranch("record", where, (section, briefing))


def _conditional(branch: ListBranch, listing: Listing) -> ListBranch:
    condition = listing.condition
    if condition is None or condition.sql == "1":
        return branch
    where = f"{branch.where} AND ({condition.sql})"
    return ListBranch(branch.tables, where, (*branch.values, *condition.values), branch.number)


def probed(branches: Sequence[ListBranch], match: str) -> list[ListBranch]:
    """With the full text asked about every row, which is best for a few rows that mostly are hits.

    `match` is an expression of FTS5.
    """
    probe = "EXISTS (SELECT 1 FROM words WHERE words MATCH ? AND words.rowid = {id})"
    return [branch.narrowed(probe, (match,)) for branch in branches]


def sifted(branches: Sequence[ListBranch], match: str) -> list[ListBranch]:
    """With all hits of the full text found first, which is best for many rows."""
    # `+` leaves the rows to the index that has them in order.
    among = "+{id} IN (SELECT words.rowid FROM words WHERE words MATCH ?)"
    return [branch.narrowed(among, (match,)) for branch in branches]


def rows(
    branches: Sequence[ListBranch],
    order: SortOrder,
    after: SortKey | None = None,
    *,
    itself: bool = False,
    limit: int = -1,
    skip: int = 0,
) -> Sql:
    """The sort keys of rows in order, those behind `after` only; with that row, if `itself`."""
    parts = [
        _keys(part, order) for branch in branches for part in _behind(branch, order, after, itself)
    ]
    falls = [run.falls for run in order for _ in run.columns]
    by = ", ".join(f"{at} DESC" if fall else f"{at}" for at, fall in enumerate(falls, start=1))
    sql, values = _together(parts)
    return f"{sql} ORDER BY {by} LIMIT ? OFFSET ?", (*values, limit, skip)


def gathered(branches: Sequence[ListBranch], order: SortOrder, most: int) -> Sql:
    """The numbers of all rows in order, if there are no more than `most`; else of one more."""
    sql, values = _together([_keys(branch, order) for branch in branches])
    columns = [(column, run.falls) for run in order for column in run.columns]
    by = ", ".join(f"{name} DESC" if falls else name for name, falls in columns)
    return f"SELECT id FROM ({sql} LIMIT ?) ORDER BY {by}", (*values, most + 1)


def count(
    branches: Sequence[ListBranch],
    order: SortOrder = (),
    before: SortKey | None = None,
    most: int = -1,
) -> Sql:
    """How many rows there are, those before `before` only; no more are counted than `most`."""
    parts = [part for branch in branches for part in _behind(branch, turned(order), before, False)]
    if most < 0 and len(parts) == 1:
        return f"SELECT count(*) FROM {parts[0].tables} WHERE {parts[0].where}", parts[0].values
    sql, values = _together(
        [(f"SELECT 1 FROM {part.tables} WHERE {part.where}", part.values) for part in parts]
    )
    return f"SELECT count(*) FROM ({sql} LIMIT ?)", (*values, most)


def grouped(branches: Sequence[ListBranch], by: Sequence[str], most: int) -> Sql:
    """Of each different value of some expressions over the records: a number, and how many."""
    sql, values = _together([_keys(branch, _DATE) for branch in branches])
    places = ", ".join(str(at) for at in range(3, 3 + len(by)))
    return (
        f"SELECT min(record.id), count(*), {', '.join(by)} FROM ({sql}) AS listed "
        f"CROSS JOIN record ON record.id = listed.id GROUP BY {places} LIMIT ?",
        (*values, most),
    )


def key_of(branches: Sequence[ListBranch], order: SortOrder, number: int) -> Sql:
    """The sort key of a row by its number; nothing where the list does not have it."""
    return _together([_keys(branch.narrowed("{id} = ?", (number,)), order) for branch in branches])


def held(branches: Sequence[ListBranch], numbers: Sequence[int]) -> Sql:
    """Those of some numbers that are rows, each looked up by itself, in no order."""
    some = "{id} IN (SELECT value FROM json_each(?))"
    values = (json.dumps(numbers),)
    return _together([_keys(branch.narrowed(some, values), _DATE) for branch in branches])


def _keys(branch: ListBranch, order: SortOrder) -> Sql:
    """The sort keys of a branch's rows."""
    columns = [column for run in order for column in run.columns]
    named = ", ".join(f"{_column(column, branch.number)} AS {column}" for column in columns)
    return f"SELECT {named} FROM {branch.tables} WHERE {branch.where}", branch.values


def _column(name: str, number: str) -> str:
    return number if name == "id" else COLUMNS.get(name, f"record.{name}")


def _together(parts: Sequence[Sql]) -> Sql:
    return " UNION ALL ".join(sql for sql, _ in parts), tuple(v for _, vs in parts for v in vs)


def _behind(
    branch: ListBranch, order: SortOrder, after: SortKey | None, itself: bool
) -> Iterator[ListBranch]:
    """The rows of a branch behind a key, in pieces that each are one stretch of an index.

    Where an order first falls and then rises, those that are equal in what falls come first.
    """
    if after is None:
        yield branch
        return
    at, pieces, equal = 0, list[tuple[str, SortKey]](), ("", ())
    for number, run in enumerate(order, start=1):
        here = after[at : at + len(run.columns)]
        sign = ("<" if run.falls else ">") + ("=" if itself and number == len(order) else "")
        names = ", ".join(_column(name, "{id}") for name in run.columns)
        marks = ", ".join("?" * len(here))
        pieces.append((f"{equal[0]}({names}) {sign} ({marks})", (*equal[1], *here)))
        equal = (f"{equal[0]}({names}) = ({marks}) AND ", (*equal[1], *here))
        at += len(here)
    for where, values in reversed(pieces):
        yield branch.narrowed(where, values)
