"""Which records are of one actor, whichever briefing has them.

An actor is one with the shared record that it extends, with all others that extend it, and with
whoever has an identifier elsewhere (`ids`) in common with it. That somebody says of two actors that
they are the same (`same_as`) is a relation, and stands with the others
(`briefing.analysis.relations`). Only records that are not the only one have a row in `identity`.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from briefing.library.derive.dirty_set import DirtySet
from briefing.model.key import SHARED

_TOKENS = """
SELECT identifier.token FROM record CROSS JOIN identifier ON identifier.record = record.id
  WHERE record.key = ?1
UNION SELECT briefing || '/' || slug FROM key WHERE id = ?1
"""
"""What the record with this key is known by: its address, and what it says itself."""
_BEARERS = """
SELECT record.key FROM identifier CROSS JOIN record ON record.id = identifier.record
  WHERE identifier.token = ?1
UNION
SELECT record.key FROM key CROSS JOIN record ON record.key = key.id AND record.section = 'actors'
  WHERE key.briefing = substr(?1, 1, instr(?1, '/') - 1)
    AND key.slug = substr(?1, instr(?1, '/') + 1)
"""
"""The records that are known by something."""
_TIES = "json_extract(body, '$.fields.relations'), json_extract(body, '$.fields.positions')"


def identifiers(fields: Mapping[str, Any]) -> Iterator[str]:
    """What an actor's record says that it is also known by: an address, and `=scheme:value`."""
    extends, ids = fields.get("extends"), fields.get("ids")
    if isinstance(extends, str):
        yield f"{SHARED}/{extends.removeprefix(f'{SHARED}/')}"
    if isinstance(ids, Mapping):
        yield from (f"={scheme}:{value}" for scheme, value in ids.items())


def settle_identities(connection: sqlite3.Connection, scope: DirtySet | None) -> None:
    """Work out `identity`: of all actors, or of those whom what is in scope can reach."""
    if scope is not None:
        _update(connection, scope)
        return
    connection.execute("DELETE FROM identity")
    rows = connection.execute(
        "SELECT DISTINCT record.key FROM identifier "
        "CROSS JOIN record ON record.id = identifier.record"
    )
    _settle(connection, [key for (key,) in rows])


def _update(connection: sqlite3.Connection, scope: DirtySet) -> None:
    changed = scope.keys | {
        key
        for record in scope.said | scope.records
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
    _settle(connection, filter(partial(_is_actor, connection), changed | before))


def _is_actor(connection: sqlite3.Connection, key: int) -> bool:
    """Whether there is an actor with this key."""
    row = connection.execute("SELECT section FROM record WHERE key = ?", (key,)).fetchone()
    return row is not None and str(row[0]) == "actors"


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
    return [(key, first, any(ties) if key == first else ties != same) for *_, key, ties in written]
