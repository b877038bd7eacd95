"""The numbers of a series as points of a chart, with all that is not sure of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from math import inf, isfinite

from briefing.analysis.figures.comparison import SharedDay, shared_day
from briefing.analysis.figures.data_point import DataPoint
from briefing.analysis.figures.givers import GivenSeries
from briefing.analysis.figures.intervals import Outcome
from briefing.analysis.speaker import speaker_of
from briefing.library.store.records import Record
from briefing.model.dates import edtf
from briefing.model.dates.days import from_ordinal
from briefing.page.blocks import plain
from briefing.page.chart_block import ChartPoint, Plotted
from briefing.page.figures.drawing import chart_signs
from briefing.page.figures.givers import giver_name, giver_of_point
from briefing.page.figures.points import value_words
from briefing.page.record_loader import RecordLoader
from briefing.page.words.vocabulary import plural

SIGNS: dict[Outcome, str] = {
    "differs": chart_signs.DIFFERS,
    "undecided": chart_signs.OPEN,
    "holds": chart_signs.SAME,
}
Agreement = Mapping[tuple[int, SharedDay], Outcome]
"""How each giver's number for a day stands to those of others."""


def has_place(point: DataPoint) -> bool:
    """Whether it is known between which days its day is."""
    return isfinite(point.days.first) and isfinite(point.days.last)


def plotted(
    number: int, given: GivenSeries, figure: Record, look: RecordLoader, agreement: Agreement
) -> Plotted:
    """What one giver gives that nobody corrects, as far as it has a place in time.

    `number` is the giver's own among those of the `agreement`.
    """
    points = [one for one in given.series.current if has_place(one)]
    who = {(one.by, one.briefing): one for one in points}
    givers = {key: _giver(one, look) for key, one in who.items()}
    outcomes = [
        agreement.get((number, day)) if (day := shared_day(one)) else None for one in points
    ]
    return Plotted(
        plain(giver_name(given.giver, look)),
        tuple(
            _point(one, *givers[one.by, one.briefing], SIGNS[outcome] if outcome else "")
            for one, outcome in zip(points, outcomes, strict=True)
        ),
        _against(points, outcomes),
        "" if given.figure.key == figure.key else given.figure.title,
    )


def _point(point: DataPoint, who: str, named: bool, sign: str) -> ChartPoint:
    return ChartPoint(
        first=from_ordinal(int(point.days.first)),
        last=from_ordinal(int(point.days.last)),
        least=float(point.amount),
        most=float(point.most),
        value=value_words(point),
        day=point.as_of or point.given,
        who=who,
        named=named,
        given=not point.as_of,
        more=point.value.high == inf,
        less=point.qualifier == "up-to",
        about=point.qualifier == "about",
        day_sign=_day_sign(point),
        sign=sign,
    )


def _day_sign(point: DataPoint) -> str:
    """Of a date that is both, that it is uncertain, which is the less sure."""
    if not point.days.vague:
        return ""
    return "?" if edtf.parse(point.as_of or point.given).uncertain else "~"


def _giver(point: DataPoint, look: RecordLoader) -> tuple[str, bool]:
    """Who gives a number, and whether that is somebody with a name."""
    by = look.record(point.by, point.briefing) if point.by else None
    named = by is not None and (by.section != "statements" or bool(speaker_of(by).reference))
    who = plain(giver_of_point(point, look))
    return (who if named or not by else f"{who}, unnamed"), named


def _against(points: Sequence[DataPoint], outcomes: Iterable[Outcome | None]) -> str:
    """On how many of the days that others give too the numbers are the same, or differ."""
    days = {
        shared_day(point): outcome
        for point, outcome in zip(points, outcomes, strict=True)
        if outcome
    }
    counts = Counter(days.values())
    said = [f"{sign} {counts[one]:,}" for one, sign in SIGNS.items() if counts[one]]
    return f"{', '.join(said)} of {plural(len(days), 'shared day')}" if said else ""
