"""A series as a table: each number with its day and its giver, and how it moved."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from briefing.analysis.figures.data_point import DataPoint
from briefing.analysis.figures.day_spans import apart
from briefing.analysis.figures.givers import GivenSeries
from briefing.analysis.figures.intervals import Bound
from briefing.library.store.records import Record
from briefing.page.attribution.attribution import attribution_line
from briefing.page.blocks import LaterRows, Line, Span, Table
from briefing.page.figures.amounts import amount, rounded
from briefing.page.figures.givers import giver_of_point
from briefing.page.figures.points import day_in_short, value_words
from briefing.page.record_loader import RecordLoader

BEGINNING, END = 10, 50
"""How many numbers of a long series a screen shows: the first, and the last."""
NONE = "–"
AS_OF, DAY = "As of", "Day"
"""What heads the days; the latter where one of them is only the day on which a number was given."""
_HEAD = ("Value", "Change", "Days", "Per day", "Who says so")
_NUMBERS = range(1, 5)
_OPTIONAL = (2, 3, 4)
"""The columns that are left out where they have nothing to say."""
_Placed = tuple[DataPoint | None, DataPoint, GivenSeries]
"""A number, the one before it of the same giver, and the series of both."""


def over_time(series: Sequence[GivenSeries], figure: Record, look: RecordLoader) -> Table:
    """The numbers of all givers in one table, the earliest first.

    The change is that from the number before of the same giver, only between exact ones; the days
    are those since it; the last column of numbers is the one by the other, for what is counted from
    day to day, and only between days that the numbers are for.
    """
    moving = figure.text("kind") in ("cumulative", "stock")
    giving = {
        (point.by, point.briefing): by_whom(point, one, figure, look)
        for one in series
        for point in {(each.by, each.briefing): each for each in one.series.points}.values()
    }
    placed = _in_order(series)
    kept = _columns(placed, moving)

    def row(number: int) -> tuple[Line, ...]:
        before, point, _ = placed[number]
        cells = (*_numbers(before, point, moving), giving[point.by, point.briefing])
        return tuple(cells[column] for column in kept)

    numbers = frozenset(place for place, column in enumerate(kept) if column in _NUMBERS)
    head = (DAY if any(not point.as_of for _, point, _ in placed) else AS_OF, *_HEAD)
    return Table(
        tuple((Span(head[column]),) for column in kept),
        LaterRows(len(placed), row),
        numbers,
        ends=(BEGINNING, END),
    )


def _columns(placed: Sequence[_Placed], moving: bool) -> list[int]:
    """The columns that have something to say in some row."""
    moves = (_moved(before, point, moving) for before, point, _ in placed)
    silent = set(_OPTIONAL)
    for found in moves:
        silent -= {column for column, one in zip(_OPTIONAL, found, strict=True) if one is not None}
        if not silent:
            break
    return [column for column in range(1 + len(_HEAD)) if column not in silent]


def _in_order(series: Sequence[GivenSeries]) -> list[_Placed]:
    """All points in order of time, those of a day as written."""
    placed: list[_Placed] = [
        (before, point, one)
        for one in series
        for before, point in pairwise((None, *one.series.points))
        if point
    ]
    return sorted(placed, key=_day)


def _day(placed: _Placed) -> tuple[float, float, int]:
    point = placed[1]
    return point.days.last, point.days.first, point.place


def _numbers(before: DataPoint | None, point: DataPoint, moving: bool) -> tuple[Line, ...]:
    change, days, rate = _moved(before, point, moving)
    vague = point.days.vague or (before is not None and before.days.vague)
    about = "about " if vague else ""
    apart_by = "given " if _is_given(before, point) else about
    cells = (
        day_in_short(point),
        value_words(point),
        NONE if change is None else f"{'+' if change > 0 else ''}{amount(change)}",
        NONE if days is None else f"{apart_by}{amount(days)}",
        NONE if rate is None else f"{about}{rounded(rate)}",
    )
    return tuple((Span(cell),) for cell in cells)


def _moved(
    before: DataPoint | None, point: DataPoint, moving: bool
) -> tuple[Bound | None, Bound | None, Bound | None]:
    """The change since the point before, the days since it, and the one by the other."""
    change, days = _change(before, point), _days(before, point)
    if change is None or not days or not moving or _is_given(before, point):
        return change, days, None
    return change, days, change / days


def _is_given(before: DataPoint | None, point: DataPoint) -> bool:
    """Whether one of two numbers is only known by the day on which it was given."""
    return not point.as_of or (before is not None and not before.as_of)


def _change(before: DataPoint | None, point: DataPoint) -> Bound | None:
    """The difference to the point before, where both are exact numbers."""
    change = point.value.minus(before.value) if before else None
    return change.low if change and change.exact else None


def _days(before: DataPoint | None, point: DataPoint) -> Bound | None:
    """The days since the point before, where both name a day."""
    days = apart(before.days, point.days) if before else None
    return days.low if days and days.exact else None


def by_whom(point: DataPoint, given: GivenSeries, figure: Record, look: RecordLoader) -> Line:
    """Who gives the number, through whom it reached us, and the figure if that is another one."""
    other = given.figure if given.figure.key != figure.key else None
    in_other = (Span(" · "), Span(other.title, link=other.key)) if other else ()
    if not point.by:
        return (Span("nobody named", "muted"), *in_other)
    said = giver_of_point(point, look)
    record = look.record(point.by, point.briefing)
    if record is None or record.section != "statements":
        return (*said, *in_other)
    return (*said, Span(" "), *attribution_line(record, look, graded=False), *in_other)
