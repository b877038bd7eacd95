"""Whom a speaker backs, is allied with or opposes, of those that an incident is about.

Ties of what an actor belongs to count as its own, on either end. Being allied and being opposed are
read both ways.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from briefing.analysis.lookup import Lookup
from briefing.analysis.ties import Side, Tie
from briefing.library.store.records import Record
from briefing.model.dates import edtf
from briefing.model.key import Key

_KINDS = ("backs", "allied_with", "opposes")
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
    told = sorted(found, key=lambda one: (_KINDS.index(one[0]), one[1]))
    return tuple(Stance(kind, other, found[kind, other]) for kind, other in told)


def _ties(actors: Iterable[Key], lookup: Lookup, lower: str, upper: str) -> Iterator[Tie]:
    for key in sorted(actors):
        actor = lookup.at(key)
        yield from _written(actor, lookup, lower, upper) if actor else ()


def _written(actor: Record, lookup: Lookup, lower: str, upper: str) -> Iterator[Tie]:
    for part in actor.items("relations"):
        if not isinstance(part, dict) or part.get("type") not in _KINDS:
            continue
        if _held(part.get("from"), part.get("until"), lower, upper):
            other = lookup.record(str(part.get("to")), actor.key.briefing)
            if other is not None:
                by = str(part.get("according_to") or "")
                yield Tie(actor.key, str(part["type"]), other.key, by, actor.key.briefing)


def _held(begin: object, end: object, lower: str, upper: str) -> bool:
    """Whether a tie can have held between two days."""
    began = edtf.parse(begin).lower if isinstance(begin, str) else ""
    ended = edtf.parse(end).upper if isinstance(end, str) else ""
    return not (lower and ended and ended < lower) and not (upper and began and began > upper)
