"""Parts, and the sums that sources state, held against the numbers and the dates."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.analysis.figures.day_spans import apart, days_of
from briefing.analysis.figures.findings import DeltaFinding, RatioFinding, WindowFinding
from briefing.analysis.figures.intervals import Interval, compare, exactly, interval_of
from briefing.analysis.figures.windows import days_in
from tests.analysis.figures.example_figures import figure, found, outcomes, point

QUALIFIERS = ("exact", "about", "over", "at-least", "up-to")
NUMBERS = st.integers(0, 1_000) | st.floats(0, 1_000, allow_nan=False).map(
    lambda one: round(one, 3)
)
INTERVALS = st.builds(interval_of, NUMBERS, st.sampled_from(QUALIFIERS))


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ((12_000, "over"), (12_400, "exact"), True),
        ((12_000, "over"), (12_000, "exact"), False),
        ((12_000, "at-least"), (12_000, "exact"), True),
        ((12_000, "up-to"), (12_000, "exact"), True),
        ((12_000, "up-to"), (12_000, "over"), False),
        ((80, "about"), (72, "exact"), True),
        ((80, "about"), (88.1, "exact"), False),
        ((0.3, "exact"), (0.3, "exact"), True),
    ],
)
def test_a_qualifier_is_an_interval(
    one: tuple[float, str], other: tuple[float, str], agree: bool
) -> None:
    assert interval_of(*one).meets(interval_of(*other)) == agree


@given(INTERVALS, INTERVALS)
def test_whether_two_agree_does_not_depend_on_their_order(one: Interval, other: Interval) -> None:
    assert one.meets(other) == other.meets(one)
    assert one.meets(one)
    assert not one.below(other) or not other.below(one)


@given(INTERVALS, INTERVALS)
def test_what_holds_agrees_and_what_differs_does_not(one: Interval, other: Interval) -> None:
    assert (compare(one, other) == "differs") == (not one.meets(other))
    assert compare(one, other) != "holds" or one.meets(other)


@given(NUMBERS, NUMBERS)
def test_a_difference_turned_round_has_its_ends_turned_round(one: float, other: float) -> None:
    there, back = (a.minus(b) for a, b in _both_ways(interval_of(one), interval_of(other, "about")))
    assert (there.low, there.high) == (-back.high, -back.low)


def _both_ways(one: Interval, other: Interval) -> list[tuple[Interval, Interval]]:
    return [(one, other), (other, one)]


def _of_parts(value: float, q: str, parts: list[float], **more: Any) -> list[tuple[str, str, str]]:
    named = {f"part {number}": part for number, part in enumerate(parts)}
    return outcomes(figure(point("2024-05-01", value, q, parts=named, **more)))


@pytest.mark.parametrize(
    ("value", "q", "parts", "parts_sum", "outcome"),
    [
        (59, "exact", [32, 27], "exact", "holds"),
        (59, "exact", [32, 26], "exact", "differs"),
        (0.3, "exact", [0.1, 0.2], "exact", "holds"),
        (12_000, "over", [12_000, 400], "exact", "holds"),
        (12_000, "over", [11_000, 1_000], "exact", "differs"),
        (59, "exact", [32], "at-most", "holds"),
        (59, "exact", [32, 28], "at-most", "differs"),
        (59, "over", [32, 28], "at-most", "holds"),
    ],
)
def test_parts_hold_if_the_number_can_be_their_sum(
    value: float, q: str, parts: list[float], parts_sum: str, outcome: str
) -> None:
    assert _of_parts(value, q, parts, parts_sum=parts_sum) == [("parts", outcome, "points.0.parts")]


def test_parts_of_which_nothing_is_said_are_told_only_if_they_are_too_many() -> None:
    assert _of_parts(59, "exact", [32, 20]) == []
    assert _of_parts(59, "exact", [32, 27]) == []
    assert _of_parts(59, "exact", [32, 28]) == [("parts", "differs", "points.0.parts")]


@given(st.lists(st.integers(0, 100), min_size=1, max_size=5), st.sampled_from(QUALIFIERS))
def test_a_sum_that_holds_never_differs_when_the_number_is_vaguer(
    parts: list[int], qualifier: str
) -> None:
    loosened = _of_parts(sum(parts), qualifier, [*parts], parts_sum="exact")
    excluded = qualifier == "over"  # which says that it is more than the sum

    assert (loosened[0][1] == "differs") == excluded


@given(NUMBERS, NUMBERS, st.sampled_from(QUALIFIERS), st.sampled_from(QUALIFIERS))
def test_a_difference_that_holds_never_differs_when_a_number_is_vaguer(
    first: float, second: float, one: str, other: str
) -> None:
    delta = float(interval_of(second).minus(interval_of(first)).low)
    tally = figure(
        point("2024-05-01", first, one if one != "over" else "at-least"),
        point("2024-05-02", second, other if other != "over" else "at-least"),
        kind="stock",
        stated=[{"says": "so much", "delta": delta}],
    )

    assert outcomes(tally)[0][1] in ("holds", "undecided")


def _stated(*points: dict[str, Any], since: str = "", **stated: Any) -> list[tuple[str, str]]:
    tally = figure(*points, since=since, kind="stock", stated=[{"says": "so", **stated}])
    return [(one.code, one.outcome) for one in found(tally)]


DAYS = (point("2023-11-14", 56), point("2023-11-17", 61))


@pytest.mark.parametrize(
    ("points", "delta", "outcome"),
    [
        (DAYS, 5, "holds"),
        (DAYS, 6, "differs"),
        (DAYS, -5, "differs"),
        ((point("2023-11-14", 56, "over"), DAYS[1]), 4, "undecided"),
        ((point("2023-11-14", 56, "over"), DAYS[1]), 5, "differs"),
        ((DAYS[0], point("2023-11-17", 61, "about")), 5, "undecided"),
        (DAYS[:1], 5, "undecided"),
        ((), 5, "undecided"),
        ((DAYS[0], point("2023-11-14", 61)), 5, "undecided"),
    ],
)
def test_a_stated_difference_is_that_of_two_points(
    points: tuple[dict[str, Any], ...], delta: float, outcome: str
) -> None:
    assert ("delta", outcome) in _stated(*points, delta=delta)


def _pair(*points: dict[str, Any], **stated: Any) -> list[str]:
    tally = figure(*points, stated=[{"says": "so", **stated}])
    (delta,) = (one for one in found(tally) if isinstance(one, DeltaFinding))
    return [one.as_of for one in delta.pair or ()]


LONG = [point(f"2024-05-{day:02}", 10 * day) for day in range(1, 21)]


def test_a_difference_is_about_the_latest_points_that_it_fits() -> None:
    assert _pair(*LONG, delta=10) == ["2024-05-19", "2024-05-20"]
    assert _pair(*LONG, delta=30) == ["2024-05-17", "2024-05-20"]
    assert _pair(*LONG, point("2024-05-21", 999), delta=10) == ["2024-05-19", "2024-05-20"]


def test_a_difference_with_a_window_is_about_the_points_that_fit_both() -> None:
    still = [point(f"2024-06-{day:02}", 200) for day in range(1, 11)]

    assert _pair(*LONG, *still, delta=10, window="P2D") == ["2024-05-19", "2024-05-20"]
    assert _pair(*LONG, *still, delta=10) == ["2024-05-19", "2024-06-10"]


def test_a_difference_that_fits_nowhere_is_held_against_the_last_two_points() -> None:
    assert _pair(*LONG, delta=7) == ["2024-05-19", "2024-05-20"]


def test_a_corrected_point_is_not_one_of_the_last_two() -> None:
    corrected = point("2024-05-21", 190, revises="2024-05-20")

    assert _pair(*LONG, corrected, delta=7) == ["2024-05-19", "2024-05-21"]


@pytest.mark.parametrize(
    ("window", "least", "most"),
    [
        ("PT48H", 2, 2),
        ("PT24H", 1, 1),
        ("PT36H", 1, 2),
        ("P40D", 39, 40),
        ("P2W", 11, 17),
        ("P1M", 16, 45),
        ("P27M", 807, 837),
        ("P1Y", 183, 547),
        ("P1Y6M", 533, 563),
    ],
)
def test_a_window_is_as_many_days_as_its_smallest_unit_allows(
    window: str, least: int, most: int
) -> None:
    days = days_in(window)
    assert days is not None
    fitting = [day for day in range(2_000) if exactly(day).within(days)]

    assert (fitting[0], fitting[-1]) == (least, most)
    assert fitting == list(range(least, most + 1))


@pytest.mark.parametrize("window", ["", "P", "40 days", "P" + "9" * 5_000 + "D"])
def test_what_is_no_window_has_no_days(window: str) -> None:
    assert days_in(window) is None


@pytest.mark.parametrize(
    ("start", "end", "window", "outcome"),
    [
        ("2023-11-14", "2023-11-17", "PT48H", "differs"),
        ("2023-11-14", "2023-11-17", "PT72H", "holds"),
        ("2023-10-07", "2023-11-17", "P40D", "differs"),
        ("2023-10-07", "2023-11-17", "P41D", "holds"),
        ("2023-10-07", "2023-11-17", "P42D", "holds"),
        ("2023-10-07", "2023-11-17", "P6W", "holds"),
        ("2023-10", "2023-11-17", "P20D", "undecided"),
        ("2023-10", "2023-11-17", "P90D", "differs"),
        ("2023-10-07", "2023-11-17~", "P40D", "undecided"),
        ("2023-10-07", "2023-11-17~", "P90D", "differs"),
        ("", "2023-11-17", "P40D", "undecided"),
        ("2023-10-07", "..", "P40D", "undecided"),
        ("2023-12", "2023-11-17", "P40D", "undecided"),
    ],
)
def test_a_window_alone_goes_from_the_beginning_to_the_latest_point(
    start: str, end: str, window: str, outcome: str
) -> None:
    points = [point(end, 61)] if end != ".." else [point("2023/..", 61)]
    assert _stated(*points, since=start, window=window) == [("window", outcome)]


def test_a_window_is_that_of_the_points_of_whoever_states_it() -> None:
    points = [point("2024-05-11", 10, by="one"), point("2024-05-30", 20, by="two")]
    tally = figure(
        *points, since="2024-05-01", stated=[{"says": "so", "window": "P10D", "by": "one"}]
    )
    (window,) = found(tally)

    assert isinstance(window, WindowFinding)
    assert (window.outcome, window.end) == ("holds", "2024-05-11")


@pytest.mark.parametrize(
    ("points", "kind", "ratio", "outcome"),
    [
        ([point("2024-05-01", 12_000, "over")], "cumulative", 0.5, "undecided"),
        ([], "stock", 2, "undecided"),
        ([point("2024-05-01", 59, parts={"a": 32, "b": 27})], "stock", 0.5, "holds"),
        ([point("2024-05-01", 59, parts={"a": 10, "b": 49})], "stock", 0.5, "undecided"),
        ([point("2024-05-01", 50, parts={"too many": 60})], "stock", 1.2, "undecided"),
        ([point("2024-05-01", 59, parts={"all": 59})], "stock", 1, "holds"),
        ([point("2024-05-01", 59, parts={"all": 59})], "stock", 1.01, "undecided"),
        ([point("2024-05-01", 30), point("2024-05-02", 30)], "cumulative", 1, "holds"),
        ([point("2024-05-01", 30), point("2024-05-02", 60)], "cumulative", 1, "differs"),
        ([point("2024-05-01", 30), point("2024-05-02", 61)], "cumulative", 2, "holds"),
        ([point("2024-05-01", 30), point("2024-05-02", 91)], "cumulative", 2, "differs"),
        ([point("2024-05-01", 30), point("2024-05-02", 61, "over")], "stock", 4, "undecided"),
        ([point("2024-05-01", 0), point("2024-05-02", 61)], "stock", 2, "undecided"),
        ([point("2024-05-01", 30), point("2024-05-02", 61)], "cumulative", 0.5, "undecided"),
        ([point("2024-05-01", 61), point("2024-05-02", 30)], "stock", 0.5, "holds"),
    ],
)
def test_a_ratio_is_that_of_a_part_or_of_the_last_two_points(
    points: list[dict[str, Any]], kind: str, ratio: float, outcome: str
) -> None:
    tally = figure(*points, kind=kind, stated=[{"says": "so", "ratio": ratio}])
    (one,) = (each for each in found(tally) if isinstance(each, RatioFinding))

    assert one.outcome == outcome


@given(st.dates(), st.dates())
def test_the_days_between_two_days_are_those_of_the_calendar(one: Any, other: Any) -> None:
    there = apart(days_of(one.isoformat()), days_of(other.isoformat()))
    edges = {"0001-01-01", "9999-12-31"}  # these stand for everything beyond as well

    assert {one.isoformat(), other.isoformat()} & edges or there == exactly((other - one).days)
