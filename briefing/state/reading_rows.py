"""What is kept of reading, and what is done with it. Each function takes the open file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from sqlite3 import Connection
from typing import NamedTuple

from briefing.state.state_file import stored, text_of

TABLES = (
    # `token` is in the name of the folder with the person's notes on the briefing.
    "CREATE TABLE briefing (id INTEGER PRIMARY KEY, slug BLOB, home BLOB UNIQUE, token TEXT)",
    "CREATE TABLE read (briefing INTEGER, slug BLOB, section TEXT, digest INTEGER, prints TEXT, "
    "answer TEXT, revision TEXT, day TEXT, PRIMARY KEY (briefing, slug)) WITHOUT ROWID",
    # Records that were there when something was first read: whatever is not among them is new.
    "CREATE TABLE seen (briefing INTEGER, slug BLOB, digest INTEGER, PRIMARY KEY (briefing, slug)) "
    "WITHOUT ROWID",
    "CREATE TABLE bookmark (briefing INTEGER, slug BLOB, day TEXT, PRIMARY KEY (briefing, slug)) "
    "WITHOUT ROWID",
    "CREATE TABLE place (briefing INTEGER PRIMARY KEY, place TEXT, moment INTEGER)",
    "CREATE TABLE form (section TEXT PRIMARY KEY, compact INTEGER) WITHOUT ROWID",
)


class ReadRecord(NamedTuple):
    """A record as it was read: no words, but what tells whether it is another now.

    `digest` is that of all it said, `prints` has a fingerprint of each field (JSON), `answer` is
    what followed from it. `revision` is the commit that was checked out, empty where there was
    none, and `day` the ISO day.
    """

    slug: str
    section: str
    digest: int
    prints: str
    answer: str
    revision: str
    day: str


class Bookmark(NamedTuple):
    """A record that the person wants to find again, and the ISO day on which that was."""

    slug: str
    day: str


class KeptPlace(NamedTuple):
    """Where the person was in a briefing, as JSON; `number` and `home` are the briefing's."""

    number: int
    slug: str
    home: str
    place: str


_READ = "slug, section, digest, prints, answer, revision, day"


def read_records(kept: Connection, briefing: int) -> list[ReadRecord]:
    """Everything that was read of a briefing, by slug."""
    rows = kept.execute(f"SELECT {_READ} FROM read WHERE briefing = ? ORDER BY slug", (briefing,))
    return [ReadRecord(text_of(slug), *rest) for slug, *rest in rows]


def exchange_read(
    kept: Connection, briefing: int, slugs: Iterable[str], records: Sequence[ReadRecord]
) -> list[ReadRecord]:
    """Have these records as read, and no others of these slugs; gives what was there before.

    What it gives, exchanged again, undoes it.
    """
    before: list[ReadRecord] = []
    for slug in dict.fromkeys((*slugs, *(one.slug for one in records))):
        at = (briefing, stored(slug))
        row = kept.execute(
            f"DELETE FROM read WHERE briefing = ? AND slug = ? RETURNING {_READ}", at
        ).fetchone()
        if row is not None:
            before.append(ReadRecord(slug, *row[1:]))
    kept.executemany(
        "INSERT INTO read VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [(briefing, stored(one.slug), *one[1:]) for one in records],
    )
    return before


def seen(kept: Connection, briefing: int) -> dict[str, int]:
    """The records that were there when something was first read, with what tells them apart."""
    rows = kept.execute("SELECT slug, digest FROM seen WHERE briefing = ?", (briefing,))
    return {text_of(slug): digest for slug, digest in rows}


def keep_seen(kept: Connection, briefing: int, records: Iterable[tuple[str, int]]) -> None:
    """Note that these records are there, and so are not new any more."""
    kept.executemany(
        "INSERT OR REPLACE INTO seen VALUES (?, ?, ?)",
        [(briefing, stored(slug), digest) for slug, digest in records],
    )


def rename_read(kept: Connection, briefing: int, renamed: Iterable[tuple[str, str]]) -> None:
    """Let marks and bookmarks follow records to their new slugs."""
    for old, new in renamed:
        for table in ("read", "bookmark", "seen"):
            kept.execute(
                f"UPDATE OR REPLACE {table} SET slug = ? WHERE briefing = ? AND slug = ?",
                (stored(new), briefing, stored(old)),
            )


def bookmarks(kept: Connection, briefing: int) -> list[Bookmark]:
    """The bookmarks in a briefing, by slug."""
    rows = kept.execute(
        "SELECT slug, day FROM bookmark WHERE briefing = ? ORDER BY slug", (briefing,)
    )
    return [Bookmark(text_of(slug), day) for slug, day in rows]


def set_bookmark(kept: Connection, briefing: int, slug: str, day: str) -> None:
    """Put a bookmark; with an empty day, take it away."""
    at = (briefing, stored(slug))
    kept.execute("DELETE FROM bookmark WHERE briefing = ? AND slug = ?", at)
    if day:
        kept.execute("INSERT INTO bookmark VALUES (?, ?, ?)", (*at, day))


def keep_place(kept: Connection, briefing: int, place: str, moment: int) -> None:
    """Note where the person is in a briefing; `moment` orders the places of several."""
    kept.execute("INSERT OR REPLACE INTO place VALUES (?, ?, ?)", (briefing, place, moment))


def places(kept: Connection) -> list[KeptPlace]:
    """Where the person was in each briefing, the latest first."""
    rows = kept.execute(
        "SELECT briefing.id, slug, home, place FROM place JOIN briefing ON briefing.id = briefing "
        "ORDER BY moment DESC"
    )
    return [KeptPlace(number, text_of(slug), text_of(home), at) for number, slug, home, at in rows]


def forms(kept: Connection) -> dict[str, bool]:
    """For the lists of which sections a form was chosen, and whether it has one line a record."""
    return {name: bool(compact) for name, compact in kept.execute("SELECT * FROM form")}


def keep_form(kept: Connection, section: str, compact: bool) -> None:
    """Note the form of a section's lists."""
    kept.execute("INSERT OR REPLACE INTO form VALUES (?, ?)", (section, int(compact)))


def forget_briefing(kept: Connection, briefing: int) -> None:
    """Forget all that was kept of a briefing."""
    for table in ("read", "seen", "bookmark", "place"):
        kept.execute(f"DELETE FROM {table} WHERE briefing = ?", (briefing,))


def counts(kept: Connection) -> list[tuple[int, str, str, int, int]]:
    """Each briefing: its number, slug and home, the records read and the bookmarks."""
    rows = kept.execute(
        "SELECT id, slug, home, (SELECT count(*) FROM read WHERE read.briefing = id), "
        "(SELECT count(*) FROM bookmark WHERE bookmark.briefing = id) FROM briefing "
        "ORDER BY slug, id"
    )
    return [(number, text_of(slug), text_of(home), *many) for number, slug, home, *many in rows]
