"""The axis of a timeline: days by their names, and the ticks below them."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil

from briefing.analysis.timeline.time_scale import TimeScale
from briefing.model.dates.days import edtf_text, year_month_day
from briefing.page.timeline.timeline_view import TimelineView
from briefing.page.words.dates import short_date

_APART = 8
"""Columns from one name to the next, at least: some more than a name is wide."""
_STEPS = {
    "day": (1, 2, 7, 14, 28),
    "week": (1, 2, 4, 8, 13, 26, 52),
    "month": (1, 2, 3, 6, 12, 24, 60, 120),
}
_YEARS = (1, 2, 5, 10, 20, 50, 100)


def axis(view: TimelineView) -> tuple[str, str]:
    """The names and the ticks, each as wide as the view.

    One tick at least has a name, which where there is little room begins before it.
    """
    names, ticks = [" "] * view.width, ["─"] * view.width
    there = [*axis_names(view)] or [(0, "")]
    if not any(name for _, name in there):
        column = there[0][0]
        only = _named(view.days_of(column)[0], view.scale, "")
        there[0] = (column, only if len(only) <= view.width else "")
    for column, name in there:
        ticks[column] = "┬"
        begin = min(column, view.width - len(name))
        names[begin : begin + len(name)] = name
    return "".join(names), "".join(ticks)


def axis_names(view: TimelineView, letter: float = 1) -> Iterator[tuple[int, str]]:
    """The columns of the ticks, each with its name; empty where there is no room for one.

    A `letter` is so many columns wide.
    """
    steps = _STEPS.get(view.scale, _YEARS)
    step = next((one for one in steps if one * view.width >= _APART * view.shown), steps[-1])
    free, last = 0, ""
    for piece in range(view.first + -view.first % step, view.first + view.shown, step):
        column = view.column_of(piece)
        if column >= view.width:
            break
        day, _ = view.days_of(column)
        name = _named(day, view.scale, last)
        wide = ceil(len(name) * letter)
        if column >= free and column + wide <= view.width:
            free, last = column + wide + 1, day
            yield column, name
        else:
            yield column, ""


def _named(day: str, scale: TimeScale, last: str) -> str:
    """A day in few words: what has been said already is not said again."""
    year, month, number = year_month_day(day)
    before = year_month_day(last) if last else (None, None, None)
    if scale in ("day", "week"):
        if before[:2] == (year, month):
            return str(number)
        words = short_date(edtf_text(day))
        return words if before[0] != year else words.rpartition(" ")[0]
    if scale == "month":
        words = short_date(edtf_text(day[:-3]))
        return words if before[0] != year else words.rpartition(" ")[0]
    return short_date(edtf_text(day[:-6]))


def period_words(view: TimelineView) -> str:
    """The scale and what is in view: day · 7 Oct – 18 Nov 2023."""
    first, last = (short_date(edtf_text(day)) for day in (view.first_day, view.last_day))
    first_words, last_words = first.split(" "), last.split(" ")
    if len(first_words) == 3 and first_words[2:] == last_words[2:] and first != last:
        first = " ".join(first_words[:2])
    return f"{view.scale} · {first}" + (f" – {last}" if first != last else "")
