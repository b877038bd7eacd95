"""Slugs that two records share: the first has it, a further one is `slug~2`, so that it is read."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator

from briefing.library.derive.dirty_set import DirtySet
from briefing.library.store.key_numbers import intern_key

_NUMBERED = re.compile(r"(.+)~\d+\Z")


_TWINS = "SELECT briefing, written FROM record GROUP BY briefing, written HAVING count(*) > 1"


def settle_slugs(connection: sqlite3.Connection, scope: DirtySet | None) -> None:
    """Settle the slugs that came or went, or stand in another order now; all, without a scope."""
    dirty = scope if scope is not None else DirtySet(groups=set(connection.execute(_TWINS)))
    for briefing, written in sorted(dirty.groups | set(_bases(dirty))):
        for record, before, after in list(_settle(connection, briefing, written)):
            dirty.said.add(record)
            dirty.records.add(record)
            dirty.relinked.add(record)
            dirty.keys |= {before, after}
            dirty.dated |= {before, after}
            dirty.slugs.add(briefing)
            for key in (before, after):
                forget_faults(connection, key, dirty)


def _bases(dirty: DirtySet) -> Iterator[tuple[str, str]]:
    """What may not be numbered as before, because a slug looks like one that was given here."""
    for briefing, written in dirty.groups:
        if found := _NUMBERED.match(written):
            yield briefing, found[1]


def _settle(
    connection: sqlite3.Connection, briefing: str, written: str
) -> Iterator[tuple[int, int, int]]:
    """Settle one slug: gives each record that has another now, its key before and after."""
    rows = connection.execute(
        "SELECT id, slug, key FROM record WHERE briefing = ? AND written = ? "
        "ORDER BY file, line, id DESC",
        (briefing, written),
    ).fetchall()
    settled, number = written, 1
    for record, slug, before in rows:
        if slug != settled:
            after = intern_key(connection, briefing, settled)
            give_slug(connection, record, settled, after)
            yield record, before, after
        number, settled = _next(connection, briefing, written, number + 1)


def _next(
    connection: sqlite3.Connection, briefing: str, written: str, number: int
) -> tuple[int, str]:
    """The next number that makes a slug that nobody has written."""
    while connection.execute(
        "SELECT 1 FROM record WHERE briefing = ? AND written = ?", (briefing, f"{written}~{number}")
    ).fetchone():
        number += 1
    return number, f"{written}~{number}"


def forget_faults(connection: sqlite3.Connection, key: int, dirty: DirtySet) -> None:
    """Take out the problems between records that were found for whoever had an address."""
    address = connection.execute("SELECT briefing, slug FROM key WHERE id = ?", (key,)).fetchone()
    dirty.blamed.add(address)
    connection.execute(
        "DELETE FROM problem WHERE briefing = ? AND slug = ? AND stage = 'links'", address
    )


def give_slug(connection: sqlite3.Connection, record: int, slug: str, key: int) -> None:
    """Let a record have a slug, and the key of that."""
    connection.execute("UPDATE record SET slug = ?, key = ? WHERE id = ?", (slug, key, record))
    connection.execute("UPDATE link SET source = ? WHERE record = ?", (key, record))
    connection.execute("UPDATE name SET key = ? WHERE record = ?", (key, record))
