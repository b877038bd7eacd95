"""A series is what one giver gives; what two give is one finding; days for and days given."""

from __future__ import annotations

import re
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.analysis.figures.findings import (
    BetweenGivers,
    FallsFinding,
    RatesFinding,
    WindowFinding,
)
from briefing.analysis.figures.givers import Giver, given_series, giver_of, own_series
from briefing.analysis.figures.point_pairs import last_two
from briefing.library.store.records import Record
from briefing.model.key import Key
from tests.analysis.figures.example_figures import figure, found, outcomes, point
from tests.analysis.records import HERE, Records, actor, source, statement

FIRST = date(2022, 1, 1)
WORLD = (
    actor("ministry"),
    actor("army"),
    actor("jane", ("spokesperson_for", "army"), kind="person"),
    actor("paper", kind="media"),
    source("leaf", "paper", published="2022-03-01"),
    statement("of-ministry", "ministry", ["leaf"]),
    statement("of-army", "army", ["leaf"], said="2022-01-10"),
    statement("of-jane", "jane", ["leaf"], said="2022-01-13"),
    statement("of-official", {"unnamed": "an official", "of": "army"}, ["leaf"]),
    statement("of-captive", "ministry", ["leaf"], in_custody_of="army"),
    statement("of-somebody", {"unnamed": "somebody"}, ["leaf"]),
    statement("of-another", {"unnamed": "somebody"}, ["leaf"]),
    statement("relayed", "paper", ["leaf"], repeats=["of-army"]),
)
LOOKUP = Records(*WORLD)


def _actor(slug: str) -> Giver:
    return Giver("actor", Key(HERE, slug))


@pytest.mark.parametrize(
    ("by", "giver"),
    [
        ("of-army", _actor("army")),
        ("of-jane", _actor("army")),
        ("of-official", _actor("army")),
        ("relayed", _actor("army")),
        ("leaf", _actor("paper")),
        ("of-captive", _actor("army")),
        ("of-somebody", Giver("statement", Key(HERE, "of-somebody"))),
        ("of-another", Giver("statement", Key(HERE, "of-another"))),
        ("gone", Giver("missing", Key(HERE, "gone"))),
        ("", Giver("nobody")),
    ],
)
def test_the_giver_is_whoever_said_it_first(by: str, giver: Giver) -> None:
    assert giver_of(by, HERE, LOOKUP) == giver


def test_two_who_repeat_each_other_are_not_followed_for_ever() -> None:
    one = statement("one", "army", repeats=["two"])
    two = statement("two", "paper", repeats=["one"])

    assert giver_of("one", HERE, Records(*WORLD, one, two)).kind == "actor"


def _days(count: int, first: int = 0) -> list[str]:
    return [(FIRST + timedelta(first + number)).isoformat() for number in range(count)]


def _given(by: str, values: list[int], first: int = 0) -> list[dict[str, Any]]:
    days = _days(len(values), first)
    return [point(day, value, by=by) for day, value in zip(days, values, strict=True)]


def test_two_givers_who_never_fall_fall_nowhere_and_differ_once() -> None:
    lower = _given("of-army", [number * 2 for number in range(500)])
    higher = _given("of-ministry", [number * 2 + (number >= 200) for number in range(500)])
    mixed = [one for pair in zip(higher, lower, strict=True) for one in pair]

    (only,) = found(figure(*mixed), *WORLD)

    assert isinstance(only, BetweenGivers)
    assert (only.outcome, only.days, only.apart) == ("differs", 500, 300)
    assert only.first[0].as_of == (FIRST + timedelta(200)).isoformat()


def test_the_greatest_difference_is_told_with_its_day() -> None:
    mine, theirs = _given("of-army", [5, 10, 30]), _given("of-ministry", [5, 18, 31])

    (only,) = found(figure(*mine, *theirs), *WORLD)

    assert isinstance(only, BetweenGivers)
    assert (only.days, only.apart) == (3, 2)
    assert [one.amount for one in only.most] == [10, 18]


