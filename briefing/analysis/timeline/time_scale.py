"""Time in pieces of one length: days, weeks, months, years and longer, each with its number.

The numbers of a scale follow each other, so that a column of a drawing, or a position on a page,
is a matter of counting.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal, NamedTuple

from briefing.model.dates.days import day_text, from_ordinal, ordinal, year_month_day

TimeScale = Literal["day", "week", "month", "year", "decade", "century", "millennium"]
SCALES: tuple[TimeScale, ...] = (
    "day",
    "week",
    "month",
    "year",
    "decade",
    "century",
    "millennium",
)
"""The finest first."""
CHOSEN: tuple[TimeScale, ...] = SCALES[:4]
"""Those that are worth asking for; the others are for spans that nothing shorter can show."""


class _Pieces(NamedTuple):
    number: Callable[[str], int]
    first: Callable[[int], str]


def _years(length: int) -> _Pieces:
    return _Pieces(
        lambda day: year_month_day(day)[0] // length,
        lambda number: day_text(number * length, 1, 1),
    )


def _month(day: str) -> int:
    year, month, _ = year_month_day(day)
    return year * 12 + month - 1


# The first day of all days, 1 January of year 1, is a Monday.
_PIECES: Mapping[TimeScale, _Pieces] = {
    "day": _Pieces(ordinal, from_ordinal),
    "week": _Pieces(
        lambda day: (ordinal(day) - 1) // 7, lambda number: from_ordinal(number * 7 + 1)
    ),
    "month": _Pieces(_month, lambda number: day_text(number // 12, number % 12 + 1, 1)),
    "year": _years(1),
    "decade": _years(10),
    "century": _years(100),
    "millennium": _years(1000),
}


def piece_of(day: str, scale: TimeScale) -> int:
    """The number of the piece that a day is in. Raises ValueError for what is no day."""
    return _PIECES[scale].number(day)


def first_day(piece: int, scale: TimeScale) -> str:
    """The first day of a piece of time."""
    return _PIECES[scale].first(piece)


def last_day(piece: int, scale: TimeScale) -> str:
    """The last day of a piece of time."""
    return from_ordinal(ordinal(first_day(piece + 1, scale)) - 1)


def pieces(lower: str, upper: str, scale: TimeScale) -> int:
    """How many pieces there are from one day to another, both included."""
    return piece_of(upper, scale) - piece_of(lower, scale) + 1


def fitting_scale(lower: str, upper: str, most: int) -> TimeScale:
    """The finest scale that has no more pieces between two days than there may be."""
    return next((one for one in SCALES if pieces(lower, upper, one) <= most), SCALES[-1])
