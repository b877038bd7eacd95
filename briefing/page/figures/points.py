"""A number of a series in words, with its qualifier and its day."""

from __future__ import annotations

from briefing.analysis.figures.data_point import DataPoint
from briefing.page.words.dates import date_in_words, short_date
from briefing.page.words.vocabulary import number, quantity

_OPEN = ("from ", "until ")


def value_words(point: DataPoint) -> str:
    """The number: over 12,000; 20 to 30."""
    value = quantity(point.amount, point.qualifier)
    return value if point.most == point.amount else f"{value} to {number(point.most)}"


def day_words(point: DataPoint) -> str:
    """The day that it is for, or else the day on which it was given."""
    if point.as_of:
        return date_in_words(point.as_of)
    return f"given {date_in_words(point.given)}" if point.given else "day not given"


def day_in_short(point: DataPoint) -> str:
    """The same, as a column of a table has it."""
    if point.as_of:
        return short_date(point.as_of)
    return f"given {short_date(point.given)}" if point.given else "day not given"


def dated_words(point: DataPoint) -> str:
    """The number with its day: 61 as of 17 November 2023; 61, given 17 November 2023."""
    day = day_words(point)
    return f"{value_words(point)} {as_of(day)}" if point.as_of else f"{value_words(point)}, {day}"


def as_of(day: str) -> str:
    """A day, or a time that is open, in words as what a number is for."""
    return day if day.startswith(_OPEN) else f"as of {day}"
