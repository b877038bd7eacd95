"""The claim ledger: who claims an incident, who else speaks of it, and on which side each stands.

How a speaker stands is asked of everybody who put the incident forward
(`briefing.analysis.status`), and the answer comes with the relations and offices it rests on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Literal

from briefing.analysis.lookup import Lookup
from briefing.analysis.relations import Tie
from briefing.analysis.sides import Side, Stand, side_of_speaker, stand_surely, ties_between
from briefing.analysis.status import Forward, Status, put_forward, status_of, together
from briefing.library.library import Library
from briefing.library.store.records import Listing, Record
from briefing.model.key import Key

LISTS = ("claimed_by", "accused_by", "denied_by", "confirmed_by", "disputed_by")
"""The fields of an incident that name the statements for and against it."""
AT_ONCE = 200
"""How many incidents are read at a time where all of them are."""


@dataclass(frozen=True, slots=True)
class SpeakerStanding:
    """How a speaker stands to one of those who put the incident forward, and by which ties.

    `to` is None where that one cannot be placed.
    """

    to: Key | None
    stand: Stand
    ties: tuple[Tie, ...] = ()


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """A statement in one of the lists of an incident.

    `statement` is None where `reference`, as written, leads to no statement. `stand` is how its
    speaker stands to those who put the incident forward: with one of them, with none of them, or
    unknown; empty for those who put it forward themselves, and where nobody did. `standings` are
    the single answers from which it follows.
    """

    list: str
    statement: Record | None
    reference: str
    stand: Stand | Literal[""] = ""
    standings: tuple[SpeakerStanding, ...] = ()

    @property
    def ties(self) -> tuple[Tie, ...]:
        """The relations and offices that `stand` rests on (`ties_between`), each once."""
        resting = (one.ties for one in self.standings if one.stand == self.stand)
        return tuple(dict.fromkeys(tie for ties in resting for tie in ties))


@dataclass(frozen=True, slots=True)
class Ledger:
    """What the statements about an incident come to.

    `put_forward` is the list that names those who put it forward: `claimed_by`, `accused_by`, or
    `actor` for those who carried it out; empty where nobody did. `looked_for` are the lists that
    were written at all: one without entries means that such statements were looked for and not
    found. Entries stand in the order of `LISTS`, and in each list as written.
    """

    incident: Record
    status: Status
    put_forward: Literal["claimed_by", "accused_by", "actor", ""]
    entries: tuple[LedgerEntry, ...]
    looked_for: frozenset[str]

    def of(self, name: str) -> tuple[LedgerEntry, ...]:
        """The entries of one list."""
        return tuple(entry for entry in self.entries if entry.list == name)


def ledger_of(incident: Record, lookup: Lookup) -> Ledger:
    """The ledger of one incident."""
    forward = put_forward(incident, lookup)
    return Ledger(
        incident=incident,
        status=status_of(incident, lookup),
        put_forward=forward.by,
        entries=tuple(
            _entry(name, str(reference), incident, forward, lookup)
            for name in LISTS
            for reference in incident.items(name)
        ),
        looked_for=frozenset(name for name in LISTS if incident.has(name)),
    )


def ledger_rows(
    library: Library, briefing: str, lookup: Callable[[Sequence[Record]], Lookup]
) -> Iterator[Ledger]:
    """The ledger of every incident of a briefing, the newest first.

    The incidents are read `AT_ONCE` at a time. `lookup` is called with those of each page and gives
    what answers for them, so that it can fetch ahead what they need, and keep no more than that.
    """
    listing = Listing(briefing, "incidents", "date")
    for offset in count(0, AT_ONCE):
        incidents = library.lists.page(listing, offset, AT_ONCE)
        look = lookup(incidents)
        for incident in incidents:
            yield ledger_of(incident, look)
        if len(incidents) < AT_ONCE:
            return


def _entry(
    name: str, reference: str, incident: Record, forward: Forward, lookup: Lookup
) -> LedgerEntry:
    found = lookup.record(reference, incident.key.briefing)
    statement = found if found is not None and found.section == "statements" else None
    if not forward.by or name == forward.by:
        return LedgerEntry(name, statement, reference)
    side = side_of_speaker(statement, lookup) if statement else None
    standings = tuple(dict.fromkeys(_standing(side, other) for other in forward.sides))
    return LedgerEntry(
        name, statement, reference, together(one.stand for one in standings), standings
    )


def _standing(side: Side | None, other: Side | None) -> SpeakerStanding:
    if side is None or other is None:
        return SpeakerStanding(other.actor if other else None, "unknown")
    return SpeakerStanding(other.actor, stand_surely(side, other), ties_between(side, other))
