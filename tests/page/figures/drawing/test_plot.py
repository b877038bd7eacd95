"""Charts: plain text of the width there is."""

from __future__ import annotations

import sys
from datetime import date, timedelta
from pathlib import Path
from subprocess import run

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from briefing.page.blocks import Chart, plain
from briefing.page.chart_block import ChartSpan, Plotted
from briefing.page.figures.drawing.plot import FOR_TIME, MOST_LANES, NARROWEST, WIDEST, text_of
from briefing.page.layout.layout import layout
from briefing.text.visible import visible
from tests.page.figures.drawing.made_up_charts import CHARTS, chart_of, point_of

TWO = chart_of(("2023-11-14", 56.0), ("2023-11-17", 61.0))


@given(CHARTS, st.integers(1, 100))
@settings(deadline=None)
def test_no_line_is_wider_than_asked_or_unsafe(chart: Chart, width: int) -> None:
    lines = text_of(chart, width)

    assert all(cell_len(line) <= min(width, WIDEST) for line in lines)
    assert all(visible(line) == line and "\n" not in line for line in lines)


@given(CHARTS, st.integers(NARROWEST, 80))
@settings(deadline=None)
def test_who_gives_numbers_is_named_and_what_is_not_drawn_is_counted(
    chart: Chart, width: int
) -> None:
    text = " ".join(text_of(chart, width))
    givers = [one for one in chart.plotted if one.points]

    assert ("Not drawn, " in text) == (len(givers) > MOST_LANES)
    assert ("The table below has them." in text) == (len(givers) > MOST_LANES)
    if len(givers) > 1 and width >= FOR_TIME:
        assert all(one.name.split("\n")[0][:3] in text for one in givers[:MOST_LANES])


@pytest.mark.parametrize("width", [50, 60, 72])
def test_it_shows_the_ends_of_both_axes(width: int) -> None:
    lines = text_of(TWO, width)

    assert lines[0].startswith("60┤")
    assert any(line.startswith(" 0└") for line in lines)
    assert lines[-1].split()[:3] == ["14", "Nov", "2023"]
    assert lines[-1].endswith(" 17")


def places(chart: Chart, width: int) -> list[tuple[int, int]]:
    """Where the points stand: the row and the column of each, from the left."""
    lines = text_of(chart, width)
    found = [(row, at) for row, line in enumerate(lines) for at, s in enumerate(line) if s == "●"]
    return sorted(found, key=lambda place: place[1])


def test_a_rising_series_rises_to_the_right() -> None:
    points = tuple((f"2024-01-0{day}", 10.0 * day) for day in range(1, 7))
    rows = [row for row, _ in places(chart_of(*points), 60)]

    assert len(rows) == len(points)
    assert rows == sorted(rows, reverse=True)
    assert rows[0] > rows[-1]


def test_nothing_is_drawn_where_nobody_has_given_a_number() -> None:
    assert len(places(TWO, 60)) == 2


def test_a_small_change_looks_small() -> None:
    (first, _), (last, _) = places(TWO, 60)

    assert abs(first - last) <= 1


def test_numbers_that_stand_still_are_on_one_level() -> None:
    still = chart_of(("2024-01-01", 5.0), ("2024-01-02", 5.0), ("2024-01-09", 5.0))

    assert {row for row, _ in places(still, 50)} == {0}


def test_nothing_is_always_on_the_scale() -> None:
    below = text_of(chart_of(("2024-01-01", -50.0), ("2024-01-09", -40.0)), 50)
    both = text_of(chart_of(("2024-01-01", -50.0), ("2024-01-09", 40.0)), 50)

    assert below[0].startswith("  0┤")
    assert any(line.startswith("  0┤─") for line in both[1:])


def test_where_there_is_no_room_the_words_stand_alone() -> None:
    assert text_of(TWO, NARROWEST - 1) == []
    assert [plain(line) for line in layout([TWO], 23).lines] == ["Attacks, from 56 to 61."]


def test_a_thousand_points_take_as_much_room_as_two_and_are_counted() -> None:
    start = date(2020, 1, 1)
    points = tuple((str(start + timedelta(number)), float(number)) for number in range(1_600))
    lines = text_of(chart_of(*points), 60)

    assert len(lines) == len(text_of(TWO, 60)) + 2
    assert " ".join(lines[-2:]).endswith(
        " of 1,600 numbers are drawn: of those that fall together the least and the most."
    )


