"""Numbers that cannot be so together with those that a statement gives."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import inf

from briefing.analysis.figures.data_point import DataPoint
from briefing.analysis.figures.intervals import Interval, fraction, interval_of
from briefing.analysis.figures.series import points_of, series_of
from briefing.analysis.incidents.incident_lists import read_as_one
from briefing.analysis.incidents.listed import tolls_of
from briefing.analysis.incidents.objection import Objection, Toll
from briefing.analysis.lookup import Lookup
from briefing.analysis.same_records import MOST_JOINED, joined
from briefing.library.store.records import Record

_SAME_COUNT = "same_count_as"


def other_numbers(statement: Record, lookup: Lookup) -> Iterator[Objection]:
    """What others give for the same days of a figure, or for the harm of an incident."""
    yield from _in_figures(statement, lookup)
    yield from _in_tolls(statement, lookup)


def _in_figures(statement: Record, lookup: Lookup) -> Iterator[Objection]:
    for figure in lookup.linking(statement.key, "given_by"):
        if figure.section != "figures":
            continue
        same = [figure, *joined(figure, "same_as", lookup, MOST_JOINED)]
        rivals = (rival for one in same for rival in joined(one, _SAME_COUNT, lookup, MOST_JOINED))
        others = {one.key: one for one in (*same, *rivals)}.values()
        own = [one for one in _current(figure, lookup) if _gives(statement, one, lookup)]
        for rival in others:
            for point in _current(rival, lookup):
                # Few numbers differ, and of the others it does not matter who gives them.
                by = _said_by(point, lookup) if _differs(point, own) else None
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
    return Interval(0 if low is None else fraction(low), inf if high is None else fraction(high))


def _gives(statement: Record, point: DataPoint, lookup: Lookup) -> bool:
    by = _said_by(point, lookup)
    return by is not None and by.key == statement.key


def _said_by(point: DataPoint, lookup: Lookup) -> Record | None:
    return lookup.record(point.by, point.briefing) if point.by else None


def _current(figure: Record, lookup: Lookup) -> tuple[DataPoint, ...]:
    """The numbers of a figure that no other one corrects, which each that is given asks for."""
    known = lookup.memo.current
    if figure.key not in known:
        known[figure.key] = series_of(points_of(figure, lookup=lookup)).current
    return known[figure.key]


def _differs(point: DataPoint, own: Iterable[DataPoint]) -> bool:
    """Whether a number is for a day for which another one excludes it."""
    return any(
        one.as_of
        and point.as_of
        and one.days.sure
        and one.days == point.days
        and not one.value.meets(point.value)
        for one in own
    )
