"""Charts: plain text of the width there is."""

from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from pathlib import Path
from subprocess import run

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from briefing.page.blocks import Chart, Plotted, plain
from briefing.page.figures.chart import HEIGHT, NARROWEST, plot
from briefing.page.layout.layout import layout
from briefing.text.visible import visible


def chart_of(*points: tuple[str, float]) -> Chart:
    """The chart of one giver's numbers."""
    return Chart("Attacks, from 56 to 61.", "attacks", (Plotted("Somebody", points),))


TWO = chart_of(("2023-11-14", 56.0), ("2023-11-17", 61.0))
DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31)).map(date.isoformat)
VALUES = st.floats(-1e15, 1e15, allow_nan=False)
CHARTS = st.lists(st.tuples(DAYS, VALUES), max_size=8).map(lambda points: chart_of(*sorted(points)))


@given(CHARTS, st.integers(1, 100))
@settings(deadline=None)
def test_a_chart_is_plain_text_that_fits(chart: Chart, width: int) -> None:
    lines = plot(chart, width)

    assert len(lines) <= HEIGHT
    assert all(cell_len(line) <= width and visible(line) == line for line in lines)


@pytest.mark.parametrize("width", [30, 38, 72])
def test_it_shows_the_ends_of_both_axes(width: int) -> None:
    lines = plot(TWO, width)

    assert lines[0].startswith("61┤")
    assert any(line.startswith(" 0┤") for line in lines)
    assert lines[-1].split() == ["2023-11-14", "2023-11-17"]


def marks(chart: Chart, width: int) -> list[tuple[int, int]]:
    """Where the points stand: the row and the column of each, from the left."""
    lines = plot(chart, width)
    found = [(row, at) for row, line in enumerate(lines) for at, s in enumerate(line) if s == "•"]
    return sorted(found, key=lambda place: place[1])


def test_a_rising_series_rises_to_the_right() -> None:
    points = tuple((f"2024-01-0{day}", 10.0 * day) for day in range(1, 7))
    rows = [row for row, _ in marks(chart_of(*points), 60)]

    assert len(rows) == len(points)
    assert rows == sorted(rows, reverse=True)
    assert rows[0] > rows[-1]


def test_nothing_is_drawn_where_nobody_has_given_a_number() -> None:
    assert len(marks(TWO, 60)) == 2


def test_a_small_change_looks_small() -> None:
    (first, _), (last, _) = marks(TWO, 60)

    assert abs(first - last) <= 1


def test_numbers_that_stand_still_are_on_one_level() -> None:
    still = chart_of(("2024-01-01", 5.0), ("2024-01-02", 5.0), ("2024-01-09", 5.0))

    assert {row for row, _ in marks(still, 40)} == {0}


@pytest.mark.parametrize(
    "points",
    [(), (("2024-01-01", 5.0),), (("2024-01-01", 5.0), ("2024-01-01", 7.0))],
)
def test_without_two_days_there_is_no_picture(points: tuple[tuple[str, float], ...]) -> None:
    assert plot(chart_of(*points), 60) == ()


def test_where_there_is_no_room_the_words_stand_alone() -> None:
    assert plot(TWO, NARROWEST - 1) == ()
    assert [plain(line) for line in layout([TWO], 23).lines] == ["Attacks, from 56 to 61."]


def test_a_thousand_points_take_as_much_room_as_two() -> None:
    start = date(2020, 1, 1)
    points = tuple((str(start + timedelta(number)), float(number)) for number in range(1_000))

    assert len(plot(chart_of(*points), 30)) == len(plot(TWO, 30))


def test_below_the_picture_stands_what_it_shows() -> None:
    lines = [plain(line).strip() for line in layout([TWO], 60).lines]

    assert lines[-1] == "Attacks, from 56 to 61."
    assert len(lines) > 5


def test_charts_drawn_at_the_same_time_are_drawn_as_one_by_one() -> None:
    charts = [chart_of(("2024-01-01", float(number)), ("2024-01-09", 20.0)) for number in range(20)]
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda chart: plot.__wrapped__(chart, 40), charts))

    assert together == [plot.__wrapped__(chart, 40) for chart in charts]


def test_pages_are_composed_without_what_draws_charts() -> None:
    code = "import sys, briefing.page.sections.registry; sys.exit('plotext' in sys.modules)"

    assert run([sys.executable, "-c", code], cwd=Path(__file__).parents[3]).returncode == 0
