"""How fast a figure grows, beside others that count the same over another time."""

from __future__ import annotations

from collections.abc import Iterator
from math import isinf

from briefing.analysis.figures.day_spans import DaySpan, apart, days_of
from briefing.analysis.figures.findings import FigureRate, RatesFinding
from briefing.analysis.figures.intervals import Interval, exactly
from briefing.analysis.figures.series import DataPoint, Series, series_of
from briefing.analysis.lookup import Lookup
from briefing.library.store.records import Record
from briefing.model.key import Key

SHARED_BY = ("who", "where")
"""The fields, and the roles, by which two figures count the same."""
MOST_BESIDE = 6
"""Beside how many other figures a figure is set."""


def rates(figure: Record, series: Series, lookup: Lookup) -> Iterator[RatesFinding]:
    """The rate of a figure beside that of others of the same unit that share a `who` or `where`.

    Only figures for another span of time are set beside it; the newest come first.
    """
    own = rate_of(figure, series)
    if own is None:
        return
    path = f"points.{own.point.place}.value"
    said = 0
    for other in _counting_the_same(figure, lookup):
        rate = rate_of(other, series_of(other))
        if rate and _span(rate) != _span(own) and said < MOST_BESIDE:
            said += 1
            yield RatesFinding("undecided", path, own, rate, own.daily.over(rate.daily))


def rate_of(figure: Record, series: Series) -> FigureRate | None:
    """A figure's latest number over its days; None for a kind without span, or without its dates.

    A running total is for the days from `since` to the latest point, of which the last, or the
    first, may count or not. A number for a period is for all days of it, both ends included.
    """
    since, kind = days_of(figure.text("since")), figure.text("kind")
    for point in reversed(series.current):
        days = _span_days(kind, since, point)
        daily = point.value.over(days) if days else None
        if days and daily:
            return FigureRate(figure, point, days, daily, since.vague or point.days.vague)
    return None


def _span_days(kind: str, since: DaySpan, point: DataPoint) -> Interval | None:
    between = apart(since, point.days)
    if isinf(between.low) or isinf(between.high):
        return None
    if kind == "cumulative":
        return Interval(between.low, between.high + 1)
    return exactly(between.high + 1) if kind == "period" else None


def _span(rate: FigureRate) -> tuple[DaySpan, DaySpan]:
    return days_of(rate.figure.text("since")), rate.point.days


def _counting_the_same(figure: Record, lookup: Lookup) -> Iterator[Record]:
    """The other figures with the same unit that count the same people or places, each once."""
    seen: set[Key] = {figure.key}
    for role in SHARED_BY:
        for reference in figure.items(role):
            end = lookup.record(str(reference), figure.key.briefing)
            for other in lookup.linking(end.key, role) if end else ():
                if other.section == figure.section and other.key not in seen:
                    seen.add(other.key)
                    if _unit(other) == _unit(figure):
                        yield other


def _unit(figure: Record) -> str:
    return " ".join(figure.text("unit").casefold().split())
