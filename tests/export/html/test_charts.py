"""Charts of the edition: each number with its giver, and the lengths of time that are stated."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from briefing.export.html.views.svg_chart import WIDTH, draw
from briefing.library.library import Library
from briefing.page.blocks import Chart
from briefing.page.chart_block import ChartSpan, Plotted
from briefing.page.figures.drawing.plot import MOST_LANES
from tests.briefings import library_of
from tests.export.html.editions import edition
from tests.export.html.reading import Node
from tests.page.figures.drawing.made_up_charts import DAYS, PLOTTED

FIGURE = """\
figures:
  dead:
    label: Dead
    unit: people
    kind: stock
    points:
"""
SPANS = st.lists(st.builds(ChartSpan, DAYS, DAYS, st.text(max_size=90)), max_size=3)


@given(st.lists(PLOTTED.filter(lambda one: bool(one.points)), min_size=1, max_size=6), SPANS)
def test_whatever_is_drawn_stays_within_the_drawing(
    series: list[Plotted], spans: list[ChartSpan]
) -> None:
    drawn = draw(Chart("In words.", "x", tuple(series), tuple(spans)))
    exact = [one for each in series for one in each.points if one.first == one.last]
    assert len(drawn.marks) >= len(exact)
    assert any(mark.open for mark in drawn.marks) == any(not one.named for one in exact)
    for mark in drawn.marks:
        assert drawn.left <= mark.x <= drawn.right
        assert any(lane.top <= mark.y <= lane.bottom for lane in drawn.lanes)
    for label in drawn.labels:
        assert 0 <= label.y < drawn.bottom
    for below in drawn.spans:
        assert 0 <= below.text_x <= WIDTH
        assert drawn.bottom < below.y < below.text_y < drawn.height
    assert len(drawn.spans) == len(spans)


def test_unnamed_speakers_have_open_marks_and_a_stated_time_stands_below_its_days(
    shipped: Library,
) -> None:
    (chart,) = edition(shipped, "attacks-on-us-forces").all("figure", "chart")
    assert len([one for one in chart.one("points").walk() if "open" in one.classes]) == 1
    assert "61a US military official, unnamed" in chart.text
    assert "41 days; Al Mayadeen states 40 days" in chart.text
    assert "given 3 days apart; Al Mayadeen states 48 hours" in chart.text


def _chart(folder: Path, *points: str, givers: Sequence[str] = ("ann",)) -> Node:
    """The chart of a figure with some points; who gives them says so in a statement `by-…`."""
    actors = "".join(f"  {one}: {{name: {one.title()}, kind: person}}\n" for one in givers)
    said = "".join(
        f"  by-{one}: {{form: quote, act: assert, speaker: {one}, text: Many.}}\n" for one in givers
    )
    rows = "".join(f"    - {{{one}}}\n" for one in points)
    found = library_of(folder, f"actors:\n{actors}statements:\n{said}{FIGURE}{rows}")
    (chart,) = edition(found, "dead").all("figure", "chart")
    return chart


def test_a_range_is_one_number_between_its_ends(tmp_path: Path) -> None:
    chart = _chart(
        tmp_path,
        "as_of: 2024-01-01, value: 20..30, by: by-ann",
        "as_of: 2024-01-05, value: 40, by: by-ann",
    )
    assert "20 to 30Ann" in chart.text
    assert len(chart.one("points").all("path")) == 1


def test_a_number_for_a_month_is_a_dotted_line_and_no_point(tmp_path: Path) -> None:
    chart = _chart(tmp_path, "as_of: 2024-01, value: 20", "as_of: 2024-02-15, value: 40")
    points = chart.one("points")
    assert len(points.all("path", "dotted")) == 1
    assert len(points.all("circle")) == 1


def test_several_givers_have_lanes_under_their_names_and_agreement_below_the_days(
    tmp_path: Path,
) -> None:
    chart = _chart(
        tmp_path,
        "as_of: 2024-01-01, value: 20, by: by-ann",
        "as_of: 2024-01-05, value: 40, q: over, by: by-ann",
        "as_of: 2024-01-01, value: 30, by: by-ben",
        givers=("ann", "ben"),
    )
    assert [one.text for one in chart.all("text", "name")] == ["Ann", "Ben"]
    assert [one.text for one in chart.all("text", "sign")] == ["≠"]
    assert "≠ 1 of 1 shared day" in chart.text
    assert "≠ differs from what another gives for the day." in chart.text
    assert len(chart.one("points").all("path", "end")) == 1
    assert "↑ or more." in chart.text


def test_a_day_that_is_about_or_uncertain_has_its_sign_on_both_sides(tmp_path: Path) -> None:
    chart = _chart(
        tmp_path,
        "as_of: 2024-01-01?, value: 20, by: by-ann",
        "as_of: 2024-01-05, value: 40, by: by-ann",
    )
    assert [one.text for one in chart.all("text", "day-sign")] == ["?", "?"]
    assert "?●? the day is uncertain." in chart.text


def test_givers_for_whom_there_is_no_lane_are_named(tmp_path: Path) -> None:
    givers = ("ann", "ben", "cem", "dora", "eva", "finn", "gul", "hana", "ivo")
    points = (
        f"as_of: 2024-01-0{day}, value: {day}, by: by-{one}" for day, one in enumerate(givers, 1)
    )
    chart = _chart(tmp_path, *points, givers=givers)
    assert len(chart.all("text", "name")) == MOST_LANES
    assert "Not drawn, 1 number of 1 giver: Ivo." in chart.text
