"""How fast a figure grows, beside others that count the same over another time."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from math import isinf

from briefing.analysis.figures.data_point import DataPoint
from briefing.analysis.figures.day_spans import DaySpan, apart, days_of
from briefing.analysis.figures.findings import FigureRate, RatesFinding
from briefing.analysis.figures.givers import GivenSeries, own_series
from briefing.analysis.figures.intervals import Interval, exactly
from briefing.analysis.figures.series import Series
from briefing.analysis.figures.series_checks import value_path
from briefing.analysis.lookup import Lookup
from briefing.library.store.records import Record
from briefing.model.key import Key

SHARED_BY = ("who", "where")
"""The fields, and the roles, by which two figures count the same."""
ASKING = ("asks_about", "mentions")
"""The roles in which a question leads to what it asks about."""
MOST_BESIDE = 6
"""Beside how many numbers of others a giver's number is set."""
_MOST_TRIED = 24
"""How many other figures are looked at for that."""


def rates(given: GivenSeries, lookup: Lookup) -> Iterator[RatesFinding]:
    """A giver's rate beside those of other figures of the same unit that share a `who` or `where`.

    Only numbers for a time that ends before this one begins, or begins after its end, are set
    beside it; the newest figures come first.
    """
    own = rate_of(given.figure, given.series)
    if own is None:
        return
    path = value_path(own.point) or "points"
    beside = (
        rate
        for other in counting_alike(given.figure, lookup)
        for one in own_series(other, lookup)
        if (rate := rate_of(other, one.series)) and not _overlap(own, rate)
    )
    for rate in islice(beside, MOST_BESIDE):
        question = _question(given.figure, rate.figure, lookup)
        yield RatesFinding("undecided", path, own, rate, own.daily.over(rate.daily), question)


def rate_of(figure: Record, series: Series) -> FigureRate | None:
    """A giver's latest number over its days; None for a kind without span, or without its dates.

    A running total is for the days from `since` to the latest point, of which the last, or the
    first, may count or not. A number for a period is for all days of it, both ends included.
    """
    since, kind = days_of(figure.text("since")), figure.text("kind")
    for point in reversed(series.current):
        days = _span_days(kind, since, point) if point.as_of else None
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


def _overlap(one: FigureRate, other: FigureRate) -> bool:
    """Whether a day may belong to the times of both."""
    ends = one.point.days.before(_since(other)), other.point.days.before(_since(one))
    return not any(ends)


def _since(rate: FigureRate) -> DaySpan:
    return days_of(rate.figure.text("since"))


def counting_alike(figure: Record, lookup: Lookup) -> list[Record]:
    """Other figures with the same unit that count the same people or places, each once."""
    return list(islice(_counting_the_same(figure, lookup), _MOST_TRIED))


def _counting_the_same(figure: Record, lookup: Lookup) -> Iterator[Record]:
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


def _question(one: Record, other: Record, lookup: Lookup) -> Record | None:
    """The question of a briefing that asks about both figures, the newest of several."""
    about_other = {found.key for found in _asking(other, lookup)}
    return next((found for found in _asking(one, lookup) if found.key in about_other), None)


def _asking(figure: Record, lookup: Lookup) -> Iterator[Record]:
    for role in ASKING:
        yield from (one for one in lookup.linking(figure.key, role) if one.section == "questions")
