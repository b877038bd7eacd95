"""Which part of time a timeline shows, and at which column each day stands."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from briefing.analysis.timeline.time_scale import (
    CHOSEN,
    SCALES,
    TimeScale,
    first_day,
    fitting_scale,
    last_day,
    piece_of,
    pieces,
)
from briefing.model.dates.days import ordinal

_WIDEST = 16
"""Columns of a piece of time, at its closest."""
_STRETCHED = 6
"""Columns of a piece of time, where all of it fits."""
_ANY_DAY = "2000-01-01"


class TimelineView(NamedTuple):
    """A part of time: so many pieces from the `first` on, spread over `width` columns.

    No more pieces are `shown` than there are columns, so that two of them never share one.
    """

    scale: TimeScale
    first: int
    shown: int
    width: int

    @property
    def first_day(self) -> str:
        """The first day that is in view."""
        return first_day(self.first, self.scale)

    @property
    def last_day(self) -> str:
        """The last day that is in view."""
        return last_day(self.first + self.shown - 1, self.scale)

    def column(self, day: str) -> int:
        """The column of a day; below 0, or from `width` on, where it is out of view."""
        return self.column_of(_piece(day, self.scale))

    def column_of(self, piece: int) -> int:
        """The column of a piece of time: the middle of those that it has."""
        return (2 * (piece - self.first) + 1) * self.width // (2 * self.shown)

    def days_of(self, column: int) -> tuple[str, str]:
        """The first and the last day of the piece of time that a column is of."""
        piece = self.first + (2 * column + 1) * self.shown // (2 * self.width)
        return first_day(piece, self.scale), last_day(piece, self.scale)

    def touches(self, lower: str, upper: str) -> bool:
        """Whether anything between two days, of which either may be unknown, is in view."""
        return (not upper or upper >= self.first_day) and (not lower or lower <= self.last_day)

    def panned(self, share: float) -> TimelineView:
        """Moved by a share of what is in view to what is later, or earlier: by a piece at least."""
        by = max(1, round(abs(share) * self.shown))
        return self._replace(first=self.first + (by if share > 0 else -by))

    def closer(self, day: str = "") -> TimelineView:
        """Half as much time, at the finest scale that has columns for it; with a day, or else its
        middle, in view."""
        for scale in SCALES[: SCALES.index(self.scale) + 1]:
            there = pieces(self.first_day, self.last_day, scale)
            if there // 2 <= self.width:
                break
        shown = min(there, self.width, max(self._least, there // 2))
        return self._about(scale, shown, day or self._middle)

    def wider(self) -> TimelineView:
        """Twice as much time; where there are no columns for it, at the next coarser scale."""
        if self.shown * 2 <= self.width:
            return self._about(self.scale, self.shown * 2, self._middle)
        at = min(SCALES.index(self.scale) + 1, len(SCALES) - 1)
        across = pieces(self.first_day, self.last_day, SCALES[at])
        return self._about(SCALES[at], min(self.width, across * 2), self._middle)

    @property
    def days(self) -> int:
        """How many days are in view."""
        return ordinal(self.last_day) - ordinal(self.first_day) + 1

    @property
    def closest(self) -> bool:
        """Whether nothing is closer."""
        return self.scale == SCALES[0] and self.shown <= self._least

    @property
    def _least(self) -> int:
        return max(1, self.width // _WIDEST)

    @property
    def _middle(self) -> str:
        return first_day(self.first + self.shown // 2, self.scale)

    def at_scale(self, scale: TimeScale) -> TimelineView:
        """At another scale, as much as there is room for, with its middle in view."""
        return self._about(scale, self.width, self._middle)

    def _about(self, scale: TimeScale, shown: int, day: str) -> TimelineView:
        return TimelineView(scale, piece_of(day, scale) - shown // 2, shown, self.width)

    def resized(self, width: int) -> TimelineView:
        """The same for another width: as much of it as there are columns for."""
        width = max(1, width)
        return self._replace(width=width, shown=min(self.shown, width))


@lru_cache(maxsize=65536)  # the days of a library are few and come again and again
def _piece(day: str, scale: TimeScale) -> int:
    return piece_of(day, scale)


def fitted_to(lower: str, upper: str, width: int, scale: TimeScale | None = None) -> TimelineView:
    """All between two days in so many columns; at a scale that is given, its last part.

    Without days it is any time at all: there is nothing to be seen in it.
    """
    width = max(1, width)
    if not (lower and upper):
        lower = upper = lower or upper or _ANY_DAY
    chosen = scale or fitting_scale(lower, upper, max(1, width - 2))
    # A piece before and one behind, for the ends that are open.
    shown = max(pieces(lower, upper, chosen) + 2, width // _STRETCHED)
    if shown > width:
        return TimelineView(chosen, piece_of(upper, chosen) - width + 2, width, width)
    return TimelineView(chosen, piece_of(lower, chosen) - 1, shown, width)


def next_scale(scale: TimeScale, by: int) -> TimeScale:
    """The scale that comes so many steps after one among those that are chosen by name."""
    at = CHOSEN.index(scale) if scale in CHOSEN else len(CHOSEN) - 1
    return CHOSEN[max(0, min(len(CHOSEN) - 1, at + by))]
