"""The status of an incident: one word for how the statements about it stand to each other.

It is never written down, always worked out. The word comes from six questions (`Evidence`), and the
first line of this table that holds decides:

1. disputed: somebody disputes it, or somebody denies it while a side that did not put it forward
   confirms it;
2. denied: somebody denies it;
3. confirmed by the other side: a side that did not put it forward confirms it;
4. confirmed only by the claimant's side: a side that put it forward confirms it, and nobody only
   accuses;
5. claimed only: it is claimed;
6. accused, not claimed: somebody is accused of it;
7. reported, nobody claims: none of these.

Those who put an incident forward are its claimants; where nobody claims it, its accusers: that an
accuser's own side repeats the accusation confirms nothing, and that the accused admits it does.
Where neither spoke, it is whoever the incident names as having carried it out; and where it names
nobody, every confirmation comes from another side.

An accusation is not a confirmation: it says who did it, and may name somebody else than the
claimant. A confirmation whose speaker cannot be placed on any side changes nothing; the ledger
still shows it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, NamedTuple

from briefing.analysis.lookup import Lookup
from briefing.analysis.sides import Side, Stand, side_of, side_of_speaker, stand_surely
from briefing.library.store.records import Record

Status = Literal[
    "disputed",
    "denied",
    "confirmed-by-the-other-side",
    "confirmed-by-its-own-side",
    "claimed-only",
    "accused-not-claimed",
    "reported",
]

WORDS: Mapping[Status, str] = {
    "disputed": "disputed",
    "denied": "denied",
    "confirmed-by-the-other-side": "confirmed by the other side",
    "confirmed-by-its-own-side": "confirmed only by the claimant's side",
    "claimed-only": "claimed only",
    "accused-not-claimed": "accused, not claimed",
    "reported": "reported, nobody claims",
}
"""Each status as a person reads it."""


class Evidence(NamedTuple):
    """What the statements of an incident amount to, as answers of yes or no.

    `confirmed_own`: somebody on a side that put it forward confirms it; `confirmed_other`: somebody
    who is on none of these sides does.
    """

    claimed: bool
    accused: bool
    confirmed_own: bool
    confirmed_other: bool
    denied: bool
    disputed: bool


def status(evidence: Evidence) -> Status:
    """The status that follows, by the list above. Defined for every combination."""
    if evidence.disputed or (evidence.denied and evidence.confirmed_other):
        return "disputed"
    if evidence.denied:
        return "denied"
    if evidence.confirmed_other:
        return "confirmed-by-the-other-side"
    if evidence.accused and not evidence.claimed:
        return "accused-not-claimed"
    if evidence.confirmed_own:
        return "confirmed-by-its-own-side"
    return "claimed-only" if evidence.claimed else "reported"


class Forward(NamedTuple):
    """Those who put an incident forward, by the list that names them, and the side of each.

    `by` is empty where nobody did. A side is None where a speaker cannot be placed.
    """

    by: Literal["claimed_by", "accused_by", "actor", ""] = ""
    sides: tuple[Side | None, ...] = ()


def put_forward(incident: Record, lookup: Lookup) -> Forward:
    """Those who claim it; else those who accuse somebody of it; else those who carried it out."""
    if incident.items("claimed_by"):
        return Forward("claimed_by", tuple(_sides(incident, "claimed_by", lookup)))
    if incident.items("accused_by"):
        return Forward("accused_by", tuple(_sides(incident, "accused_by", lookup)))
    if incident.items("actor"):
        return Forward("actor", tuple(_doers(incident, lookup)))
    return Forward()


def together(stands: Iterable[Stand]) -> Stand:
    """How somebody stands to several: with them if with one of them, against them if with none."""
    found = set(stands)
    return "same" if "same" in found else "other" if found <= {"other"} else "unknown"


def evidence_of(incident: Record, lookup: Lookup) -> Evidence:
    """The answers for an incident. A statement that has no record counts; its side is not known."""
    forward = put_forward(incident, lookup).sides
    stands = {
        together(stand_surely(side, other) for other in forward)
        for side in _sides(incident, "confirmed_by", lookup)
        if side is not None
    }
    return Evidence(
        claimed=bool(incident.items("claimed_by")),
        accused=bool(incident.items("accused_by")),
        confirmed_own="same" in stands,
        confirmed_other="other" in stands,
        denied=bool(incident.items("denied_by")),
        disputed=bool(incident.items("disputed_by")),
    )


def status_of(incident: Record, lookup: Lookup) -> Status:
    """The status of an incident, worked out from its statements and their speakers' sides."""
    return status(evidence_of(incident, lookup))


def _doers(incident: Record, lookup: Lookup) -> Iterator[Side | None]:
    """The side of each that the incident names as having carried it out."""
    for slug in incident.items("actor"):
        actor = lookup.record(str(slug), incident.key.briefing)
        yield side_of(actor, lookup, incident.lower, incident.upper) if actor else None


def _sides(incident: Record, field: str, lookup: Lookup) -> Iterator[Side | None]:
    """The side of the speaker of each statement in a field; None for one that has none."""
    for slug in incident.items(field):
        statement = lookup.record(str(slug), incident.key.briefing)
        yield side_of_speaker(statement, lookup) if statement else None
