"""The headings of lists in any order but that by date, which each row has itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from briefing.library.query.group_sql import STATUS, band_of
from briefing.library.store.records import Record
from briefing.model.key import UNKNOWN
from briefing.model.kind_words import kind_in_words
from briefing.page.blocks import plain
from briefing.page.record_loader import RecordLoader
from briefing.page.rows.row import Row
from briefing.page.words.labels import TEXTS, reference, written
from briefing.page.words.vocabulary import ACTS, FIGURE_KINDS, plural
from briefing.text.fold import fold
from briefing.text.visible import visible_line


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
    return kind_in_words(words) or "kind not given"


def _status(record: Record, row: Row, look: RecordLoader) -> str:
    # What reports amount to takes most of the analysis to say: other lists do without.
    from briefing.page.attribution.statuses import standing  # noqa: PLC0415

    del row
    return standing(record, look)


def _letter(record: Record) -> str:
    """The letter that a name begins with; a text has none, as nobody looks it up by that."""
    if record.section in TEXTS:
        return ""
    first = fold(record.title)[:1]
    return "0 to 9" if "0" <= first <= "9" else first.upper() or "no letter"


def _mentions(record: Record) -> str:
    least, most = band_of(record.mentions)
    if least == most:
        return plural(least, "mention")
    return f"{least:,} to {most} mentions" if most else f"{least:,} mentions or more"


def _file(record: Record) -> str:
    return visible_line(record.file)


BY_PLACE: Mapping[str, Callable[[Record], str]] = {
    "name": _letter,
    "mentions": _mentions,
    "file": _file,
}
"""By order, the heading that a record alone gives. One that stands above all rows is none."""
GROUPS: Mapping[str, Callable[[Record, Row, RecordLoader], str]] = {
    "speaker": _speaker,
    "outlet": _outlet,
    "act": _act,
    "kind": _kind,
    STATUS: _status,
}
"""By order, the heading under which a record stands, for which others have to be asked."""


def group_of(record: Record, row: Row, look: RecordLoader, order: str) -> str:
    """The heading under which a record stands in a list of this order; empty where it has none."""
    if order in GROUPS:
        return GROUPS[order](record, row, look)
    return BY_PLACE[order](record) if order in BY_PLACE else ""
