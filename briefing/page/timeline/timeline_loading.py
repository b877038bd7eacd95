"""What a timeline shows, asked in a thread: what a briefing has in time, narrowed by a query."""

from __future__ import annotations

from typing import NamedTuple

from briefing.analysis.timeline.dated_records import TimelineRecords, dated_records
from briefing.library.library import Library
from briefing.search.search import search


class LoadedTimeline(NamedTuple):
    """What was when, and what of the query was not understood."""

    records: TimelineRecords
    hint: str = ""


def loaded(briefing: str, query: str, library: Library) -> LoadedTimeline:
    """The timeline of a briefing (empty: of all), narrowed to what a query finds."""
    found = search(library, query, briefing) if query.strip() else None
    records = dated_records(library, briefing, found.listing.condition if found else None)
    return LoadedTimeline(records, next(iter(found.hints), "") if found else "")
