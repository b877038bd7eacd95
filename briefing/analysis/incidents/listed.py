"""The statements that an incident lists, and in which of its lists each of them is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from briefing.analysis.lookup import Lookup
from briefing.library.store.records import Record
from briefing.model.key import Key

REPORTING = ("reported_by", "claimed_by", "attributed_by", "accused_by", "confirmed_by")
"""The lists whose statements say that it happened."""
LISTS = (*REPORTING, "denied_by", "disclaimed_by", "disputed_by", "left_open_by")
"""All lists of an incident."""
HARM = "harm"


def listed_by(incident: Record, lookup: Lookup) -> dict[Key, frozenset[str]]:
    """The statements in an incident's lists, and those that give its harm, each with its lists."""
    found: dict[Key, set[str]] = {}
    for name, reference in _references(incident):
        statement = lookup.record(reference, incident.key.briefing)
        if statement is not None:
            found.setdefault(statement.key, set()).add(name)
    return {key: frozenset(names) for key, names in found.items()}


def references_of(incident: Record) -> list[str]:
    """Every reference in an incident's lists, and to those who give its harm, each once."""
    return list(dict.fromkeys(reference for _, reference in _references(incident)))


def _references(incident: Record) -> Iterator[tuple[str, str]]:
    for name in LISTS:
        yield from ((name, str(reference)) for reference in incident.items(name))
    for tolls in tolls_of(incident).values():
        yield from ((HARM, str(toll["by"])) for toll in tolls if toll.get("by"))


def tolls_of(incident: Record) -> dict[str, list[dict[str, Any]]]:
    """The numbers of people harmed, by the kind of harm, each giver's by itself."""
    harm = incident.fields.get(HARM)
    found = harm.items() if isinstance(harm, dict) else ()
    several = ((kind, tolls if isinstance(tolls, list) else [tolls]) for kind, tolls in found)
    return {kind: [one for one in tolls if isinstance(one, dict)] for kind, tolls in several}
