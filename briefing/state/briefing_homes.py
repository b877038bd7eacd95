"""Which briefing is which: by where it stands, and after a move by what was read in it."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from secrets import token_hex
from sqlite3 import Connection
from typing import NamedTuple

from briefing.state.state_file import stored, text_of

Sample = Sequence[tuple[str, int]]
"""Records that were read: their slugs, each with the digest of what it said."""
_SAMPLE = 100


class BriefingHome(NamedTuple):
    """A briefing, with its slug and the absolute path of its folder or file.

    `knows` tells whether it has most of some records, and one at least as it was read.
    """

    slug: str
    path: str
    knows: Callable[[Sample], bool]


def number_of(kept: Connection, home: BriefingHome) -> int:
    """The number of a briefing; 0 where nothing is kept of it.

    One that has moved keeps its number: it is called the same, most of what was read in it is
    there, some of it word for word, there is nothing any more where it stood, and only one such is
    known. A copy is another briefing, for as long as the first is there.
    """
    row = kept.execute("SELECT id FROM briefing WHERE home = ?", (stored(home.path),)).fetchone()
    if row is not None:
        return int(row[0])
    rows = kept.execute(
        "SELECT id, home FROM briefing WHERE slug = ?", (stored(home.slug),)
    ).fetchall()
    moved = [
        number
        for number, path in rows
        if not os.path.lexists(text_of(path)) and _is_same(kept, number, home)
    ]
    return int(moved[0]) if len(moved) == 1 else 0


def _is_same(kept: Connection, number: int, home: BriefingHome) -> bool:
    for table in ("read", "seen"):  # where nothing was read: what has a bookmark or a note
        rows = kept.execute(
            f"SELECT slug, digest FROM {table} WHERE briefing = ? ORDER BY slug LIMIT ?",
            (number, _SAMPLE),
        )
        sample = [(text_of(slug), digest) for slug, digest in rows]
        if sample:
            return home.knows(sample)
    return False


def claimed(kept: Connection, home: BriefingHome) -> int:
    """The number of a briefing, which stands where it does from now on."""
    number = number_of(kept, home)
    if number:
        kept.execute("UPDATE briefing SET home = ? WHERE id = ?", (stored(home.path), number))
        return number
    row = kept.execute(
        "INSERT INTO briefing (slug, home, token) VALUES (?, ?, ?) RETURNING id",
        (stored(home.slug), stored(home.path), token_hex(4)),
    ).fetchone()
    return int(row[0])


def token(kept: Connection, number: int) -> str:
    """What tells the notes on a briefing apart from those on another of its name."""
    row = kept.execute("SELECT token FROM briefing WHERE id = ?", (number,)).fetchone()
    return str(row[0]) if row else ""
