"""The latest number of a figure, as a list has it."""

from __future__ import annotations

from briefing.analysis.figures.data_point import DataPoint
from briefing.analysis.figures.givers import given_series
from briefing.library.store.records import Record
from briefing.page.figures.points import as_of, day_in_short, value_words
from briefing.page.record_loader import RecordLoader

_MOST = 3
"""Different numbers for the latest day that are named."""


def latest(record: Record, look: RecordLoader) -> str:
    """The latest number in words, with its day: over 12,000 people, as of 18 Nov 2023.

    What several give for that day stands side by side, and how many givers there are behind it:
    56 or 61 attacks, as of 17 Nov 2023; 2 givers.
    """
    return "".join(latest_pieces(record, look))


def latest_pieces(record: Record, look: RecordLoader) -> tuple[str, str]:
    """The same in two: the number, and when and by how many it was given."""
    ends = _ends(record, look)
    if not ends:
        return "", ""
    found = _newest(ends)
    newest, values = found[0], list(dict.fromkeys(map(value_words, found)))
    more = " or others" if len(values) > _MOST else ""
    said = f"{' or '.join(values[:_MOST])}{more} {record.text('unit')}".strip()
    day = day_in_short(newest)
    dated = f", {as_of(day)}" if newest.as_of else f", {day}"
    return said, f"{dated}; {len(ends):,} givers" if len(ends) > 1 else dated


def newest_points(record: Record, look: RecordLoader) -> list[DataPoint]:
    """What is given for the latest day, each giver's number."""
    return _newest(_ends(record, look))


def _ends(record: Record, look: RecordLoader) -> list[DataPoint]:
    """The latest number of each giver that none corrects."""
    return [
        ([point for point in one.series.current if _is_dated(point)] or one.series.current)[-1]
        for one in given_series(record, look)
        if one.series.current
    ]


def _is_dated(point: DataPoint) -> bool:
    return bool(point.as_of or point.given)


def _newest(ends: list[DataPoint]) -> list[DataPoint]:
    """Of what has a day, if any has: of a number without one nobody can say that it is later."""
    ends = [one for one in ends if _is_dated(one)] or ends
    newest = max(((one.days.last, one.days.first) for one in ends), default=None)
    return [one for one in ends if (one.days.last, one.days.first) == newest]
