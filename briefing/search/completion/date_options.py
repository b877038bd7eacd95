"""Options for dates: the years, and then the months, in which records begin."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import MAXYEAR, date

from briefing.library.store.record_numbers import SHIFT
from briefing.library.store.records import Listing
from briefing.model.dates.edtf_date import MONTHS
from briefing.search.completion.option import CompletionOption
from briefing.search.name_lookup import QueryScope

_YEAR, _MONTH = len("2023"), len("2023-11")
_BEGUN = re.compile(r"\d{0,3}|\d{4}(-\d{0,2})?")
_MOST_RECORDS = 1_000
_MOST_YEARS = 100
_LATEST = 1 << 62
"""More than any number of a record."""


def date_options(asked: QueryScope, begun: str, most: int) -> Iterator[CompletionOption]:
    """Years, the newest first; or the months of the year that is typed."""
    if not _BEGUN.fullmatch(begun) or not begun.isascii():
        return
    size = _YEAR if len(begun) < _YEAR else _MONTH
    days = _in_briefing(asked) if asked.briefing else _anywhere(asked, begun, size)
    found = dict.fromkeys(day[:size] for day in days if day.startswith(begun))
    for written in list(found)[:most]:
        yield CompletionOption(written, shown_date(written), None)


def shown_date(written: str) -> str:
    """A year, `2023`, or a month, `2023-11`, as a person reads it."""
    year, _, month = written.partition("-")
    return f"{MONTHS[int(month) - 1]} {year}" if month else year


def _in_briefing(asked: QueryScope) -> Iterator[str]:
    """The days of the newest records of a briefing, newest first."""
    listing = Listing(asked.briefing, order="date")
    for number in asked.library.lists.numbers(listing, _MOST_RECORDS):
        if number >> SHIFT:
            yield _iso(number)


def _anywhere(asked: QueryScope, begun: str, size: int) -> Iterator[str]:
    """A day in every year that has records, or in every month of the year that is typed."""
    below = _first(int(begun[:_YEAR]) + 1, 1) if size == _MONTH else _LATEST
    for _ in range(_MOST_YEARS):
        rows = asked.library.ask(
            "SELECT record.id FROM record WHERE record.id < ? ORDER BY record.id DESC LIMIT 1",
            (below,),
        )
        if not rows or not rows[0][0] >> SHIFT or _iso(rows[0][0]) < begun[:_YEAR]:
            return
        day = _iso(rows[0][0])
        yield day
        below = _first(int(day[:_YEAR]), int(day[5:7]) if size == _MONTH else 1)


def _iso(number: int) -> str:
    return date.fromordinal(number >> SHIFT).isoformat()


def _first(year: int, month: int) -> int:
    """A number that no record of that month or later is below."""
    return date(max(1, year), month, 1).toordinal() << SHIFT if year <= MAXYEAR else _LATEST