def test_givers_who_agree_are_told_once() -> None:
    points = [*_given("of-army", [5, 10]), *_given("of-ministry", [5, 10])]

    assert [one[:2] for one in outcomes(figure(*points), *WORLD)] == [("givers", "holds")]


def test_numbers_for_different_or_for_no_days_are_not_held_against_each_other() -> None:
    points = [
        point("2022-01-01", 5, by="of-army"),
        point("2022-01-02", 9, by="of-ministry"),
        point("", 11, by="of-somebody"),
        point("2022-01~", 12, by="leaf"),
    ]

    assert found(figure(*points), *WORLD) == []


def test_a_correction_corrects_only_its_own_giver() -> None:
    points = [
        point("2022-01-01", 20, by="of-army"),
        point("2022-01-02", 10, by="of-ministry", revises="2022-01-01"),
        point("2022-01-03", 15, by="of-army"),
    ]

    falls = [one for one in found(figure(*points), *WORLD) if isinstance(one, FallsFinding)]
    assert [(one.earlier.amount, one.later.amount) for one in falls] == [(20, 15)]


SOME = st.lists(st.integers(0, 60), min_size=1, max_size=12)
QUALIFIERS = st.sampled_from(["exact", "exact", "about", "over", "at-least", "up-to"])


@st.composite
def numbers(draw: st.DrawFn, by: str, most: int = 8) -> list[dict[str, Any]]:
    """What one gives: on days in any order, some of them none, some given twice or corrected."""
    days = st.sampled_from([*_days(6), "", "2022-01", "2022-01-03~"])
    made = []
    for _ in range(draw(st.integers(1, most))):
        more: dict[str, Any] = {}
        if draw(st.booleans()):
            more["revises"] = draw(st.sampled_from(_days(6)))
        if draw(st.integers(0, 4)) == 0:
            more |= {"parts": {"here": draw(st.integers(0, 9))}, "parts_sum": "exact"}
        made.append(point(draw(days), draw(st.integers(0, 30)), draw(QUALIFIERS), by=by, **more))
    return made


def _told(figure_: Record, giver: str) -> list[str]:
    """What is found of one giver's numbers, but for where in the file they stand."""
    every = found(figure_, *WORLD)
    own = [one for one in every if not isinstance(one, BetweenGivers) and giver in repr(one)]
    return sorted(re.sub(r"(path='[^']*'|place=\d+)", "", repr(one)) for one in own)


@given(numbers("of-army"), numbers("of-ministry"), st.randoms(), st.booleans())
def test_a_second_giver_changes_no_finding_of_the_first(
    mine: list[dict[str, Any]], theirs: list[dict[str, Any]], random: Random, states: bool
) -> None:
    """Wherever in the file its numbers stand, and whatever sums the first makes of its own."""
    both = [("mine", n) for n in range(len(mine))] + [("theirs", n) for n in range(len(theirs))]
    random.shuffle(both)
    orders = {name: iter([*points]) for name, points in (("mine", mine), ("theirs", theirs))}
    mixed = [next(orders[name]) for name, _ in both]
    stated = [{"says": "so many more", "delta": 5, "window": "P2D", "ratio": 2, "by": "of-jane"}]
    # With fewer than two days that still count, the sum is another giver's (docs/derived.md).
    (own,) = own_series(figure(*mine), LOOKUP)
    sums: dict[str, Any] = {"stated": stated} if states and last_two(own.series) else {}

    alone, beside = figure(*mine, **sums), figure(*mixed, **sums)
    assert _told(alone, "of-army") == _told(beside, "of-army")


@given(SOME)
def test_adding_a_relay_of_every_number_changes_no_finding(values: list[int]) -> None:
    own = _given("of-army", values)
    relayed = [one | {"by": "relayed"} for one in own]

    assert outcomes(figure(*own, *relayed), *WORLD) == outcomes(figure(*own), *WORLD)


