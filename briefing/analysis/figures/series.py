"""A figure's numbers in order of time, and the sums that sources make of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from briefing.analysis.figures.data_point import DataPoint
from briefing.analysis.figures.day_spans import days_of
from briefing.analysis.figures.intervals import interval_of
from briefing.analysis.lookup import Lookup
from briefing.library.store.records import Record


class StatedSum(NamedTuple):
    """A sum that a source makes itself; `place` is its place in `stated`, `window` ISO 8601."""

    place: int
    says: str
    delta: float | None
    window: str
    ratio: float | None
    by: str


class Series(NamedTuple):
    """Points in order of time, and those of them that no other one corrects."""

    points: tuple[DataPoint, ...]
    current: tuple[DataPoint, ...]


def series_of(points: Iterable[DataPoint]) -> Series:
    """Points by the last day that each can be for; as written on one day."""
    ordered = tuple(sorted(points, key=lambda one: (one.days.last, one.days.first)))
    revised = _revised(ordered)
    return Series(ordered, tuple(one for one in ordered if one.place not in revised))


def points_of(figure: Record, *same: Record, lookup: Lookup) -> list[DataPoint]:
    """The points of a figure as they are written, and then those of others that are the same."""
    found: list[DataPoint] = []
    for record in (figure, *same):
        for number, one in enumerate(record.items("points")):
            amounts = _amounts(one.get("value")) if isinstance(one, dict) else None
            if amounts:
                path = f"points.{number}" if record is figure else ""
                where = (len(found), path, record.key.briefing)
                found.append(_point(*where, one, *amounts, lookup))
    return found


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


def _point(
    place: int,
    path: str,
    briefing: str,
    one: dict[str, Any],
    amount: float,
    most: float,
    lookup: Lookup,
) -> DataPoint:
    qualifier, as_of, by = _text(one, "q") or "exact", _text(one, "as_of"), _text(one, "by")
    given = "" if as_of else _day_given(by, briefing, lookup)
    parts = one.get("parts")
    return DataPoint(
        place=place,
        path=path,
        briefing=briefing,
        as_of=as_of,
        given=given,
        days=days_of(as_of or given),
        amount=amount,
        most=most,
        qualifier=qualifier,
        value=interval_of(amount, qualifier, most),
        by=by,
        revises=_text(one, "revises"),
        parts=tuple(parts.items()) if isinstance(parts, dict) else (),
        parts_sum=_text(one, "parts_sum"),
    )


def _day_given(by: str, briefing: str, lookup: Lookup) -> str:
    """The day on which whoever gives a number said or published it; empty where none is told."""
    giver = lookup.record(by, briefing) if by else None
    if giver is None:
        return ""
    return giver.text("said" if giver.section == "statements" else "published")


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


def _amounts(value: object) -> tuple[float, float] | None:
    """A number twice, or the ends of a range; None where it is neither."""
    if isinstance(value, str):
        # As `briefing.model.values.bounds_of`, without the models, which take long to load.
        low, _, high = value.partition("..")
        return float(low), float(high)
    number = _number(value)
    return None if number is None else (number, number)
