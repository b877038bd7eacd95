"""What follows from records, in a line each: an incident's answers, a figure's latest number."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from briefing.library.library import Library
from briefing.library.store.records import Record
from briefing.model.key import Key
from briefing.page.attribution.origins import gather_givers
from briefing.page.attribution.statuses import gather_statuses, status_words
from briefing.page.figures.latest import latest
from briefing.page.record_loader import RecordLoader

_AT_ONCE = 500


def answers_of(library: Library, keys: Sequence[Key]) -> Mapping[Key, str]:
    """The answers of those records that are there and from which something follows."""
    found: dict[Key, str] = {}
    for start in range(0, len(keys), _AT_ONCE):
        records = library.records(keys[start : start + _AT_ONCE]).values()
        found.update(answers_among(library, records))
    return found


def answers_among(library: Library, records: Iterable[Record]) -> Mapping[Key, str]:
    """The same of records that were read already."""
    look = RecordLoader(library)
    records = list(records)
    look.remember(records)
    incidents = [one for one in records if one.section == "incidents"]
    gather_statuses(incidents, look)
    figures = [one for one in records if one.section == "figures"]
    gather_givers(figures, look)
    found = {one.key: status_words(one, look) for one in incidents}
    return found | {one.key: latest(one, look) for one in figures}
