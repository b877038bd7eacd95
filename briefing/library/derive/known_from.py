"""From which day each record, link and piece of a record was surely known.

It is a property of them, and not of the day that is asked for: what was known on one day is known
on every later one. A vague date counts from its last day, so that nothing is shown before it was
said, but never from a day after the briefing's own (its horizon), on which all of it was known.
`briefing.library.as_of.views` shows what was known on a day.

- A statement: from when it was said, and at the latest when a source in its chain was published.
- A source: from when it was published, or when a statement came through it, if that was earlier.
  One that goes on (2022-02-24/..) is known from its first day, and what it gives from its own day
  only: that a statement came through it says nothing of when.
- An incident: not before its date (of an interval, the first day), and not before the first
  statement for, against or about it.
- A point of a figure: not before its own day, and not before whoever gives it (a source: before it
  was published); a figure: from its first point.
- Actors and locations: from the first of those that link to them. Terms: from when the first source
  that they name was published; that an actor is known says nothing of its words. Questions: from
  the last of the records that they are about.
- A header is always known, what it says in `summary` and `note` from the horizon; so is whatever
  nothing dates. Shared records have no horizon: what nobody links to was always known.

Each rule is SQL with a scope: the whole library, for which this module puts them one after the
other, or what a change can reach, which `briefing.library.derive.known_from_changes` finds out.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from heapq import heapify, heappop, heappush

from briefing.library.derive.known_rules import (
    ALL_FACTS,
    EVERYTHING,
    FIGURES,
    FIXED,
    PIECE,
    all_pieces,
    early_pieces,
    fixed_pieces,
    incidents,
    links,
    listed,
    questions,
    sources,
    statements,
    terms,
)
from briefing.library.store.record_rows import resealed


def settle_all_known(connection: sqlite3.Connection) -> None:
    """Work out `known` of every record, link and later piece. Links must have been resolved."""
    connection.create_function("resealed", 3, resealed, deterministic=True)
    for statement in _BY_DATES:
        connection.execute(statement)
    _follow(connection)
    for statement in _KEEP:
        connection.execute(statement)
    for table in ("fact", "piece"):
        connection.execute(f"DROP TABLE temp.{table}")


def _kept(rule: str) -> str:
    return f"""
    UPDATE temp.fact SET known = found.day FROM ({rule}) AS found
      WHERE fact.key = found.key AND fact.known <> found.day
    """


_BY_DATES = (
    """
    CREATE TEMP TABLE fact (
      key INTEGER PRIMARY KEY, section TEXT, horizon TEXT, own TEXT, floor TEXT,
      follows INTEGER, known TEXT, goes_on INTEGER)
    """,
    f"""
    INSERT INTO temp.fact
      SELECT key, section, horizon, own, floor, follows, initial, goes_on FROM ({ALL_FACTS})
    """,
    _kept(statements(EVERYTHING)),
    _kept(sources(EVERYTHING)),
    _kept(incidents(EVERYTHING)),
    PIECE,
    *early_pieces(EVERYTHING),
    _kept(FIGURES),
    fixed_pieces(EVERYTHING),
)


def _follow(connection: sqlite3.Connection) -> None:
    """Actors and locations: from the first who links to them, who may have been led to as well."""
    days = _earliest(connection)
    connection.executemany("UPDATE temp.fact SET known = ? WHERE key = ?", days)


# A link from a record that is known by its own date, and from when the piece with it is known.
_SEEDS = f"""
SELECT link.target, min(max(source.known, coalesce(piece.known, '')))
  FROM link CROSS JOIN temp.fact AS target ON target.key = link.target
  CROSS JOIN temp.fact AS source ON source.key = link.source
  LEFT JOIN temp.piece ON piece.key = link.source AND piece.path = link.piece
  WHERE target.follows AND NOT source.follows AND source.section IN {listed(FIXED)}
  GROUP BY link.target
"""
_EDGES = """
SELECT link.source, link.target, coalesce(piece.known, '')
  FROM link CROSS JOIN temp.fact AS target ON target.key = link.target
  CROSS JOIN temp.fact AS source ON source.key = link.source
  LEFT JOIN temp.piece ON piece.key = link.source AND piece.path = link.piece
  WHERE target.follows AND source.follows AND link.source <> link.target
"""


def _earliest(connection: sqlite3.Connection) -> list[tuple[str, int]]:
    """The day and the key of each that follows."""
    after: dict[int, list[Reached]] = {}
    led_to = set()
    for source, target, day in connection.execute(_EDGES):
        after.setdefault(source, []).append((day, target))
        led_to.add(target)
    seeds = [(day, key) for key, day in connection.execute(_SEEDS)]
    led_to |= {key for _, key in seeds}
    alone = connection.execute("SELECT horizon, key FROM temp.fact WHERE follows").fetchall()
    seeds += [(day, key) for day, key in alone if key not in led_to]
    return [(day, key) for key, day in earliest(seeds, lambda key: after.get(key, ())).items()]


_KEEP = (
    _kept(terms(EVERYTHING)),
    _kept(questions(EVERYTHING)),
    all_pieces(EVERYTHING),
    f"""
    UPDATE link SET known = found.day FROM ({links(EVERYTHING)}) AS found
      WHERE link.rowid = found.row AND link.known <> found.day
    """,
    """
    UPDATE record SET known = fact.known, checksum = resealed(checksum, record.known, fact.known)
      FROM temp.fact WHERE fact.key = record.key AND fact.known <> record.known
    """,
    "DELETE FROM later",
    """
    INSERT INTO later
      SELECT record.id, piece.path, piece.known
        FROM temp.piece CROSS JOIN temp.fact ON fact.key = piece.key
        CROSS JOIN record ON record.key = piece.key
        WHERE piece.known > fact.known ORDER BY record.id, piece.path
    """,
)


Reached = tuple[str, int]
"""An ISO day, and the key that is reached on it."""


def earliest(seeds: Iterable[Reached], after: Callable[[int], Iterable[Reached]]) -> dict[int, str]:
    """The first day of each key that is reached from `seeds`.

    `after` gives where a key leads on, and the day of each hop. A way is as late as the latest of
    its hops (E. W. Dijkstra, 1959, with that for the length of a way).
    """
    heap = list(seeds)
    heapify(heap)
    found: dict[int, str] = {}
    while heap:
        day, key = heappop(heap)
        if key in found:
            continue
        found[key] = day
        for hop, target in after(key):
            if target not in found:
                heappush(heap, (max(day, hop), target))
    return found
