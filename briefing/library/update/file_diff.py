"""One file, read again, against its records in the library: only what differs is written."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from briefing.library.compiler.pack import compounds_of, pack, words_of
from briefing.library.compiler.record_batch import RecordBatch
from briefing.library.derive.dirty_set import DirtySet
from briefing.library.derive.slugs import forget_faults, give_slug
from briefing.library.store.key_numbers import intern_key
from briefing.library.store.record_rows import checksum, resealed, sealed
from briefing.library.update.number_gaps import TABLES
from briefing.library.update.renumbering import Renumbering
from briefing.library.update.row_diff import ROWS, RecordRow, RowPair, matched
from briefing.load.loaded_record import LoadedRecord
from briefing.load.loader import LoadedFile

_Link = tuple[str, int, str, str, int | None, str, int]


class FileDiff:
    """Brings the records of files into the library."""

    def __init__(self, connection: sqlite3.Connection, dirty: DirtySet) -> None:
        """`dirty` is told what changes."""
        self._connection = connection
        self._dirty = dirty
        self._placing = Renumbering(connection, dirty)
        self._batch = RecordBatch(connection, lambda *address: intern_key(connection, *address))

    def take(self, name: str, loaded: LoadedFile | None) -> None:
        """Bring in what a file says now; without `loaded`, the file is gone."""
        rows = [RecordRow(*row) for row in self._connection.execute(ROWS, (name,))]
        pairs, gone = matched(loaded.records if loaded else (), rows)
        for row in gone:
            self._forget(row)
        if loaded:
            staying = self._placing.number(name, pairs)
            for pair in pairs:
                if pair.is_same and pair.number in staying:
                    self._move_line(name, pair)
                else:
                    self._put(loaded, pair)
        self._note_twins(name)

    def _forget(self, row: RecordRow) -> None:
        """Take a record out."""
        dirty = self._dirty
        dirty.lead(
            target for (target,) in self._asked("SELECT target FROM link WHERE record = ?", row)
        )
        dirty.keys.add(row.key)
        dirty.dated.add(row.key)
        dirty.groups.add((row.briefing, row.written))
        dirty.slugs.add(row.briefing)
        dirty.tally[row.briefing, row.section] -= 1
        forget_faults(self._connection, row.key, dirty)
        self._delete(row, "later")

    def _asked(self, sql: str, row: RecordRow) -> list[tuple[int | None, ...]]:
        return self._connection.execute(sql, (row.number,)).fetchall()

    def _delete(self, row: RecordRow, *more: str) -> None:
        """Take out the rows of a record, and its words."""
        for table in (*TABLES, *more):
            self._connection.execute(f"DELETE FROM {table} WHERE record = ?", (row.number,))
        self._connection.execute("DELETE FROM record WHERE id = ?", (row.number,))
        if more:
            self._connection.execute("DELETE FROM words WHERE rowid = ?", (row.number,))

    def _move_line(self, name: str, pair: RowPair) -> None:
        """Let a record that says what it did stand on another line, if it does."""
        row, line = pair.before, pair.record.line
        if row is None or row.line == line:
            return
        said = (row.briefing, row.section, row.title, row.body, row.lower, row.upper)
        self._connection.execute(
            "UPDATE record SET line = ?, checksum = ? WHERE id = ?",
            (line, sealed(checksum(*said, name, line), row.known), row.number),
        )

    def _put(self, loaded: LoadedFile, pair: RowPair) -> None:
        """Write a record that is new, or says something else, or has another number."""
        dirty, row, number = self._dirty, pair.before, pair.number
        packed = pack(loaded, pair.record)
        links = self._links(row.number) if row else []
        parts = self._parts(row.number) if row else []
        if row:
            self._delete(row)
        self._batch.add(number, packed)
        self._batch.add_words(words_of(packed.texts))
        self._batch.add_compounds(compounds_of(packed.texts))
        self._batch.flush()
        dirty.said.add(number)
        dirty.texts[number] = packed.texts
        if row is None:
            self._begin(packed.briefing, pair.record, number)
            return
        self._keep(row, number)
        same_date = (row.lower, row.upper, bool(row.span)) == (
            pair.record.lower,
            pair.record.upper,
            pair.record.span,
        )
        if not same_date:
            dirty.dated.add(row.key)
        now = self._links(number)
        if _shape(now) != _shape(links):
            dirty.lead(link[4] for link in links)
            dirty.records.add(number)
            dirty.relinked.add(number)
        elif not same_date or parts != self._parts(number):
            dirty.records.add(number)
        if _shape(now) == _shape(links):
            self._connection.executemany(
                "UPDATE link SET target = ?, known = ? WHERE rowid = ?",
                [(was[4], was[5], is_[6]) for was, is_ in zip(links, now, strict=True)],
            )

    def _begin(self, briefing: str, record: LoadedRecord, number: int) -> None:
        """Note all that a new record touches."""
        dirty = self._dirty
        ((key,),) = self._connection.execute("SELECT key FROM record WHERE id = ?", (number,))
        dirty.records.add(number)
        dirty.relinked.add(number)
        dirty.keys.add(key)
        dirty.dated.add(key)
        dirty.groups.add((briefing, record.slug))
        dirty.slugs.add(briefing)
        dirty.tally[briefing, record.section] += 1

    def _keep(self, row: RecordRow, number: int) -> None:
        """Let a record that was written again be what others know it as, until that is settled."""
        if row.slug != row.written:
            give_slug(self._connection, number, row.slug, row.key)
        self._connection.execute(
            "UPDATE later SET record = ? WHERE record = ?", (number, row.number)
        )
        ((sum_, known),) = self._connection.execute(
            "SELECT checksum, known FROM record WHERE id = ?", (number,)
        )
        self._connection.execute(
            "UPDATE record SET known = ?, mentions = ?, checksum = ? WHERE id = ?",
            (row.known, row.mentions, resealed(sum_, known, row.known), number),
        )

    def _links(self, number: int) -> list[_Link]:
        return self._connection.execute(
            "SELECT role, named, path, piece, target, known, rowid FROM link WHERE record = ? "
            "ORDER BY rowid",
            (number,),
        ).fetchall()

    def _parts(self, number: int) -> list[tuple[str, ...]]:
        return self._connection.execute(
            "SELECT path, lower, upper FROM part WHERE record = ? ORDER BY rowid", (number,)
        ).fetchall()

    def _note_twins(self, name: str) -> None:
        """Note the slugs that a record of this file shares with another: their lines may differ."""
        self._dirty.groups.update(
            self._connection.execute(
                "SELECT DISTINCT briefing, written FROM record WHERE file = ? AND EXISTS "
                "(SELECT 1 FROM record AS twin WHERE twin.briefing = record.briefing "
                "AND twin.written = record.written AND twin.id <> record.id)",
                (name,),
            )
        )


def _shape(links: Sequence[_Link]) -> list[tuple[str, int, str, str]]:
    """What of links tells where they lead, and when they are known."""
    return [link[:4] for link in links]
