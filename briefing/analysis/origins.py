"""How many first origins the reports of an incident or a figure go back to.

The hands that a report went through are the nodes of a graph: the speaker, and whoever published
each source of its chain; an edge leads from each to the next one that is known.

- Actors that are the same are one node, and so are a body, its spokespersons, and the unnamed
  speakers that belong to it (`briefing.analysis.party`). An unnamed speaker of no body is no node.
  What it says is taken to come from the first hand that is known, and is counted as `unnamed`.
- A source of an unknown outlet stands for itself.
- Where a statement repeats another, an edge leads from the first hand of the one that is repeated
  to the first hand of the other, whether or not the repeated one is itself a report.

An origin is what nothing leads to: a node, or several that only refer to each other in a circle.
So three outlets that relay one agency are one origin, and what only adds a relay adds none: the
same speaker through another outlet, a statement that repeats another, a longer chain.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Literal, NamedTuple

from briefing.analysis.graph import Graph
from briefing.analysis.lookup import Lookup
from briefing.analysis.party import party_of
from briefing.analysis.provenance import Hop, hop_of, last_hop
from briefing.analysis.speaker import speaker_of
from briefing.library.store.records import Record
from briefing.model.key import UNKNOWN, Key, key_of

FOR, AGAINST = ("claimed_by", "confirmed_by", "accused_by"), ("denied_by", "disputed_by")
"""The lists of an incident whose statements report it, and those whose statements do not."""
REPORTING = frozenset(
    {"assert", "claim-responsibility", "confirm", "accuse", "report-figure", "announce"}
)
"""What a statement about an incident does if it reports it."""

OriginKind = Literal["actor", "source", "missing", "unknown"]
"""What an origin is.

