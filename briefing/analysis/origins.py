"""Three counts about what is reported: reports, first speakers, sources read; and what joins them.

- Reports are the statements that report an incident (`briefing.analysis.incidents.incident_lists`)
  and still stand, with those that give its harm; of a figure, what gives its points.
- First speakers are the parties who said it first. A statement that repeats another is followed to
  that one. A spokesperson is the body, an unnamed official counts with it, words said in custody
  are the custodian's (`briefing.analysis.party`). What is said first by nobody who is named and of
  no body, by a medium, or by a data set in its own voice, is counted as `unknown`, unless it says
  what it goes by (`basis`): whoever spoke may be one more, or one of the others.
- Sources read are the last sources of the reports' chains.

So a relay adds a report, and no first speaker. Two chains are joined by an outlet or a speaker that
both went through, by a side that both speakers are on, and perhaps by a hop that nobody names.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Literal, NamedTuple

from briefing.analysis.graph import Graph
from briefing.analysis.incidents.incident_lists import REPORTING, read_as_one, references
from briefing.analysis.incidents.testimony import withdrawal_of
from briefing.analysis.lookup import Lookup
from briefing.analysis.party import party_of
from briefing.analysis.provenance import Hop, author_of, hop_of, last_hop
from briefing.analysis.side_groups import group_names, grouped_sides
from briefing.analysis.sides import side_of
from briefing.analysis.speaker import speaker_of
from briefing.library.store.records import Record
from briefing.model.key import UNKNOWN, Key, key_of

HARM = ("killed", "injured", "missing", "detained", "displaced")
_IN_OTHERS_WORDS = "media"
"""The kind of an actor who passes words on, and does not say what its own rest on."""
MOST_JOINED = 20
"""How many figures are read as one."""


class FirstSpeaker(NamedTuple):
    """A party that said it first.

    `key` leads to the actor; None where there is no record, and `label` is the slug. `circle` are
    the labels of others who repeat this one while it repeats them, so that nobody can say who was
    first.
    """

    label: str
    key: Key | None
    circle: tuple[str, ...] = ()


class Shared(NamedTuple):
    """Something that several first speakers have in common: a side, or an outlet on the way."""

    label: str
    key: Key
    speakers: int


class ReportCount(NamedTuple):
    """The reports, their first speakers by name, the sources read, and what joins the chains.

    `unknown` is of how many reports nobody knows who said it first. `read` has a hop for each
    source that was read; one that is unknown or missing says that of some report nobody knows where
    it was read. `sides` are those that several first speakers are on, `outlets` those that reports
    of several of them went through, and `unnamed_hops` in how many reports a hop is not named.
    """

    reports: tuple[Record, ...]
    speakers: tuple[FirstSpeaker, ...] = ()
    unknown: int = 0
    read: tuple[Hop, ...] = ()
    sides: tuple[Shared, ...] = ()
    outlets: tuple[Shared, ...] = ()
    unnamed_hops: int = 0

    @property
    def only_source(self) -> Hop | None:
        """The one source in which all reports were read, if it is one that is known."""
        only = self.read[0] if len(self.read) == 1 else None
        return only if only and only.key else None

    @property
    def joined(self) -> bool:
        """Whether anything is recorded that joins the chains, or may."""
        many = len(self.reports) > 1 and self.only_source is not None
        return bool(many or self.sides or self.outlets or self.unnamed_hops or self.unknown)


_Party = tuple[Literal["actor", "missing"], Key]


def origins_of(record: Record, lookup: Lookup) -> ReportCount:
    """The counts of an incident or a figure; of anything else there are no reports."""
    reports = reports_of(record, lookup)
    if not reports:
        return ReportCount(())
    tracing = _Tracing(record.key.briefing, reports, lookup)
    return ReportCount(
        reports,
        tuple(sorted(tracing.speakers(), key=lambda one: (one.label.casefold(), str(one.key)))),
        len(tracing.unknown),
        _read(reports, lookup),
        tuple(tracing.sides()),
        tuple(tracing.outlets()),
        sum(UNKNOWN in one.items("chain") for one in reports),
    )


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
        for one in _listed(incidents, REPORTING, lookup):
            if one.key not in denials and withdrawal_of(one, lookup) is None:
                yield one
        pairs = [(by, one) for one in incidents for by in harm_givers(one)]
    else:
        pairs = [(by, one) for one in _figures(record, lookup) for by in _givers(one)]
    for by, one in pairs:
        if found := lookup.record(by, one.key.briefing):
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
    harm = incident.fields.get("harm")
    tolls = [harm.get(name) for name in HARM] if isinstance(harm, Mapping) else []
    several = [one for toll in tolls for one in (toll if isinstance(toll, list) else [toll])]
    return list(dict.fromkeys(_by(several)))


def _givers(figure: Record) -> list[str]:
    return list(_by(figure.items("points")))


def _by(parts: Iterable[Any]) -> Iterator[str]:
    """The references in the field `by` of some parts."""
    for part in parts:
        if isinstance(part, Mapping) and isinstance(part.get("by"), str):
            yield part["by"]


def _figures(record: Record, lookup: Lookup) -> list[Record]:
    """The figure, and those that are the same in other briefings, whoever of them says so."""
    found, waiting = {record.key: record}, [record]
    while record.section == "figures" and waiting and len(found) <= MOST_JOINED:
        one = waiting.pop(0)
        named = (lookup.record(str(other), one.key.briefing) for other in one.items("same_as"))
        for other in (*named, *lookup.linking(one.key, "same_as")):
            if other and other.section == "figures" and other.key not in found:
                found[other.key] = other
                waiting.append(other)
    return [*found.values()]


def repeated_by(statement: Record, lookup: Lookup) -> list[Record]:
    """The statements that one says it repeats, as far as there are records of them."""
    found = (
        lookup.record(str(slug), statement.key.briefing) for slug in statement.items("repeats")
    )
    return [one for one in found if one and one.section == "statements"]


class _Tracing:
    """Reports followed to whoever said it first."""

    def __init__(self, briefing: str, reports: Iterable[Record], lookup: Lookup) -> None:
        self._briefing = briefing
        self._lookup = lookup
        self._reports = tuple(reports)
        self.unknown: list[Record] = []
        self._circles: list[dict[_Party, Record]] = []
        """For each that said it first the parties in its circle, mostly one, and their words."""
        for first in self._firsts():
            parties = {party: one for one in first if (party := self._party(one))}
            if parties:
                self._circles.append(parties)
            else:
                self.unknown.append(first[0])

    def _firsts(self) -> Iterator[list[Record]]:
        """The reports that repeat nothing, or only each other."""
        graph: Graph[Key] = Graph()
        found = {one.key: one for one in self._reports}
        waiting = list(self._reports)
        while waiting:
            one = waiting.pop()
            graph.way([one.key])
            for earlier in repeated_by(one, self._lookup):
                graph.edge(earlier.key, one.key)
                if earlier.key not in found:
                    found[earlier.key] = earlier
                    waiting.append(earlier)
        for circle in graph.origins():
            yield [found[key] for key in sorted(circle)]

    def speakers(self) -> Iterator[FirstSpeaker]:
        """The first speakers, each once."""
        seen = set[_Party]()
        # Who also said it outside a circle was first there, whoever else repeats it.
        for circle in sorted(self._circles, key=lambda one: (len(one), sorted(one))):
            named = sorted((self._label(party), party) for party in circle)
            if not seen & set(circle):
                (label, (kind, key)), *others = named
                shown = self._lookup.called_in(key, self._briefing)
                yield FirstSpeaker(
                    label,
                    shown if kind == "actor" else None,
                    tuple(dict.fromkeys(other for other, _ in others)),
                )
            seen |= set(circle)

    def _label(self, party: _Party) -> str:
        key = self._lookup.called_in(party[1], self._briefing)
        record = self._lookup.at(key)
        return record.title if record else key.slug

    def _party(self, report: Record) -> _Party | None:
        """The party whose word a report is; None where nobody knows."""
        if report.section == "sources":
            return _publisher(report, report, self._lookup)
        custodian = report.text("in_custody_of")
        if custodian:
            return _actor(custodian, report, report, self._lookup)
        speaker = speaker_of(report)
        named = speaker.bodies if speaker.words else (speaker.reference,)
        if not report.has("basis") and _is_data_set(report, self._lookup):
            return None
        own = not report.has("basis")
        found = {_actor(one, report, report, self._lookup, own=own) for one in named if one}
        return found.pop() if len(found) == 1 else None

    def sides(self) -> Iterator[Shared]:
        """The sides that several of the first speakers are on."""
        once: dict[_Party, Record] = {}
        for circle in self._circles:
            party = min(circle)
            once.setdefault(party, circle[party])
        placed = [
            side_of(actor, self._lookup, words.lower, words.upper)
            for (_, key), words in once.items()
            if (actor := self._lookup.at(self._lookup.called_in(key, self._briefing)))
        ]
        groups = [one for one in grouped_sides(placed) if len(one.members) > 1]
        for group, called in zip(groups, group_names(groups, self._lookup), strict=True):
            key = self._lookup.called_in(called, self._briefing)
            if actor := self._lookup.at(key):
                yield Shared(actor.title, key, len(group.members))

    def outlets(self) -> Iterator[Shared]:
        """Whoever passed on, or published, reports of several first speakers."""
        through: dict[_Party, set[_Party | Key]] = {}
        for report in self._reports:
            spoke = self._party(report) or report.key
            for slug in report.items("chain"):
                source = self._lookup.record(str(slug), report.key.briefing)
                by = _publisher(source, report, self._lookup, named=True) if source else None
                if by is not None:
                    through.setdefault(by, set()).add(spoke)
        for (kind, key), speakers in through.items():
            if kind == "actor" and len(speakers) > 1:
                yield Shared(
                    self._label((kind, key)),
                    self._lookup.called_in(key, self._briefing),
                    len(speakers),
                )


def _is_data_set(statement: Record, lookup: Lookup) -> bool:
    """Whether it is a data set that speaks, and nobody whose words it has."""
    slug = next(iter(statement.items("chain")), UNKNOWN)
    source = lookup.record(str(slug), statement.key.briefing)
    return bool(source and source.text("kind") == "dataset" and _speaks(source, statement))


def _speaks(source: Record, statement: Record) -> bool:
    """Whether a source is its speaker's own."""
    return speaker_of(statement).reference in (source.text("outlet"), author_of(source))


