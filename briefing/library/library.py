"""The library: everything that one can ask about the records, answered from the compiled form."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from briefing.library.query.briefings import BriefingIndex
from briefing.library.query.links import LinkIndex
from briefing.library.query.problems import ProblemIndex
from briefing.library.query.record_lists import RecordLists
from briefing.library.query.record_reader import RecordReader
from briefing.library.store.connection import Connect, Connection
from briefing.library.store.person_marks import PersonMarks
from briefing.library.store.records import Record
from briefing.model.dates.days import checked
from briefing.model.key import SHARED, Key, key_of


class Library:
    """A compiled library, open. One thread may use it; `clone` gives another thread its own.

    `lists`, `links`, `problems` and `briefings` answer for what their names say.

    A compiled form that turns out to be damaged is made anew from the YAML, and asked again.
    """

    def __init__(
        self,
        root: Path,
        connect: Connect,
        restore: Connect,
        notice: str = "",
        sources: Path | None = None,
        until: str = "",
        person: PersonMarks | None = None,
        kept: Path | None = None,
    ) -> None:
        """`connect` opens the compiled form, and `restore` makes it anew and opens it.

        `notice` is what the person should know about how the library is kept; empty is all well.
        `sources` is a folder with the words of sources, to check quotations by. `until` is the ISO
        day up to which the library answers; empty is everything. `person` has the person's marks,
        which all copies share. `kept` is the file that `connect` opens, None where there is none.
        """
        self.root = root
        self.notice = notice
        self.sources = sources
        self.until = until
        self.person = person or PersonMarks()
        self.kept = kept
        self._connect = connect
        self._restore = restore
        self._connected = Connection(connect, restore, partial(_narrow, until=until))
        ask = self._connected.ask
        self._reader = RecordReader(self._connected)
        self.lists = RecordLists(ask, self._reader, until)
        self.links = LinkIndex(ask)
        self.problems = ProblemIndex(ask)
        self.briefings = BriefingIndex(ask, self._reader, self.lists)

    def clone(self) -> Library:
        """The same library, for use in another thread."""
        return self._up_to(self.until)

    def as_of(self, day: str) -> Library:
        """The same library as it could have been known on a day, that day included.

        What had not yet been said is not there: neither records nor links, nor pieces of records.
        `day` is one as `briefing.model.dates.days` has it; an empty one gives everything. What is
        there on one day is there on every later one. Raises ValueError for what is no day.
        """
        return self._up_to(checked(day) if day else "")

    def whole(self) -> Library:
        """The same library as of no day, which it may be itself."""
        return self.as_of("") if self.until else self

    def days(self, briefing: str = "") -> list[tuple[str, int]]:
        """Each day on which something became known, the oldest first, whatever `until` is.

        With each comes how many records were known by then, as a list of the briefing (empty: of
        all) as of that day counts them.
        """
        # Few look back.
        from briefing.library.as_of import known_days  # noqa: PLC0415

        known, later = (
            self.ask(*sql) for sql in (known_days.records(briefing), known_days.pieces(briefing))
        )
        return known_days.counted(known, [day for (day,) in later])

    def _up_to(self, day: str) -> Library:
        return Library(
            self.root,
            self._connect,
            self._restore,
            self.notice,
            self.sources,
            day,
            self.person,
            self.kept,
        )

    def close(self) -> None:
        """Let go of the file."""
        self._connected.close()

    def interrupt(self) -> None:
        """Stop what another thread is asking, and all that it asks from now on until `resume`.

        Its questions raise sqlite3.OperationalError.
        """
        self._connected.interrupt()

    def resume(self) -> None:
        """Answer again."""
        self._connected.resume()

    def ask(self, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """The rows that a query gives."""
        return self._connected.ask(sql, values)

    def record(self, key: Key) -> Record | None:
        """The record at `key`, with its problems."""
        return self.records([key]).get(key)

    def records(self, keys: Iterable[Key]) -> dict[Key, Record]:
        """The records at `keys`; those that do not exist are left out."""
        return self._reader.at(keys)

    def keep_records(self, most: int) -> None:
        """Remember about `most` of the records that were read last, for who goes through many."""
        self._reader.keep(most)

    def titles(self, keys: Iterable[Key]) -> dict[Key, str]:
        """The title of every record at `keys` that exists."""
        return self._reader.titles(keys)

    def resolve(self, reference: str, briefing: str) -> Key | None:
        """The record that `reference` (`slug` or `other/slug`) means in a briefing.

        Its own record comes first, then the shared one of the same slug.
        """
        rows = self.ask(
            "SELECT target.briefing, target.slug FROM key JOIN key AS target "
            "ON target.id = key.target WHERE key.briefing = ? AND key.slug = ?",
            key_of(reference, briefing),
        )
        if rows:
            return Key(*rows[0])
        shared = Key(SHARED, reference)
        return shared if "/" not in reference and self.titles([shared]) else None


def _narrow(connection: sqlite3.Connection, until: str) -> None:
    """Make a connection answer with what was known on the ISO day `until`; empty is everything."""
    if until:
        # Few look back.
        from briefing.library.as_of.views import narrow  # noqa: PLC0415

        narrow(connection, until)
