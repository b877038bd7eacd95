"""Records at made-up times, and parts of time to look at them in."""

from __future__ import annotations

from hypothesis import strategies as st

from briefing.analysis.timeline.dated_records import DatedRecord
from briefing.analysis.timeline.time_scale import SCALES, piece_of
from briefing.model.dates.days import from_ordinal
from briefing.page.timeline.timeline_view import TimelineView

DAYS = st.one_of(st.integers(-400_000, 3_000_000), st.integers(738_000, 739_000)).map(from_ordinal)
"""From 1100 BC on, many of them near each other."""


@st.composite
def bounds(draw: st.DrawFn) -> tuple[str, str]:
    """A first and a last day, of which one may be unknown."""
    lower, upper = sorted((draw(DAYS), draw(DAYS)))
    match draw(st.integers(0, 4)):
        case 0:
            return "", upper
        case 1:
            return lower, ""
        case 2:
            return lower, lower
        case _:
            return lower, upper


@st.composite
def views(draw: st.DrawFn) -> TimelineView:
    """Any part of time."""
    scale, width = draw(st.sampled_from(SCALES)), draw(st.integers(1, 120))
    first = piece_of(draw(DAYS), scale)
    return TimelineView(scale, first, draw(st.integers(1, width)), width)


@st.composite
def dated(draw: st.DrawFn) -> list[DatedRecord]:
    """Some records with a date."""
    some = draw(st.lists(bounds(), max_size=90))
    groups = st.integers(1, draw(st.sampled_from([1, 5, 90])))
    return [
        DatedRecord(number, lower, upper, group=draw(groups))
        for number, (lower, upper) in enumerate(some, 1)
    ]
