"""What several givers give for the same days, each held against each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, islice
from typing import NamedTuple

from briefing.analysis.figures.data_point import DataPoint
from briefing.analysis.figures.findings import BetweenGivers
from briefing.analysis.figures.givers import GivenSeries
from briefing.analysis.figures.intervals import Bound, Outcome, compare
from briefing.analysis.figures.series_checks import value_path
from briefing.library.store.records import Record

MOST_PAIRS = 1_000
"""Pairs of givers that are held against each other: all of some forty givers."""
SharedDay = tuple[float, str]
"""A day, and the time of it if one is written."""
_WORST = ("differs", "undecided", "holds")
_Pair = tuple[DataPoint, DataPoint]


class _Day(NamedTuple):
    """What two give for one day: a number of each, and how far these are apart."""

    pair: _Pair
    outcome: Outcome
    gap: Bound


def differences(
    own: Sequence[GivenSeries], rivals: Sequence[GivenSeries]
) -> Iterator[BetweenGivers]:
    """One finding for each two givers with numbers for the same day, of which one is `own`.

    Only what has a day that it is for can be compared, and only where that is a single day.
    """
    rival_of = [*(None for _ in own), *(one.figure for one in rivals)]
    for first, second, found in _held(own, rivals):
        one, other = (*own, *rivals)[first], (*own, *rivals)[second]
        yield _told(one, other, rival_of[second], list(found.values()))


def outcomes(
    own: Sequence[GivenSeries], rivals: Sequence[GivenSeries]
) -> Mapping[tuple[int, SharedDay], Outcome]:
    """How what a giver gives for a day stands to what others give for it: the worst of it.

    Givers are known by their number among `own` and `rivals`.
    """
    worst: dict[tuple[int, SharedDay], Outcome] = {}
    for first, second, found in _held(own, rivals):
        for when, day in found.items():
            for one in ((first, when), (second, when)):
                worst[one] = min(worst.get(one, day.outcome), day.outcome, key=_WORST.index)
    return worst


def shared_day(point: DataPoint) -> SharedDay | None:
    """The day for which a number can be held against those of others; None where it is not one."""
    if not (point.as_of and point.days.sure):
        return None
    return point.days.first, point.as_of.partition("T")[2]


def _held(
    own: Sequence[GivenSeries], rivals: Sequence[GivenSeries]
) -> Iterator[tuple[int, int, dict[SharedDay, _Day]]]:
    """Two givers, and what both give for each day that they share, in order of time."""
    by_day = [_by_day(one) for one in (*own, *rivals)]
    pairs = (pair for pair in combinations(range(len(by_day)), 2) if pair[0] < len(own))
    shared = (
        (*pair, days)
        for pair in pairs
        if (days := sorted(by_day[pair[0]].keys() & by_day[pair[1]].keys()))
    )
    for first, second, days in islice(shared, MOST_PAIRS):
        found = {day: _on_a_day(by_day[first][day], by_day[second][day]) for day in days}
        yield first, second, found


def _told(
    one: GivenSeries, other: GivenSeries, rival: Record | None, days: list[_Day]
) -> BetweenGivers:
    apart = [day for day in days if day.outcome == "differs"]
    agreed = all(day.outcome == "holds" for day in days)
    outcome: Outcome = "differs" if apart else "holds" if agreed else "undecided"
    first = apart[0] if apart else days[-1]
    most = max(apart, key=_gap, default=first)
    path = value_path(most.pair[0]) or "points"
    givers = (one.giver, other.giver)
    return BetweenGivers(
        outcome, path, *givers, len(days), len(apart), first.pair, most.pair, rival
    )


def _gap(day: _Day) -> Bound:
    return day.gap


def _by_day(given: GivenSeries) -> dict[SharedDay, list[DataPoint]]:
    days: dict[SharedDay, list[DataPoint]] = {}
    for point in given.series.current:
        if when := shared_day(point):
            days.setdefault(when, []).append(point)
    return days


def _on_a_day(one: Sequence[DataPoint], other: Sequence[DataPoint]) -> _Day:
    """The two numbers for a day that are nearest to each other."""
    return min((_compared(a, b) for a in one for b in other), key=_gap)


def _compared(one: DataPoint, other: DataPoint) -> _Day:
    if not one.value.meets(other.value):
        gap = max(one.value.low - other.value.high, other.value.low - one.value.high, 0)
        return _Day((one, other), "differs", gap)
    either = "holds" in (compare(one.value, other.value), compare(other.value, one.value))
    return _Day((one, other), "holds" if either else "undecided", 0)
