"""Series that fall, and series that do not; two numbers for one day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.analysis.figures.findings import FallsFinding, SameDayFinding
from tests.analysis.figures.example_figures import figure, found, outcomes, point

FIRST = date(2020, 1, 1)


def _falls(*points: dict[str, Any]) -> list[tuple[str, str]]:
    falls = [one for one in found(figure(*points)) if isinstance(one, FallsFinding)]
    return [(one.earlier.as_of, one.later.as_of) for one in falls]


def test_a_running_total_that_falls_is_told_with_both_points() -> None:
    points = [point("2024-05-01", 10), point("2024-05-02", 20), point("2024-05-03", 15)]

    assert outcomes(figure(*points)) == [("falls", "differs", "points.2.value")]
    assert _falls(*points) == [("2024-05-02", "2024-05-03")]


@pytest.mark.parametrize("kind", ["period", "stock", "rate"])
def test_only_a_running_total_cannot_fall(kind: str) -> None:
    assert outcomes(figure(point("2024-05-01", 10), point("2024-05-02", 5), kind=kind)) == []


@pytest.mark.parametrize(
    "points",
    [
        [point("2024-05-01", 20), point("2024-05-02", 15, revises="2024-05-01")],
        [point("2024-05-01", 20), point("2024-05-01", 15, revises="2024-05-01")],
        [point("2024-05-01", 20), point("2024-05", 15)],
        [point("2024-05-01", 20), point("2024-05-04~", 15)],
        [point("2024-05-01", 20), point("2024-05-02", 15, "over")],
        [point("2024-05-01", 20, "up-to"), point("2024-05-02", 15)],
        [point("2024-05-01", 20, "about"), point("2024-05-02", 18)],
        [point("2024-05-01", 20, "over"), point("2024-05-02", 20)],
        [point("2024/..", 20), point("2024-05-02", 15), point("XXXX", 1)],
    ],
)
def test_what_may_have_risen_does_not_fall(points: list[dict[str, Any]]) -> None:
    assert found(figure(*points)) == []


def test_after_a_correction_the_series_is_held_against_the_corrected_number() -> None:
    points = [
        point("2024-05-01", 10),
        point("2024-05-02", 20),
        point("2024-05-03", 15, revises="2024-05-02"),
        point("2024-05-04", 16),
        point("2024-05-05", 14),
    ]

    assert _falls(*points) == [("2024-05-04", "2024-05-05")]


def test_a_fall_after_which_the_series_goes_on_is_told_once() -> None:
    points = [point("2024-05-01", 100), *(point(f"2024-05-1{day}", day) for day in range(9))]

    assert _falls(*points) == [("2024-05-01", "2024-05-10")]


def test_a_point_may_fall_below_one_that_is_not_its_neighbour() -> None:
    points = [point("2024-05-01", 20), point("2024-05-02", 10, "over"), point("2024-05-03", 15)]

    assert _falls(*points) == [("2024-05-01", "2024-05-03")]


@st.composite
def honest(draw: st.DrawFn, most: int = 40) -> list[dict[str, Any]]:
    """What is said of a count that never falls: with gaps, qualifiers, vague dates, and mistakes
    that are corrected on a later day."""
    points, count, day = [], 0, FIRST
    for _ in range(draw(st.integers(0, most))):
        count += draw(st.integers(0, 30))
        day += timedelta(draw(st.integers(1, 5)))
        wrong = draw(st.booleans()) and draw(st.booleans())
        if wrong:
            points.append(point(day.isoformat(), count + draw(st.integers(1, 50))))
            revised, day = day, day + timedelta(1)
            points.append(point(day.isoformat(), count, revises=revised.isoformat()))
        else:
            points.append(draw(_truly(day, count)))
    return draw(st.permutations(points))


def _truly(day: date, count: int) -> st.SearchStrategy[dict[str, Any]]:
    """One of the true things that can be said of a count on a day."""
    when = day.isoformat()
    return st.sampled_from(
        [
            point(when, count),
            point(when, max(count - 7, -1), "over"),
            point(when, count, "at-least"),
            point(when, count + 9, "up-to"),
            point(when, round(count / 10) * 10 if count > 50 else count, "about"),
            point(f"{when}~", count),
            point(when[:7], count, "at-least"),
            point(f"{when}/{day + timedelta(3)}", count),
        ]
    )


@given(honest())
@settings(max_examples=200)
def test_an_honest_series_gives_no_finding(points: list[dict[str, Any]]) -> None:
    assert found(figure(*points)) == []


def _thousand() -> list[dict[str, Any]]:
    """A thousand days: every seventh missing, every tenth vague, every fiftieth corrected."""
    points: list[dict[str, Any]] = []
    for number in range(1_000):
        day, count = FIRST + timedelta(number + number // 7), 3 * number
        qualifier = ("over", "at-least", "about")[number // 10 % 3] if number % 10 == 0 else "exact"
        if number % 50 == 25:
            revised = points[-1]["as_of"]
            points[-1]["value"] += 500
            points.append(point(day.isoformat(), count, revises=revised))
        else:
            points.append(point(day.isoformat(), count, qualifier))
    return points


def test_a_thousand_honest_days_give_no_finding() -> None:
    assert found(figure(*_thousand())) == []


@pytest.mark.parametrize("number", [31, 502, 999])
def test_one_unmarked_fall_among_a_thousand_days_gives_one_finding(number: int) -> None:
    points = _thousand()
    points[number]["value"] -= 20

    assert outcomes(figure(*points)) == [("falls", "differs", f"points.{number}.value")]


def test_a_correction_that_is_not_marked_as_one_gives_one_finding() -> None:
    points = _thousand()
    del points[525]["revises"]

    assert outcomes(figure(*points)) == [("falls", "differs", "points.525.value")]


def _of_one_day(*points: dict[str, Any]) -> list[tuple[float, float]]:
    same = [one for one in found(figure(*points, kind="stock")) if isinstance(one, SameDayFinding)]
    return [(one.one.amount, one.other.amount) for one in same]


def test_two_numbers_for_one_day_are_told_at_the_later_of_them() -> None:
    points = [point("2024-05-01", 20, by="one"), point("2024-05-01", 10, by="one")]

    assert outcomes(figure(*points)) == [("same-day", "differs", "points.1.value")]
    assert _of_one_day(*points) == [(10, 20)]


@pytest.mark.parametrize(
    "other",
    [
        point("2024-05-01", 10),
        point("2024-05-02", 20),
        point("2024-05-01", 9, "over"),
        point("2024-05-01", 20, revises="2024-05-01"),
        point("2024-05-01~", 20),
        point("2024-05", 20),
        point("2024-05-01T12:00:00", 20),
    ],
)
def test_numbers_that_agree_or_are_not_for_one_day_are_not_told(other: dict[str, Any]) -> None:
    assert _of_one_day(point("2024-05-01", 10), other) == []


def test_many_numbers_for_one_day_are_told_by_neighbours() -> None:
    several = [point("2024-05-01", value) for value in (5, 9, 7, 5, 9)]
    vague = point("2024-05-01", 4, "over")

    assert _of_one_day(*several) == [(5, 7), (7, 9)]
    assert _of_one_day(*several, vague) == [(5, 7), (7, 9)]
