"""A number of a figure, as somebody gives it."""

from __future__ import annotations

from typing import NamedTuple

from briefing.analysis.figures.day_spans import DaySpan
from briefing.analysis.figures.intervals import Interval


class DataPoint(NamedTuple):
    """A number as somebody gives it, and the day that it is for.

    `as_of` is that day as written; where it is empty, `given` is the day on which the number was
    given, if that is known, and `days` are the days of either. `amount` and `most` are the number
    as written, or the ends of a range, `value` is what it amounts to with its `qualifier`. `by` and
    `revises` are empty where nothing is written. `place` is its place among all the points that are
    read together, `path` its place in the figure whose page it is, empty for a point of another,
    and `briefing` that of the figure that it is written in.
    """

    place: int
    path: str
    briefing: str
    as_of: str
    given: str
    days: DaySpan
    amount: float
    most: float
    qualifier: str
    value: Interval
    by: str
    revises: str
    parts: tuple[tuple[str, float], ...]
    parts_sum: str
