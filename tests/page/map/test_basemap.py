"""The world that ships with the package, and the script that makes its file."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import cos, hypot, radians

import pytest

from basemap.make import MOST_BYTES, levels_of, packed
from briefing.page.map.basemap import BORDER, EDGE, FILE, LEVELS, SHORE, Basemap, basemap

TWO_COUNTRIES = {
    "transform": {"scale": [0.0036, 0.0018], "translate": [-180, -90]},
    "objects": {
        "countries": {
            "geometries": [
                {"type": "Polygon", "properties": {"name": "West"}, "arcs": [[0, 1]]},
                {
                    "type": "MultiPolygon",
                    "properties": {"name": "East"},
                    "arcs": [[[~0, 2]], [[3]]],
                },
            ]
        }
    },
    "arcs": [
        [[50_000, 50_000], [10, 200], [-10, 200]],
        [[50_000, 50_400], [-500, -200], [500, -200]],
        [[50_000, 50_400], [500, -200], [-500, -200]],
        [[99_000, 60_000], [900, 100], [-99_800, 50], [99_800, -10], [-900, -140]],
    ],
}
"""TopoJSON: two countries with a border between them, the second with an island that goes over the
antimeridian."""


def test_a_border_is_what_two_countries_have_and_everything_else_a_shore() -> None:
    world = Basemap(packed(TWO_COUNTRIES))
    kinds = [one.kind for one in world.outlines]
    assert kinds == [BORDER, SHORE, SHORE, SHORE, EDGE, SHORE]
    assert world.countries == {"West": [0, 1], "East": [0, 2, 3, 4, 5]}


def test_no_line_leaps_over_the_antimeridian() -> None:
    world = Basemap(packed(TWO_COUNTRIES))
    for one, (xs, _) in zip(world.outlines, world.lines(len(LEVELS) - 1), strict=True):
        leaps = any(abs(b - a) > 50_000 for a, b in pairwise(xs))
        assert not leaps or one.kind == EDGE


def test_at_the_finest_level_every_point_is_where_the_data_has_it() -> None:
    world = Basemap(packed(TWO_COUNTRIES))
    assert world.lines(len(LEVELS) - 1)[0] == ([50_000, 50_010, 50_000], [50_000, 50_200, 50_400])


@pytest.mark.parametrize("level", range(len(LEVELS) - 1))
def test_a_level_is_never_further_from_the_whole_line_than_it_may_be(level: int) -> None:
    world = basemap()
    allowed = LEVELS[level] + 1e-9
    for number in range(0, len(world.outlines), 40):
        whole = world.lines(len(LEVELS) - 1)[number]
        coarse = world.lines(level)[number]
        latitude = world.translate[1] + world.scale[1] * whole[1][len(whole[1]) // 2]
        across = world.scale[0] * max(0.1, cos(radians(latitude)))
        points, line = (
            [(x * across, y * world.scale[1]) for x, y in zip(*one, strict=True)]
            for one in (whole, coarse)
        )
        if len(line) > 1:
            assert all(away(point, line) <= allowed for point in points)


def away(point: Sequence[float], line: Sequence[Sequence[float]]) -> float:
    """How far a point is from the nearest piece of a line."""
    found = []
    for (x, y), (to_x, to_y) in pairwise(line):
        length = (to_x - x) ** 2 + (to_y - y) ** 2
        share = ((point[0] - x) * (to_x - x) + (point[1] - y) * (to_y - y)) / (length or 1)
        share = min(1.0, max(0.0, share))
        found.append(hypot(point[0] - x - share * (to_x - x), point[1] - y - share * (to_y - y)))
    return min(found)


def test_the_ends_of_a_line_belong_to_every_level() -> None:
    levels = levels_of([(0, 0), (5, 1), (10, 0)], (0.0036, 0.0018), (-180.0, -90.0))
    assert (levels[0], levels[-1]) == (0, 0)
    assert levels[1] == len(LEVELS) - 1


def test_the_file_is_small_and_says_whose_it_is() -> None:
    world = basemap()
    assert FILE.stat().st_size <= MOST_BYTES
    assert "world-atlas 2.0.2" in world.source
    assert "public domain" in world.licence
    assert (
        "Copyright 2013-2019 Michael Bostock" in FILE.with_name("basemap-LICENSE.txt").read_text()
    )
    assert {"Iraq", "Syria", "Fiji", "Antarctica"} <= set(world.countries)
