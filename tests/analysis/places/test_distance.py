"""How far apart points are, and how exactly a point is known."""

from __future__ import annotations

from math import pi

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.analysis.places.distance import EARTH_KM, distance_km
from briefing.analysis.places.precision import point_of, precision_of

ANYWHERE = st.tuples(st.floats(-90, 90), st.floats(-180, 180))


def test_known_distances() -> None:
    assert distance_km((0, 0), (0, 180)) == pytest.approx(pi * EARTH_KM)
    assert distance_km((90, 17), (-90, 5)) == pytest.approx(pi * EARTH_KM)
    assert distance_km((0, 179.5), (0, -179.5)) == pytest.approx(pi * EARTH_KM / 180)
    assert distance_km((52.52, 13.405), (48.8566, 2.3522)) == pytest.approx(877.5, abs=1)


@given(ANYWHERE, ANYWHERE, ANYWHERE)
def test_a_distance_is_the_same_both_ways_and_no_detour_is_shorter(
    a: tuple[float, float], b: tuple[float, float], c: tuple[float, float]
) -> None:
    assert distance_km(a, b) == pytest.approx(distance_km(b, a))
    assert distance_km(a, a) == 0
    assert distance_km(a, c) <= distance_km(a, b) + distance_km(b, c) + 1e-6


@pytest.mark.parametrize(
    ("kind", "written", "is_known"),
    [
        ("base", "exact", "exact"),
        ("base", "near", "near"),
        ("base", "region", "region"),
        ("base", "", "not given"),
        ("country", "exact", "region"),
        ("sea-area", "", "region"),
        ("", "exact", "exact"),
    ],
)
def test_what_is_an_area_is_never_a_point(kind: str, written: str, is_known: str) -> None:
    assert precision_of(kind, written) == is_known


@pytest.mark.parametrize("written", [None, "33, 38", [33], [95, 10], [10, 190], ["a", 1]])
def test_what_is_no_point_of_the_earth_is_none(written: object) -> None:
    assert point_of(written) is None
