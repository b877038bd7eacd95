"""A number of a series in words, with its qualifier and its day."""

from __future__ import annotations

from briefing.analysis.numbers.series import Point
from briefing.page.dates import in_short, in_words
from briefing.page.vocabulary import number, quantity


def value_words(point: Point) -> str:
    """The number: over 12,000; 20 to 30."""
    value = quantity(point.amount, point.qualifier)
    return value if point.most == point.amount else f"{value} to {number(point.most)}"


def day_words(point: Point) -> str:
    """The day that it is for, or else the day on which it was given."""
    if point.as_of:
        return in_words(point.as_of)
    return f"given {in_words(point.given)}" if point.given else "no day told"


def day_in_short(point: Point) -> str:
    """The same, as a column of a table has it."""
    if point.as_of:
        return in_short(point.as_of)
    return f"given {in_short(point.given)}" if point.given else "no day told"


def dated_words(point: Point) -> str:
    """The number with its day: 61 as of 17 November 2023; 61, given 17 November 2023."""
    between = " as of " if point.as_of else ", "
    return f"{value_words(point)}{between}{day_words(point)}"
