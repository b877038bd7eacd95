"""The latest number of a figure, as a list has it."""

from __future__ import annotations

from briefing.analysis.figures.givers import given_series
from briefing.library.store.records import Record
from briefing.page.figures.points import day_in_short, value_words
from briefing.page.record_loader import RecordLoader

_MOST = 3
"""Different numbers for the latest day that are named."""


def latest(record: Record, look: RecordLoader) -> str:
    """The latest number in words, with its day: over 12,000 people, as of 18 Nov 2023.

    What several give for that day stands side by side, and how many givers there are behind it:
    56 or 61 attacks, as of 17 Nov 2023; 2 givers.
    """
    ends = [one.series.current[-1] for one in given_series(record, look) if one.series.current]
    if not ends:
        return ""
    newest = max(ends, key=lambda one: (one.days.last, one.days.first))
    values = list(dict.fromkeys(value_words(one) for one in ends if one.days == newest.days))
    more = " or others" if len(values) > _MOST else ""
    said = f"{' or '.join(values[:_MOST])}{more} {record.text('unit')}".strip()
    day = day_in_short(newest)
    dated = f"{said}, as of {day}" if newest.as_of else f"{said}, {day}"
    return f"{dated}; {len(ends):,} givers" if len(ends) > 1 else dated
