"""Numbers that cannot be so together with those that a statement gives."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import inf

from briefing.analysis.figures.data_point import DataPoint
from briefing.analysis.figures.day_spans import DaySpan
from briefing.analysis.figures.intervals import Interval, exact, interval_of
from briefing.analysis.figures.series import points_of, series_of
from briefing.analysis.incidents.incident_lists import read_as_one
from briefing.analysis.incidents.listed import tolls_of
from briefing.analysis.incidents.objection import Objection, Toll
from briefing.analysis.lookup import Lookup
from briefing.analysis.same_records import read_together
from briefing.library.store.records import Record
from briefing.model.key import Key


def other_numbers(statement: Record, lookup: Lookup) -> Iterator[Objection]:
    """What others give for the same days of a figure, or for the harm of an incident."""
    yield from _in_figures(statement, lookup)
    yield from _in_tolls(statement, lookup)


def _in_figures(statement: Record, lookup: Lookup) -> Iterator[Objection]:
    for figure in lookup.linking(statement.key, "given_by"):
        if figure.section != "figures":
            continue
        own = _by_giver(figure, lookup).get(statement.key, {})
        for rival in read_together(figure, lookup) if own else ():
            for point in _excluded(own, _by_day(rival, lookup)):
                # Few numbers differ, and of the others it does not matter who gives them.
                by = _said_by(point, lookup)
                if by is not None and by.key != statement.key:
                    yield Objection("another-number", by, rival, point)


def _in_tolls(statement: Record, lookup: Lookup) -> Iterator[Objection]:
    """Numbers of people harmed that cannot be so together with those that the statement gives."""
    for incident in lookup.linking(statement.key, "harm_by"):
        for given in _tolls(read_as_one(incident, lookup), lookup).values():
            own = [_span(toll) for toll, by, _ in given if by.key == statement.key]
            for toll, by, on in given:
                if by.key != statement.key and not any(map(_span(toll).meets, own)) and own:
                    yield Objection("another-number", by, on, toll)


def _tolls(
    incidents: Iterable[Record], lookup: Lookup
) -> dict[str, list[tuple[Toll, Record, Record]]]:
    """By the kind of harm each number that somebody gives, who gives it, and the incident."""
    found: dict[str, list[tuple[Toll, Record, Record]]] = {}
    for incident in incidents:
        for kind, tolls in tolls_of(incident).items():
            for toll in tolls:
                if by := _giver(toll, incident, lookup):
                    found.setdefault(kind, []).append((toll, by, incident))
    return found


def _giver(toll: Toll, incident: Record, lookup: Lookup) -> Record | None:
    by = toll.get("by")
    return lookup.record(by, incident.key.briefing) if isinstance(by, str) else None


def _span(toll: Toll) -> Interval:
    """All that a giver's numbers leave room for; a best number is given as one."""
    low, best, high = (toll.get(name) for name in ("low", "best", "high"))
    if low is None and high is None and best is not None:
        return interval_of(best)
    return Interval(0 if low is None else exact(low), inf if high is None else exact(high))


def _said_by(point: DataPoint, lookup: Lookup) -> Record | None:
    return lookup.record(point.by, point.briefing) if point.by else None


def _by_giver(figure: Record, lookup: Lookup) -> Mapping[Key, Mapping[DaySpan, list[Interval]]]:
    """What each giver has of these numbers: a figure has many, and each asks for its own."""

    def found() -> Mapping[Key, Mapping[DaySpan, list[Interval]]]:
        given: dict[Key, dict[DaySpan, list[Interval]]] = {}
        for day, points in _by_day(figure, lookup).items():
            for one in points:
                if by := _said_by(one, lookup):
                    given.setdefault(by.key, {}).setdefault(day, []).append(one.value)
        return given

    return lookup.memo.once(("by giver", figure.key), found)


def _by_day(figure: Record, lookup: Lookup) -> Mapping[DaySpan, Sequence[DataPoint]]:
    """The numbers of a figure for one day and no other that none corrects, in order of time."""

    def found() -> Mapping[DaySpan, Sequence[DataPoint]]:
        days: dict[DaySpan, list[DataPoint]] = {}
        for one in series_of(points_of(figure, lookup=lookup)).current:
            if one.as_of and one.days.sure:
                days.setdefault(one.days, []).append(one)
        return days

    return lookup.memo.once(("by day", figure.key), found)


def _excluded(
    own: Mapping[DaySpan, Sequence[Interval]], others: Mapping[DaySpan, Sequence[DataPoint]]
) -> Iterator[DataPoint]:
    """The numbers that cannot be so together with one that is given for the same day."""
    for day, given in own.items():
        for point in others.get(day, ()):
            if not all(one.meets(point.value) for one in given):
                yield point
