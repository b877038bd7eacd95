"""Figures as rates, beside others that count the same over another time."""

from __future__ import annotations

from typing import Any

import pytest

from briefing.analysis.figures.findings import RatesFinding
from briefing.analysis.figures.intervals import Interval
from briefing.library.store.records import Record
from tests.analysis.figures.example_figures import figure, found, point
from tests.analysis.records import actor

ARMY = actor("army")


def _now(**more: Any) -> Record:
    fields = {"since": "2023-10-07", "who": ["army"], **more}
    return figure(point("2023-11-17", 61), slug="now", **fields)


def _then(**more: Any) -> Record:
    fields = {"since": "2021-01", "kind": "period", "who": ["army"], **more}
    return figure(fields.pop("at", point("2023-03", 80, "about")), slug="then", **fields)


def _rates(record: Record, *others: Record) -> list[RatesFinding]:
    return [one for one in found(record, ARMY, *others) if isinstance(one, RatesFinding)]


def test_a_running_total_is_set_beside_a_number_for_a_period() -> None:
    (rates,) = _rates(_now(), _then())

    assert rates.outcome == "undecided"
    assert rates.path == "points.0.value"
    assert rates.own.days == Interval(41, 42)
    assert rates.other.days == Interval(820, 820)
    assert rates.ratio is not None
    assert (int(rates.ratio.low), int(rates.ratio.high)) == (13, 16)


def test_either_of_the_two_has_the_other_beside_it() -> None:
    (there,), (back,) = _rates(_now(), _then()), _rates(_then(), _now())

    assert (there.own, there.other) == (back.other, back.own)


@pytest.mark.parametrize(
    "other",
    [
        _then(unit="people"),
        _then(who=["navy"]),
        _then(kind="stock"),
        _then(kind="rate"),
        _then(since=""),
        _then(since="2024"),
        _then(at=point("2023/..", 80)),
        _then(since="2023-10-07", kind="cumulative", at=point("2023-11-17", 30)),
    ],
    ids=["unit", "who", "stock", "rate", "no since", "backwards", "no end", "the same days"],
)
def test_what_counts_something_else_or_has_no_span_is_not_set_beside_it(other: Record) -> None:
    assert _rates(_now(), other) == []


def test_figures_of_one_place_count_the_same_and_units_are_compared_without_case() -> None:
    place = actor("town")
    now, then = _now(who=[], where=["town"]), _then(who=[], where=["town"], unit=" Attacks")

    assert len(_rates(now, place, then)) == 1


def test_a_figure_that_shares_both_is_set_beside_it_once() -> None:
    both: dict[str, Any] = {"who": ["army"], "where": ["town"]}

    assert len(_rates(_now(**both), actor("town"), _then(**both))) == 1


def test_nothing_can_be_said_of_how_many_times_nothing_goes_into_a_number() -> None:
    (rates,) = _rates(_now(), _then(at=point("2023-03", 0)))

    assert rates.ratio is None


def test_the_rate_is_that_of_the_corrected_number() -> None:
    corrected = figure(
        point("2023-11-17", 61),
        point("2023-11-18", 50, revises="2023-11-17"),
        since="2023-10-07",
        who=["army"],
        slug="now",
    )
    (rates,) = _rates(corrected, _then())

    assert rates.own.point.amount == 50
