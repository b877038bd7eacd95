"""The comparisons that an export has: those that were asked for, or the sources that were read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from briefing.library.library import Library
from briefing.library.query.numbered_links import keys_of, linking, of_section
from briefing.page.comparison.compared import Comparison, compare
from briefing.page.record_loader import RecordLoader
from briefing.page.words.labels import is_unseen

MOST_SOURCES = 4
"""Sources that are held against each other unasked: those through which most statements came."""
Pair = tuple[str, str]


def comparisons(look: RecordLoader, briefing: str, asked: Sequence[Pair]) -> Iterator[Comparison]:
    """What was asked for, or else all pairs of sources that have a thing in common.

    Raises BriefingError where two that were asked for cannot be compared.
    """
    for one, other in asked or _pairs(look.library, briefing):
        found = compare(look, one, other, briefing)
        if asked or _in_common(found):
            yield found


def _in_common(found: Comparison) -> bool:
    return bool(found.differ or found.both)


def _pairs(library: Library, briefing: str) -> Iterator[Pair]:
    """The sources that were read and that somebody speaks through, two by two."""
    numbers = of_section(library, "sources", briefing)
    keys = keys_of(library, numbers)
    records = library.records(keys.values())
    said = {
        key: len(linking(library, ["chain"], [number], "statements"))
        for number, key in keys.items()
        if key in records and not is_unseen(records[key])
    }
    speaking = sorted((key for key in said if said[key]), key=lambda key: (-said[key], key))
    for one, other in combinations(speaking[:MOST_SOURCES], 2):
        yield f"source:{one}", f"source:{other}"
