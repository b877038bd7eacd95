"""Charts of the edition: each number with its giver, and the lengths of time that are stated."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from briefing.export.html.views.svg_chart import WIDTH, draw
from briefing.library.library import Library
from briefing.page.blocks import Chart, ChartSpan, Plotted, PointGiver
from tests.briefings import library_of
from tests.export.html.editions import edition

DAYS = st.dates().map(lambda day: day.isoformat())
VALUES = st.floats(0, 1e9)
GIVERS = st.builds(PointGiver, st.text(min_size=1, max_size=9), st.text(max_size=90), st.booleans())
POINTS = st.lists(st.tuples(DAYS, VALUES, GIVERS), min_size=1, max_size=9)
SPANS = st.lists(st.builds(ChartSpan, DAYS, DAYS, st.text(max_size=90)), max_size=3)


@given(st.lists(POINTS, min_size=1, max_size=6), SPANS)
def test_whatever_is_drawn_stays_within_the_drawing(
    series: list[list[tuple[str, float, PointGiver]]], spans: list[ChartSpan]
) -> None:
    plotted = tuple(
        Plotted("x", tuple((day, value) for day, value, _ in one), tuple(who for *_, who in one))
        for one in series
    )
    drawn = draw(Chart("In words.", "x", plotted, tuple(spans)))
    assert len(drawn.marks) == sum(map(len, series))
    assert [mark.open for mark in drawn.marks] == [
        not who.named for one in series for *_, who in one
    ]
    for mark in drawn.marks:
        assert drawn.left <= mark.x <= drawn.right
        assert drawn.top <= mark.y <= drawn.bottom
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


def test_a_range_is_one_number_between_its_ends(tmp_path: Path) -> None:
    found = library_of(
        tmp_path,
        """\
        actors:
          ann: {name: Ann, kind: person}
        statements:
          said: {form: quote, act: assert, speaker: ann, text: "Many."}
        figures:
          dead:
            label: Dead
            unit: people
            kind: stock
            points:
            - {as_of: 2024-01-01, value: 20..30, by: said}
            - {as_of: 2024-01-05, value: 40, by: said}
        """,
    )
    (chart,) = edition(found, "dead").all("figure", "chart")
    assert "20 to 30Ann" in chart.text
    assert len(chart.one("points").all("path")) == 1