- actor: a speaker, the body of one, or an outlet; source: a source whose outlet nobody names
- missing: a slug that leads to no record
- unknown: neither a speaker nor a source is known, and there is no other origin
"""
_Node = tuple[OriginKind, Key]


class Origin(NamedTuple):
    """Where reports come from first.

    `key` leads to the actor or source; None where there is no record. `circle` are the labels of
    others that refer to this one while it refers to them, so that nobody can say who was first.
    """

    label: str
    key: Key | None
    kind: OriginKind
    circle: tuple[str, ...] = ()


class Origins(NamedTuple):
    """The reports, their first origins by name, and the sources in which the reports were read.

    There is no origin only where there is no report. `read` has a hop for each source that was
    read; one that is unknown or missing says that of some report nobody knows where it was read.
    `unnamed` is how many of the reports name neither a speaker nor a body: whoever the words first
    came from, and whether that is one of the `origins`, is not known of them.
    """

    reports: tuple[Record, ...]
    origins: tuple[Origin, ...]
    read: tuple[Hop, ...] = ()
    unnamed: int = 0


def origins_of(record: Record, lookup: Lookup) -> Origins:
    """The origins of an incident or a figure; of anything else there are no reports."""
    reports = reports_of(record, lookup)
    graph: Graph[_Node] = Graph()
    for report in reports:
        graph.way(_hands(report, lookup))
    _repeated(reports, graph, lookup)
    found = [_origin(circle, lookup) for circle in graph.origins()]
    known = [one for one in found if one.kind != "unknown"]
    ordered = sorted(known or found[:1], key=lambda one: (one.label.casefold(), str(one.key)))
    statements = (one for one in reports if one.section == "statements")
    unnamed = sum(not _named_speaker(one) for one in statements)
    return Origins(reports, tuple(ordered), _read(reports, lookup), unnamed)


def reports_of(record: Record, lookup: Lookup) -> tuple[Record, ...]:
    """The statements and sources that report an incident, or give the numbers of a figure.

    A source in which one of these statements was found is no report of its own.
    """
    named = dict.fromkeys(_named(record))
    found = [one for slug in named if (one := lookup.record(slug, record.key.briefing))]
    if record.section == "incidents":
        found += _about(record, lookup)
    once = {one.key: one for one in found}
    statements = [one for one in once.values() if one.section == "statements"]
    through = {
        source.key
        for one in statements
        for slug in one.items("chain")
        if (source := lookup.record(str(slug), one.key.briefing))
    }
    sources = [one for one in once.values() if one.section == "sources" and one.key not in through]
    return (*statements, *sources)


def _named(record: Record) -> Iterator[str]:
    """The references to reports in the record itself."""
    if record.section == "incidents":
        yield from (str(slug) for name in (*FOR, "sources") for slug in record.items(name))
    elif record.section == "figures":
        points = (point for point in record.items("points") if isinstance(point, dict))
        yield from (point["by"] for point in points if isinstance(point.get("by"), str))


def _about(incident: Record, lookup: Lookup) -> list[Record]:
    """The statements about an incident that report it, and do not stand against it."""
    here = incident.key.briefing
    against = {
        one.key
        for name in AGAINST
        for slug in incident.items(name)
        if (one := lookup.record(str(slug), here))
    }
    return [
        one
        for one in lookup.linking(incident.key, "about")
        if one.section == "statements" and one.text("act") in REPORTING and one.key not in against
    ]


def _repeated(reports: Iterable[Record], graph: Graph[_Node], lookup: Lookup) -> None:
    """Lead to each statement from those that it repeats, and from those that they repeat."""
    waiting = [one for one in reports if one.section == "statements"]
    seen = {one.key for one in waiting}
    while waiting:
        statement = waiting.pop()
        for earlier in repeated_by(statement, lookup):
            graph.edge(_hands(earlier, lookup)[0], _hands(statement, lookup)[0])
            if earlier.key not in seen:
                seen.add(earlier.key)
                waiting.append(earlier)


def repeated_by(statement: Record, lookup: Lookup) -> list[Record]:
    """The statements that one says it repeats, as far as there are records of them."""
    found = (
        lookup.record(str(slug), statement.key.briefing) for slug in statement.items("repeats")
    )
    return [one for one in found if one and one.section == "statements"]


def _hands(report: Record, lookup: Lookup) -> list[_Node]:
    """The known hands in their order; where none is known, one that is as good as unknown."""
    if report.section == "sources":
        return [_publisher(report, report, lookup)]
    nodes = [_speaker(report, lookup)] + [
        _source(str(slug), report, lookup) for slug in report.items("chain")
    ]
    return [node for node in nodes if node] or [("unknown", report.key)]


def _speaker(statement: Record, lookup: Lookup) -> _Node | None:
    """Who speaks, or the body of an unnamed speaker."""
    reference = _named_speaker(statement)
    return _actor(reference, statement.key.briefing, statement, lookup) if reference else None


def _named_speaker(statement: Record) -> str:
    """The reference to the speaker, or to the body of an unnamed one; empty without either."""
    speaker = speaker_of(statement)
    return speaker.of if speaker.words else speaker.reference


def _source(slug: str, statement: Record, lookup: Lookup) -> _Node | None:
    if slug == UNKNOWN:
        return None
    source = lookup.record(slug, statement.key.briefing)
    if source is None:
        return "missing", key_of(slug, statement.key.briefing)
    return _publisher(source, statement, lookup)


def _publisher(source: Record, report: Record, lookup: Lookup) -> _Node:
    """Who published a source, or the source where nobody says who did."""
    outlet = source.text("outlet")
    if outlet in ("", UNKNOWN):
        return "source", source.key
    return _actor(outlet, source.key.briefing, report, lookup)


def _actor(reference: str, briefing: str, report: Record, lookup: Lookup) -> _Node:
    """An actor as what it spoke at the time of a report."""
    actor = lookup.record(reference, briefing)
    if actor is None:
        return "missing", key_of(reference, briefing)
    return "actor", party_of(actor, lookup, report.lower, report.upper)


def _origin(circle: Iterable[_Node], lookup: Lookup) -> Origin:
    """An origin, called by the first of the names in its circle."""
    named = sorted((_label(node, lookup), node) for node in circle if node[0] != "unknown")
    if not named:
        return Origin("", None, "unknown")
    label, (kind, key) = named[0]
    others = tuple(dict.fromkeys(other for other, _ in named[1:]))
    return Origin(label, None if kind == "missing" else key, kind, others)


def _label(node: _Node, lookup: Lookup) -> str:
    record = lookup.at(node[1])
    return record.title if record else node[1].slug


def _read(reports: Iterable[Record], lookup: Lookup) -> tuple[Hop, ...]:
    """The source in which each report was read, each once."""
    hops: dict[Any, Hop] = {}
    for report in reports:
        own = report.section == "sources"
        hop = hop_of(report, lookup) if own else last_hop(report, lookup)
        hops.setdefault(hop.key or (hop.kind, hop.label), hop)
    return tuple(hops.values())
