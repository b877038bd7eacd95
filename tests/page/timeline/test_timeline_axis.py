"""The names and the ticks above a timeline."""

from __future__ import annotations

from hypothesis import given

from briefing.analysis.timeline.time_scale import piece_of
from briefing.page.timeline.timeline_axis import axis
from briefing.page.timeline.timeline_view import TimelineView
from tests.page.timeline.made_up_times import views

_WIDEST = 16
"""Letters of a day with its month and its year, long ago."""


@given(views())
def test_it_is_as_wide_as_the_view_and_names_a_day(view: TimelineView) -> None:
    names, ticks = axis(view)
    assert len(names) == len(ticks) == view.width
    assert "┬" in ticks
    assert names.strip() or view.width < _WIDEST


def test_a_name_begins_before_its_tick_where_there_is_no_room_behind_it() -> None:
    view = TimelineView("week", piece_of("2023-09-25", "week"), 6, 21)
    names, ticks = axis(view)
    column = ticks.index("┬")
    assert names.strip() == "16 Oct 2023"
    assert names.index("1") <= column < len(names.rstrip())
