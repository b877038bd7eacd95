"""Within a distance or a box: never surer than the point is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.analysis.places.distance import distance_km
from briefing.analysis.places.nearness import KnownPoint, SearchArea, SearchBox

POINTS = st.tuples(st.floats(-89, 89), st.floats(-180, 180))
OFF = st.floats(0, 50)


@pytest.mark.parametrize(
    ("off", "reach", "is_within"),
    [
        (1.0, 120.0, "surely"),
        (10.0, 120.0, "maybe"),
        (10.0, 90.0, "no"),
        (None, 120.0, "maybe"),
        (None, 100.0, "no"),
    ],
)
def test_only_what_is_within_wherever_it_may_be_is_so_for_sure(
    off: float | None, reach: float, is_within: str
) -> None:
    # A degree is 111 kilometres.
    assert SearchArea((0, 0), 1.0, reach).has(KnownPoint((1, 0), off)) == is_within


@given(POINTS, POINTS, OFF, OFF, st.floats(0, 20_000))
def test_a_place_surely_within_is_so_from_wherever_both_may_be(
    a: tuple[float, float], b: tuple[float, float], off: float, other: float, reach: float
) -> None:
    found = SearchArea(a, off, reach).has(KnownPoint(b, other))
    away = distance_km(a, b)
    assert (found == "surely") == (away + off + other <= reach)
    assert (found == "no") == (away - (off + other) > reach)


@pytest.mark.parametrize(
    ("box", "at", "is_within"),
    [
        (SearchBox(33, 38, 35, 41), (34, 39), "surely"),
        (SearchBox(33, 38, 35, 41), (33.05, 39), "maybe"),
        (SearchBox(33, 38, 35, 41), (34, 38.05), "maybe"),
        (SearchBox(33, 38, 35, 41), (34, 37.95), "maybe"),
        (SearchBox(33, 38, 35, 41), (32.95, 39), "maybe"),
        (SearchBox(33, 38, 35, 41), (34, 50), "no"),
        (SearchBox(-20, 175, -10, -175), (-15, 180), "surely"),
        (SearchBox(-20, 175, -10, -175), (-15, -176), "surely"),
        (SearchBox(-20, 175, -10, -175), (-15, 0), "no"),
        (SearchBox(-90, -180, 90, 180), (10, 179.99), "surely"),
        (SearchBox(80, 0, 90, 90), (89.99, 45), "maybe"),
    ],
)
def test_boxes(box: SearchBox, at: tuple[float, float], is_within: str) -> None:
    assert box.has(KnownPoint(at, 10.0)) == is_within


@given(POINTS, st.floats(0, 40))
def test_a_region_is_never_surely_within(at: tuple[float, float], size: float) -> None:
    box = SearchBox(at[0] - size, at[1] - size, at[0] + size, at[1] + size)
    assert box.has(KnownPoint(at, None)) != "surely"
    assert SearchArea(at, 0.0, size * 100).has(KnownPoint(at, None)) == "maybe"
