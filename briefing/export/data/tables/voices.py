"""Who says it: what stands beside every word and every number in a table, as text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from briefing.analysis.provenance import hop_of
from briefing.export.data.tables.csv_table import Found
from briefing.library.store.records import Record
from briefing.page.attribution.attribution import speaker_line, who_says_so
from briefing.page.blocks import plain
from briefing.page.record_loader import RecordLoader

NOBODY = "nobody is named"


def given_by(found: Found, reference: object) -> dict[str, Any]:
    """The record by which something is given: its id, its name, and who says so through whom.

    Of what nobody is named for, that stands there.
    """
    if not isinstance(reference, str):
        return {"by": "", "by_name": NOBODY, "who_says_so": NOBODY}
    record = found.look.record(reference, found.record.key.briefing)
    if record is None:
        return {"by": reference, "by_name": reference, "who_says_so": f"{reference} (no record)"}
    return {"by": str(record.key), **_named(record, found.look)}


def _named(record: Record, look: RecordLoader) -> dict[str, str]:
    if record.section == "statements":
        said = plain(who_says_so(record, look))
        return {"by_name": plain(speaker_line(record, look)), "who_says_so": said}
    if record.section == "sources":
        hop = hop_of(record, look)
        read = "source read" if hop.read else "not read"
        return {"by_name": hop.label, "who_says_so": f"{hop.label} ({read})"}
    return {"by_name": record.title, "who_says_so": record.title}


def against_words(against: Iterable[Mapping[str, str]]) -> str:
    """What stands against a statement, as it was worked out of it."""
    return " | ".join(one["says"] for one in against)


def names_of(found: Found, field: str) -> str:
    """The names of the records that a field refers to."""
    briefing = found.record.key.briefing
    written = found.record.fields.get(field)
    references = written if isinstance(written, list) else [written]
    texts = [one for one in references if isinstance(one, str)]
    records = [(one, found.look.record(one, briefing)) for one in texts]
    return " | ".join(record.title if record else one for one, record in records)
