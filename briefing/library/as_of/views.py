"""A library as it was known on a day: views of the same names before its tables.

A name without its schema means a temporary view before it means a table, so that every question
that is asked of the library is narrowed as it stands. See
`briefing.library.derive.known_from` for what is known when.
"""

from __future__ import annotations

import json
import sqlite3

from briefing.library.as_of.redact import moved_path, redacted
from briefing.library.store.record_rows import verified

_LATER = "FROM main.later WHERE later.record = {record} AND later.known > '{day}'"

# A record whose pieces are cut is verified then, and has no checksum any more.
_RECORD = f"""
SELECT record.id, record.key, record.briefing, record.section, record.slug, record.written,
    record.title, record.sort_name, record.kind, record.lower, record.upper, record.span,
    record.known, record.file, record.line, record.path,
    (SELECT count(*) FROM main.link WHERE link.target = record.key AND link.known <= '{{day}}')
      AS mentions,
    coalesce((SELECT cut_row(record.briefing, record.slug, record.section, record.title,
        record.body, record.checksum, record.lower, record.upper, record.known, 0, record.file,
        record.line, json_group_array(later.path))
      {_LATER.format(record="record.id", day="{day}")} GROUP BY later.record), record.body) AS body,
    iif(EXISTS (SELECT 1 {_LATER.format(record="record.id", day="{day}")}), NULL, record.digest)
      AS digest,
    iif(EXISTS (SELECT 1 {_LATER.format(record="record.id", day="{day}")}), NULL, record.checksum)
      AS checksum
  FROM main.record WHERE record.known <= '{{day}}'
"""
_LINK = f"""
SELECT link.rowid AS rowid, link.record, link.source, link.role, link.named, link.target,
    coalesce((SELECT moved_path(link.path, json_group_array(later.path))
      {_LATER.format(record="link.record", day="{day}")} GROUP BY later.record), link.path)
      AS path,
    link.context, link.piece, link.known
  FROM main.link WHERE link.known <= '{{day}}'
"""
_POINT = f"""
SELECT point.record,
    coalesce((SELECT moved_path(point.path, json_group_array(later.path))
      {_LATER.format(record="point.record", day="{day}")} GROUP BY later.record), point.path)
      AS path,
    point.least, point.most, point.lower, point.upper
  FROM main.point
  WHERE (SELECT record.known FROM main.record WHERE record.id = point.record) <= '{{day}}'
    AND NOT EXISTS (SELECT 1 {_LATER.format(record="point.record", day="{day}")}
      AND later.path = point.path)
"""
_VIEWS = {
    "record": _RECORD,
    "link": _LINK,
    "key": """
        SELECT key.id, key.briefing, key.slug, (SELECT record.key FROM main.record
            WHERE record.key = key.target AND record.known <= '{day}') AS target
          FROM main.key
        """,
    "name": """
        SELECT name.record, name.key, name.folded, name.joined, name.shown FROM main.name
          WHERE (SELECT record.known FROM main.record WHERE record.id = name.record) <= '{day}'
        """,
    "borrowed": """
        SELECT borrowed.briefing, borrowed.key, borrowed.known FROM main.borrowed
          WHERE borrowed.known <= '{day}'
        """,
    "place": """
        SELECT place.key, place.above, place.known FROM main.place WHERE place.known <= '{day}'
        """,
    "point": _POINT,
    "problem": """
        SELECT problem.* FROM main.problem WHERE NOT EXISTS (
          SELECT 1 FROM main.key JOIN main.record ON record.key = key.id
            WHERE key.briefing = problem.briefing AND key.slug = problem.slug
              AND record.known > '{day}')
        """,
}


def narrow(connection: sqlite3.Connection, until: str) -> None:
    """Make a connection answer with what was known on the ISO day `until`.

    Raises sqlite3.DatabaseError where the file is no library.
    """
    connection.create_function("cut_row", 13, _cut_row, deterministic=True)
    connection.create_function("moved_path", 2, _moved_path, deterministic=True)
    for name, sql in _VIEWS.items():
        connection.execute(f"CREATE TEMP VIEW {name} AS {sql.format(day=until)}")


def _cut_row(*row: str | int) -> str:
    """The body of a row of `store.record_rows.COLUMNS`, cut at the paths that come last."""
    *columns, paths = row
    return redacted(verified(tuple(columns)), json.loads(str(paths)))


def _moved_path(path: str, gone: str) -> str:
    return moved_path(path, json.loads(gone))
