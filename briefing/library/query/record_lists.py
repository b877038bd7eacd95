"""Lists of records: their pages, their lengths, and where in them a record stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from briefing.library.query.pagers import Pagers
from briefing.library.query.record_reader import RecordReader
from briefing.library.store.connection import Ask
from briefing.library.store.records import Listing, Record
from briefing.library.store.wanted_keys import RECORDS_WANTED, in_chunks, wanted
from briefing.model.key import Key


class RecordLists:
    """Reads lists. Any page of a list of any length is read quickly."""

    def __init__(self, ask: Ask, reader: RecordReader, until: str) -> None:
        """`until` is the day up to which the library answers; empty is everything."""
        self._ask = ask
        self._reader = reader
        self._pagers = Pagers(ask, until)

    def page(self, listing: Listing, offset: int, limit: int) -> list[Record]:
        """The records of a list from row `offset` on, at most `limit` of them."""
        return self.numbered(self.numbers(listing, limit, offset))

    def pages(self, listing: Listing, size: int = 200) -> Iterator[list[Record]]:
        """All records of a list, at most `size` at a time."""
        offset = 0
        while some := self.page(listing, offset, size):
            yield some
            offset += len(some)

    def numbers(self, listing: Listing, limit: int, offset: int = 0) -> list[int]:
        """The numbers of the records of a list from row `offset` on, at most `limit` of them."""
        return self._pagers.pager(listing).numbers(offset, limit)

    def numbered(self, numbers: Sequence[int]) -> list[Record]:
        """The records with these numbers, in this order."""
        return self._reader.numbered(numbers)

    def count(self, listing: Listing, most: int = 0) -> int:
        """How many records a list has.

        With `most`, no more are counted than one above that: `most` + 1 is more than `most`.
        """
        return self._pagers.pager(listing).count(most)

    def tally_by(
        self, listing: Listing, fields: Sequence[str], most: int
    ) -> list[tuple[Record, int, tuple[Any, ...]]]:
        """How many records of a list have each value of some fields, with one that has it.

        Records of different briefings are counted apart.
        A field is written as a JSON path below the record's fields. At most `most` different values
        are told of; the cost rises with the list, the memory with them.
        """
        paths = [f"json_extract(record.body, '$.fields.{field}')" for field in fields]
        # A field may name a record, which of two briefings need not be the same.
        rows = self._pagers.grouped(listing, [*paths, "record.briefing"], most)
        records = self._reader.numbered([row[0] for row in rows])
        if len(records) < len(rows):  # one has gone in the meantime
            return []
        return [(one, row[1], row[2:-1]) for one, row in zip(records, rows, strict=True)]

    def groups(self, listing: Listing, most: int) -> list[tuple[Record, int]]:
        """How many records stand under each heading of an order that has some, and one of them.

        At most `most` groups are told of; the cost rises with the list, the memory with them.
        """
        rows = self._pagers.groups(listing, most)
        records = self._reader.numbered([row[0] for row in rows])
        if len(records) < len(rows):  # one has gone in the meantime
            return []
        return [(one, row[1]) for one, row in zip(records, rows, strict=True)]

    def among(self, listing: Listing, keys: Iterable[Key]) -> dict[Key, str]:
        """Those of `keys` that a list has, each with its section.

        Only these are looked up: how long the list is does not matter.
        """
        found: dict[Key, str] = {}
        for some in in_chunks(keys):
            those, values = wanted(some)
            rows = self._ask(
                f"{those} SELECT record.id, record.section, record.briefing, record.slug "
                f"FROM {RECORDS_WANTED}",
                values,
            )
            held = self._pagers.held(listing, [row[0] for row in rows])
            found.update({Key(*row[2:]): row[1] for row in rows if row[0] in held})
        return found

    def position(self, listing: Listing, key: Key) -> int | None:
        """The row of a record in a list, from 0; None where the list does not have it."""
        rows = self._ask(
            "SELECT record.id FROM key JOIN record ON record.key = key.id "
            "WHERE key.briefing = ? AND key.slug = ?",
            key,
        )
        return self._pagers.pager(listing).row_of(rows[0][0]) if rows else None

    def tally(self, briefing: str = "") -> dict[str, int]:
        """How many records a briefing has of each section; all have, where it is empty."""
        return self._pagers.tally(briefing)
