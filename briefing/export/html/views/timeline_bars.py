"""What stands in a row of an edition's timeline: bars, what they are joined to, and heights."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from briefing.analysis.timeline.date_span import DateSpan
from briefing.export.html.views.svg_chart import AxisTick
from briefing.page.timeline.time_bars import density_of
from briefing.page.timeline.timeline_axis import axis_names
from briefing.page.timeline.timeline_view import TimelineView

WIDTH = 400
COLUMNS = 100
"""Into so many parts time is divided, as the columns of a terminal do it."""
_COLUMN = WIDTH / COLUMNS
_LETTER = 2.4
"""Columns of a letter of the axis, on a small screen."""
_HIGH, _BASE = 10, 11.5
"""Units of the highest of a density, and where all stand."""
_FEW = 4
"""Different dates up to which each has a bar of its own."""
Days = tuple[str, str]


class TimeBar(NamedTuple):
    """From where to where a date may be. A point is one piece of time; `sure` is from where to
    where something surely went on. What somebody only tells of is `told`.
    """

    start: float
    end: float
    sure: tuple[float, float] | None = None
    told: bool = False

    @property
    def point(self) -> bool:
        """Whether it is in one piece of time."""
        return self.start == self.end


class DrawnTimes(NamedTuple):
    """A row of the drawing: its bars, the lines that join two, or how many there are, as heights.

    `within` has the columns in which something vaguer may be.
    """

    bars: tuple[TimeBar, ...] = ()
    joins: tuple[tuple[float, float], ...] = ()
    heights: str = ""
    within: str = ""


class TimeBars:
    """Draws the rows of one timeline."""

    def __init__(self, view: TimelineView) -> None:
        """For a part of time that has so many columns (`COLUMNS`)."""
        self.view = view

    def dates(self, days: Iterable[Days]) -> DrawnTimes:
        """Dates, each between two days: as bars, or, where they are many, as heights."""
        every = list(days)
        different = dict.fromkeys(every)
        if len(different) > _FEW:
            return self.density(every)
        return DrawnTimes(tuple(self.bar(DateSpan(*one)) for one in different))

    def bar(self, span: DateSpan, *, told: bool = False) -> TimeBar:
        """One date; to the edge where nothing says an end."""
        start = self._at(span.lower) if span.lower else 0.0
        end = self._at(span.upper) if span.upper else float(WIDTH)
        return TimeBar(start, end, self._surely(span), told)

    def _surely(self, span: DateSpan) -> tuple[float, float] | None:
        """From where to where something surely went on."""
        if not (span.lasting and (span.since or span.until)):
            return None
        until = span.until or ("" if span.goes_on else span.since)
        end = self._at(until) + _COLUMN / 2 if until else float(WIDTH)
        return self._at(span.since or span.until) - _COLUMN / 2, end

    def joined(self, said: DateSpan, told: Iterable[DateSpan]) -> DrawnTimes:
        """When something was said, what it tells of, and a line from the one to the other."""
        before = tuple(self.bar(one, told=True) for one in told)
        own = self.bar(said)
        joins = tuple((one.end, own.start) for one in before)
        return DrawnTimes((*before, own), joins)

    def density(self, days: Iterable[Days]) -> DrawnTimes:
        """How many dates there are in each piece of time."""
        found = density_of(days, self.view)
        most = max(found.columns.values(), default=1)
        heights = (
            f"M{self._across(column):g} {_BASE}V{_BASE - max(1.5, _HIGH * count / most):.1f}"
            for column, count in sorted(found.columns.items())
        )
        return DrawnTimes(heights="".join(heights), within="".join(self._runs(found.within)))

    def _runs(self, there: Iterable[bool]) -> Iterator[str]:
        """Lines along the columns that are set."""
        begin = None
        for column, one in enumerate((*there, False)):
            if one and begin is None:
                begin = column
            elif not one and begin is not None:
                yield f"M{begin * _COLUMN:g} {_BASE}H{column * _COLUMN:g}"
                begin = None

    def axis(self) -> tuple[AxisTick, ...]:
        """The days of the axis, by their names."""
        names = axis_names(self.view, _LETTER)
        return tuple(AxisTick(self._across(column), name) for column, name in names)

    def _at(self, day: str) -> float:
        return self._across(self.view.column(day))

    def _across(self, column: int) -> float:
        return (column + 0.5) * _COLUMN
