"""The latest number of a figure, as a list has it."""

from __future__ import annotations

from briefing.analysis.numbers.givers import given_series, latest_day
from briefing.library.answers import Record
from briefing.page.look import Look
from briefing.page.numbers.points import day_in_short, value_words
from briefing.page.vocabulary import number


def latest(record: Record, look: Look) -> str:
    """The latest number in words, with its day: over 12,000 people, as of 18 Nov 2023.

    Of several givers whose latest numbers differ, the least and the greatest, and how many give
    them: 40 to 61 attacks (2 givers), the latest as of 18 Nov 2023.
    """
    series = [one for one in given_series(record, look) if one.series.current]
    newest = latest_day(series)
    if newest is None:
        return ""
    ends = [one.series.current[-1] for one in series]
    values = {value_words(one) for one in ends}
    least, most = min(one.amount for one in ends), max(one.most for one in ends)
    several = len(values) > 1 and least < most
    value = f"{number(least)} to {number(most)}" if several else value_words(newest)
    said = f"{value} {record.text('unit')}".strip()
    day = day_in_short(newest)
    if several:
        return f"{said} ({len(series):,} givers), the latest {_as_of(day, bool(newest.as_of))}"
    return f"{said}, {_as_of(day, bool(newest.as_of))}"


def _as_of(day: str, dated: bool) -> str:
    return f"as of {day}" if dated else day
