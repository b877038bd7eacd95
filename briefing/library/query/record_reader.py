"""Records by their addresses or their numbers, each with its problems."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from briefing.library.store.connection import Connection
from briefing.library.store.record_rows import COLUMNS, PROBLEM_COLUMNS, problem_of, records_of
from briefing.library.store.records import Record
from briefing.library.store.wanted_keys import RECORDS_WANTED, in_chunks, wanted
from briefing.model.key import Key
from briefing.model.problem import Problem

_COLUMNS = (
    f"{COLUMNS}, EXISTS (SELECT 1 FROM problem "
    "WHERE problem.briefing = record.briefing AND problem.slug = record.slug)"
)
"""Of most records there are no problems, and none need be asked for."""


class RecordReader:
    """Reads records through a connection."""

    def __init__(self, connection: Connection) -> None:
        """`connection` is to the library."""
        self._connection = connection

    def at(self, keys: Iterable[Key]) -> dict[Key, Record]:
        """The records at `keys`; those that do not exist are left out."""
        found = {}
        for some in in_chunks(keys):
            those, values = wanted(some)
            rows = self._records(f"{those} SELECT {_COLUMNS} FROM {RECORDS_WANTED}", values)
            found.update({record.key: record for record in rows})
        return found

    def numbered(self, numbers: Sequence[int]) -> list[Record]:
        """The records with these numbers, in this order."""
        return self._records(
            f"SELECT {_COLUMNS} FROM json_each(?) AS asked "
            "CROSS JOIN record ON record.id = asked.value ORDER BY asked.key",
            (json.dumps(numbers),),
        )

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

    def _records(self, sql: str, values: Sequence[Any]) -> list[Record]:
        records, faulty = self._connection.answer(lambda one: _read(one.execute(sql, values)))
        problems = self._problems_of(faulty) if faulty else {}
        return [
            one._replace(problems=tuple(problems[one.key])) if one.key in problems else one
            for one in records
        ]

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


def _read(rows: Iterable[tuple[Any, ...]]) -> tuple[list[Record], list[Key]]:
    """The records in rows of `_COLUMNS`, and the addresses of those that have problems."""
    rows = list(rows)
    records = records_of([row[:-1] for row in rows])
    return records, [one.key for one, row in zip(records, rows, strict=True) if row[-1]]
