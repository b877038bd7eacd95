"""The library: everything that one can ask about the records, answered from the compiled form."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

from briefing.library.as_of import known_days
from briefing.library.as_of.views import narrow
from briefing.library.query import briefings
from briefing.library.query.pagers import Pagers
from briefing.library.store.connection import Connect, Connection
from briefing.library.store.record_rows import (
    COLUMNS,
    LINK_COLUMNS,
    LINK_JOINS,
    PROBLEM_COLUMNS,
    link_of,
    problem_of,
    record_of,
)
from briefing.library.store.records import (
    Backlinks,
    Briefing,
    FoundLink,
    Listing,
    Record,
    SectionCount,
)
from briefing.library.store.wanted_keys import FROM_WANTED, wanted
from briefing.model.key import FRONT, SHARED, Key, key_of
from briefing.model.problem import Problem
from briefing.model.role import Role

_AT_ONCE = 500
_RECORDS = f"{FROM_WANTED} CROSS JOIN record ON record.key = key.id"


class Library:
    """A compiled library, open. One thread may use it; `clone` gives another thread its own.

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
    ) -> None:
        """`connect` opens the compiled form, and `restore` makes it anew and opens it.

        `notice` is what the person should know about how the library is kept; empty is all well.
        `sources` is a folder with the words of sources, to check quotations by. `until` is the ISO
        day up to which the library answers; empty is everything.
        """
        self.root = root
        self.notice = notice
        self.sources = sources
        self.until = until
        self._connect = connect
        self._restore = restore
        self._connected = Connection(connect, restore, partial(narrow, until=until))
        self._lists = Pagers(self._connected.ask, until)

    def clone(self) -> Library:
        """The same library, for use in another thread."""
        return self._up_to(self.until)

    def as_of(self, day: str) -> Library:
        """The same library as it could have been known on a day, that day included.

        What had not yet been said is not there: neither records nor links, nor pieces of records.
        `day` is an ISO day; an empty one gives everything. What is there on one day is there on
        every later one. Raises ValueError for what is no day.
        """
        return self._up_to(date.fromisoformat(day).isoformat() if day else "")

    def days(self, briefing: str = "") -> list[tuple[str, int]]:
        """Each day on which something became known, the oldest first, whatever `until` is.

        With each comes how many records were known by then, as a list of the briefing (empty: of
        all) as of that day counts them.
        """
        known, later = (
            self.ask(*sql) for sql in (known_days.records(briefing), known_days.pieces(briefing))
        )
        return known_days.counted(known, [day for (day,) in later])

    def _up_to(self, day: str) -> Library:
        return Library(self.root, self._connect, self._restore, self.notice, self.sources, day)

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

    def briefings(self, most: int = 0) -> list[Briefing]:
        """The briefings, by slug; with `most`, only the first. The shared records are none."""
        return briefings.briefings(self.ask, most or -1)

    def briefing(self, slug: str) -> Briefing | None:
        """One briefing; None where there is none of that slug."""
        return briefings.briefing(self.ask, slug)

    def briefing_count(self) -> int:
        """How many briefings there are."""
        return briefings.count(self.ask)

    def newest(self) -> str:
        """The slug of the briefing whose day is the latest; empty where there is none."""
        return briefings.newest(self.ask)

    def only(self) -> str:
        """The slug of the only briefing; empty where there are several, or none."""
        first = self.briefings(2)
        return first[0].slug if len(first) == 1 else ""

    def header(self, briefing: str) -> Record:
        """The header; where that could not be read, one that has nothing but a name."""
        key = Key(briefing, FRONT)
        return self.record(key) or Record(key, FRONT, briefing.replace("-", " "), {})

    def sections(self, briefing: str) -> list[SectionCount]:
        """The sections in reading order, the empty ones too."""
        rows = self.ask("SELECT name, singular, title, usual_order FROM section ORDER BY position")
        counts = self.tally(briefing)
        return [
            SectionCount(name, singular, title, order, counts.get(name, 0))
            for name, singular, title, order in rows
        ]

    def record(self, key: Key) -> Record | None:
        """The record at `key`, with its problems."""
        return self.records([key]).get(key)

    def records(self, keys: Iterable[Key]) -> dict[Key, Record]:
        """The records at `keys`; those that do not exist are left out."""
        found = {}
        for some in _chunks(keys):
            those, values = wanted(some)
            rows = self._records(f"{those} SELECT {COLUMNS} FROM {_RECORDS}", values)
            found.update({record.key: record for record in rows})
        return found

    def titles(self, keys: Iterable[Key]) -> dict[Key, str]:
        """The title of every record at `keys` that exists."""
        found: dict[Key, str] = {}
        for some in _chunks(keys):
            those, values = wanted(some)
            rows = self.ask(
                f"{those} SELECT record.briefing, record.slug, record.title FROM {_RECORDS}", values
            )
            found.update({Key(briefing, slug): title for briefing, slug, title in rows})
        return found

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

    def page(self, listing: Listing, offset: int, limit: int) -> list[Record]:
        """The records of a list from row `offset` on, at most `limit` of them.

        Any page of a list of any length is read quickly, the ones near the last one most.
        """
        return self._numbered(self._lists.course(listing).numbers(offset, limit))

    def pages(self, listing: Listing, size: int = 200) -> Iterator[list[Record]]:
        """All records of a list, at most `size` at a time."""
        offset = 0
        while some := self.page(listing, offset, size):
            yield some
            offset += len(some)

    def numbers(self, listing: Listing, limit: int) -> list[int]:
        """The numbers of the first records of a list, in its order."""
        return self._lists.course(listing).numbers(0, limit)

    def count(self, listing: Listing, most: int = 0) -> int:
        """How many records a list has.

        With `most`, no more are counted than one above that: `most` + 1 is more than `most`.
        """
        return self._lists.course(listing).count(most)

    def position(self, listing: Listing, key: Key) -> int | None:
        """The row of a record in a list, from 0; None where the list does not have it."""
        rows = self.ask(
            "SELECT record.id FROM key JOIN record ON record.key = key.id "
            "WHERE key.briefing = ? AND key.slug = ?",
            key,
        )
        return self._lists.course(listing).row_of(rows[0][0]) if rows else None

    def tally(self, briefing: str = "") -> dict[str, int]:
        """How many records a briefing has of each section; all have, where it is empty."""
        return self._lists.tally(briefing)

    def _numbered(self, numbers: Sequence[int]) -> list[Record]:
        """The records with these numbers, in this order."""
        return self._records(
            f"SELECT {COLUMNS} FROM json_each(?) AS asked "
            "CROSS JOIN record ON record.id = asked.value ORDER BY asked.key",
            (json.dumps(numbers),),
        )

    def _records(self, sql: str, values: Sequence[Any]) -> list[Record]:
        rows = self._connected.answer(
            lambda connection: [record_of(row) for row in connection.execute(sql, values)]
        )
        faulty = self._problems_of({record.key for record in rows})
        return [
            record._replace(problems=tuple(faulty[record.key])) if record.key in faulty else record
            for record in rows
        ]

    def _problems_of(self, keys: Iterable[Key]) -> dict[Key, list[Problem]]:
        found: dict[Key, list[Problem]] = {}
        for some in _chunks(keys):
            those, values = wanted(some)
            rows = self.ask(
                f"{those} SELECT problem.briefing, {PROBLEM_COLUMNS} "
                "FROM wanted CROSS JOIN problem ON problem.briefing = wanted.briefing "
                "AND problem.slug = wanted.slug "
                "ORDER BY problem.file, problem.line, problem.column",
                values,
            )
            for briefing, *row in rows:
                problem = problem_of(tuple(row))
                found.setdefault(Key(briefing, problem.slug), []).append(problem)
        return found

    def links(self, key: Key) -> list[FoundLink]:
        """The links in a record, in the order in which the model declares its fields."""
        return self._links(
            "link.record = (SELECT record.id FROM key JOIN record ON record.key = key.id "
            "WHERE key.briefing = ? AND key.slug = ?) ORDER BY link.rowid",
            tuple(key),
        )

    def backlinks(self, key: Key, limit: int = 50, most: int = 0) -> list[Backlinks]:
        """What links to a record, by role, and of each role the newest `limit`.

        With `most`, no more links of a role are counted than one above that.
        """
        counts = self.ask(
            "SELECT role.name, role.inverse, (SELECT count(*) FROM (SELECT 1 FROM link "
            "WHERE link.target = key.id AND link.role = role.name LIMIT ?)) AS many "
            "FROM key CROSS JOIN role WHERE key.briefing = ? AND key.slug = ? AND many > 0 "
            "ORDER BY role.position",
            (most + 1 if most else -1, *key),
        )
        return [
            Backlinks(role, inverse, count, tuple(self.linking(key, role, limit)))
            for role, inverse, count in counts
        ]

    def linking(self, key: Key, role: str, limit: int) -> list[FoundLink]:
        """The newest links to a record in one role."""
        return self._links(
            "link.target = (SELECT id FROM key WHERE briefing = ? AND slug = ?) "
            "AND link.role = ? ORDER BY link.record DESC, link.rowid LIMIT ?",
            (*key, role, limit),
        )

    def _links(self, where: str, values: Sequence[Any]) -> list[FoundLink]:
        rows = self.ask(f"SELECT {LINK_COLUMNS} FROM {LINK_JOINS} WHERE {where}", values)
        return [link_of(row) for row in rows]

    def role(self, name: str) -> Role:
        """The words for a role. Raises KeyError where no field declares it."""
        rows = self.ask("SELECT name, label, inverse FROM role WHERE name = ?", (name,))
        if not rows:
            raise KeyError(name)
        return Role(*rows[0])

    def problems(self, briefing: str = "", most: int = 0) -> list[Problem]:
        """Everything that is wrong, by file, line and column; of one briefing, or of all.

        With `most`, only the first of them.
        """
        where, values = ("briefing = ?", [briefing]) if briefing else ("1", list[Any]())
        rows = self.ask(
            f"SELECT {PROBLEM_COLUMNS} FROM problem WHERE {where} "
            "ORDER BY file, line, column, message LIMIT ?",
            (*values, most or -1),
        )
        return [problem_of(row) for row in rows]

    def problems_by_briefing(self, most: int) -> list[tuple[str, Problem]]:
        """The first problems of each briefing in turn, then those of the shared records.

        Last come those of no briefing, which is empty then.
        """
        rows = self.ask(
            f"SELECT briefing, {PROBLEM_COLUMNS} FROM problem "
            "ORDER BY briefing = '', briefing = ?, briefing, file, line, column, message LIMIT ?",
            (SHARED, most),
        )
        return [(briefing, problem_of(tuple(row))) for briefing, *row in rows]

    def problem_count(self, briefing: str = "") -> int:
        """How much is wrong; in one briefing, or in all."""
        where, values = ("briefing = ?", (briefing,)) if briefing else ("1", ())
        return int(self.ask(f"SELECT count(*) FROM problem WHERE {where}", values)[0][0])


def _chunks(keys: Iterable[Key]) -> Iterator[list[Key]]:
    """The keys, each once, as many at a time as a query takes."""
    rest = iter(dict.fromkeys(keys))
    while some := list(islice(rest, _AT_ONCE)):
        yield some
