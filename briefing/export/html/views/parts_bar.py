"""What a number is made up of as one bar: a piece for each part, filled and open by turns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import fsum, isclose
from typing import NamedTuple

from briefing.analysis.figures.data_point import DataPoint
from briefing.analysis.figures.givers import GivenSeries
from briefing.library.store.records import Record
from briefing.page.blocks import Line, Span, plain
from briefing.page.figures.points import day_words, value_words
from briefing.page.figures.series_table import by_whom
from briefing.page.record_loader import RecordLoader
from briefing.page.sections.figure import parts_words
from briefing.page.words.vocabulary import number, sentence

WIDTH, HEIGHT = 400.0, 22.0
"""Units that the bar is drawn in, as a chart is."""
_EDGE = 1.0
_MOST = 12
"""Parts that can be told apart in a bar; more of them stand in words alone."""


class PartPiece(NamedTuple):
    """One part: where its piece is, whether it is filled, and what it is called."""

    x: float
    width: float
    filled: bool
    value: str
    name: str


class PartsBar(NamedTuple):
    """The parts of one number, the number with its day, and who gives it.

    `words` say all of it for whoever cannot see it, `remark` what the page says of the parts.
    """

    pieces: tuple[PartPiece, ...]
    whole: Line
    words: str
    remark: str
    width: float = WIDTH
    height: float = HEIGHT


def parts_bars(
    figure: Record, series: Sequence[GivenSeries], look: RecordLoader
) -> Iterator[PartsBar]:
    """A bar for each giver: of the latest number whose parts are said to make it up, and do."""
    for one in series:
        whole = [point for point in one.series.points if _is_made_up(point)]
        if whole:
            yield _bar(whole[-1], by_whom(whole[-1], one, figure, look))


def _is_made_up(point: DataPoint) -> bool:
    values = [value for _, value in point.parts]
    return (
        point.parts_sum == "exact"
        and 1 < len(values) <= _MOST
        and point.value.exact
        and min(values) > 0
        and isclose(fsum(values), point.amount)
    )


def _bar(point: DataPoint, given: Line) -> PartsBar:
    whole = (Span(f"Together {value_words(point)}, {day_words(point)}; "), *given)
    pieces = tuple(_pieces(point))
    named = ", ".join(f"{one.name} {one.value}" for one in pieces)
    return PartsBar(pieces, whole, f"{named}. {plain(whole)}", _remark(point))


def _remark(point: DataPoint) -> str:
    """How the page begins what it says of the parts."""
    return f"{sentence(day_words(point))}: {parts_words(point)}"


def _pieces(point: DataPoint) -> Iterator[PartPiece]:
    x, room = _EDGE, WIDTH - 2 * _EDGE
    for place, (name, value) in enumerate(point.parts):
        width = room * value / point.amount
        yield PartPiece(round(x, 1), round(width, 1), place % 2 == 0, number(value), name)
        x += width
