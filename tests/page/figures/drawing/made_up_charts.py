"""Charts made up for the tests."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from briefing.page.blocks import Chart
from briefing.page.chart_block import ChartPoint, ChartSpan, Plotted

DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31)).map(date.isoformat)
VALUES = st.floats(-1e15, 1e15, allow_nan=False) | st.integers(-50, 50).map(float)
NAMES = st.sampled_from(
    ["The Army", "紅十字國際委員會", "مركز حقوق الإنسان", "a\nb", "e\u0301", ""]
)
SIGNS = st.sampled_from(["", "=", "≠", "?"])


def point_of(first: str, least: float, most: float | None = None, last: str = "") -> ChartPoint:
    """A number as it is usually given."""
    value = f"{least:g}" if most is None else f"{least:g} to {most:g}"
    top = least if most is None else most
    return ChartPoint(first, last or first, least, top, value, first, "somebody")


def chart_of(*points: tuple[str, float]) -> Chart:
    """The chart of one giver's numbers."""
    drawn = tuple(point_of(day, value) for day, value in points)
    return Chart("Attacks, from 56 to 61.", "attacks", (Plotted("Somebody", drawn),))


@st.composite
def points(draw: st.DrawFn) -> ChartPoint:
    """Any number that a record may have."""
    first, last = sorted((draw(DAYS), draw(DAYS)))
    least, most = sorted((draw(VALUES), draw(VALUES)))
    loose = draw(st.sampled_from(["", "", "more", "less", "about"]))
    return ChartPoint(
        first,
        draw(st.sampled_from([first, first, last])),
        least,
        draw(st.sampled_from([least, least, most])),
        f"{loose} {least:g}",
        first,
        draw(NAMES),
        draw(st.booleans()),
        draw(st.booleans()),
        loose == "more",
        loose == "less",
        loose == "about",
        draw(st.sampled_from(["", "", "~", "?"])),
        draw(SIGNS),
    )


PLOTTED = st.builds(
    Plotted,
    NAMES,
    st.lists(points(), max_size=60).map(lambda found: tuple(sorted(found))),
    st.sampled_from(["", "≠ 2, = 1 of 3 shared days"]),
)


@st.composite
def _spans(draw: st.DrawFn) -> ChartSpan:
    first, last = sorted((draw(DAYS), draw(DAYS)))
    return ChartSpan(first, last, f"41 days; {draw(NAMES)} states 40 days", draw(SIGNS))


CHARTS = st.builds(
    Chart,
    st.just("In words."),
    st.just("attacks"),
    st.lists(PLOTTED, max_size=10).map(tuple),
    st.lists(_spans(), max_size=2).map(tuple),
    st.lists(NAMES, max_size=2).map(tuple),
)
