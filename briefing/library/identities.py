"""Which records are of one actor: a shared record and all that extend it, and equal identifiers.

An actor that a briefing has for itself and another briefing has too is one actor all the same. Only
the records of such an actor have a row in `identity`. That somebody says of two records that they
are the same (`same_as`) is a relation, and stands with the others (briefing.analysis.bonds).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from briefing.library.touched import Touched
from briefing.model.key import SHARED

_TOKENS = """
SELECT identifier.token FROM record CROSS JOIN identifier ON identifier.record = record.id
  WHERE record.key = ?1
UNION SELECT 'shared/' || slug FROM key WHERE id = ?1 AND briefing = 'shared'
"""
"""What says which actor the record with this key is of."""
_BEARERS = """
SELECT record.key FROM identifier CROSS JOIN record ON record.id = identifier.record
  WHERE identifier.token = ?1
UNION
SELECT record.key FROM key CROSS JOIN record ON record.key = key.id AND record.section = 'actors'
  WHERE key.briefing = 'shared' AND key.slug = substr(?1, 8) AND ?1 GLOB 'shared/*'
"""
"""The records of which a token says that they are of one actor."""
_TIES = "json_extract(body, '$.fields.relations'), json_extract(body, '$.fields.positions')"


def identifiers(fields: Mapping[str, Any]) -> Iterator[str]:
    """What says which actor a record is of."""
    extends, ids = fields.get("extends"), fields.get("ids")
    if isinstance(extends, str):
        yield f"{SHARED}/{extends.removeprefix(f'{SHARED}/')}"
    if isinstance(ids, Mapping):
        yield from (f"{scheme}:{value}" for scheme, value in ids.items())


def settle_identities(connection: sqlite3.Connection) -> None:
    """Work out `identity` anew."""
    connection.execute("DELETE FROM identity")
    rows = connection.execute(
        "SELECT record.key FROM record CROSS JOIN identifier ON identifier.record = record.id"
    )
    _settle(connection, {key for (key,) in rows})


def update_identities(connection: sqlite3.Connection, touched: Touched) -> None:
    """Bring `identity` up to date with what is touched."""
    changed = touched.keys | {
        key
        for record in touched.said | touched.records
        for (key,) in connection.execute(
            "SELECT key FROM record WHERE id = ? AND section = 'actors'", (record,)
        )
    }
    before = {
        key
        for one in changed
        for (key,) in connection.execute(
            "SELECT own.key FROM identity CROSS JOIN identity AS own ON own.first = identity.first "
            "WHERE identity.key = ?",
            (one,),
        )
    }
    connection.executemany("DELETE FROM identity WHERE key = ?", [(key,) for key in before])
    _settle(connection, changed | before)


def _settle(connection: sqlite3.Connection, keys: Iterable[int]) -> None:
    """Write the actors that these records are of."""
    seen = set[int]()
    for key in keys:
        if key not in seen:
            records = _records(connection, key)
            seen |= records
            if len(records) > 1:
                connection.executemany(
                    "INSERT OR REPLACE INTO identity VALUES (?, ?, ?)",
                    _rows(connection, records),
                )


def _records(connection: sqlite3.Connection, key: int) -> set[int]:
    """All records of the actor that the record with this key is of."""
    found, waiting, tokens = {key}, [key], set[str]()
    while waiting:
        said = {token for (token,) in connection.execute(_TOKENS, (waiting.pop(),))} - tokens
        tokens |= said
        for token in said:
            new = {other for (other,) in connection.execute(_BEARERS, (token,))} - found
            found |= new
            waiting += new
    return found


def _rows(connection: sqlite3.Connection, keys: Iterable[int]) -> Sequence[tuple[int, int, bool]]:
    """The shared record comes first, and then the first by its address."""
    written = sorted(
        (briefing != SHARED, briefing, slug, key, ties)
        for key in keys
        for briefing, slug, *ties in connection.execute(
            f"SELECT briefing, slug, {_TIES} FROM record WHERE key = ?", (key,)
        )
    )
    *_, first, same = written[0]
    return [
        (key, first, any(ties) if key == first else ties != same) for *_, key, ties in written
    ]
