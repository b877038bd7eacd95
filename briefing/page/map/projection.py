"""What part of the world a map shows, and where on it a point of the earth is.

The projection is the plainest one: degrees become dots, and those of longitude are drawn together
by as much as they are shorter than those of latitude in the middle of the map. So distances are
right there, both poles are on it, and it goes on behind the antimeridian.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import NamedTuple

ACROSS, DOWN = 2, 4
"""Dots in a cell; they are as far apart both ways, for a cell is twice as high as it is wide."""
CLOSEST = 0.004
"""Degrees of latitude to a dot where nobody can come closer: some 450 metres."""
MOST_NORTH = 85.0
"""How far north, or south, the middle of a map may be that is not close to a pole: behind that a
degree of longitude is hardly anything."""
_POLE = 0.3
"""The part of the map between its middle and a pole that it is close to."""
AROUND = 0.02
"""Degrees to a dot where nothing needs to be closer: what is around a point helps to find it."""
_ROOM = 0.18
"""The part of the map that is left free at each edge where points are fitted to it."""
_LABEL = 14
"""Cells that are free at the right for names, if there are that many."""

Degrees = tuple[float, float]
"""Latitude and longitude, as files have them."""


class MapView(NamedTuple):
    """The middle of a map, and how many degrees of latitude there are to a dot."""

    latitude: float = 15.0
    longitude: float = 10.0
    degrees: float = 180.0

    def zoomed(self, by: float) -> MapView:
        """The same middle, so many times as close."""
        return self._replace(degrees=max(CLOSEST, self.degrees / by))

    def centred(self, at: Degrees) -> MapView:
        """As close as before, somewhere else."""
        latitude = min(90.0, max(-90.0, at[0]))
        return self._replace(latitude=latitude, longitude=wrapped(at[1]))

    def bounded(self, down: int) -> MapView:
        """The same, its middle no further north or south than a map of so many dots is worth.

        A pole is on every map that it is the middle of.
        """
        most = max(MOST_NORTH, 90.0 - _POLE * down * self.degrees)
        return self.centred((min(most, max(-most, self.latitude)), self.longitude))


WORLD = MapView()


def wrapped(longitude: float) -> float:
    """The same longitude, from -180 up to 180."""
    return (longitude + 180.0) % 360.0 - 180.0


class Projection:
    """A view on a sheet of so many cells; points are given in dots, from the upper left."""

    def __init__(self, view: MapView, width: int, height: int) -> None:
        """`width` and `height` are in cells. No more is shown than the world."""
        self.width, self.height = max(1, width), max(1, height)
        self.across, self.down = self.width * ACROSS, self.height * DOWN
        view = view._replace(degrees=max(CLOSEST, view.degrees)).bounded(self.down)
        self.shrink = math.cos(math.radians(view.latitude))
        most = max(360.0 * self.shrink / self.across, 180.0 / self.down)
        self.view = view._replace(degrees=min(most, view.degrees))
        self.per_latitude = 1 / self.view.degrees
        self.per_longitude = self.shrink / self.view.degrees

    def dot(self, at: Degrees) -> Degrees:
        """Where a point is, in dots across and down: each is there once, and maybe off the map."""
        east = wrapped(at[1] - self.view.longitude)
        return (
            self.across / 2 + east * self.per_longitude,
            self.down / 2 + (self.view.latitude - at[0]) * self.per_latitude,
        )

    def cell(self, at: Degrees) -> tuple[int, int] | None:
        """The column and the row of a point; None where it is off the map."""
        x, y = (round(one, 6) for one in self.dot(at))
        column, row = math.floor(x / ACROSS), math.floor(y / DOWN)
        # What is right at the edge of a map of the whole world is on it, rounded or not.
        column -= column == self.width and x <= self.across
        row -= row == self.height and y <= self.down
        return (column, row) if 0 <= column < self.width and 0 <= row < self.height else None

    def point(self, column: float, row: float) -> Degrees:
        """The latitude and the longitude in the middle of a cell."""
        x, y = (column + 0.5) * ACROSS, (row + 0.5) * DOWN
        latitude = self.view.latitude - (y - self.down / 2) / self.per_latitude
        longitude = self.view.longitude + (x - self.across / 2) / self.per_longitude
        return min(90.0, max(-90.0, latitude)), wrapped(longitude)

    def moved(self, right: float, down: float) -> MapView:
        """The view so many cells further to the right, and down."""
        latitude = self.view.latitude - down * DOWN / self.per_latitude
        longitude = self.view.longitude + right * ACROSS / self.per_longitude
        return self.view.centred((latitude, longitude))


def fitted(points: Iterable[Degrees], width: int, height: int) -> MapView:
    """The closest view that has all of these points, with room for their names at the right.

    Where there is none, that is the world.
    """
    some = sorted(set(points))
    if not some:
        return WORLD
    south, north = some[0][0], some[-1][0]
    west, wide = _narrowest([longitude for _, longitude in some])
    view = MapView().centred(((south + north) / 2, west + wide / 2))
    shrink = math.cos(math.radians(view.latitude))
    columns = max(0.5, width / 2, width - _LABEL) * (1 - 2 * _ROOM)  # a screen may have none
    rows = max(1, height) * (1 - 2 * _ROOM)
    degrees = max(wide * shrink / (columns * ACROSS), (north - south) / (rows * DOWN))
    return view._replace(degrees=degrees if degrees > CLOSEST else AROUND)


def _narrowest(longitudes: Sequence[float]) -> Degrees:
    """Where the narrowest strip that has all of these begins in the west, and how wide it is.

    It may go over the antimeridian: what is left out is the widest gap between two of them.
    """
    around = sorted({wrapped(one) for one in longitudes})
    gaps = [
        ((around[(n + 1) % len(around)] - one) % 360.0 or 360.0, n) for n, one in enumerate(around)
    ]
    gap, before = max(gaps)
    return around[(before + 1) % len(around)], 360.0 - gap
