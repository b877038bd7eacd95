"""The statements that an incident lists, and in which of its lists each of them is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from briefing.analysis.incidents.incident_lists import LISTS, read_as_one, references
from briefing.analysis.lookup import Lookup
from briefing.library.store.records import Record
from briefing.model.key import Key

HARM = "harm"


def listed_by(incident: Record, lookup: Lookup) -> Mapping[Key, frozenset[str]]:
    """The statements in an incident's lists, and those that give its harm, each with its lists.

    Incidents that are the same have their lists together.
    """
    return lookup.memo.once(("listed", incident.key), lambda: _listed_by(incident, lookup))


def _listed_by(incident: Record, lookup: Lookup) -> Mapping[Key, frozenset[str]]:
    found: dict[Key, set[str]] = {}
    for one in read_as_one(incident, lookup):
        for name, reference in _references(one):
            statement = lookup.record(reference, one.key.briefing)
            if statement is not None:
                found.setdefault(statement.key, set()).add(name)
    return {key: frozenset(names) for key, names in found.items()}


def references_of(incident: Record) -> list[str]:
    """Every reference in an incident's lists, and to those who give its harm, each once."""
    return list(dict.fromkeys(reference for _, reference in _references(incident)))


def _references(incident: Record) -> Iterator[tuple[str, str]]:
    for name in LISTS:
        yield from ((name, reference) for reference in references(incident, name))
    for tolls in tolls_of(incident).values():
        yield from ((HARM, str(toll["by"])) for toll in tolls if toll.get("by"))


def tolls_of(incident: Record) -> dict[str, list[dict[str, Any]]]:
    """The numbers of people harmed, by the kind of harm, each giver's by itself."""
    harm = incident.fields.get(HARM)
    found = harm.items() if isinstance(harm, dict) else ()
    several = ((kind, tolls if isinstance(tolls, list) else [tolls]) for kind, tolls in found)
    return {kind: [one for one in tolls if isinstance(one, dict)] for kind, tolls in several}
