"""Which records are of one actor, incident or figure, whichever briefing has them.

An actor is one with the shared record that it extends, with all others that extend it, and with
whoever has an identifier elsewhere (`ids`) in common with it. Incidents and figures are one where
a record says so (`same_as`). That somebody says of two actors that they are the same is a relation,
and stands with the others (briefing.analysis.bonds). Only records that are not the only one have a
row in `identity`.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from briefing.library.touched import Touched
from briefing.model.key import SHARED, key_of

_TOKENS = """
SELECT identifier.token FROM record CROSS JOIN identifier ON identifier.record = record.id
  WHERE record.key = ?1
UNION SELECT briefing || '/' || slug FROM key WHERE id = ?1
"""
"""What the record with this key is known by: its address, and what it says itself."""
_BEARERS = """
SELECT record.key FROM identifier CROSS JOIN record ON record.id = identifier.record
  WHERE identifier.token = ?1 AND record.section = ?2
UNION
SELECT record.key FROM key CROSS JOIN record ON record.key = key.target AND record.section = ?2
  WHERE key.briefing = substr(?1, 1, instr(?1, '/') - 1)
    AND key.slug = substr(?1, instr(?1, '/') + 1)
"""
"""The records of a section that are known by something."""
_TIES = "json_extract(body, '$.fields.relations'), json_extract(body, '$.fields.positions')"
_SECTIONS = "('actors', 'incidents', 'figures')"
_SAME = frozenset({"incidents", "figures"})
"""Sections whose records say themselves which others are the same."""


def identifiers(briefing: str, section: str, fields: Mapping[str, Any]) -> Iterator[str]:
    """What a record of a briefing says that it is also known by: addresses, and `=scheme:value`."""
    if section == "actors":
        extends, ids = fields.get("extends"), fields.get("ids")
        if isinstance(extends, str):
            yield f"{SHARED}/{extends.removeprefix(f'{SHARED}/')}"
        if isinstance(ids, Mapping):
            yield from (f"={scheme}:{value}" for scheme, value in ids.items())
    elif section in _SAME:
        yield from (str(key_of(str(one), briefing)) for one in fields.get("same_as", ()))


def settle_identities(connection: sqlite3.Connection) -> None:
    """Work out `identity` anew."""
    connection.execute("DELETE FROM identity")
    rows = connection.execute(
        "SELECT DISTINCT record.key, record.section FROM identifier "
        "CROSS JOIN record ON record.id = identifier.record"
    )
    _settle(connection, rows.fetchall())


def update_identities(connection: sqlite3.Connection, touched: Touched) -> None:
    """Bring `identity` up to date with what is touched."""
    changed = touched.keys | {
        key
        for record in touched.said | touched.records
        for (key,) in connection.execute(
            f"SELECT key FROM record WHERE id = ? AND section IN {_SECTIONS}", (record,)
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
    there = (
        connection.execute(
            f"SELECT key, section FROM record WHERE key = ? AND section IN {_SECTIONS}", (key,)
        ).fetchone()
        for key in changed | before
    )
    _settle(connection, filter(None, there))


def _settle(connection: sqlite3.Connection, keys: Iterable[tuple[int, str]]) -> None:
    """Write what these records, each with its section, are records of."""
    seen = set[int]()
    for key, section in keys:
        if key not in seen:
            records = _records(connection, key, section)
            seen |= records
            if len(records) > 1:
                connection.executemany(
                    "INSERT OR REPLACE INTO identity VALUES (?, ?, ?)",
                    _rows(connection, records),
                )


def _records(connection: sqlite3.Connection, key: int, section: str) -> set[int]:
    """All records of the same as the one with this key, which is in a section."""
    found, waiting, tokens = {key}, [key], set[str]()
    while waiting:
        said = {token for (token,) in connection.execute(_TOKENS, (waiting.pop(),))} - tokens
        tokens |= said
        for token in said:
            new = {other for (other,) in connection.execute(_BEARERS, (token, section))} - found
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
