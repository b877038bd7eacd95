"""Which keys lead nowhere from a place, and so need not be told there."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from briefing.reader.places.nav_rows import ALONE, COMPARE, NARROWED

_NO_STEPS = frozenset({"speaker", "claims", "beside-source"})
_NO_LIST = frozenset(
    {"speaker", "events", "source", "claims", "beside-source", "filter", "sort", "next-record"}
    | {"previous-record", "compact"}
)
_LEADING_NOWHERE: Mapping[str, Collection[str]] = {
    "statements": {"claims"},
    "incidents": {"speaker", "beside-source"},
    "actors": {"speaker", "beside-source"},
    "figures": {"speaker", "events"},
    "sources": {"speaker", "source", "claims", "beside-source"},
}
"""What leads nowhere from the records of a section; of the other sections, `_NO_STEPS`."""


def leading_nowhere(section: str) -> Collection[str]:
    """The ids of the actions that lead nowhere from the records of a section, or from its page."""
    if section == COMPARE or section in NARROWED:
        return _NO_LIST - {"filter"}
    return _NO_LIST if section in ALONE else _LEADING_NOWHERE.get(section, _NO_STEPS)
