"""What part of the world a map shows."""

from __future__ import annotations

from math import isclose

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from briefing.page.map.projection import WORLD, MapView, Projection, fitted, wrapped
from tests.page.map.made_up_places import POINTS, VIEWS

SIZES = st.tuples(st.integers(1, 200), st.integers(1, 60))


@given(st.lists(POINTS, min_size=1, max_size=8), SIZES)
def test_all_points_are_on_the_map_that_is_fitted_to_them(
    points: list[tuple[float, float]], size: tuple[int, int]
) -> None:
    projection = Projection(fitted(points, *size), *size)
    assert all(projection.cell(point) for point in points)


@given(POINTS, SIZES)
@example((0, 180), (29, 8))
def test_the_whole_world_is_on_a_map_of_the_world(
    point: tuple[float, float], size: tuple[int, int]
) -> None:
    projection = Projection(MapView(0, 0, 1000), *size)
    assert projection.cell(point)


@given(VIEWS, SIZES, st.floats(0, 1), st.floats(0, 1))
def test_the_middle_of_a_cell_is_in_that_cell(
    view: MapView, size: tuple[int, int], across: float, down: float
) -> None:
    projection = Projection(view, *size)
    column, row = int(across * (size[0] - 1)), int(down * (size[1] - 1))
    x, y = projection.dot(projection.point(column, row))
    latitude = projection.point(column, row)[0]
    assume(abs(latitude) < 90 and 0 <= x < projection.across)
    assert projection.cell((latitude, projection.point(column, row)[1])) in {
        (column, row),
        # Where the world ends inside the map, what is behind its edge is on its other side.
        projection.cell(projection.point(column, row)),
    }
    assert isclose(y, (row + 0.5) * 4, abs_tol=1e-6)


@given(POINTS, VIEWS, SIZES)
def test_a_point_has_one_cell_however_its_longitude_is_written(
    point: tuple[float, float], view: MapView, size: tuple[int, int]
) -> None:
    projection = Projection(view, *size)
    again = (point[0], wrapped(point[1]))
    assert projection.dot(point) == pytest.approx(projection.dot(again))


def test_over_the_antimeridian_is_the_short_way() -> None:
    view = fitted([(-18, 179), (-17, -179)], 80, 20)
    assert abs(wrapped(view.longitude - 180)) < 1
    assert view.degrees < 0.1


@pytest.mark.parametrize("pole", [90.0, -90.0])
def test_a_pole_stays_on_the_map_however_close_one_comes(pole: float) -> None:
    projection = Projection(fitted([(pole, 10.0)], 80, 20), 80, 20)
    for _ in range(20):
        assert projection.cell((pole, 10.0))
        projection = Projection(projection.view.zoomed(1.6).centred((pole, 10.0)), 80, 20)


def test_one_place_has_its_surroundings_and_none_the_world() -> None:
    assert fitted([(33.5, 38.6)], 80, 20).degrees == fitted([(10, 10)], 80, 20).degrees
    assert fitted([], 80, 20) == WORLD


def test_nobody_comes_closer_than_the_data_is_worth_or_further_than_the_world() -> None:
    near = Projection(MapView(10, 10, 1e-9), 80, 20).view
    far = Projection(MapView(10, 10, 1e9), 80, 20).view
    assert near.zoomed(10) == near
    assert Projection(far.zoomed(0.1), 80, 20).view == far


@given(VIEWS, st.floats(-500, 500), st.floats(-500, 500))
def test_however_far_one_goes_the_middle_is_on_the_earth(
    view: MapView, right: float, down: float
) -> None:
    moved = Projection(view, 80, 20).moved(right, down)
    assert -90 <= moved.latitude <= 90
    assert -180 <= moved.longitude <= 180


@pytest.mark.parametrize("size", [(0, 0), (0, 12), (40, 0)])
def test_a_screen_without_room_is_fitted_as_the_smallest(size: tuple[int, int]) -> None:
    points = [(33.5, 38.6), (36.5, 44.4)]
    assert fitted(points, *size) == fitted(points, *(max(1, one) for one in size))
