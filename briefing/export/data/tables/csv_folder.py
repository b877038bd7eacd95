"""CSV: a folder of tables, with scripts that load them into a database."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from itertools import chain
from pathlib import PurePosixPath
from typing import Any

from briefing.disk.set_aside import SetAside
from briefing.export.context import Document, ExportContext
from briefing.export.data.contents import contents
from briefing.export.data.derived_json import gather_derived
from briefing.export.data.many_records import made_of
from briefing.export.data.record_pages import data_listings
from briefing.export.data.tables.cells import csv_text
from briefing.export.data.tables.csv_table import CsvTable, Found
from briefing.export.data.tables.link_table import LINKS
from briefing.export.data.tables.load_scripts import postgresql, sqlite
from briefing.export.data.tables.part_tables import PART_TABLES
from briefing.export.data.tables.record_tables import RECORD_TABLES
from briefing.library.store.records import Record
from briefing.page.record_loader import MANY, RecordLoader

TABLES = (*RECORD_TABLES, *PART_TABLES, LINKS)
_BRIEFING = ("briefing", "title", "as_of", "basis", "marking", "lang")
ABOUT = CsvTable(
    "about",
    (),
    (*_BRIEFING, "what", "name", "query", "known_until", "records", "of", "program"),
    lambda _: iter(()),
    frozenset({"records", "of"}),
)
"""What the export is; its rows are of no record."""


def export(job: ExportContext) -> Iterator[Document]:
    """The tables, and the scripts. See `briefing.export.formats.Format`."""
    yield Document(PurePosixPath("about.csv"), _about(job))
    with closing(SetAside()) as made:
        rows = _Rows(job, made)
        for table in TABLES:
            yield Document(PurePosixPath(f"{table.name}.csv"), rows.of(table))
    for name, script in (("load-sqlite", sqlite), ("load-postgresql", postgresql)):
        yield Document(PurePosixPath(f"{name}.sql"), script((ABOUT, *TABLES)))


def _about(job: ExportContext) -> Iterator[str]:
    found = contents(job)
    briefings: list[dict[str, Any]] = found["briefings"]
    yield _head(ABOUT) + csv_text(ABOUT.columns, ({**found, **one} for one in briefings))


def _head(table: CsvTable) -> str:
    return ",".join(table.columns) + "\r\n"


class _Rows:
    """The rows of all tables, made while the records are gone through once."""

    def __init__(self, job: ExportContext, made: SetAside) -> None:
        self._job = job
        self._made = made
        self._begun = False

    def of(self, table: CsvTable) -> Iterator[str]:
        """The text of a table; with the first that is asked for all of them are made."""
        if not self._begun:
            self._begun = True
            self._make()
        yield _head(table)
        yield from self._made.pieces(table.name)

    def _make(self) -> None:
        with made_of(self._job, [*data_listings(self._job)], tabling) as pieces:
            for piece in pieces:
                for name, rows in piece.items():
                    self._made.add(name, rows)


def tabling(job: ExportContext) -> Callable[[Sequence[Record]], dict[str, str]]:
    """What makes the rows of some records, by table, and keeps what the next ones need."""
    look = RecordLoader(job.library, MANY)

    def tables(records: Sequence[Record]) -> dict[str, str]:
        look.turn()
        gather_derived(records, look)
        links = job.library.links.of_each(record.key for record in records)
        found = [Found(one, look, tuple(links.get(one.key, ()))) for one in records]
        return {
            table.name: csv_text(
                table.columns,
                chain.from_iterable(table.rows(one) for one in found if table.has(one)),
            )
            for table in TABLES
        }

    return tables
