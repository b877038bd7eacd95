"""How exactly it is known where a place is, and how far from its point it may be for that."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

PlacePrecision = Literal["exact", "near", "region", "not given"]

AREAS = frozenset({"country", "admin", "region", "sea-area", "route"})
"""Kinds of places that are no point, whatever is written of theirs: theirs only stands for them."""
WITHIN_KM: Mapping[PlacePrecision, float] = {"exact": 1.0, "near": 10.0}
"""How far, in kilometres, a place may be from its point. Of a region, and where nothing is said of
it, nobody knows."""


def precision_of(kind: str, written: str) -> PlacePrecision:
    """How exactly the point of a place, or of an incident that has one, is known."""
    if kind in AREAS or written == "region":
        return "region"
    if written == "exact":
        return "exact"
    return "near" if written == "near" else "not given"


def point_of(written: object) -> tuple[float, float] | None:
    """Latitude and longitude as a file has them; None where that is no point of the earth."""
    if not isinstance(written, Sequence) or isinstance(written, str) or len(written) != 2:
        return None
    latitude, longitude = written
    numbers = isinstance(latitude, int | float) and isinstance(longitude, int | float)
    if not numbers or abs(latitude) > 90 or abs(longitude) > 180:
        return None
    return float(latitude), float(longitude)
