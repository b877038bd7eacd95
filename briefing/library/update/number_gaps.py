"""Numbers for records that come between others, and moving those others where there is no room."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence

from briefing.library.compiler.full_text import COLUMNS, WRITE
from briefing.library.store.record_numbers import GAP, LAST, SHIFT

_MANY = 16
"""So many numbers a record should have for itself, once others have been moved for it."""
TABLES = ("link", "part", "name", "point", "identifier")
"""Tables with rows that follow from the record alone."""
NUMBERED = (*TABLES, "later")
"""The tables that hold numbers of records in a column `record`."""


def neighbours(
    connection: sqlite3.Connection, day: int, file: str
) -> tuple[int | None, int | None]:
    """The numbers of a day between which those of a file belong that has none on it.

    The first is that of the last record of the files before it, and the greater.
    """
    low, high = day << SHIFT, (day << SHIFT) + LAST
    above: int | None = None
    below: int | None = None
    while low <= high:
        middle = (low + high) // 2
        row = connection.execute(
            "SELECT id, file FROM record WHERE id BETWEEN ? AND ? ORDER BY id DESC LIMIT 1",
            (low, middle),
        ).fetchone()
        if row is None:
            low = middle + 1
        elif row[1] < file:
            above, high = row[0], row[0] - 1
        else:
            below, low = row[0], middle + 1
    return above, below


def free_numbers(above: int | None, below: int | None, day: int, count: int) -> list[int] | None:
    """So many numbers between two, falling; None where there is no room."""
    top = (day << SHIFT) + LAST
    if below is None:
        first = top if above is None else above
        lowest = first - GAP * count
        return (
            [first - GAP * step for step in range(1, count + 1)] if lowest >= day << SHIFT else None
        )
    highest = min(below + GAP * (count + 1), top + 1) if above is None else above
    step = (highest - below) // (count + 1)
    return [highest - step * place for place in range(1, count + 1)] if step else None


def make_room(
    connection: sqlite3.Connection, above: int | None, below: int | None, day: int, count: int
) -> Mapping[int, int]:
    """Move records of a day apart, so that there is room for `count` more between two of them.

    Gives the new number of each that was moved, by its old one.
    """
    low, high = day << SHIFT, (day << SHIFT) + LAST
    width = 8
    while True:
        ups = _ids(connection, ">=", above, high, width) if above is not None else []
        downs = _ids(connection, "<=", below, low, width) if below is not None else []
        top = ups.pop() if len(ups) > width else high + 1
        bottom = downs.pop() if len(downs) > width else low - 1
        apart = (top - bottom) // (len(ups) + len(downs) + count + 1)
        if apart >= _MANY:
            break
        width *= 2
    falling = [*reversed(ups), *downs]
    places = [*range(1, len(ups) + 1), *range(len(ups) + count + 1, len(falling) + count + 1)]
    moved = {number: top - apart * place for number, place in zip(falling, places, strict=True)}
    move_numbers(connection, {old: new for old, new in moved.items() if old != new})
    return moved


def _ids(
    connection: sqlite3.Connection, sign: str, number: int, bound: int, width: int
) -> list[int]:
    """The number and those next to it, up to `width` and one more."""
    order, other = ("ASC", "<=") if sign == ">=" else ("DESC", ">=")
    rows = connection.execute(
        f"SELECT id FROM record WHERE id {sign} ? AND id {other} ? ORDER BY id {order} LIMIT ?",
        (number, bound, width + 1),
    )
    return [found for (found,) in rows]


def move_numbers(connection: sqlite3.Connection, numbers: Mapping[int, int]) -> None:
    """Give records other numbers, in all tables. A new number may be the old one of another."""
    pairs = list(numbers.items())
    for column in ("record.id", *(f"{table}.record" for table in NUMBERED)):
        table, name = column.split(".")
        sql = f"UPDATE {table} SET {name} = ? WHERE {name} = ?"
        connection.executemany(sql, [(-new, old) for old, new in pairs])
        connection.executemany(sql, [(new, -new) for _, new in pairs])
    texts = [
        (new, *row)
        for old, new in pairs
        for row in connection.execute(f"SELECT {COLUMNS} FROM words WHERE rowid = ?", (old,))
    ]
    connection.executemany("DELETE FROM words WHERE rowid = ?", [(old,) for old, _ in pairs])
    connection.executemany(WRITE, texts)


def longest_fall(numbers: Sequence[int]) -> set[int]:
    """The places of a longest falling row among some numbers: those that may stay as they are."""
    best: list[int] = []  # best[n]: the place of the greatest number that ends a row of n + 1
    before: dict[int, int | None] = {}
    for place, number in enumerate(numbers):
        low, high = 0, len(best)
        while low < high:
            middle = (low + high) // 2
            low, high = (middle + 1, high) if numbers[best[middle]] > number else (low, middle)
        before[place] = best[low - 1] if low else None
        best[low : low + 1] = [place]
    found: set[int] = set()
    last = best[-1] if best else None
    while last is not None:
        found.add(last)
        last = before[last]
    return found
