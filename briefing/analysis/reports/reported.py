"""What reports an incident, or gives the numbers of a figure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Any

from briefing.analysis.incidents.incident_lists import REPORTING, read_as_one, references
from briefing.analysis.incidents.listed import tolls_of
from briefing.analysis.incidents.testimony import withdrawal_of
from briefing.analysis.lookup import Lookup
from briefing.analysis.same_records import MOST_JOINED, joined
from briefing.library.store.records import Record


def reports_of(record: Record, lookup: Lookup) -> tuple[Record, ...]:
    """The statements and sources that report an incident, or give the numbers of a figure.

    Those that are the same in other briefings are read as one with it. A source in which one of the
    statements was found is no report of its own.
    """
    once = {one.key: one for one in _reports(record, lookup)}
    statements = [one for one in once.values() if one.section == "statements"]
    through = {
        source.key
        for one in statements
        for slug in one.items("chain")
        if (source := lookup.record(str(slug), one.key.briefing))
    }
    sources = [one for one in once.values() if one.section == "sources" and one.key not in through]
    return (*statements, *sources)


def _reports(record: Record, lookup: Lookup) -> Iterator[Record]:
    if record.section == "incidents":
        incidents = read_as_one(record, lookup)
        denials = {one.key for one in _listed(incidents, ("denied_by",), lookup)}
        given = _found(((by, one) for one in incidents for by in harm_givers(one)), lookup)
        for one in (*_listed(incidents, REPORTING, lookup), *given):
            if one.key not in denials and withdrawal_of(one, lookup) is None:
                yield one
    else:
        same = joined(record, "same_as", lookup, MOST_JOINED)
        figures = [record, *same] if record.section == "figures" else [record]
        yield from _found(((by, one) for one in figures for by in point_givers(one)), lookup)


def _found(named: Iterable[tuple[str, Record]], lookup: Lookup) -> Iterator[Record]:
    """The records that references lead to, each with the record that it stands in."""
    for reference, says in named:
        if found := lookup.record(reference, says.key.briefing):
            yield found


def _listed(incidents: Iterable[Record], names: Iterable[str], lookup: Lookup) -> Iterator[Record]:
    names = tuple(names)
    for incident in incidents:
        for slug in (slug for name in names for slug in references(incident, name)):
            found = lookup.record(slug, incident.key.briefing)
            if found is not None and found.section == "statements":
                yield found


def harm_givers(incident: Record) -> list[str]:
    """The references to whoever gives the numbers of the harm, each once."""
    return list(dict.fromkeys(_by(chain.from_iterable(tolls_of(incident).values()))))


def point_givers(figure: Record) -> list[str]:
    """The references to whoever gives the numbers of a figure."""
    return list(_by(figure.items("points")))


def _by(parts: Iterable[Any]) -> Iterator[str]:
    """The references in the field `by` of some parts."""
    for part in parts:
        if isinstance(part, Mapping) and isinstance(part.get("by"), str):
            yield part["by"]


def repeated_by(statement: Record, lookup: Lookup) -> list[Record]:
    """The statements that one says it repeats, as far as there are records of them."""
    found = (
        lookup.record(str(slug), statement.key.briefing) for slug in statement.items("repeats")
    )
    return [one for one in found if one and one.section == "statements"]