def _publisher(
    source: Record, report: Record, lookup: Lookup, named: bool = False
) -> _Party | None:
    """Whose word a source is: its author's, or of whoever published it.

    `named`: whoever that is. Else not where it is a medium or a data set.
    """
    reference = author_of(source) or source.text("outlet")
    if reference in ("", UNKNOWN) or (not named and source.text("kind") == "dataset"):
        return None
    return _actor(reference, source, report, lookup, own=not named)


def _actor(
    reference: str, says: Record, report: Record, lookup: Lookup, own: bool = False
) -> _Party | None:
    """An actor as what it spoke at the time of a report; `own`: no medium in its own voice."""
    if reference == UNKNOWN:
        return None
    actor = lookup.record(reference, says.key.briefing)
    if actor is None:
        return "missing", key_of(reference, says.key.briefing)
    if own and actor.text("kind") == _IN_OTHERS_WORDS:
        return None
    return "actor", party_of(actor, lookup, report.lower, report.upper)


def _read(reports: Iterable[Record], lookup: Lookup) -> tuple[Hop, ...]:
    """The source in which each report was read, each once."""
    hops: dict[Any, Hop] = {}
    for report in reports:
        own = report.section == "sources"
        hop = hop_of(report, lookup) if own else last_hop(report, lookup)
        hops.setdefault(hop.key or (hop.kind, hop.label), hop)
    return tuple(hops.values())
