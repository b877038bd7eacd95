"""Which two points of a series a stated difference is about."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import islice

from briefing.analysis.figures.data_point import DataPoint
from briefing.analysis.figures.day_spans import apart
from briefing.analysis.figures.intervals import Bound, Exact, Interval
from briefing.analysis.figures.series import Series

Pair = tuple[DataPoint, DataPoint]
"""The earlier and the later point."""

MOST_ALIKE = 50
"""How many earlier points of the same value are tried for one later point."""
MOST_VAGUE = 100_000
"""How many pairs with a qualifier are tried: all of a series of 400 points."""


def pair_for(delta: Exact, window: Interval | None, series: Series) -> Pair | None:
    """The two points that a stated difference is about; None where there are not two.

    It is the pair with the latest later point whose difference is the stated one; of these, where a
    window is stated as well (in days), one that is as far apart as that. Where there is none, it is
    a pair whose qualifiers allow the difference, and where there is none either, the last two.
    """
    for pairs in (_alike(delta, series.points), _allowing(delta, series.points)):
        first = None
        for pair in pairs:
            if window is None or _distance(pair).meets(window):
                return pair
            first = first or pair
        if first:
            return first
    return last_two(series)


def last_two(series: Series) -> Pair | None:
    """The latest point, and the latest one for another day."""
    for point in reversed(series.current):
        if point.days != series.current[-1].days:
            return point, series.current[-1]
    return None


def _distance(pair: Pair) -> Interval:
    return apart(pair[0].days.widened(), pair[1].days.widened())


def _alike(delta: Exact, points: Sequence[DataPoint]) -> Iterator[Pair]:
    """The pairs of exact numbers that are `delta` apart, the latest first."""
    places: dict[Bound, list[int]] = {}
    for place, point in enumerate(points):
        if point.value.exact:
            places.setdefault(point.value.low, []).append(place)
    for number in range(len(points) - 1, 0, -1):
        later = points[number]
        if later.value.exact:
            found = places.get(later.value.low - delta, [])
            before = found[: bisect_left(found, number)]
            for place in before[: -MOST_ALIKE - 1 : -1]:
                if points[place].days != later.days:
                    yield points[place], later


def _allowing(delta: Exact, points: Sequence[DataPoint]) -> Iterator[Pair]:
    """The pairs that may be `delta` apart, as far as their qualifiers say, the latest first."""
    pairs = (
        (points[place], points[number])
        for number in range(len(points) - 1, 0, -1)
        for place in range(number - 1, -1, -1)
        if not (points[place].value.exact and points[number].value.exact)
    )
    stated = Interval(delta, delta)
    for earlier, later in islice(pairs, MOST_VAGUE):
        if earlier.days != later.days and later.value.minus(earlier.value).meets(stated):
            yield earlier, later
