"""The sums that a figure makes itself: its parts, and what its sources state of it."""

from __future__ import annotations

from collections.abc import Iterator
from math import inf

from briefing.analysis.figures.data_point import DataPoint
from briefing.analysis.figures.day_spans import DaySpan, apart, days_of
from briefing.analysis.figures.findings import (
    DeltaFinding,
    Finding,
    PartsFinding,
    RatioFinding,
    WindowFinding,
)
from briefing.analysis.figures.intervals import (
    Exact,
    Interval,
    compare,
    exact,
    exactly,
    interval_of,
)
from briefing.analysis.figures.point_pairs import Pair, last_two, pair_for
from briefing.analysis.figures.series import Series, StatedSum
from briefing.analysis.figures.windows import days_in
from briefing.library.store.records import Record


def parts(series: Series) -> Iterator[PartsFinding]:
    """The parts of each point against its number.

    Parts that make up the whole (`exact`) hold if the number can be their sum, and parts beside
    which there may be others (`at-most`) if it can be no less. Where neither is said, a smaller sum
    says nothing, so only one that is too great is told.
    """
    for point in series.current:
        total: Exact = sum(exact(amount) for _, amount in point.parts)
        most = Interval(-inf, point.value.high, high_open=point.value.high_open)
        outcome = compare(exactly(total), point.value if point.parts_sum == "exact" else most)
        if point.parts and (point.parts_sum or outcome == "differs"):
            yield PartsFinding(outcome, point.path and f"{point.path}.parts", point, total)


def sums(stated: StatedSum, series: Series, figure: Record) -> Iterator[Finding]:
    """A stated difference, ratio and window, each against the numbers and the dates."""
    pair = None
    if stated.delta is not None:
        delta = exact(stated.delta)
        pair = pair_for(delta, days_in(stated.window), series)
        found = pair[1].value.minus(pair[0].value) if pair else None
        outcome = compare(found, exactly(delta)) if found else "undecided"
        yield DeltaFinding(outcome, f"stated.{stated.place}.delta", stated, pair)
    if stated.ratio is not None:
        yield _ratio(stated, stated.ratio, pair, series, figure)
    if stated.window:
        yield _window(stated, pair, series, figure)


def _window(stated: StatedSum, pair: Pair | None, series: Series, figure: Record) -> WindowFinding:
    """The window against the two points of a stated difference, or against the whole series.

    The whole series goes from `since` to the latest point of the record that states the window, or
    else to the latest point of all. Where a point has no day that it is for, the days on which the
    numbers were given decide nothing.
    """
    path = f"stated.{stated.place}.window"
    points = list[DataPoint]()
    start, end = "", ""
    if pair is not None:
        points = list(pair)
        start, end = (one.as_of or one.given for one in pair)
    elif stated.delta is None:
        own = [one for one in series.current if stated.by and one.by == stated.by]
        points = (own or [*series.current])[-1:]
        start, end = figure.text("since"), "".join(one.as_of or one.given for one in points)
    days = _between(days_of(start), days_of(end)) if start and end else None
    meant = days_in(stated.window)
    if days is None or meant is None:
        return WindowFinding("undecided", path, stated, start, end, None)
    if not all(one.as_of for one in points):
        return WindowFinding("undecided", path, stated, start, end, days, given=True)
    wide = _between(days_of(start).widened(), days_of(end).widened())
    return WindowFinding(compare(wide or days, meant), path, stated, start, end, days)


def _between(start: DaySpan, end: DaySpan) -> Interval | None:
    """The days between two dates of which one is not before the other; None where it must be."""
    days = apart(start, end)
    return Interval(max(days.low, 0), days.high) if 0 <= days.high < inf else None


def _ratio(
    stated: StatedSum, ratio: float, pair: Pair | None, series: Series, figure: Record
) -> RatioFinding:
    """A ratio is said in round words (half, double), so it holds within the tenth of "about".

    Where it is not above one, it is that of a part to its number if such a part is found, or else
    of the later point to the earlier one. A ratio below one cannot be that of a running total:
    there it is about a part that nobody recorded, and nothing is found against it.
    """
    path, meant = f"stated.{stated.place}.ratio", interval_of(ratio, "about")
    for point in reversed(series.current):
        for part in point.parts if ratio <= 1 else ():
            share = exactly(exact(part[1])).over(point.value)
            if share and compare(share, meant) == "holds":
                return RatioFinding("holds", path, stated, (point,), part, share)
    found = pair or last_two(series)
    if found is None or (ratio < 1 and figure.text("kind") == "cumulative"):
        return RatioFinding("undecided", path, stated, (), None, None)
    grown = found[1].value.over(found[0].value)
    outcome = compare(grown, meant) if grown else "undecided"
    return RatioFinding(outcome, path, stated, found if grown else (), None, grown)
