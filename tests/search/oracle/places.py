"""Distances and boxes, the slow way: a place is within if every point that it may be at is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from math import acos, asin, atan2, cos, degrees, pi, radians, sin

from briefing.library.store.records import Record
from briefing.model.key import Key
from briefing.search.ast import TextTerm
from tests.search.oracle.field import Asked, Value, named_in, words_of
from tests.search.oracle.world import World

_EARTH = 6371.0088
_OFF = {"exact": 1.0, "near": 10.0}
_AREAS = ("country", "admin", "region", "sea-area", "route")
_UNITS = {"km": 1.0, "m": 0.001, "mi": 1.609344}
Point = tuple[float, float]


def near(asked: Asked, value: Value) -> set[Key]:
    """What is near a place or a point, for sure."""
    match = re.fullmatch(r"(.+?)\s*,\s*([\d.]+)\s*(km|m|mi)", words_of(value), re.I | re.S)
    if match is None or not isinstance(value, TextTerm):
        return set()
    reach = float(match[2]) * _UNITS[match[3].lower()]
    point = re.fullmatch(r"\s*([-+]?[\d.]+)\s*,\s*([-+]?[\d.]+)\s*", match[1])
    if point is not None:
        centre = (float(point[1]), float(point[2]))
        return _within(asked, lambda at: _away(centre, at) <= reach)
    named = named_in(asked, "locations", TextTerm(match[1], value.phrase))
    found = set[Key]()
    for key in named:
        record = asked.world.records[key]
        off = _off(record)
        if off is not None and record.has("at"):
            centre = (float(record.items("at")[0]), float(record.items("at")[1]))
            found |= _within(asked, lambda at: _away(centre, at) + off <= reach, key)  # noqa: B023
    return found


def bbox(asked: Asked, value: Value) -> set[Key]:
    """What is in a box, for sure."""
    parts = words_of(value).split(",")
    try:
        south, west, north, east = map(float, parts)
    except ValueError:
        return set()
    wide = (east - west) % 360 or 360.0 * (east != west)

    def inside(at: Point) -> bool:
        return south <= at[0] <= north and (at[1] - west) % 360 <= wide

    return _within(asked, inside) if south <= north else set()


def any_point(world: World) -> set[Key]:
    """What is at a place of which it is known how exactly its point is."""
    return _within(Asked(world, ""), lambda at: True)


def _within(asked: Asked, inside: Callable[[Point], bool], also: Key | None = None) -> set[Key]:
    world = asked.world
    pointed = {
        key
        for key, record in world.records.items()
        if record.section in ("locations", "incidents") and record.has("at")
    }
    fits = {
        key
        for key in pointed & world.scope(asked.briefing)
        if (off := _off(world.records[key])) is not None
        and all(inside(at) for at in _around(world.records[key].items("at"), off))
    } | ({also} if also else set())
    own = pointed & world.of("incidents")
    places = fits & world.of("locations")
    places |= {key for key in world.upwards(places, "in") if not world.records[key].has("at")}
    return places | (world.sources(places, "where") - own) | (fits & own)


def _off(record: Record) -> float | None:
    if record.section == "locations" and record.text("kind") in _AREAS:
        return None
    return _OFF.get(record.text("precision"))


def _around(at: list[float], off: float) -> Iterator[Point]:
    """The point, and those so many kilometres from it in every direction."""
    latitude, longitude = radians(at[0]), radians(at[1])
    yield float(at[0]), float(at[1])
    for step in range(360):
        way, turn = step * pi / 180, off / _EARTH
        up = asin(sin(latitude) * cos(turn) + cos(latitude) * sin(turn) * cos(way))
        east = atan2(sin(way) * sin(turn) * cos(latitude), cos(turn) - sin(latitude) * sin(up))
        yield degrees(up), degrees(longitude + east)


def _away(a: Point, b: Point) -> float:
    """By the law of cosines."""
    (up, east), (to_up, to_east) = (tuple(map(radians, one)) for one in (a, b))
    turn = sin(up) * sin(to_up) + cos(up) * cos(to_up) * cos(to_east - east)
    return _EARTH * acos(max(-1.0, min(1.0, turn)))
