"""What an export is: from which briefings, what they rest on, as of when, and how much of them."""

from __future__ import annotations

from typing import Any

from briefing import __version__
from briefing.export.context import ExportContext
from briefing.export.header import headers
from briefing.library.store.records import Record
from briefing.model.dates.days import edtf_text


def contents(job: ExportContext) -> dict[str, Any]:
    """The same for every format: texts, numbers, and a list of the briefings."""
    selection = job.selection
    shown, total = selection.counts(job.library)
    return {
        "program": f"briefing {__version__}",
        "what": selection.kind,
        "name": selection.name,
        "title": selection.title,
        "query": selection.query,
        "known_until": edtf_text(job.library.until),
        "records": shown,
        "of": total,
        "briefings": [_briefing(header) for header in headers(job)],
    }


def _briefing(header: Record) -> dict[str, str]:
    """`basis` is as it is written: prose with `[[links]]`."""
    named = {name: header.text(name) for name in ("title", "as_of", "basis", "marking", "lang")}
    return {"briefing": header.key.briefing, **named, "title": header.title}
