"""Months, years or decades: when the hits are dated."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from briefing.library.derive.index_tokens import index_token
from briefing.model.dates import edtf
from briefing.model.dates.days import decade_of, edtf_text, month_of, year_of
from briefing.model.dates.english import in_english
from briefing.search.facet_kinds.facet_value import FacetValue, SampledQuery

_DATE = "date:"
UNDATED = f"{_DATE}none"
_LENGTHS = ((month_of, 92), (year_of, 366), (decade_of, 3653))
"""Periods, with the days up to which a vague date says something about them."""


def in_time(value: FacetValue) -> tuple[bool, str]:
    """Where a period comes in the order of time; what has no date is last."""
    is_undated = value.term == UNDATED
    written = value.term.removeprefix(_DATE).strip('"')
    return is_undated, "" if is_undated else edtf.parse(written).lower


def periods(sampled: SampledQuery, each: int) -> Iterator[FacetValue]:
    """The shortest periods of which there are not too many: months, years or decades."""
    chosen = {term.words for term in sampled.demanded("date")}
    found = Counter[str]()
    for period_of, longest in _LENGTHS:
        counts = sampled.hits.by_date(period_of, longest)
        # Far away, EDTF has a word for every year, but for no ten years, and not for all months.
        if period_of is not year_of and not all(period[0].isdigit() for period in counts):
            continue
        found = counts
        if 0 < len(found) <= each:
            break
    for written, count in ((edtf_text(period), count) for period, count in found.items()):
        # In quotation marks a minus is a sign for sure, and nothing has to be said of it.
        term = f'"{written}"' if written.startswith("-") else written
        yield FacetValue(in_english(written), f"{_DATE}{term}", count, written in chosen)
    undated = sampled.hits.having([index_token("i", "undated")])
    if undated:
        yield FacetValue("undated", UNDATED, undated, "none" in chosen)
