"""The records of a file as they are written now, each beside its row from before."""

from __future__ import annotations

import json
from collections import defaultdict, deque
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from briefing.library.compiler.pack import body_of
from briefing.load.loaded_record import LoadedRecord


class RecordRow(NamedTuple):
    """A record as it is in the library."""

    number: int
    key: int
    briefing: str
    section: str
    slug: str
    written: str
    path: str
    title: str
    line: int
    lower: str
    upper: str
    span: int
    known: str
    mentions: int
    body: str


ROWS = (
    "SELECT id, key, briefing, section, slug, written, path, title, line, lower, upper, span, "
    "known, mentions, body FROM record WHERE file = ? ORDER BY line, id DESC"
)


@dataclass(slots=True)
class RowPair:
    """A record as it was written now, and its row from before if there is one."""

    record: LoadedRecord
    body: str
    before: RecordRow | None
    number: int = 0

    @property
    def is_same(self) -> bool:
        """Whether it says what it did. All that is kept of it follows from that."""
        return self.before is not None and self.before.body == self.body


def matched(
    records: Iterable[LoadedRecord], rows: Iterable[RecordRow]
) -> tuple[list[RowPair], list[RecordRow]]:
    """The records, each with its row from before if it has one; and the rows that have none now.

    A record is the one that it was if its section, slug and path are the same.
    """
    waiting: dict[tuple[str, str, str], deque[RecordRow]] = defaultdict(deque)
    for row in rows:
        waiting[row.section, row.written, row.path].append(row)
    pairs = []
    for record in records:
        same = waiting.get((record.section, record.slug, json.dumps(record.path)))
        body = body_of(record.fields, record.faults)
        pairs.append(RowPair(record, body, same.popleft() if same else None))
    return pairs, [row for rows_left in waiting.values() for row in rows_left]
