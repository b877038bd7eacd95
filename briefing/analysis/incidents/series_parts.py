"""The parts of a series, of which each has answers of its own and the series none."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.analysis.incidents.incident_lists import read_as_one
from briefing.analysis.incidents.status import Answers
from briefing.analysis.lookup import MOST_PARTS, Lookup
from briefing.library.store.records import Record
from briefing.model.key import Key


def answers_of_series(parts: Sequence[Record]) -> Answers:
    """What stands in the place of both answers: how many parts there are here."""
    return Answers(
        kind="series", parts=min(len(parts), MOST_PARTS), more_parts=len(parts) > MOST_PARTS
    )


def parts_of(series: Record, lookup: Lookup) -> tuple[Record, ...]:
    """The parts of a series, and of all that are the same; of parts that are the same, one."""
    found: dict[Key, Record] = {}
    same = set[Key]()
    for one in read_as_one(series, lookup):
        for part in lookup.linking(one.key, "part_of"):
            if part.section == "incidents" and part.key not in same:
                found[part.key] = part
                same.update(other.key for other in read_as_one(part, lookup))
    return tuple(found.values())
