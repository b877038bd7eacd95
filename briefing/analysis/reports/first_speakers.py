"""Reports followed to the parties who said it first, and what these have in common."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Literal, NamedTuple

from briefing.analysis.graph import Graph
from briefing.analysis.lookup import Lookup
from briefing.analysis.party import party_of
from briefing.analysis.provenance import author_of
from briefing.analysis.reports.reported import repeated_by
from briefing.analysis.side_groups import group_names, grouped_sides
from briefing.analysis.sides import side_of, stand
from briefing.analysis.speaker import speaker_of
from briefing.analysis.ties import Side
from briefing.library.store.records import Record
from briefing.model.key import UNKNOWN, Key, key_of

_IN_OTHERS_WORDS = "media"
"""The kind of an actor who passes words on, and does not say what its own rest on."""


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


_Party = tuple[Literal["actor", "missing"], Key]


class Tracing:
    """Reports followed to whoever said it first."""

    def __init__(self, briefing: str, reports: Iterable[Record], lookup: Lookup) -> None:
        """`briefing` is the one whose own records the parties are shown by."""
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

    @cached_property
    def _first_words(self) -> dict[_Party, Record]:
        """For each first speaker something that it said."""
        once: dict[_Party, Record] = {}
        for circle in self._circles:
            party = min(circle)
            once.setdefault(party, circle[party])
        return once

    def _side(self, party: _Party, words: Record) -> Side | None:
        """The side of a party on the day of some words; None where there is no record of it."""
        actor = self._lookup.at(self._lookup.called_in(party[1], self._briefing))
        return side_of(actor, self._lookup, words.lower, words.upper) if actor else None

    def sides(self) -> Iterator[Shared]:
        """The sides that several of the first speakers are on."""
        placed = (self._side(party, words) for party, words in self._first_words.items())
        sides = grouped_sides(side for side in placed if side)
        groups = [one for one in sides if len(one.members) > 1]
        for group, called in zip(groups, group_names(groups, self._lookup), strict=True):
            key = self._lookup.called_in(called, self._briefing)
            if actor := self._lookup.at(key):
                yield Shared(actor.title, key, len(group.members))

    @cached_property
    def _through(self) -> dict[_Party, set[_Party | Key]]:
        """Whoever passed on, or published, reports; and the first speakers of these."""
        through: dict[_Party, set[_Party | Key]] = {}
        for report in self._reports:
            spoke = self._party(report) or report.key
            for slug in report.items("chain"):
                source = self._lookup.record(str(slug), report.key.briefing)
                by = _publisher(source, report, self._lookup, named=True) if source else None
                if by is not None and by[0] == "actor":
                    through.setdefault(by, set()).add(spoke)
        return through

    def outlets(self) -> Iterator[Shared]:
        """Whoever passed on, or published, reports of several first speakers."""
        for by, speakers in self._through.items():
            if len(speakers) > 1:
                yield self._shared(by, len(speakers))

    def sided_outlets(self) -> Iterator[Shared]:
        """Whoever passed on reports, and is on a side with the first speaker of others."""
        placed = [(party, self._side(party, words)) for party, words in self._first_words.items()]
        for by, speakers in self._through.items():
            own = {one for one in self._first_words if one in speakers}
            others = [side for party, side in placed if party not in {*own, by} and side]
            words = next((self._first_words[one] for one in own), self._reports[0])
            side = self._side(by, words) if others and by not in self._first_words else None
            joined = sum(stand(side, one) == "same" for one in others) if side else 0
            if joined:
                yield self._shared(by, joined)

    def _shared(self, party: _Party, speakers: int) -> Shared:
        called = self._lookup.called_in(party[1], self._briefing)
        return Shared(self._label(party), called, speakers)


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
