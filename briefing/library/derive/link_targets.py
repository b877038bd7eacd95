"""Where links lead: every address to its record, and how many links lead to each."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator

from briefing.library.derive.dirty_set import DirtySet
from briefing.model.key import SHARED

_TARGET = f"""
CASE WHEN EXISTS (SELECT 1 FROM record WHERE record.key = key.id) THEN key.id
  ELSE (SELECT shared.id FROM key AS shared JOIN record ON record.key = shared.id
        WHERE shared.briefing = '{SHARED}' AND shared.slug = key.slug) END
"""
_COUNT = "(SELECT count(*) FROM link WHERE link.target = record.key)"
# Of the whole library, links are led and counted in one go through all of them: their indexes by
# target are made afterwards, and one that is there while the targets change takes far longer.
_EVERYTHING = (
    f"UPDATE key SET target = {_TARGET}",
    """
    UPDATE link SET target = key.target FROM key
      WHERE key.id = link.named AND link.target IS NOT key.target
    """,
    "UPDATE record SET mentions = 0 WHERE mentions <> 0",
    """
    UPDATE record SET mentions = found.links FROM (
        SELECT target, count(*) AS links FROM link WHERE target IS NOT NULL GROUP BY target
      ) AS found WHERE record.key = found.target
    """,
)


def lead_links(connection: sqlite3.Connection, scope: DirtySet | None) -> None:
    """Lead links to their records, and count those that lead to each.

    In a scope, these are the links to whatever came or went, and those in the records of it; what
    follows is noted there.
    """
    if scope is None:
        for statement in _EVERYTHING:
            connection.execute(statement)
    else:
        _lead_in(connection, scope)


def _lead_in(connection: sqlite3.Connection, dirty: DirtySet) -> None:
    for key in sorted(set(_concerned(connection, dirty))):
        row = connection.execute(
            f"SELECT target, {_TARGET} FROM key WHERE id = ?", (key,)
        ).fetchone()
        if row[0] != row[1]:
            connection.execute("UPDATE key SET target = ? WHERE id = ?", (row[1], key))
            _lead_elsewhere(connection, key, row[0], row[1], dirty)
    for record in sorted(dirty.records):
        _lead_record(connection, record, dirty)
    connection.executemany(
        f"UPDATE record SET mentions = {_COUNT} WHERE key = ? AND mentions <> {_COUNT}",
        [(key,) for key in sorted(dirty.led_to | dirty.keys)],
    )


def _concerned(connection: sqlite3.Connection, dirty: DirtySet) -> Iterator[int]:
    """The addresses that may lead elsewhere: what came or went, and what is named for the first
    time; of a shared record, its slug in every briefing.
    """
    yield from dirty.keys
    for record in dirty.records:
        for (named,) in connection.execute("SELECT named FROM link WHERE record = ?", (record,)):
            yield named
    slugs = [
        slug
        for key in dirty.keys
        for (slug,) in connection.execute(
            "SELECT slug FROM key WHERE id = ? AND briefing = ?", (key, SHARED)
        )
    ]
    yield from _everywhere(connection, slugs) if slugs else ()


def _everywhere(connection: sqlite3.Connection, slugs: Iterable[str]) -> Iterator[int]:
    """These slugs in every briefing that has an address, which is stepped through by its index."""
    briefings = connection.execute(
        "WITH RECURSIVE step (briefing) AS (SELECT min(briefing) FROM key UNION ALL "
        "SELECT (SELECT min(briefing) FROM key WHERE key.briefing > step.briefing) "
        "FROM step WHERE step.briefing IS NOT NULL) "
        "SELECT briefing FROM step WHERE briefing IS NOT NULL"
    ).fetchall()
    for slug in slugs:
        for (briefing,) in briefings:
            yield from (
                key
                for (key,) in connection.execute(
                    "SELECT id FROM key WHERE briefing = ? AND slug = ?", (briefing, slug)
                )
            )


def _lead_elsewhere(
    connection: sqlite3.Connection,
    key: int,
    before: int | None,
    after: int | None,
    dirty: DirtySet,
) -> None:
    """Lead the links that name a key to another record than before."""
    # Two questions, because each has an index of its own.
    old = "target IS NULL" if before is None else f"target = {before:d}"
    rows = connection.execute(
        f"SELECT rowid, record FROM link WHERE {old} AND named = ?", (key,)
    ).fetchall()
    connection.executemany(
        "UPDATE link SET target = ? WHERE rowid = ?", [(after, r[0]) for r in rows]
    )
    if rows:
        dirty.records.update(record for _, record in rows)
        dirty.relinked.update(record for _, record in rows)
        dirty.lead((before, after))


def _lead_record(connection: sqlite3.Connection, record: int, dirty: DirtySet) -> None:
    """Lead the links of a record to where they go, and note where that is."""
    rows = connection.execute(
        "SELECT link.rowid, link.target, key.target FROM link JOIN key ON key.id = link.named "
        "WHERE link.record = ?",
        (record,),
    ).fetchall()
    for row, before, after in rows:
        if before != after:
            connection.execute("UPDATE link SET target = ? WHERE rowid = ?", (after, row))
        dirty.lead((before, after))
