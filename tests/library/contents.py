"""All that a compiled library holds, by what it says: two can be compared whose numbers differ."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable

from briefing.library.derive.index_tokens import TOKEN_SIGN

Rows = list[tuple[object, ...]]

_ADDRESS = "(SELECT briefing || '/' || slug FROM key WHERE id = {0})"
_RECORD = _ADDRESS.format("(SELECT key FROM record WHERE id = {0}.record)")
_TABLES = {
    "record": f"""
        SELECT id >> 32, {_ADDRESS.format("record.key")}, briefing, section, slug, written, title,
          sort_name, kind, lower, upper, span, known, mentions, file, line, path, body, checksum
          FROM record ORDER BY id DESC
        """,
    "link": f"""
        SELECT {_RECORD.format("link")}, {_ADDRESS.format("link.source")}, role,
          {_ADDRESS.format("link.named")}, {_ADDRESS.format("link.target")}, path, context, piece,
          known FROM link ORDER BY record DESC, rowid
        """,
    "part": f"SELECT {_RECORD.format('part')}, path, lower, upper FROM part",
    "later": f"SELECT {_RECORD.format('later')}, path, known FROM later",
    "borrowed": f"SELECT briefing, {_ADDRESS.format('borrowed.key')}, known FROM borrowed",
    "name": f"""
        SELECT {_RECORD.format("name")}, {_ADDRESS.format("name.key")}, folded, joined, shown
          FROM name
        """,
    "problem": "SELECT * FROM problem",
    "place": f"""
        SELECT {_ADDRESS.format("place.key")}, {_ADDRESS.format("place.above")}, known FROM place
        """,
    "point": f"SELECT {_RECORD.format('point')}, path, value, lower, upper FROM point",
    "identifier": f"SELECT {_RECORD.format('identifier')}, token FROM identifier",
    "identity": f"""
        SELECT {_ADDRESS.format("identity.key")}, {_ADDRESS.format("identity.first")}, differs
          FROM identity
        """,
    "tally": "SELECT * FROM tally",
    "file": "SELECT name, size, modified, changed, inode, digest, extends, stale FROM file",
}
_IN_ORDER = ("record", "link")
_KEYED = re.compile(rf"({TOKEN_SIGN}(?:[bklpo]|[rc][a-z]+))(\d+)\Z")


def contents(connection: sqlite3.Connection) -> dict[str, Rows]:
    """Every table as rows without numbers, in their order where that is shown."""
    found = {
        name: rows if name in _IN_ORDER else sorted(rows, key=repr)
        for name, rows in ((name, _rows(connection, sql)) for name, sql in _TABLES.items())
    }
    return found | {"words": list(_words(connection))}


def vocabulary(connection: sqlite3.Connection) -> set[str]:
    """The words that a mistyped one can stand for."""
    return {word for (word,) in connection.execute("SELECT word FROM vocabulary")}


def led_astray(connection: sqlite3.Connection) -> Rows:
    """The addresses that lead elsewhere than to their record, or the shared one of that slug."""
    return _rows(
        connection,
        "SELECT briefing, slug FROM key WHERE target IS NOT coalesce("
        "(SELECT record.key FROM record WHERE record.key = key.id), "
        "(SELECT record.key FROM record WHERE briefing = 'shared' AND record.slug = key.slug))",
    )


def found_by(connection: sqlite3.Connection) -> set[tuple[str, int]]:
    """What the index itself has of the full text: each word, and the places of its records."""
    connection.execute("CREATE VIRTUAL TABLE temp.term USING fts5vocab(main, words, instance)")
    order = {
        number: place
        for place, (number,) in enumerate(connection.execute("SELECT id FROM record ORDER BY id"))
    }
    addresses = _addresses(connection)
    rows = connection.execute("SELECT term, doc FROM temp.term").fetchall()
    connection.execute("DROP TABLE temp.term")
    return {(_translated(term, addresses), order[number]) for term, number in rows}


def _rows(connection: sqlite3.Connection, sql: str) -> Rows:
    return connection.execute(sql).fetchall()


def _addresses(connection: sqlite3.Connection) -> dict[int, str]:
    rows = connection.execute("SELECT id, briefing || '/' || slug FROM key")
    return dict(rows.fetchall())


def _words(connection: sqlite3.Connection) -> Iterable[tuple[object, ...]]:
    addresses = _addresses(connection)
    for *texts, marks in connection.execute(
        "SELECT title, names, quoted, text, joined, marks FROM words ORDER BY rowid DESC"
    ):
        yield (*texts, sorted(_translated(token, addresses) for token in marks.split()))


def _translated(token: str, addresses: dict[int, str]) -> str:
    found = _KEYED.match(token)
    return f"{found[1]} {addresses[int(found[2])]}" if found else token
