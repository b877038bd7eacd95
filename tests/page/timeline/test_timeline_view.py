"""Parts of time and their columns."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.analysis.timeline.time_scale import SCALES, TimeScale, first_day, piece_of
from briefing.page.timeline.timeline_view import TimelineView, fitted_to
from tests.page.timeline.made_up_times import DAYS, views


@given(DAYS, st.sampled_from(SCALES))
def test_a_day_is_in_the_piece_of_time_that_begins_before_it(day: str, scale: TimeScale) -> None:
    piece = piece_of(day, scale)
    assert first_day(piece, scale) <= day < first_day(piece + 1, scale)


@given(views())
def test_every_piece_in_view_has_a_column_of_its_own(view: TimelineView) -> None:
    columns = [view.column_of(view.first + at) for at in range(view.shown)]
    assert columns == sorted(set(columns))
    assert columns[0] >= 0
    assert columns[-1] < view.width
    assert [view.days_of(column)[0] for column in columns] == [
        first_day(view.first + at, view.scale) for at in range(view.shown)
    ]
    assert view.column(view.first_day) == columns[0]
    assert view.column(view.last_day) == columns[-1]


@given(DAYS, DAYS, st.integers(1, 200))
def test_all_that_fits_is_in_view(one: str, other: str, width: int) -> None:
    lower, upper = sorted((one, other))
    view = fitted_to(lower, upper, width)
    if view.shown < width or view.scale != SCALES[-1]:
        assert 0 <= view.column(lower) <= view.column(upper) < width or width < 3


@given(views(), DAYS)
def test_closer_is_less_time_with_the_day_in_view(view: TimelineView, day: str) -> None:
    closer = view.closer(day)
    assert closer.days <= view.days + 14
    assert 0 <= closer.column(day) < closer.width


@pytest.mark.parametrize(
    ("lower", "upper", "scale"),
    [
        ("2023-10-07", "2023-11-18", "day"),
        ("2023-01-01", "2023-12-31", "week"),
        ("2019-01-01", "2023-12-31", "month"),
        ("1960-01-01", "2023-12-31", "year"),
        ("!999998000-01-01", "2023-12-31", "century"),
    ],
)
def test_the_span_chooses_the_scale(lower: str, upper: str, scale: str) -> None:
    assert fitted_to(lower, upper, 76).scale == scale
