"""Which record each link leads to: what can only be known once all files are in.

Runs in SQL over the whole library after every compile.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

from briefing.library.faults import between_records
from briefing.library.known import settle_known
from briefing.library.marks import write_marks
from briefing.model.key import SHARED
from briefing.model.problem import Problem


def resolve(connection: sqlite3.Connection, root: Path) -> None:
    """Give every record its slug, lead every link to its record, and tell what leads nowhere."""
    _settle_slugs(connection)
    for statement in _RESOLVE:
        connection.execute(statement)
    settle_known(connection)
    for statement in (*_BORROW, *_PLACE, *_TALLY):
        connection.execute(statement)
    connection.execute("DELETE FROM problem WHERE stage = 'links'")
    for briefing, problem in between_records(connection, root):
        insert_problem(connection, briefing, problem, "links")
    write_marks(connection)


# CROSS JOIN keeps the order of the tables: left to choose, SQLite goes through all links for each
# record that was reached.
_RESOLVE = (
    f"""
    UPDATE key SET target = CASE
      WHEN EXISTS (SELECT 1 FROM record WHERE record.key = key.id) THEN key.id
      ELSE (SELECT shared.id FROM key AS shared JOIN record ON record.key = shared.id
            WHERE shared.briefing = '{SHARED}' AND shared.slug = key.slug) END
    """,
    """
    UPDATE link SET target = (SELECT key.target FROM key WHERE key.id = link.named)
      WHERE target IS NOT (SELECT key.target FROM key WHERE key.id = link.named)
    """,
    """
    UPDATE record SET mentions = (SELECT count(*) FROM link WHERE link.target = record.key)
      WHERE mentions <> (SELECT count(*) FROM link WHERE link.target = record.key)
    """,
)
_BORROW = (
    "DELETE FROM borrowed",
    f"""
    INSERT INTO borrowed
    WITH RECURSIVE reached (briefing, key, known) AS (
      SELECT record.briefing, link.target, min(link.known)
        FROM link CROSS JOIN key ON key.id = link.target
        CROSS JOIN record ON record.id = link.record
        WHERE key.briefing = '{SHARED}' AND record.briefing <> '{SHARED}'
        GROUP BY record.briefing, link.target
      UNION
      SELECT reached.briefing, link.target, max(reached.known, link.known)
        FROM reached CROSS JOIN record ON record.key = reached.key
        CROSS JOIN link ON link.record = record.id CROSS JOIN key ON key.id = link.target
        WHERE key.briefing = '{SHARED}')
    SELECT briefing, key, min(known) FROM reached GROUP BY briefing, key
    """,
)
_PLACE = (
    "DELETE FROM place",
    # The day of a way is that of its last link; of several ways, the first day counts.
    """
    INSERT INTO place
    WITH RECURSIVE up (key, above, known) AS (
      SELECT record.key, record.key, record.known FROM record WHERE record.section = 'locations'
      UNION
      SELECT up.key, link.target, max(up.known, link.known)
        FROM up CROSS JOIN record ON record.key = up.above
        CROSS JOIN link ON link.record = record.id
        WHERE link.role = 'in' AND link.target IS NOT NULL)
    SELECT key, above, min(known) FROM up GROUP BY key, above
    """,
)
_TALLY = (
    "DELETE FROM tally",
    """
    INSERT INTO tally
      SELECT briefing, section, sum(own), sum(NOT own) FROM (
        SELECT briefing, section, 1 AS own FROM record
        UNION ALL
        SELECT borrowed.briefing, record.section, 0
          FROM borrowed CROSS JOIN record ON record.key = borrowed.key)
      GROUP BY briefing, section
    """,
)


def insert_problem(
    connection: sqlite3.Connection, briefing: str, problem: Problem, stage: str
) -> None:
    """Keep a problem, found at a stage: `file` or `links`."""
    connection.execute(
        "INSERT INTO problem VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            problem.file,
            problem.line,
            problem.column,
            problem.severity,
            problem.code,
            problem.message,
            problem.remedy,
            problem.field,
            briefing,
            problem.slug,
            stage,
        ),
    )


def intern_key(connection: sqlite3.Connection, briefing: str, slug: str) -> int:
    """The number of an address, given to it now if it has none."""
    connection.execute(
        "INSERT INTO key (briefing, slug) VALUES (?, ?) ON CONFLICT DO NOTHING", (briefing, slug)
    )
    row = connection.execute(
        "SELECT id FROM key WHERE briefing = ? AND slug = ?", (briefing, slug)
    ).fetchone()
    return int(row[0])


def _settle_slugs(connection: sqlite3.Connection) -> None:
    """The first record with a slug has it; a further one is `slug~2`, so that it can be read."""
    rows = connection.execute(
        "SELECT id, briefing, written, slug, row_number() OVER "
        "(PARTITION BY briefing, written ORDER BY file, line) FROM record "
        "WHERE (briefing, written) IN (SELECT briefing, written FROM record "
        "GROUP BY briefing, written HAVING count(*) > 1 OR max(slug) <> written)"
    ).fetchall()
    for record, briefing, written, slug, number in rows:
        settled = written if number == 1 else f"{written}~{number}"
        if settled != slug:
            key = intern_key(connection, briefing, settled)
            connection.execute(
                "UPDATE record SET slug = ?, key = ? WHERE id = ?", (settled, key, record)
            )
            connection.execute("UPDATE link SET source = ? WHERE record = ?", (key, record))
            connection.execute("UPDATE name SET key = ? WHERE record = ?", (key, record))
