"""Whom a speaker backs, is allied with or opposes, of those that an incident is about.

Ties of what an actor belongs to count as its own, on either end, and so do those of a body that it
is part of, though opposed sides sit there; those of one in which it only has a seat do not. Being
allied and being opposed are read both ways.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from briefing.analysis.lookup import Lookup
from briefing.analysis.relations import dated_ties_of
from briefing.analysis.sides import side_of
from briefing.analysis.ties import STANCES, WITHIN, DatedTie, Side, Tie
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
        mine, theirs = (_with_bodies(one, lookup, lower, upper) for one in (side, other))
        shared = mine & theirs
        mine, theirs = mine - shared, theirs - shared
        for tie in _ties(mine, lookup, lower, upper):
            if tie.other in theirs:
                found.setdefault((tie.kind, tie.other), tie)
        for tie in _ties(theirs, lookup, lower, upper):
            if tie.kind in _BOTH_WAYS and tie.other in mine:
                found.setdefault((tie.kind, tie.actor), tie)
    told = sorted(found, key=lambda one: (STANCES.index(one[0]), one[1]))
    return tuple(Stance(kind, other, found[kind, other]) for kind, other in told)


def _ties(actors: Iterable[Key], lookup: Lookup, lower: str, upper: str) -> Iterator[Tie]:
    held = (bond.tie for bond in _held(actors, lookup, lower, upper))
    return (tie for tie in held if tie.kind in STANCES)


def _with_bodies(side: Side, lookup: Lookup, lower: str, upper: str) -> frozenset[Key]:
    """Those on a side, and the bodies of common ground that they are part of."""
    bodies = (
        side_of(bond.other, lookup, lower, upper).actors
        for bond in _held(side.actors, lookup, lower, upper)
        if bond.tie.kind == WITHIN
    )
    return side.actors.union(*bodies)


def _held(actors: Iterable[Key], lookup: Lookup, lower: str, upper: str) -> Iterator[DatedTie]:
    """The bonds of some actors that can have held between two days."""
    for key in sorted(actors):
        actor = lookup.at(key)
        for bond in dated_ties_of(actor, lookup) if actor else ():
            if bond.held(lower, upper):
                yield bond
