"""Whose problems between records may be others after a change."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator

from briefing.library.derive.dirty_set import DirtySet
from briefing.model.key import SHARED


def concerned(
    connection: sqlite3.Connection, dirty: DirtySet, most_hints: int
) -> tuple[set[int], set[int]]:
    """The numbers of the records whose problems must be found anew, and of those among them that
    may have meant something else now.

    `most_hints` is for how many missing slugs it is looked up what was meant; where there are more,
    one change can move all of them.
    """
    found = dirty.records | _numbers(connection, _LEADING, dirty.keys)
    found |= _numbers(connection, "SELECT id FROM record WHERE key = ?", dirty.keys)
    found |= _numbers(connection, _INSIDE, dirty.moved)
    for name in dirty.files:
        found |= {record for (record,) in connection.execute(_IN_FILE, (name, name))}
    for briefing, written in dirty.groups:
        found |= {
            record
            for (record,) in connection.execute(
                "SELECT id FROM record WHERE briefing = ? AND written = ? AND slug <> written",
                (briefing, written),
            )
        }
    hinted = dirty.records | set(_with_hints(connection, dirty, most_hints))
    return found | hinted, hinted


_LEADING = "SELECT record FROM link WHERE target = ?"
# Whether a place lies in too many others is seen in the two that are next around it.
_INSIDE = """
SELECT record FROM link WHERE target = ?1 AND role = 'in'
UNION
SELECT further.record FROM link CROSS JOIN link AS further ON further.target = link.source
  WHERE link.target = ?1 AND link.role = 'in' AND further.role = 'in'
"""
# Those of a file that was read again which have problems already, for they stand elsewhere now, and
# all that share a slug with one in it, which say on which line that stands.
_IN_FILE = """
SELECT record.id FROM problem
  CROSS JOIN key ON key.briefing = problem.briefing AND key.slug = problem.slug
  CROSS JOIN record ON record.key = key.id
  WHERE problem.file = ? AND problem.stage = 'links'
UNION
SELECT again.id FROM record CROSS JOIN record AS again
    ON again.briefing = record.briefing AND again.written = record.written
  WHERE record.file = ? AND again.slug <> again.written
"""


def _numbers(connection: sqlite3.Connection, sql: str, keys: Iterable[int]) -> set[int]:
    return {record for key in keys for (record,) in connection.execute(sql, (key,))}


def _with_hints(connection: sqlite3.Connection, dirty: DirtySet, most_hints: int) -> Iterator[int]:
    """Those with links to nothing, for which something else may have been meant now."""
    ((unresolved,),) = connection.execute("SELECT count(*) FROM link WHERE target IS NULL")
    everywhere = max(unresolved, dirty.unresolved) > most_hints or SHARED in dirty.slugs
    if not everywhere and not dirty.slugs:
        return
    rows = connection.execute(
        "SELECT link.record, key.briefing FROM link JOIN key ON key.id = link.named "
        "WHERE link.target IS NULL"
    )
    for record, briefing in rows:
        if everywhere or briefing in dirty.slugs:
            yield record
