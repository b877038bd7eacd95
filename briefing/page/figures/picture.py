"""What the chart of a figure shows, and what it says in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import isfinite

from briefing.analysis.figures.data_point import DataPoint
from briefing.analysis.figures.day_spans import days_of
from briefing.analysis.figures.findings import Finding, WindowFinding
from briefing.analysis.figures.givers import GivenSeries
from briefing.library.store.records import Record
from briefing.model.dates.days import from_ordinal
from briefing.page.attribution.who_gives import giver
from briefing.page.blocks import Chart, plain
from briefing.page.chart_block import ChartSpan
from briefing.page.figures.chart_points import SIGNS, Agreement, has_place, plotted
from briefing.page.figures.givers import giver_of_point
from briefing.page.figures.points import day_words, value_words
from briefing.page.record_loader import RecordLoader
from briefing.page.words.dates import date_in_words
from briefing.page.words.vocabulary import duration, number, plural, sentence

_MOST_LISTED = 5
"""Numbers without a place in time that are written out."""


def picture(
    series: Sequence[GivenSeries],
    figure: Record,
    look: RecordLoader,
    found: Sequence[Finding] = (),
    agreement: Agreement | None = None,
) -> list[Chart]:
    """The numbers that have a place in time and that nobody corrects, each giver's by themselves.

    Nothing where one giver gives one number. Of what was `found`, the
    lengths of time that somebody states stand with it; the `agreement` of the givers is told.
    """
    current = [one.series.current for one in series]
    drawn = [
        (plotted(at, one, figure, look, agreement or {}), [p for p in points if has_place(p)])
        for at, (one, points) in enumerate(zip(series, current, strict=True))
        if any(map(has_place, points))
    ]
    every = [point for _, points in drawn for point in points]
    different = {(point.days[:2], point.amount, point.most) for point in every}
    if len(different) < 2 and len(drawn) < 2:
        return []
    placed = tuple(one for one, _ in drawn)
    if len(placed) == 1:
        told = [_course(every)]
    else:
        told = [f"{one.title}: {_course(points)}" for one, points in drawn]
    notes = [*_given(every), *_without_place([one for each in current for one in each], look)]
    said = "; ".join((*told, *_qualified(every), *notes))
    unit = figure.text("unit")
    label = f"{sentence(unit)}, {said}."
    return [Chart(label, unit, placed, tuple(_spans(found, figure, look)), tuple(notes))]


def _spans(found: Sequence[Finding], figure: Record, look: RecordLoader) -> Iterator[ChartSpan]:
    """The lengths of time that are stated, between the days that they were held against."""
    for one in found:
        if not isinstance(one, WindowFinding) or one.days is None:
            continue
        start, end = days_of(one.start), days_of(one.end)
        if not all(map(isfinite, (*start[:2], *end[:2]))):
            continue
        low, high = int(one.days.low), int(one.days.high)
        days = plural(high, "day") if low == high else f"{low:,} to {plural(high, 'day')}"
        counted = f"given {days} apart" if one.given else days
        by = plain(giver(one.stated.by, figure.key.briefing, look))
        words = f"{counted}; {by} states {duration(one.stated.window)}"
        first, last = (from_ordinal(int(one.first)) for one in (start, end))
        yield ChartSpan(first, last, words, SIGNS[one.outcome])


def _course(points: Sequence[DataPoint]) -> str:
    """How many numbers there are, and from what to what they go."""
    first, last = points[0], points[-1]
    counted = plural(len(points), "number")
    if len(points) == 1:
        return f"{counted}, {_number_and_day(first)}"
    said = [f"{counted}, from {_number_and_day(first)} to {_number_and_day(last)}"]
    ends = {value for one in (first, last) for value in (one.amount, one.most)}
    least, most = min(one.amount for one in points), max(one.most for one in points)
    if not {least, most} <= ends:
        said.append(f"lowest {number(least)}, highest {number(most)}")
    return ", ".join(said)


def _number_and_day(point: DataPoint) -> str:
    value = number(point.amount)
    if point.most != point.amount:
        value = f"{value} to {number(point.most)}"
    day = date_in_words(point.as_of or point.given)
    return f"{value} on {day}" if point.days.single else f"{value} for {day}"


def _qualified(points: Sequence[DataPoint]) -> list[str]:
    """How many numbers are not quite what is drawn."""
    loose = sum(one.qualifier != "exact" for one in points)
    return [f"{plural(loose, 'number')} with over, about or the like"] if loose else []


def _given(points: Sequence[DataPoint]) -> list[str]:
    """Which numbers are for a day that nobody has said."""
    given = [one for one in points if not one.as_of]
    if not given:
        return []
    if len(given) == 1:
        return [f"{value_words(given[0])} stands on the day on which it was given"]
    which = "all" if len(given) == len(points) else plural(len(given), "number")
    return [f"{which} stand on the days on which they were given"]


def _without_place(points: Sequence[DataPoint], look: RecordLoader) -> list[str]:
    """What is in no picture, because its day is not known."""
    left = [one for one in points if not has_place(one)]
    said = [
        f"{value_words(one)} ({plain(giver_of_point(one, look))}, {day_words(one)})"
        for one in left[:_MOST_LISTED]
    ]
    rest = f" and {len(left) - len(said):,} more" if len(left) > len(said) else ""
    return [f"without a place in time: {', '.join(said)}{rest}"] if left else []