def test_numbers_of_one_day_are_bars_with_their_givers() -> None:
    day = "2031-05-05"
    plotted = (
        Plotted("Union", (point_of(day, 3000)._replace(about=True, sign="≠"),)),
        Plotted("Police", (point_of(day, 1200)._replace(sign="≠"),)),
    )
    lines = text_of(Chart("In words.", "people", plotted), 40)

    assert lines == [
        "5 May 2031",
        "Union   3000 ≠  ━━━━━━━━━━━━━━━━━━━━━━━≈",
        "Police  1200 ≠  ━━━━━━━━━●",
        "≈ about",
        "≠ differs from what another gives for",
        "the day",
    ]


def test_too_narrow_for_time_the_first_last_least_and_most_are_bars() -> None:
    days = [(f"2024-01-{day:02}", float(day * 7 % 11)) for day in range(1, 21)]
    lines = text_of(chart_of(*days), 38)

    assert [line.split()[:4] for line in lines[:4]] == [
        ["1", "Jan", "2024", "7"],
        ["3", "Jan", "2024", "10"],
        ["11", "Jan", "2024", "0"],
        ["20", "Jan", "2024", "8"],
    ]
    assert "4 of 20 numbers are drawn" in " ".join(lines[4:])


def test_each_giver_has_a_named_lane_and_the_days_tell_how_they_stand() -> None:
    points = tuple(point_of(f"2024-01-{day}", 50) for day in (10, 20))
    plotted = (
        Plotted("The Army", (points[0]._replace(sign="="), points[1]), "= 1 of 1 shared day"),
        Plotted("紅十字", (points[0]._replace(sign="="),)),
        Plotted("مركز", points),
    )
    lines = text_of(Chart("In words.", "people", plotted), 60)

    heads = [line for line in lines if "number" in line]
    assert heads == [
        "  The Army · 2 numbers · = 1 of 1 shared day",
        "  紅十字 · 1 number",
        "  2 numbers · مركز",  # numbers before what a terminal may turn round
    ]
    assert "    =" in lines
    assert lines[-1] == "= the same as another gives for the day"


def test_what_is_not_sure_has_its_sign_and_the_sign_its_meaning() -> None:
    points = (
        point_of("2024-01-01", 10, last="2024-01-31"),
        point_of("2024-02-10", 20, 40),
        point_of("2024-02-20", 30)._replace(more=True),
        point_of("2024-03-10", 30)._replace(less=True),
        point_of("2024-03-20", 20)._replace(about=True),
        point_of("2024-04-01", 20)._replace(day_sign="?", named=False),
    )
    lines = text_of(Chart("In words.", "people", (Plotted("Somebody", points),)), 72)
    picture, meanings = "\n".join(lines[:9]), " ".join(lines[10:])

    assert all(sign in picture for sign in ("├····", "┳", "┃", "┻", "↑", "↓", "≈", "?○?"))
    for told in ("○ somebody unnamed", "≈ about", "↑ or more", "↓ or less", "┃ from the least"):
        assert told in meanings
    assert "on one of these days" in meanings
    assert "?●? the day is uncertain" in meanings


def test_of_several_numbers_those_on_the_day_of_being_given_say_so() -> None:
    points = (point_of("2024-01-01", 10)._replace(given=True), point_of("2024-01-20", 20))
    mixed = Chart("In words.", "people", (Plotted("Somebody", points),))
    alike = Chart("In words.", "people", (Plotted("Somebody", (points[0], points[0])),))

    assert "10, given" in "".join(text_of(mixed, 60))
    assert ", given" not in "".join(text_of(alike, 60))


def test_a_bar_whose_number_cannot_be_compared_has_no_uncertain_day() -> None:
    points = (point_of("2024-01-01", 10)._replace(sign="?", named=False),)
    told = " ".join(text_of(Chart("x", "x", (Plotted("A", points), Plotted("B", points))), 40))

    assert "cannot be compared" in told
    assert "○ somebody unnamed" in told
    assert "uncertain" not in told


def test_a_stated_length_of_time_stands_below_its_days() -> None:
    span = ChartSpan("2023-11-14", "2023-11-17", "3 days; The Paper states 48 hours", "≠")
    lines = text_of(TWO._replace(spans=(span,)), 72)

    assert "├──" in lines[-1]
    assert "≠ 3 days; The Paper states 48 hours" in lines[-1]


def test_pages_are_composed_without_what_draws_charts() -> None:
    drawing = "briefing.page.figures.drawing"
    code = f"import sys, briefing.page.sections.registry; sys.exit({drawing!r} in sys.modules)"

    assert run([sys.executable, "-c", code], cwd=Path(__file__).parents[4]).returncode == 0
