"""All places of a map as rows to choose from."""

from __future__ import annotations

from collections.abc import Iterable

from briefing.analysis.places.located_records import LocatedPlace
from briefing.page.blocks import Span, text
from briefing.page.words.vocabulary import plural
from briefing.reader.widgets.rows.row_source import TextRow


def place_rows(places: Iterable[LocatedPlace]) -> list[TextRow]:
    """A row for each place: its name, what it is, and how many records are there."""
    return [
        TextRow(
            (Span(one.title),),
            text(f"{one.kind or 'incident'} · {plural(len(one.records), 'record')}", "muted"),
        )
        for one in places
    ]
