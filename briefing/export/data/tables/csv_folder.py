"""CSV: a folder of tables, with scripts that load them into a database."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath
from typing import Any

from briefing.export.context import Document, ExportContext
from briefing.export.data.contents import contents
from briefing.export.data.derived_json import gather_derived
from briefing.export.data.record_pages import record_pages
from briefing.export.data.tables.cells import csv_text
from briefing.export.data.tables.csv_table import CsvTable, Found, Row
from briefing.export.data.tables.link_table import LINKS
from briefing.export.data.tables.load_scripts import postgresql, sqlite
from briefing.export.data.tables.part_tables import PART_TABLES
from briefing.export.data.tables.record_tables import RECORD_TABLES
from briefing.library.store.records import Record
from briefing.page.record_loader import RecordLoader

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
    for table in TABLES:
        yield Document(PurePosixPath(f"{table.name}.csv"), _rows(table, job))
    for name, script in (("load-sqlite", sqlite), ("load-postgresql", postgresql)):
        yield Document(PurePosixPath(f"{name}.sql"), script((ABOUT, *TABLES)))


def _about(job: ExportContext) -> Iterator[str]:
    found = contents(job)
    briefings: list[dict[str, Any]] = found["briefings"]
    yield _head(ABOUT) + csv_text(ABOUT.columns, ({**found, **one} for one in briefings))


def _head(table: CsvTable) -> str:
    return ",".join(table.columns) + "\r\n"


def _rows(table: CsvTable, job: ExportContext) -> Iterator[str]:
    yield _head(table)
    look = RecordLoader(job.library)
    for some in record_pages(job, *table.sections):
        if table.sections:
            gather_derived(some, look)
        yield csv_text(table.columns, _of_each(table, some, job, look))
        look.turn()


def _of_each(
    table: CsvTable, records: Sequence[Record], job: ExportContext, look: RecordLoader
) -> Iterator[Row]:
    keys = [record.key for record in records] if table.linked else []
    links = job.library.links.of_each(keys)
    for record in records:
        yield from table.rows(Found(record, look, tuple(links.get(record.key, ()))))
