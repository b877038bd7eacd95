"""How a series goes on: whether it falls, and whether it says two things of one day."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.analysis.figures.data_point import DataPoint
from briefing.analysis.figures.day_spans import DaySpan
from briefing.analysis.figures.findings import FallsFinding, SameDayFinding
from briefing.analysis.figures.intervals import Interval
from briefing.analysis.figures.series import Series


def falls(series: Series) -> Iterator[FallsFinding]:
    """Where a running total is less than one that was given for an earlier day.

    A point falls if the most that it can be is less than the least that an earlier point can be;
    44 after "over 44" is a total that stands still, told in other words.
    Points whose days may be the same are in no order, a point that corrects another may be lower
    and everything after it is held against it, and a point that is corrected does not count. A fall
    is told once: after it the series is followed from where it fell to. What is only known by the
    days on which it was given may be for other days, and decides nothing. Takes the time to sort.
    """
    over = sorted(series.current, key=lambda one: one.days.widened().last)
    most: DataPoint | None = None
    fallen: set[int] = set()
    told: set[tuple[DaySpan, Interval]] = set()
    done = 0
    for point in sorted(series.current, key=lambda one: one.days.widened().first):
        while over[done].days.before(point.days):
            afresh = over[done].revises or over[done].place in fallen
            most = over[done] if afresh or most is None else _greater(most, over[done])
            done += 1
        if most and not point.revises and point.value.high < most.value.low:
            fallen.add(point.place)
            if (point.days, point.value) in told:
                continue  # the same number, passed on by somebody else
            told.add((point.days, point.value))
            dated = most.as_of and point.as_of
            yield FallsFinding("differs" if dated else "undecided", value_path(point), most, point)


def value_path(point: DataPoint) -> str:
    """Where a number stands in the figure whose page it is; empty for one of another figure."""
    return point.path and f"{point.path}.value"


def _place(point: DataPoint) -> int:
    return point.place


def _greater(one: DataPoint, other: DataPoint) -> DataPoint:
    """The point that is at least as much as the other, by the least that each can be."""
    return other if other.value.low >= one.value.low else one


def same_day(series: Series) -> Iterator[SameDayFinding]:
    """Numbers for the same day, or the same time of a day, that cannot both be right.

    Of the numbers for a day, in order of size, each is held against its neighbour; one that is
    vague enough to agree with both is passed over. A date that is approximate is no one day.
    """
    groups: dict[tuple[float, str], list[DataPoint]] = {}
    for point in series.current:
        if point.as_of and point.days.sure:
            time = point.as_of.partition("T")[2]
            groups.setdefault((point.days.first, time), []).append(point)
    for group in groups.values():
        yield from _apart(group)


def _apart(group: list[DataPoint]) -> Iterator[SameDayFinding]:
    by_size = sorted(group, key=lambda one: (one.value.low, one.value.low_open, one.place))
    least = by_size[0]
    for point in by_size[1:]:
        if least.value.below(point.value):
            last = max(least, point, key=_place)
            yield SameDayFinding("differs", value_path(last), least, point)
            least = point
        elif point.value.high < least.value.high:
            least = point
