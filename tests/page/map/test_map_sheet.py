"""The drawn map: what is on it, and that nothing of it is lost or surer than it is."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from briefing.analysis.places.located_records import LocatedPlace
from briefing.analysis.places.precision import PlacePrecision
from briefing.page.blocks import plain
from briefing.page.map.map_sheet import MapSheet, drawn, fitted_view
from briefing.page.map.marks import DASH, SIGNS
from briefing.page.map.projection import WORLD, MapView
from briefing.text.visible import hidden
from tests.page.map.made_up_places import VIEWS, place, places

MAP_SIZES = st.tuples(st.integers(1, 120), st.integers(1, 34))


def text_of(sheet: MapSheet) -> str:
    return "\n".join(plain(line) for line in sheet.lines)


@settings(max_examples=60)
@given(places(), VIEWS, MAP_SIZES)
def test_every_place_with_a_point_is_on_the_map_or_beside_it_once(
    some: list[LocatedPlace], view: MapView, size: tuple[int, int]
) -> None:
    found = drawn(some, view, *size).places
    told = [one.key for mark in found.marks for one in mark.places]
    told += [one.key for one in (*found.outside, *found.no_room)]
    assert sorted(told) == sorted(one.key for one in some if one.at)


@settings(max_examples=60)
@given(places(), VIEWS, MAP_SIZES)
def test_the_lines_fill_the_map_and_have_nothing_that_a_terminal_obeys(
    some: list[LocatedPlace], view: MapView, size: tuple[int, int]
) -> None:
    lines = [plain(line) for line in drawn(some, view, *size).lines]
    assert [cell_len(line) for line in lines] == [size[0]] * size[1]
    assert not any(hidden().search(line) for line in lines)


@settings(max_examples=60)
@given(places(), VIEWS, MAP_SIZES)
def test_a_region_is_never_a_point(
    some: list[LocatedPlace], view: MapView, size: tuple[int, int]
) -> None:
    for mark in drawn(some, view, *size).places.marks:
        regions = [one for one in mark.places if one.precision == "region"]
        if regions:
            assert (mark.sign, len(mark.places)) == ("", 1)
            assert mark.label.split()[0] == mark.label.split()[-1] == DASH


@pytest.mark.parametrize("precision", ["exact", "near", "not given"])
def test_a_point_has_the_sign_of_its_precision(precision: PlacePrecision) -> None:
    sheet = drawn([place("Here", (10, 10), precision, (1, 2))], MapView(10, 10, 0.1), 40, 10)
    assert f"{SIGNS[precision]} Here 2" in text_of(sheet)


def test_points_that_cannot_be_told_apart_are_one_mark_with_their_number() -> None:
    two = [place("One", (8, 11), records=(1, 2)), place("Two", (8.01, 11), records=(2, 3))]
    assert f"{SIGNS['several']} 2 places · 3" in text_of(drawn(two, MapView(10, 10, 1), 40, 10))
    assert "2 places" not in text_of(drawn(two, MapView(8, 11, 0.0005), 40, 10))


def test_a_country_is_named_once() -> None:
    iraq = place("Iraq", (33, 44), "region")
    assert "IRAQ" in text_of(drawn([], MapView(33, 44, 0.09), 80, 30))
    named = text_of(drawn([iraq], MapView(33, 44, 0.09), 80, 30))
    assert "IRAQ" not in named
    assert f"{DASH} Iraq {DASH}" in named


def test_names_of_regions_never_cover_the_map() -> None:
    many = [place(f"Region {n}", (n % 60, n * 7 % 100), "region") for n in range(400)]
    found = drawn(many, WORLD, 80, 24).places
    assert 0 < len(found.marks) <= 10
    assert len(found.no_room) > 300


def test_the_first_view_is_of_the_points_where_something_is() -> None:
    near = place("Near", (33, 40), "near", (1,))
    other = place("Other", (36, 44), "exact", (2,))
    empty, region = place("Empty", (-40, 100)), place("Region", (60, -100), "region", (3,))
    usual = drawn(
        [near, other, empty, region],
        fitted_view("points", [near, other, empty, region], 80, 20),
        80,
        20,
    )
    assert {one.key for one in usual.places.outside} == {empty.key, region.key}
    every = fitted_view("places", [near, other, empty, region], 80, 20)
    assert not drawn([near, other, empty, region], every, 80, 20).places.outside
