"""Drawing the shores and the borders that a map shows, at the detail that its dots can have."""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from briefing.page.map.basemap import BORDER, EDGE, LEVELS, Basemap, MapOutline
from briefing.page.map.braille import BrailleCanvas
from briefing.page.map.projection import MapView, Projection

_ENOUGH = 0.7
"""The part of a dot by which a drawn line may be off."""
_AROUND = (-360.0, 0.0, 360.0)
"""The world goes on behind its edges."""


class DrawnOutlines(NamedTuple):
    """Shores, and borders, which are dotted."""

    shores: BrailleCanvas
    borders: BrailleCanvas


class SheetBox(NamedTuple):
    """What a map shows, in the whole numbers of the data, and from these to dots.

    A dot is `offset` + `factor` × the number, across and down.
    """

    west: float
    south: float
    east: float
    north: float
    factor: tuple[float, float]
    offset: tuple[float, float]

    def meets(self, one: MapOutline) -> bool:
        """Whether some of an outline may be on the map."""
        return (
            one.west <= self.east
            and self.west <= one.east
            and one.south <= self.north
            and self.south <= one.north
        )


def level_of(projection: Projection) -> int:
    """The coarsest level of detail that still looks right."""
    allowed = projection.view.degrees * _ENOUGH
    return next(level for level, off in enumerate(LEVELS) if off <= allowed or off == LEVELS[-1])


def sheets(world: Basemap, projection: Projection) -> Iterator[SheetBox]:
    """The parts of the data that a map shows: two, where it goes over the antimeridian."""
    view = projection.view
    half_wide = min(180.0, projection.across / 2 / projection.per_longitude)
    half_high = projection.down / 2 / projection.per_latitude
    (scale_x, scale_y), (left, bottom) = world.scale, world.translate
    for around in _AROUND:
        middle = view.longitude + around
        if middle + half_wide < -180.0 or middle - half_wide > 180.0:
            continue
        yield SheetBox(
            west=(middle - half_wide - left) / scale_x,
            south=(view.latitude - half_high - bottom) / scale_y,
            east=(middle + half_wide - left) / scale_x,
            north=(view.latitude + half_high - bottom) / scale_y,
            factor=(scale_x * projection.per_longitude, -scale_y * projection.per_latitude),
            offset=(
                projection.across / 2 + (left - middle) * projection.per_longitude,
                projection.down / 2 + (view.latitude - bottom) * projection.per_latitude,
            ),
        )


@lru_cache(maxsize=4)
def drawn_outlines(world: Basemap, view: MapView, width: int, height: int) -> DrawnOutlines:
    """All shores and borders that are on a map; the last ones are kept, as places come and go."""
    projection = Projection(view, width, height)
    drawn = DrawnOutlines(
        BrailleCanvas(projection.width, projection.height),
        BrailleCanvas(projection.width, projection.height),
    )
    lines = world.lines(level_of(projection))
    for sheet in sheets(world, projection):
        (by_x, by_y), (x0, y0) = sheet.factor, sheet.offset
        # Half the world from the middle is as far as it goes, though the map may be wider.
        first, last = math.ceil(sheet.west), math.floor(sheet.east)
        for one, (xs, ys) in zip(world.outlines, lines, strict=True):
            if one.kind == EDGE or not sheet.meets(one):
                continue
            border = one.kind == BORDER
            canvas = drawn.borders if border else drawn.shores
            whole = first <= one.west and one.east <= last
            for some_x, some_y in [(xs, ys)] if whole else _within(xs, ys, first, last):
                canvas.polyline(
                    [x0 + by_x * x for x in some_x], [y0 + by_y * y for y in some_y], dotted=border
                )
    return drawn


def _within(
    xs: list[int], ys: list[int], first: int, last: int
) -> Iterator[tuple[list[int], list[int]]]:
    """The runs of points of a line that have one between two longitudes, with their neighbours."""
    begin = None
    for number, x in enumerate(xs):
        inside = first <= x <= last
        if inside and begin is None:
            begin = max(0, number - 1)
        elif not inside and begin is not None:
            yield xs[begin : number + 1], ys[begin : number + 1]
            begin = None
    if begin is not None:
        yield xs[begin:], ys[begin:]
