"""Where a day stands in a chart, and the names of days below it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from briefing.model.dates.days import day_text, edtf_text, from_ordinal, ordinal, year_month_day
from briefing.page.words.dates import short_date

_INSET = 1
"""Columns left free on both sides, for the signs beside a mark."""
_MOST_NAMED = 12
"""Days that are named one by one; of more only the ends and some between."""
_PARTS = 4
_MONTHS, _YEARS = 120, 3_000
"""Days from which on months begin on the axis, and years."""
_EMPTY = 20
"""Columns without a name after which one is put between."""


class DayScale(NamedTuple):
    """Days by their numbers, from `first` to `last`, in so many columns."""

    first: int
    last: int
    width: int

    def column(self, day: str) -> int:
        """The column of an ISO day."""
        return self._column(ordinal(day))

    def _column(self, day: int) -> int:
        room, span = self.width - 1 - 2 * _INSET, self.last - self.first
        return _INSET + (2 * (day - self.first) * room + span) // (2 * span or 1)

    def names(self, days: Sequence[str]) -> str:
        """Names of days in order of time, each from its column on, where there is room.

        What has been said of the year and the month is not said again.
        """
        wanted = self._wanted(list(map(ordinal, days[: _MOST_NAMED + 1])))
        placed = self._placed(list(wanted))
        while clash := next((pair for pair in pairwise(placed) if _covers(*pair)), None):
            left, right = clash[0].day, clash[1].day
            del wanted[left if wanted[left] > wanted[right] else right]
            placed = self._placed(list(wanted))
        line = ""
        for one in placed:
            line += " " * (one.start - len(line)) + one.name
        return line

    def _wanted(self, days: Sequence[int]) -> dict[int, int]:
        """Days in order of time, with the rank of each: the lowest is the last to go."""
        ranks = {self.last: 0, self.first: 1}
        if len(days) <= _MOST_NAMED:
            ranks = {**dict.fromkeys(days, 2), **ranks}
        span = self.last - self.first
        known = [self._column(day) for day in ranks]
        for part in range(1, _PARTS):
            day = max(self.first, _round(self.first + span * part // _PARTS, span))
            if all(abs(self._column(day) - one) >= _EMPTY // 2 for one in known):
                ranks.setdefault(day, 3)
        return dict(sorted(ranks.items()))

    def _placed(self, days: Sequence[int]) -> list[_DayName]:
        found: list[_DayName] = []
        before: list[str] = []
        for day in days:
            words = short_date(edtf_text(from_ordinal(day))).split(" ")
            same = 0
            while words[-1 - same :] == before[-1 - same :] and same < len(words) - 1:
                same += 1
            name = " ".join(words[: len(words) - same])
            start = max(0, min(self._column(day), self.width - len(name)))
            found.append(_DayName(start, name, day))
            before = words
        return found


def _round(day: int, span: int) -> int:
    """The first day of its month or year, where the span is long."""
    year, month, _ = year_month_day(from_ordinal(day))
    if span < _MONTHS:
        return day
    return ordinal(day_text(year, month if span < _YEARS else 1, 1))


class _DayName(NamedTuple):
    start: int
    name: str
    day: int


def _covers(left: _DayName, right: _DayName) -> bool:
    return left.start + len(left.name) >= right.start
