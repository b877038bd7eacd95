"""Options for dates: the years, and then the months, in which records begin."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.library.store.record_numbers import HIGHEST, SHIFT, day_number, day_of
from briefing.library.store.records import Listing
from briefing.model.dates.days import day_text, edtf_text, month_of, year_month_day, year_of
from briefing.model.dates.edtf import parse
from briefing.model.dates.english import in_english
from briefing.search.completion.option import CompletionOption
from briefing.search.name_lookup import QueryScope

_BEGUN = re.compile(r"-?\d{0,3}|(?P<year>-?\d{4})(-\d{0,2})?|Y-?\d{0,9}", re.ASCII)
_MOST_RECORDS = 1_000
_MOST_YEARS = 100


def date_options(asked: QueryScope, begun: str, most: int) -> Iterator[CompletionOption]:
    """Years, the newest first; or the months of the year that is typed."""
    typed = _BEGUN.fullmatch(begun)
    if not typed or begun.startswith("-0000"):
        return
    year = parse(typed["year"]).lower if typed["year"] else ""
    period_of = month_of if year else year_of
    days = _in_briefing(asked) if asked.briefing else _anywhere(asked, year)
    found = dict.fromkeys(map(period_of, days))
    written = [one for one in map(edtf_text, found) if one.startswith(begun)]
    for one in list(dict.fromkeys(written))[:most]:
        yield CompletionOption(one, in_english(one), None)


def _in_briefing(asked: QueryScope) -> Iterator[str]:
    """The days of the newest records of a briefing, newest first."""
    listing = Listing(asked.briefing, order="date")
    numbers = asked.library.lists.numbers(listing, _MOST_RECORDS)
    return filter(None, map(day_of, numbers))


def _anywhere(asked: QueryScope, year: str) -> Iterator[str]:
    """A day in every year that has records, or in every month of the year whose first day it is."""
    below = HIGHEST
    if year:
        below = _first(year_month_day(year)[0] + 1, 1)
    for _ in range(_MOST_YEARS):
        rows = asked.library.ask(
            "SELECT record.id FROM record WHERE record.id < ? ORDER BY record.id DESC LIMIT 1",
            (below,),
        )
        day = day_of(rows[0][0]) if rows else ""
        if not day or day < year:
            return
        yield day
        number, month, _day = year_month_day(day)
        below = _first(number, month if year else 1)


def _first(year: int, month: int) -> int:
    """A number that no record of that month or later is below."""
    return day_number(day_text(year, month, 1)) << SHIFT
