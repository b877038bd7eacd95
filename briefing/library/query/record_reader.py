"""Records by their addresses or their numbers, each with its problems."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeVar

from briefing.library.store.connection import Connection
from briefing.library.store.record_rows import COLUMNS, PROBLEM_COLUMNS, problem_of, records_of
from briefing.library.store.records import Record
from briefing.library.store.wanted_keys import RECORDS_WANTED, in_chunks, wanted
from briefing.model.key import Key
from briefing.model.problem import Problem

T = TypeVar("T", Key, int)
_COLUMNS = (
    f"{COLUMNS}, record.id, EXISTS (SELECT 1 FROM problem "
    "WHERE problem.briefing = record.briefing AND problem.slug = record.slug)"
)
"""Of most records there are no problems, and none need be asked for."""


class RecordReader:
    """Reads records through a connection."""

    def __init__(self, connection: Connection) -> None:
        """`connection` is to the library."""
        self._connection = connection
        self._kept = _KeptRecords(0)
        self._version: object = None

    def keep(self, most: int) -> None:
        """Remember about `most` of the records that were read last, until the file changes."""
        self._kept = _KeptRecords(most)

    def at(self, keys: Iterable[Key]) -> dict[Key, Record]:
        """The records at `keys`; those that do not exist are left out."""
        asked = list(dict.fromkeys(keys))
        found = self._known(asked)
        for some in in_chunks(key for key in asked if key not in found):
            those, values = wanted(some)
            rows = self._records(f"{those} SELECT {_COLUMNS} FROM {RECORDS_WANTED}", values)
            found.update({record.key: record for _, record in rows})
        return {key: found[key] for key in asked if key in found}

    def numbered(self, numbers: Sequence[int]) -> list[Record]:
        """The records with these numbers, in this order."""
        found = self._known(numbers)
        if new := [number for number in numbers if number not in found]:
            sql = (
                f"SELECT {_COLUMNS} FROM json_each(?) AS asked "
                "CROSS JOIN record ON record.id = asked.value"
            )
            found.update(self._records(sql, (json.dumps(new),)))
        return [found[number] for number in numbers if number in found]

    def _known(self, names: Iterable[T]) -> dict[T, Record]:
        """Those records that are remembered, by number or address."""
        if not self._kept.most:
            return {}
        ((version,),) = self._connection.ask("PRAGMA data_version")
        if version != self._version:
            self._version, self._kept = version, _KeptRecords(self._kept.most)
        return {name: one for name in names if (one := self._kept.get(name)) is not None}

    def titles(self, keys: Iterable[Key]) -> dict[Key, str]:
        """The title of every record at `keys` that exists."""
        found: dict[Key, str] = {}
        for some in in_chunks(keys):
            those, values = wanted(some)
            rows = self._connection.ask(
                f"{those} SELECT record.briefing, record.slug, record.title FROM {RECORDS_WANTED}",
                values,
            )
            found.update({Key(briefing, slug): title for briefing, slug, title in rows})
        return found

    def _records(self, sql: str, values: Sequence[Any]) -> list[tuple[int, Record]]:
        """The records that a question gives, with their numbers."""
        records, faulty = self._connection.answer(lambda one: _read(one.execute(sql, values)))
        problems = self._problems_of(faulty) if faulty else {}
        found = [(number, _with_problems(record, problems)) for number, record in records]
        if self._kept.most:
            self._kept.add(found)
        return found

    def _problems_of(self, keys: Iterable[Key]) -> dict[Key, list[Problem]]:
        found: dict[Key, list[Problem]] = {}
        for some in in_chunks(keys):
            those, values = wanted(some)
            rows = self._connection.ask(
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


def _read(rows: Iterable[tuple[Any, ...]]) -> tuple[list[tuple[int, Record]], list[Key]]:
    """The records in rows of `_COLUMNS` with their numbers, and where those with problems are."""
    rows = list(rows)
    records = records_of([row[:-2] for row in rows])
    numbered = [(row[-2], one) for one, row in zip(records, rows, strict=True)]
    return numbered, [one.key for one, row in zip(records, rows, strict=True) if row[-1]]


def _with_problems(record: Record, problems: Mapping[Key, Sequence[Problem]]) -> Record:
    found = problems.get(record.key)
    return record if found is None else record._replace(problems=tuple(found))


class _KeptRecords:
    """About `most` records, by their numbers and their addresses: those that were wanted last."""

    def __init__(self, most: int) -> None:
        self.most = most
        self._new: dict[Key | int, Record] = {}
        self._old: dict[Key | int, Record] = {}

    def get(self, name: Key | int) -> Record | None:
        """One that is remembered."""
        found = self._new.get(name)
        if found is None and (found := self._old.get(name)) is not None:
            self._new[name] = found
        return found

    def add(self, records: Iterable[tuple[int, Record]]) -> None:
        """Remember some more; what nobody wanted since half as many were read is forgotten."""
        for number, record in records:
            self._new[number] = self._new[record.key] = record
        if len(self._new) > self.most:  # two names each, and as many are old
            self._old, self._new = self._new, {}
