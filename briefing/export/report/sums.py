"""The figures of a report with what was found out about each, every finding once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from briefing.analysis.figures.checks import findings_of
from briefing.analysis.figures.data_point import DataPoint
from briefing.analysis.figures.findings import Finding, RatesFinding
from briefing.library.store.records import Record
from briefing.model.key import Key
from briefing.page.blocks import Line, Span
from briefing.page.figures.finding_text import finding_line
from briefing.page.figures.givers import giver_of_point
from briefing.page.figures.points import value_words
from briefing.page.record_loader import RecordLoader
from briefing.page.sections.figure import gather_series
from briefing.page.words.labels import listed

_MOST_NUMBERS = 6
"""Numbers of a figure that are told again beside its sums; the table on page one has all."""


class FigureSums(NamedTuple):
    """A figure, its numbers, and what was found; `compared` are figures that say the rest of it."""

    figure: Record
    points: tuple[DataPoint, ...]
    findings: tuple[Finding, ...]
    compared: tuple[Record, ...]


def gather_sums(figures: Sequence[Record], look: RecordLoader) -> list[FigureSums]:
    """The sums of all figures. Two rates that are compared are compared once, at the first."""
    return list(_sums(figures, look))


def _sums(figures: Sequence[Record], look: RecordLoader) -> Iterator[FigureSums]:
    told: set[frozenset[Key]] = set()
    for figure in figures:
        series, rivals = gather_series(figure, look)
        findings: list[Finding] = []
        compared: list[Record] = []
        for one in findings_of(figure, series, rivals, look):
            if isinstance(one, RatesFinding):
                pair = frozenset((one.own.figure.key, one.other.figure.key))
                if pair in told:
                    compared.append(one.other.figure)
                    continue
                told.add(pair)
            findings.append(one)
        points = tuple(point for own in series for point in own.series.current)
        yield FigureSums(figure, points, tuple(findings), tuple(compared))


def numbers_line(sums: FigureSums, look: RecordLoader) -> Line:
    """What the figure's numbers are, and who gives each."""
    points = sums.points
    if len(points) > _MOST_NUMBERS:
        return (Span(f"{len(points):,} numbers, in the table on the first page."),)
    told = ((Span(f"{value_words(one)}, given by "), *giver_of_point(one, look)) for one in points)
    return (*listed(told, "; "), Span(".")) if points else ()


def told_finding(finding: Finding, figure: Record, look: RecordLoader) -> Line:
    """A finding as a sentence. A question is only linked to: it stands in full elsewhere."""
    if not isinstance(finding, RatesFinding) or finding.question is None:
        return finding_line(finding, figure, look)
    line = finding_line(replace(finding, question=None), figure, look)
    return (*line, Span(", which is an open question", link=finding.question.key))
