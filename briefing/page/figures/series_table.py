"""A series as a table: each number with its day and its giver, and how it moved."""

from __future__ import annotations

from briefing.analysis.figures.day_spans import apart
from briefing.analysis.figures.intervals import Bound
from briefing.analysis.figures.series import DataPoint, Series
from briefing.library.store.records import Record
from briefing.page.attribution.attribution import attribution_line
from briefing.page.blocks import Block, Line, Paragraph, Span, Table
from briefing.page.figures.amounts import amount, rounded
from briefing.page.figures.givers import giver
from briefing.page.record_loader import RecordLoader
from briefing.page.words.dates import short_date
from briefing.page.words.vocabulary import plural, quantity

MOST_POINTS = 60
"""How many points of a series are shown, the latest."""
NONE = "–"
_HEAD = ("As of", "Value", "Change", "Days", "Per day", "Who says so")
_NUMBERS = range(1, 5)
_OPTIONAL = (2, 3, 4)
"""The columns that are left out where they have nothing to say."""


def over_time(series: Series, figure: Record, look: RecordLoader) -> list[Block]:
    """The table, the earliest first; of a long series its end, and how many points come before.

    The change is that from the point before, only between exact numbers; the days are those since
    it; the last column of numbers is the one by the other, for what is counted from day to day.
    """
    points = series.points
    hidden = max(len(points) - MOST_POINTS, 0)
    moving = figure.text("kind") in ("cumulative", "stock")
    rows = [
        _row(points[place - 1] if place else None, points[place], moving, figure, look)
        for place in range(hidden, len(points))
    ]
    kept = [
        column
        for column in range(len(_HEAD))
        if column not in _OPTIONAL or any(_said(row[column]) for row in rows)
    ]
    numbers = frozenset(place for place, column in enumerate(kept) if column in _NUMBERS)
    cells = tuple(tuple(row[column] for column in kept) for row in rows)
    table = Table(tuple((Span(_HEAD[column]),) for column in kept), cells, numbers)
    earlier = (Span(f"{plural(hidden, 'earlier number')}, not shown here", "muted"),)
    return [Paragraph(earlier), table] if hidden else [table]


def _said(cell: Line) -> bool:
    return cell != (Span(NONE),)


def _row(
    before: DataPoint | None, point: DataPoint, moving: bool, figure: Record, look: RecordLoader
) -> tuple[Line, ...]:
    change, days = _change(before, point), _days(before, point)
    about = "about " if point.days.vague or (before and before.days.vague) else ""
    cells = (
        short_date(point.as_of),
        quantity(point.amount, point.qualifier),
        NONE if change is None else f"{'+' if change > 0 else ''}{amount(change)}",
        NONE if days is None else f"{about}{amount(days)}",
        NONE if change is None or not days or not moving else f"{about}{rounded(change / days)}",
    )
    return (*((Span(cell),) for cell in cells), _by(point, figure, look))


def _change(before: DataPoint | None, point: DataPoint) -> Bound | None:
    """The difference to the point before, where both are exact numbers."""
    change = point.value.minus(before.value) if before else None
    return change.low if change and change.exact else None


def _days(before: DataPoint | None, point: DataPoint) -> Bound | None:
    """The days since the point before, where both name a day."""
    days = apart(before.days, point.days) if before else None
    return days.low if days and days.exact else None


def _by(point: DataPoint, figure: Record, look: RecordLoader) -> Line:
    """Who gives the number, and through whom it reached us."""
    if not point.by:
        return (Span("nobody named", "muted"),)
    said = giver(point.by, figure, look)
    record = look.record(point.by, figure.key.briefing)
    if record is None or record.section != "statements":
        return said
    return (*said, Span(" "), *attribution_line(record, look, graded=False))
