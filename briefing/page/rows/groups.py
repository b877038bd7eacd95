"""The headings of lists that are put together by something else than their date."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from briefing.library.query.group_sql import STATUS
from briefing.library.store.records import Record
from briefing.model.key import UNKNOWN
from briefing.page.blocks import plain
from briefing.page.record_loader import RecordLoader
from briefing.page.rows.row import Row
from briefing.page.words.labels import reference, written
from briefing.page.words.vocabulary import ACTS, FIGURE_KINDS


def _speaker(record: Record, row: Row, look: RecordLoader) -> str:
    del record, look
    return plain(row.speech.who) if row.speech else ""


def _outlet(record: Record, row: Row, look: RecordLoader) -> str:
    """Who published a source, or the source that a statement was read in."""
    del row
    source = record
    if record.section == "statements":
        (*_, slug) = ("", *written(record, "chain"))
        found = look.record(slug, record.key.briefing) if slug else None
        if found is None:
            return {"": "no source given", UNKNOWN: "source not known"}.get(slug, slug)
        source = found
    outlet = source.text("outlet")
    if outlet in ("", UNKNOWN):
        return "outlet not known" if outlet else "no outlet given"
    return plain(reference(outlet, source.key.briefing, look))


def _act(record: Record, row: Row, look: RecordLoader) -> str:
    del row, look
    return ACTS.get(record.text("act"), "act not given")


def _kind(record: Record, row: Row, look: RecordLoader) -> str:
    del row, look
    kind = record.text("kind")
    words = FIGURE_KINDS.get(kind, kind) if record.section == "figures" else kind
    return words.replace("-", " ") or "kind not given"


def _status(record: Record, row: Row, look: RecordLoader) -> str:
    # What reports amount to takes most of the analysis to say: other lists do without.
    from briefing.page.attribution.statuses import standing  # noqa: PLC0415

    del row
    return standing(record, look)


GROUPS: Mapping[str, Callable[[Record, Row, RecordLoader], str]] = {
    "speaker": _speaker,
    "outlet": _outlet,
    "act": _act,
    "kind": _kind,
    STATUS: _status,
}
"""By order, the heading under which a record stands in such a list."""
