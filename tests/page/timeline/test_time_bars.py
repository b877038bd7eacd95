"""Dates as bars: as long as they are vague, and no surer than they are."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.analysis.timeline.date_span import DateSpan, span_of
from briefing.page.timeline.time_bars import (
    EARLIER,
    KNOWN,
    LASTS,
    LATER,
    blank,
    density_of,
    draw_density,
    draw_span,
    draw_told,
)
from briefing.page.timeline.timeline_view import TimelineView, fitted_to
from tests.page.timeline.made_up_times import bounds, views

VIEW = fitted_to("2023-11-01", "2023-11-28", 30)
"""A column for each day, from 31 October to 29 November."""


def bar(written: str, kind: str = "", view: TimelineView = VIEW) -> str:
    cells = blank(view)
    draw_span(cells, span_of(written, kind), view)
    return "".join(cell.sign for cell in cells)


@pytest.mark.parametrize(
    ("written", "kind", "looks"),
    [
        ("2023-11-12", "", "●"),
        ("2023-11-12~", "", "~●~"),
        ("2023-11-12?", "", "?●?"),
        ("2023-11-12%", "", "~●?"),
        ("2023-11-05/2023-11-12", "", "├······┤"),
        ("2023-11-05/2023-11-12", "series", "●──────●"),
        ("2023-11-05/2023-11-12~", "series", "~──────~"),
        ("2023-11-05?/2023-11-12", "", "?······?"),
        ("..2023-11-04", "", "◁···┤"),
        ("/2023-11-04", "series", "◁···●"),
        ("2023-11-27/..", "situation", "●─▶"),
        ("2023-11-27/", "situation", "●·▷"),
        ("2023-11-27/..", "", "├·▷"),
        ("2023-10-01", "", "‹"),
        ("2024", "", "›"),
        ("2023-10-01/2023-11-02", "", "‹·┤"),
    ],
)
def test_a_date_looks_as_it_is(written: str, kind: str, looks: str) -> None:
    assert bar(written, kind).strip() == looks


def test_what_is_only_known_to_a_month_is_as_long_as_the_month() -> None:
    assert bar("2023-11", view=fitted_to("2023-10-15", "2023-12-15", 64)).count("·") == 28


def test_a_lasting_thing_is_sure_only_between_what_is_known_of_its_ends() -> None:
    view = fitted_to("2023-10-01", "2023-12-31", 94)
    drawn = bar("2023-10/2023-12", "series", view).strip()
    assert drawn.strip("├┤·") == LASTS * 32
    assert (drawn[0], drawn[-1], len(drawn)) == ("├", "┤", 92)


@settings(max_examples=200)
@given(bounds(), views())
def test_the_ends_of_a_bar_are_the_bounds_of_its_date(
    days: tuple[str, str], view: TimelineView
) -> None:
    cells = blank(view)
    draw_span(cells, DateSpan(*days), view)
    drawn = [column for column, cell in enumerate(cells) if cell.sign != " "]
    last = view.width - 1
    left = view.column(days[0]) if days[0] else 0
    right = view.column(days[1]) if days[1] else last
    if right < 0 or left > last:
        assert [cells[column].sign for column in drawn] == [EARLIER if right < 0 else LATER]
    else:
        assert drawn == list(range(max(left, 0), min(right, last) + 1))
        point = bool(days[0] and days[1]) and left == right
        assert (KNOWN in {cell.sign for cell in cells}) == point


@given(st.lists(bounds(), max_size=60), views())
def test_a_density_adds_up_to_its_records(some: list[tuple[str, str]], view: TimelineView) -> None:
    density = density_of(some, view)
    assert density.total == len(some)
    assert all(0 <= column < view.width for column in density.columns)
    cells = blank(view)
    draw_density(cells, density)
    assert len(cells) == view.width
    assert all(cells[column].sign not in " ·" for column in density.columns)


def test_what_was_said_long_after_is_joined_to_what_it_tells_of() -> None:
    cells = blank(VIEW)
    draw_told(cells, [span_of("2023-11-05")], span_of("2023-11-12"), VIEW)
    assert "".join(cell.sign for cell in cells).strip() == "○╌╌╌╌╌╌●"
