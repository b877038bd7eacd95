"""The rows of what is reported: incidents and figures, with how many reports they rest on."""

from __future__ import annotations

from briefing.library.answers import Record
from briefing.page.blocks import Line
from briefing.page.dates import in_short
from briefing.page.look import Look
from briefing.page.names import listed, reference, written
from briefing.page.origins import NO_REPORT, gather_origins, origins_words
from briefing.page.row import Kind, muted, title
from briefing.page.statuses import gather_statuses, status_words


def _incident(record: Record, look: Look) -> tuple[Line, Line]:
    date = in_short(record.text("date"))
    places = listed(reference(each, record.key.briefing, look) for each in written(record, "where"))
    where = "".join(span.text for span in places)
    return title(record, look), muted(date, where)


def _figure(record: Record, look: Look) -> tuple[Line, Line]:
    # Fractions are for figures only: incidents, which most lists have, do without.
    from briefing.page.numbers.latest import latest  # noqa: PLC0415

    return title(record, look), muted(latest(record, look))


def _gather_incidents(records: list[Record], look: Look) -> None:
    look.gather((slug, one.key.briefing) for one in records for slug in written(one, "where"))
    gather_statuses(records, look)
    gather_origins(records, look)


def _standing(record: Record, look: Look) -> Line:
    """Both answers about an incident, and how much they rest on."""
    rests_on = origins_words(record, look)
    return muted(status_words(record, look), "" if rests_on == NO_REPORT else rests_on)


def _origins(record: Record, look: Look) -> Line:
    return muted(origins_words(record, look))


KINDS = {
    "incidents": Kind(_incident, _standing, _gather_incidents),
    "figures": Kind(_figure, _origins, gather_origins),
}
