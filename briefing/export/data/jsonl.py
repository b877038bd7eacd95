"""JSON Lines: what the export is, and then a record a line, with all that is known of each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from briefing.export.context import Document, ExportContext
from briefing.export.data.contents import contents
from briefing.export.data.derived_json import derived, gather_derived
from briefing.export.data.link_titles import link_titles
from briefing.export.data.many_records import made_of
from briefing.export.data.record_json import identity, links_json
from briefing.export.data.record_pages import data_listings
from briefing.export.outline import file_path
from briefing.library.store.records import Record
from briefing.model.key import Key
from briefing.page.record_loader import MANY, RecordLoader
from briefing.text.json_text import json_line

VERSION = 1
"""Rises when a reader of an older form could misunderstand a newer one."""


def export(job: ExportContext) -> Iterator[Document]:
    """One file. See `briefing.export.formats.Format`."""
    yield Document(file_path(job, ".jsonl"), _lines(job))


def _lines(job: ExportContext) -> Iterator[str]:
    yield f"{json_line({'export': {'version': VERSION, **contents(job)}})}\n"
    with made_of(job, [*data_listings(job)], describing) as pieces:
        yield from pieces


def describing(job: ExportContext) -> Callable[[Sequence[Record]], str]:
    """What makes lines of some records, and keeps what the next ones need."""
    look, rows = RecordLoader(job.library, MANY), dict[Key, str]()

    def lines(records: Sequence[Record]) -> str:
        look.turn()
        return "".join(f"{json_line(one)}\n" for one in _described(records, look, rows))

    return lines


def _described(
    records: Sequence[Record], look: RecordLoader, rows: dict[Key, str]
) -> Iterator[dict[str, Any]]:
    """`rows`, for the whole export, has both answers about the incidents that have been met."""
    gather_derived(records, look)
    told = [derived(record, look) for record in records]
    rows |= {one.key: of["row"] for one, of in zip(records, told, strict=True) if "row" in of}
    links = look.library.links.of_each(record.key for record in records)
    ends = (link.target for some in links.values() for link in some)
    titles = link_titles(dict.fromkeys((*(one.key for one in records), *ends)), look, rows)
    for record, worked_out in zip(records, told, strict=True):
        yield {
            **identity(record),
            "title": titles[record.key],
            "derived": worked_out,
            "fields": record.fields,
            "faults": dict(sorted(record.faults.items())),
            "links": links_json(links.get(record.key, ()), titles, look.role),
        }
