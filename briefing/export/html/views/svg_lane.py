"""The numbers of one giver as a drawing: marks where they are, and what they say beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefing.export.html.views.chart_labels import PointText
from briefing.page.chart_block import Plotted

_MOST_LABELLED = 8
"""Points of one giver that are labelled one by one; of more only the first and the last."""
_ARROW = 8
"""Units that the sign of an open end takes above a number."""

_BESIDE = 9
"""Units from a number to the sign of its day."""


class PointMark(NamedTuple):
    """A number in the drawing, `open` where somebody unnamed speaks."""

    x: float
    y: float
    open: bool


class RangeMark(NamedTuple):
    """What a number can be, or on which days, from the one end to the other."""

    x: float
    y: float
    end_x: float
    end_y: float


class OpenEnd(NamedTuple):
    """That a number may be more, or less: `way` is −1 upwards and 1 downwards."""

    x: float
    y: float
    way: int


class DaySign(NamedTuple):
    """Beside a number, that its day is about (~) or uncertain (?)."""

    x: float
    y: float
    text: str


class PlacedSeries(NamedTuple):
    """The numbers of one giver, placed; `named` where the name stands above them all."""

    plotted: Plotted
    places: Sequence[RangeMark]
    named: bool

    def marks(self) -> Iterator[PointMark]:
        """The ends of each number that is for one day."""
        for at, point in zip(self.places, self.plotted.points, strict=True):
            if point.first == point.last:
                for y in dict.fromkeys((at.y, at.end_y)):
                    yield PointMark(at.x, y, not point.named)

    def ranges(self) -> Iterator[RangeMark]:
        """A line between the ends of each range."""
        return (one for one in self.places if one.y != one.end_y)

    def vague(self) -> Iterator[RangeMark]:
        """A line over the days that each number may be for, where these are several."""
        return (one for one in self.places if one.x != one.end_x)

    def ends(self) -> Iterator[OpenEnd]:
        """Where a number is open."""
        for at, point in zip(self.places, self.plotted.points, strict=True):
            middle = round((at.x + at.end_x) / 2, 1)
            if point.more:
                yield OpenEnd(middle, at.end_y, -1)
            if point.less:
                yield OpenEnd(middle, at.y, 1)

    def day_signs(self) -> Iterator[DaySign]:
        """On both sides of each number whose day is about or uncertain."""
        for at, point in zip(self.places, self.plotted.points, strict=True):
            if point.day_sign:
                for x in (at.x - _BESIDE, at.end_x + _BESIDE):
                    yield DaySign(round(x, 1), at.end_y, point.day_sign)

    def texts(self) -> list[PointText]:
        """What stands beside the numbers; beside the first and the last where they are many."""
        texts = [
            PointText(
                at.x,
                at.end_y - (_ARROW if point.more else 0),
                f"{point.value} {point.sign}".rstrip(),
                "" if self.named and point.who == self.plotted.name else point.who,
            )
            for at, point in zip(self.places, self.plotted.points, strict=True)
        ]
        return texts if len(texts) <= _MOST_LABELLED else [texts[0], texts[-1]]
