"""What is reached over several links: shared records that a briefing has, places inside places."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial
from itertools import groupby
from operator import itemgetter

from briefing.library.derive.dirty_set import DirtySet
from briefing.library.derive.known_from import Reached, earliest
from briefing.model.key import SHARED

MOST_AROUND = 64
"""In how many places, one around the other, a place can lie: beyond, they are not looked for. So
what is kept, and what is done, grows with the places and not with how deep somebody has put them.
"""
Borrowed = tuple[str, int, str]
"""A briefing, a shared record that it has, and from which day."""

# CROSS JOIN keeps the order of the tables: left to choose, SQLite goes through all links for each
# record that was reached.
_OF_ALL = "link CROSS JOIN key ON key.id = link.target CROSS JOIN record ON record.id = link.record"
_OF_ONE = """
record INDEXED BY record_written CROSS JOIN link ON link.record = record.id
  CROSS JOIN key ON key.id = link.target
"""


def _seeds(links: str, which: str) -> str:
    """SQL for the shared records that briefings link to: briefing, from which day, and key."""
    return f"""
    SELECT record.briefing, min(link.known), link.target FROM {links}
      WHERE key.briefing = '{SHARED}' AND {which}
      GROUP BY record.briefing, link.target ORDER BY record.briefing
    """


_ONWARDS = f"""
SELECT record.key, link.known, link.target
  FROM record CROSS JOIN link ON link.record = record.id CROSS JOIN key ON key.id = link.target
  WHERE record.briefing = '{SHARED}' AND key.briefing = '{SHARED}'
"""
"""Where shared records lead on to others, and from which day."""


def _places(of: str) -> str:
    """SQL for the places that those are in for which `of` holds, themselves among them.

    The day of a way is that of its last link; of several ways, the first day counts. A way has an
    end after `MOST_AROUND` steps, also where it goes round in a circle.
    """
    return f"""
    WITH RECURSIVE up (key, above, known, steps) AS (
      SELECT record.key, record.key, record.known, 0 FROM record
        WHERE record.section = 'locations' AND {of}
      UNION
      SELECT up.key, link.target, max(up.known, link.known), up.steps + 1
        FROM up CROSS JOIN record ON record.key = up.above
        CROSS JOIN link ON link.record = record.id
        WHERE link.role = 'in' AND link.target IS NOT NULL AND up.steps < {MOST_AROUND})
    SELECT key, above, min(known) FROM up GROUP BY key, above
    """


_TALLY = """
INSERT INTO tally
  SELECT briefing, section, sum(own), sum(NOT own) FROM (
    SELECT briefing, section, 1 AS own FROM record
    UNION ALL
    SELECT borrowed.briefing, record.section, 0
      FROM borrowed CROSS JOIN record ON record.key = borrowed.key)
  GROUP BY briefing, section
