"""Who counts as one voice: an actor under all its names, and whoever speaks for it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefing.analysis.lookup import Lookup
from briefing.analysis.sides import moment_of, side_of
from briefing.analysis.ties import SAME, Tie
from briefing.library.store.records import Record
from briefing.model.key import Key

SPEAKS_FOR = "spokesperson_for"
_FOLLOWED = frozenset({SAME, SPEAKS_FOR})


def party_of(actor: Record, lookup: Lookup, lower: str = "", upper: str = "") -> Key:
    """The actor as which this one speaks between two ISO days; empty means at any time.

    That is the body that it was a spokesperson for, or else itself; of several names for one actor
    always the same, told by the record that stands for all of its records (`Lookup.identity`).
    Bodies that speak for each other in a circle are one.
    """
    moment = moment_of(actor, lookup, lower, upper, _FOLLOWED)
    party = lookup.memo.parties.get(moment)
    if party is None:
        side = side_of(actor, lookup, lower, upper, _FOLLOWED)
        party = lookup.memo.parties[moment] = _party(side.actor, side.ties)
    return party


def _party(actor: Key, ties: Sequence[Tie]) -> Key:
    way = [_names(actor, ties)]
    while bodies := _bodies(way[-1], ties):
        names = _names(bodies[0], ties)
        if names in way:
            circle = frozenset[Key]().union(*way[way.index(names) :])
            return _first(circle, ties)
        way.append(names)
    return _first(way[-1], ties)


def _names(actor: Key, ties: Iterable[Tie]) -> frozenset[Key]:
    """An actor and all that are the same as it, whoever of them says so."""
    same = [(tie.actor, tie.other) for tie in ties if tie.kind == SAME]
    names, size = {actor}, 0
    while size < len(names):
        size = len(names)
        names.update(key for pair in same if names & set(pair) for key in pair)
    return frozenset(names)


def _bodies(names: frozenset[Key], ties: Iterable[Tie]) -> Sequence[Key]:
    """The others that somebody of these names speaks for."""
    return sorted(
        tie.other
        for tie in ties
        if tie.kind == SPEAKS_FOR and tie.actor in names and tie.other not in names
    )


def _first(names: Iterable[Key], ties: Iterable[Tie]) -> Key:
    """Of several names one that others refer to, rather than one that refers to others."""
    referring = {tie.actor for tie in ties if tie.kind == SAME}
    return min(names, key=lambda key: (key in referring, key))
