"""Whether a place is within a distance, or in a box, for sure: its point may not be where it is.

A place is within only if it is so wherever it may be. So nobody comes away surer than its point is.
"""

from __future__ import annotations

from math import asin, cos, degrees, radians, sin
from typing import Literal, NamedTuple

from briefing.analysis.places.distance import EARTH_KM, distance_km

Point = tuple[float, float]
Within = Literal["surely", "maybe", "no"]


class KnownPoint(NamedTuple):
    """A point, and how many kilometres from it the place may be; None where nobody knows."""

    at: Point
    within_km: float | None


class SearchArea(NamedTuple):
    """Everything up to so many kilometres from a point that may be off by some itself."""

    centre: Point
    off_km: float
    reach_km: float

    def has(self, place: KnownPoint) -> Within:
        """Whether a place is in it."""
        away = distance_km(self.centre, place.at)
        if place.within_km is None:
            return "maybe" if away <= self.reach_km else "no"
        doubt = self.off_km + place.within_km
        if away + doubt <= self.reach_km:
            return "surely"
        return "maybe" if away - doubt <= self.reach_km else "no"


class SearchBox(NamedTuple):
    """Everything between two latitudes, and from one longitude eastwards to another."""

    south: float
    west: float
    north: float
    east: float

    def has(self, place: KnownPoint) -> Within:
        """Whether a place is in it."""
        if place.within_km is None:
            return "maybe" if self._holds(place.at, 0.0) else "no"
        if self._holds(place.at, place.within_km):
            return "surely"
        return "maybe" if self._holds(place.at, -place.within_km) else "no"

    def _holds(self, at: Point, margin_km: float) -> bool:
        """Whether a point is in it, so far from every edge; a negative margin makes it larger."""
        latitude, longitude = at
        turn = margin_km / EARTH_KM
        high = degrees(turn)
        if not self.south + high <= latitude <= self.north - high:
            return latitude in (90, -90) and margin_km <= 0 and self.south <= latitude <= self.north
        width = (self.east - self.west) % 360.0 or 360.0 * (self.east != self.west)
        if width == 360.0:
            return True
        from_pole = cos(radians(latitude))
        wide = degrees(asin(sin(abs(turn)) / from_pole)) if sin(abs(turn)) < from_pole else 180.0
        wide = wide if margin_km >= 0 else -wide
        along = (longitude - self.west) % 360.0
        return wide <= along <= width - wide or (wide < 0 and along >= 360.0 + wide)
