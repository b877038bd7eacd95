"""Whom a speaker backs, is allied with or opposes, of those that an incident is about.

Ties of what an actor belongs to count as its own, on either end. Being allied and being opposed are
read both ways.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from briefing.analysis.lookup import Lookup
from briefing.analysis.relations import dated_ties_of
from briefing.analysis.ties import STANCES, Side, Tie
from briefing.model.key import Key

_BOTH_WAYS = ("allied_with", "opposes")


class Stance(NamedTuple):
    """How somebody stands to another (`backs`, `allied_with`, `opposes`), and by which tie."""

    kind: str
    other: Key
    tie: Tie


def stances(
    side: Side, others: Iterable[Side], lookup: Lookup, lower: str, upper: str
) -> tuple[Stance, ...]:
    """How a side stood to others between two ISO days, each tie once."""
    found: dict[tuple[str, Key], Tie] = {}
    for other in others:
        if other.actor in side.actors or side.actor in other.actors:
            continue
        shared = side.actors & other.actors
        mine, theirs = side.actors - shared, other.actors - shared
        for tie in _ties(mine, lookup, lower, upper):
            if tie.other in theirs:
                found.setdefault((tie.kind, tie.other), tie)
        for tie in _ties(theirs, lookup, lower, upper):
            if tie.kind in _BOTH_WAYS and tie.other in mine:
                found.setdefault((tie.kind, tie.actor), tie)
    told = sorted(found, key=lambda one: (STANCES.index(one[0]), one[1]))
    return tuple(Stance(kind, other, found[kind, other]) for kind, other in told)


def _ties(actors: Iterable[Key], lookup: Lookup, lower: str, upper: str) -> Iterator[Tie]:
    for key in sorted(actors):
        actor = lookup.at(key)
        for bond in dated_ties_of(actor, lookup) if actor else ():
            if bond.tie.kind in STANCES and bond.held(lower, upper):
                yield bond.tie