def test_a_range_is_all_that_it_can_be() -> None:
    points = [point("2022-01-01", "20..30", by="of-army"), point("2022-01-01", 25, by="leaf")]
    apart = [point("2022-01-01", "20..30", by="of-army"), point("2022-01-01", 31, by="leaf")]

    assert [one[:2] for one in outcomes(figure(*points), *WORLD)] == [("givers", "holds")]
    assert [one[:2] for one in outcomes(figure(*apart), *WORLD)] == [("givers", "differs")]


def test_without_a_day_that_it_is_for_a_number_has_that_on_which_it_was_given() -> None:
    (series,) = given_series(figure(point("", 5, by="of-army")), LOOKUP)
    (one,) = series.series.points

    assert (one.as_of, one.given) == ("", "2022-01-10")


def test_a_number_that_falls_between_days_on_which_it_was_given_decides_nothing() -> None:
    points = [point("", 9, by="of-army"), point("", 5, by="of-jane")]

    assert outcomes(figure(*points), *WORLD) == [("falls", "undecided", "points.1.value")]


def test_a_window_is_not_held_against_days_on_which_numbers_were_given() -> None:
    stated = [{"says": "five in 48 hours", "delta": 5, "window": "PT48H", "by": "leaf"}]
    points = [point("", 56, by="of-army"), point("", 61, by="of-jane")]
    delta, window = found(figure(*points, stated=stated), *WORLD)

    assert delta.outcome == "holds"
    assert isinstance(window, WindowFinding)
    assert (window.outcome, window.given) == ("undecided", True)
    assert window.days
    assert int(window.days.low) == 3


def _since(slug: str, since: str, *points: dict[str, Any], **more: Any) -> Record:
    return figure(*points, slug=slug, since=since, who=["army"], **more)


def test_rates_over_times_that_overlap_are_not_set_beside_each_other() -> None:
    one = _since("one", "2022-01-01", point("2022-03-01", 50, by="of-army"))
    within = _since("within", "2022-02-01", point("2022-04-01", 50, by="of-army"))
    after = _since("after", "2022-03-02", point("2022-05-01", 50, by="of-army"))

    rates = [each for each in found(one, *WORLD, within, after) if isinstance(each, RatesFinding)]
    assert [each.other.figure.key.slug for each in rates] == ["after"]


def test_a_question_about_both_figures_goes_with_their_rates() -> None:
    one = _since("one", "2022-01-01", point("2022-03-01", 50))
    after = _since("after", "2022-03-02", point("2022-05-01", 50))
    about = {"asks_about": ["one", "after"]}
    asked = Record(Key(HERE, "q-same"), "questions", "The same thing?", about)
    other = Record(Key(HERE, "q-one"), "questions", "How?", {"asks_about": ["one"]})

    (rates,) = (each for each in found(one, *WORLD, after, other, asked) if each.code == "rates")
    assert isinstance(rates, RatesFinding)
    assert rates.question == asked


@pytest.mark.parametrize("named", ["here", "there"])
def test_a_rival_figure_is_held_against_this_one_whichever_names_the_other(named: str) -> None:
    mine = figure(point("2022-01-01", 5, by="of-army"), same_count_as=["rival"] * (named == "here"))
    rival = figure(
        point("2022-01-01", 9, by="of-ministry"),
        slug="rival",
        same_count_as=["tally"] * (named == "there"),
    )

    (only,) = found(mine, *WORLD, rival)
    assert isinstance(only, BetweenGivers)
    assert only.rival == rival
    assert only.apart == 1


def test_a_figure_that_is_the_same_is_read_as_one_and_counts_once() -> None:
    points = _given("of-army", [5, 10])
    mine = figure(*points, same_as=["twin"])
    twin = figure(*points, point("2022-01-03", 7, by="of-army"), slug="twin")

    (series,) = own_series(mine, Records(*WORLD, mine, twin))
    assert [one.amount for one in series.series.points] == [5, 10, 7]
    assert [one.path for one in series.series.points] == ["points.0", "points.1", ""]
