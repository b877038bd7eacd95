"""A figure's numbers in order of time, and the sums that sources make of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from briefing.analysis.figures.day_spans import DaySpan, days_of
from briefing.analysis.figures.intervals import Interval, interval_of
from briefing.library.store.records import Record


class DataPoint(NamedTuple):
    """What the number was as of one day, and who says so.

    `place` is its place in `points`. `amount` and `qualifier` are as written, `value` is what they
    amount to. `by` and `revises` are empty where nothing is written.
    """

    place: int
    as_of: str
    days: DaySpan
    amount: float
    qualifier: str
    value: Interval
    by: str
    revises: str
    parts: tuple[tuple[str, float], ...]
    parts_sum: str


class StatedSum(NamedTuple):
    """A sum that a source makes itself; `place` is its place in `stated`, `window` ISO 8601."""

    place: int
    says: str
    delta: float | None
    window: str
    ratio: float | None
    by: str


class Series(NamedTuple):
    """All points in order of time, and those of them that no other one corrects."""

    points: tuple[DataPoint, ...]
    current: tuple[DataPoint, ...]


def series_of(figure: Record) -> Series:
    """The numbers of a figure, by the last day that each can be for; as written on one day."""
    points = tuple(sorted(_points(figure), key=lambda one: (one.days.last, one.days.first)))
    revised = _revised(points)
    return Series(points, tuple(one for one in points if one.place not in revised))


def stated_of(figure: Record) -> Iterator[StatedSum]:
    """The sums that are stated, as written."""
    for place, one in enumerate(figure.items("stated")):
        if isinstance(one, dict):
            yield StatedSum(
                place=place,
                says=_text(one, "says"),
                delta=_number(one.get("delta")),
                window=_text(one, "window"),
                ratio=_number(one.get("ratio")),
                by=_text(one, "by"),
            )


def _points(figure: Record) -> Iterator[DataPoint]:
    for place, one in enumerate(figure.items("points")):
        amount = _number(one.get("value")) if isinstance(one, dict) else None
        if amount is not None:
            yield _point(place, one, amount)


def _point(place: int, one: dict[str, Any], amount: float) -> DataPoint:
    qualifier = _text(one, "q") or "exact"
    parts = one.get("parts")
    return DataPoint(
        place=place,
        as_of=_text(one, "as_of"),
        days=days_of(_text(one, "as_of")),
        amount=amount,
        qualifier=qualifier,
        value=interval_of(amount, qualifier),
        by=_text(one, "by"),
        revises=_text(one, "revises"),
        parts=tuple(parts.items()) if isinstance(parts, dict) else (),
        parts_sum=_text(one, "parts_sum"),
    )


def _revised(points: tuple[DataPoint, ...]) -> set[int]:
    """The places of the points that another one corrects.

    Of two that both correct the number for their own day, the one that is written later stands.
    """
    by_day: dict[tuple[float, float], list[DataPoint]] = {}
    for point in points:
        by_day.setdefault((point.days.first, point.days.last), []).append(point)
    revised = set()
    for point in (one for one in points if one.revises):
        day = days_of(point.revises)
        for other in by_day.get((day.first, day.last), ()):
            later = other.place > point.place and other.revises == point.revises
            if other is not point and not later:
                revised.add(other.place)
    return revised


def _text(one: dict[str, Any], name: str) -> str:
    value = one.get(name)
    return value if isinstance(value, str) else ""


def _number(value: object) -> float | None:
    return value if isinstance(value, int | float) and not isinstance(value, bool) else None
