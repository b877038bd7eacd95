"""The rows of what is reported: incidents and figures, with how many reports they rest on."""

from __future__ import annotations

from briefing.library.store.records import Record
from briefing.page.attribution.origins import NO_REPORT, gather_origins, origins_words
from briefing.page.attribution.statuses import gather_statuses, status_words
from briefing.page.blocks import Line, Span
from briefing.page.record_loader import RecordLoader
from briefing.page.rows.row import RowKind, muted, row_title
from briefing.page.words.dates import short_date
from briefing.page.words.labels import listed, reference, written


def _incident(record: Record, look: RecordLoader) -> tuple[Line, Line]:
    date = short_date(record.text("date"))
    places = listed(reference(each, record.key.briefing, look) for each in written(record, "where"))
    where = "".join(span.text for span in places)
    return row_title(record, look), muted(date, where)


def _figure(record: Record, look: RecordLoader) -> tuple[Line, Line]:
    # Fractions are for figures only: incidents, which most lists have, do without.
    from briefing.page.figures.latest import latest_pieces  # noqa: PLC0415

    number, given = latest_pieces(record, look)
    return row_title(record, look), (Span(number, "strong"), Span(given, "muted"))


def _gather_incidents(records: list[Record], look: RecordLoader) -> None:
    look.gather((slug, one.key.briefing) for one in records for slug in written(one, "where"))
    gather_statuses(records, look)
    gather_origins(records, look)


def _standing(record: Record, look: RecordLoader) -> Line:
    """Both answers about an incident, and how much they rest on."""
    rests_on = origins_words(record, look)
    return muted(status_words(record, look), "" if rests_on == NO_REPORT else rests_on)


def _origins(record: Record, look: RecordLoader) -> Line:
    return muted(origins_words(record, look))


KINDS = {
    "incidents": RowKind(_incident, _standing, _gather_incidents),
    "figures": RowKind(_figure, _origins, gather_origins),
}
