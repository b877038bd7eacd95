"""What the chart of a figure shows, and what it says in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import isfinite

from briefing.analysis.figures.data_point import DataPoint
from briefing.analysis.figures.day_spans import days_of
from briefing.analysis.figures.findings import Finding, WindowFinding
from briefing.analysis.figures.givers import GivenSeries
from briefing.analysis.speaker import speaker_of
from briefing.library.store.records import Record
from briefing.model.dates.days import from_ordinal
from briefing.page.attribution.who_gives import giver
from briefing.page.blocks import Chart, ChartSpan, Plotted, PointGiver, plain
from briefing.page.figures.givers import giver_name, giver_of_point
from briefing.page.figures.points import value_words
from briefing.page.record_loader import RecordLoader
from briefing.page.words.dates import date_in_words
from briefing.page.words.vocabulary import duration, number, plural, sentence


def picture(
    series: Sequence[GivenSeries],
    figure: Record,
    look: RecordLoader,
    found: Sequence[Finding] = (),
) -> list[Chart]:
    """The numbers that have a day and that nobody corrects, each giver's by themselves.

    Nothing where they are not for two days at least. Of what was `found`, the lengths of time that
    somebody states stand with it.
    """
    drawn = [(one, _drawn(one)) for one in series]
    drawn = [(one, points) for one, points in drawn if points]
    if len({point.days.first for _, points in drawn for point in points}) < 2:
        return []
    plotted = tuple(
        Plotted(
            plain(giver_name(one.giver, look)),
            tuple(_ends(points)),
            tuple(given for point in points for given in _givers(point, look)),
        )
        for one, points in drawn
    )
    every = [point for _, points in drawn for point in points]
    said = "; ".join((*_told(plotted, [points for _, points in drawn]), *_caveats(every)))
    unit = figure.text("unit")
    return [Chart(f"{sentence(unit)}, {said}.", unit, plotted, tuple(_spans(found, figure, look)))]


def _drawn(given: GivenSeries) -> list[DataPoint]:
    return [one for one in given.series.current if one.days.single]


def _ends(points: Iterable[DataPoint]) -> Iterable[tuple[str, float]]:
    """The day and the number of each; of a range, both ends."""
    for one in points:
        day = from_ordinal(int(one.days.first))
        yield from ((day, float(value)) for value in dict.fromkeys((one.amount, one.most)))


def _givers(point: DataPoint, look: RecordLoader) -> Iterator[PointGiver]:
    """Who gives a number, for each of its ends that is drawn."""
    by = look.record(point.by, point.briefing) if point.by else None
    named = by is not None and (by.section != "statements" or bool(speaker_of(by).reference))
    who = plain(giver_of_point(point, look))
    yield PointGiver(value_words(point), who if named or not by else f"{who}, unnamed", named)
    if point.most != point.amount:
        yield PointGiver("", who, named)


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
        yield ChartSpan(from_ordinal(int(start.first)), from_ordinal(int(end.first)), words)


def _told(plotted: Sequence[Plotted], drawn: Sequence[Sequence[DataPoint]]) -> list[str]:
    if len(plotted) == 1:
        return [_course(drawn[0])]
    return [f"{one.name}: {_course(points)}" for one, points in zip(plotted, drawn, strict=True)]


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
    return f"{value} on {date_in_words(point.as_of or point.given)}"


def _caveats(points: Sequence[DataPoint]) -> list[str]:
    """What the picture does not show."""
    said = []
    if any(one.qualifier != "exact" for one in points):
        said.append("drawn without over, about and the like")
    if any(not one.as_of for one in points):
        said.append("some on the days on which they were given")
    return said