"""


def settle_closures(
    connection: sqlite3.Connection, scope: DirtySet | None, redated: set[int] | None
) -> None:
    """Work out `borrowed`, `place` and `tally`. What is known when must have been settled.

    `redated` are the records that are known from another day, or hold links that are; None where
    that may be any. Notes in the scope the locations that lie in others now.
    """
    if scope is not None:
        _update_places(connection, scope, scope.records | (redated or set()))
    if scope is None or redated is None:
        _settle_all(connection)
        return
    after = cache(partial(_onwards, connection))  # most briefings have the same shared records
    for briefing in sorted(_borrowers(connection, scope, redated)):
        _borrow_again(connection, briefing, after)
    _count_own(connection, scope)


def _settle_all(connection: sqlite3.Connection) -> None:
    for table in ("borrowed", "place", "tally"):
        connection.execute(f"DELETE FROM {table}")
    connection.executemany("INSERT INTO borrowed VALUES (?, ?, ?)", _all_borrowed(connection))
    connection.execute(f"INSERT INTO place {_places('true')}")
    connection.execute(_TALLY)


def _all_borrowed(connection: sqlite3.Connection) -> Iterator[Borrowed]:
    """What every briefing has from shared records."""
    after: dict[int, list[Reached]] = {}
    for key, *reached in connection.execute(_ONWARDS):
        after.setdefault(key, []).append((reached[0], reached[1]))
    seeds = connection.execute(_seeds(_OF_ALL, f"record.briefing <> '{SHARED}'")).fetchall()
    for briefing, some in groupby(seeds, key=itemgetter(0)):
        yield from _borrowed(briefing, (one[1:] for one in some), lambda key: after.get(key, ()))


def _borrowed(
    briefing: str, seeds: Iterable[Reached], after: Callable[[int], Iterable[Reached]]
) -> list[Borrowed]:
    """What a briefing has: the shared records that it links to, and those these lead to."""
    return [(briefing, key, day) for key, day in earliest(seeds, after).items()]


def _update_places(connection: sqlite3.Connection, dirty: DirtySet, records: set[int]) -> None:
    """Work out where those locations lie that are dirty, and those inside them."""
    locations = dirty.keys | {
        key
        for record in records
        for (key,) in connection.execute(
            "SELECT key FROM record WHERE id = ? AND section = 'locations'", (record,)
        )
    }
    for key in sorted(locations | _inside(connection, locations)):
        before = connection.execute(
            "SELECT key, above, known FROM place WHERE key = ?", (key,)
        ).fetchall()
        after = connection.execute(_places("record.key = ?"), (key,)).fetchall()
        if sorted(before) != sorted(after):
            connection.execute("DELETE FROM place WHERE key = ?", (key,))
            connection.executemany("INSERT INTO place VALUES (?, ?, ?)", after)
            if {row[1] for row in before} != {row[1] for row in after}:
                dirty.moved.add(key)


def _inside(connection: sqlite3.Connection, places: Iterable[int]) -> set[int]:
    return {
        key
        for place in places
        for (key,) in connection.execute("SELECT key FROM place WHERE above = ?", (place,))
    }


def _borrowers(connection: sqlite3.Connection, dirty: DirtySet, redated: set[int]) -> set[str]:
    """The briefings that may have other shared records now, or from another day."""
    rows = [
        row
        for record in dirty.records | redated
        for row in connection.execute("SELECT briefing, key FROM record WHERE id = ?", (record,))
    ]
    shared = {key for briefing, key in rows if briefing == SHARED} | {
        key
        for key in dirty.keys
        for _ in connection.execute(
            "SELECT 1 FROM key WHERE id = ? AND briefing = ?", (key, SHARED)
        )
    }
    found = {briefing for briefing, _ in rows} | (dirty.briefings if dirty.led_to else set())
    for key in shared:
        borrowing = connection.execute("SELECT briefing FROM borrowed WHERE key = ?", (key,))
        found |= {briefing for (briefing,) in borrowing}
    return found - {SHARED}


def _borrow_again(
    connection: sqlite3.Connection, briefing: str, after: Callable[[int], Iterable[Reached]]
) -> None:
    before = connection.execute(
        "SELECT briefing, key, known FROM borrowed WHERE briefing = ?", (briefing,)
    ).fetchall()
    seeds = connection.execute(_seeds(_OF_ONE, "record.briefing = ?"), (briefing,)).fetchall()
    now = _borrowed(briefing, (one[1:] for one in seeds), after)
    if sorted(before) != sorted(now):
        connection.execute("DELETE FROM borrowed WHERE briefing = ?", (briefing,))
        connection.executemany("INSERT INTO borrowed VALUES (?, ?, ?)", now)
    _count_borrowed(connection, briefing)


def _onwards(connection: sqlite3.Connection, key: int) -> list[Reached]:
    rows = connection.execute(f"{_ONWARDS} AND record.key = ?", (key,)).fetchall()
    return [(known, target) for _, known, target in rows]


def _count_borrowed(connection: sqlite3.Connection, briefing: str) -> None:
    connection.execute(
        "UPDATE tally SET borrowed = 0 WHERE briefing = ? AND borrowed <> 0", (briefing,)
    )
    connection.execute(
        "INSERT INTO tally SELECT borrowed.briefing, record.section, 0, count(*) "
        "FROM borrowed CROSS JOIN record ON record.key = borrowed.key "
        "WHERE borrowed.briefing = ? GROUP BY record.section "
        "ON CONFLICT DO UPDATE SET borrowed = excluded.borrowed",
        (briefing,),
    )
    connection.execute(
        "DELETE FROM tally WHERE briefing = ? AND own = 0 AND borrowed = 0", (briefing,)
    )


def _count_own(connection: sqlite3.Connection, dirty: DirtySet) -> None:
    for (briefing, section), more in dirty.tally.items():
        connection.execute(
            "INSERT INTO tally VALUES (?, ?, ?, 0) "
            "ON CONFLICT DO UPDATE SET own = own + excluded.own",
            (briefing, section, more),
        )
        connection.execute(
            "DELETE FROM tally WHERE briefing = ? AND own = 0 AND borrowed = 0", (briefing,)
        )
