"""Whether a record's days fit a date that was asked for."""

from __future__ import annotations

from briefing.model.dates import edtf
from briefing.search.ast import AnyValue, RangeTerm, TextTerm

_FIRST, _LAST = "", "~"
"""Before and after every ISO day, as text."""


def date_fits(value: TextTerm | RangeTerm | AnyValue, lower: str, upper: str) -> bool:
    """Whether the days from `lower` to `upper` fit; an empty bound is open.

    What is asked for and is no date fits nothing.
    """
    if isinstance(value, AnyValue):
        return True
    first, last = lower or _FIRST, upper or _LAST
    low = _days(value.words if isinstance(value, TextTerm) else value.low)
    high = _days(value.words if isinstance(value, TextTerm) else value.high)
    if low is None or high is None:
        return False
    if isinstance(value, RangeTerm):
        if value.exact:
            return (first, last) == low
        if value.above:
            return last > low[1]
        if value.below:
            return first < high[0]
    return last >= low[0] and first <= high[1]


def _days(written: str) -> tuple[str, str] | None:
    """The first and the last day that a date can mean; everything where nothing is written."""
    if not written:
        return _FIRST, _LAST
    try:
        date = edtf.parse(written)
    except ValueError:
        return None
    return date.lower or _FIRST, date.upper or _LAST
