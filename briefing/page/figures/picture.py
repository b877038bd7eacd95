"""What the chart of a figure shows, and what it says in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefing.analysis.figures.data_point import DataPoint
from briefing.analysis.figures.givers import GivenSeries
from briefing.library.store.records import Record
from briefing.model.dates.days import from_ordinal
from briefing.page.blocks import Chart, Plotted, plain
from briefing.page.figures.givers import giver_name
from briefing.page.record_loader import RecordLoader
from briefing.page.words.dates import date_in_words
from briefing.page.words.vocabulary import number, plural, sentence


def picture(series: Sequence[GivenSeries], figure: Record, look: RecordLoader) -> list[Chart]:
    """The numbers that have a day and that nobody corrects, each giver's by themselves.

    Nothing where they are not for two days at least.
    """
    drawn = [(one, _drawn(one)) for one in series]
    drawn = [(one, points) for one, points in drawn if points]
    if len({point.days.first for _, points in drawn for point in points}) < 2:
        return []
    plotted = tuple(
        Plotted(plain(giver_name(one.giver, look)), tuple(_ends(points))) for one, points in drawn
    )
    every = [point for _, points in drawn for point in points]
    said = "; ".join((*_told(plotted, [points for _, points in drawn]), *_caveats(every)))
    unit = figure.text("unit")
    return [Chart(f"{sentence(unit)}, {said}.", unit, plotted)]


def _drawn(given: GivenSeries) -> list[DataPoint]:
    return [one for one in given.series.current if one.days.single]


def _ends(points: Iterable[DataPoint]) -> Iterable[tuple[str, float]]:
    """The day and the number of each; of a range, both ends."""
    for one in points:
        day = from_ordinal(int(one.days.first))
        yield from ((day, float(value)) for value in dict.fromkeys((one.amount, one.most)))


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
