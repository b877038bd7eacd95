"""The latest number of a figure, as a list has it."""

from __future__ import annotations

from briefing.analysis.figures.series import series_of
from briefing.library.store.records import Record
from briefing.page.words.dates import short_date
from briefing.page.words.vocabulary import quantity


def latest(record: Record) -> str:
    """The latest number in words, with its day: over 12,000 people, as of 18 Nov 2023."""
    points = series_of(record).current
    if not points:
        return ""
    value = quantity(points[-1].amount, points[-1].qualifier)
    said = f"{value} {record.text('unit')}".strip()
    day = short_date(points[-1].as_of)
    return f"{said}, as of {day}" if day else said
