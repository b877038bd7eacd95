"""Whose side a speaker is on, as far as the briefing's own actor records say.

An actor is on the side of whatever it belongs to: what it is part of, a member or an affiliate of,
what it leads or speaks for, the body whose office it holds, and whoever it is the same as; and on
the side of what these belong to in turn. Two actors are on the same side if they are the same, if
one belongs to the other, or if both belong to a third.

- Being opposed separates: if something that only the one belongs to opposes something that only the
  other belongs to, they are on different sides, whatever else joins them.
- Backing, being allied, and being said to be backed join nobody.
- Being a member of an intergovernmental organisation joins nobody either: else the United Nations
  would put nearly every state on one side.
- What had ended before the day in question, or had not begun, does not count: a general who retired
  years ago does not speak for his command.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from briefing.analysis.lookup import Lookup
from briefing.analysis.speaker import speaker_of
from briefing.library.answers import Record
from briefing.model import edtf
from briefing.model.key import Key

POSITION = "position"
JOINING = frozenset(
    {"part_of", "member_of", "affiliate_of", "leads", "spokesperson_for", "same_as", POSITION}
)
SEPARATING = "opposes"
MOST_ACTORS = 1_000
"""Where following relations stops, so that no briefing can make a page take for ever."""

Stand = Literal["same", "other", "unknown"]


@dataclass(frozen=True, slots=True)
class Side:
    """An actor with everything that it belongs to, and who of these opposes whom."""

    actor: Key
    actors: frozenset[Key]
    opposed: frozenset[tuple[Key, Key]]


def side_of(actor: Record, lookup: Lookup, lower: str = "", upper: str = "") -> Side:
    """The side of an actor between the ISO days `lower` and `upper`; empty means at any time."""
    actors, opposed, waiting = {actor.key}, set(), [actor]
    while waiting and len(actors) < MOST_ACTORS:
        current = waiting.pop()
        found = list(lookup.same_as(current.key))
        for kind, other in _ties(current, lookup, lower, upper):
            if kind == SEPARATING:
                opposed.add((current.key, other.key))
            elif kind in JOINING and not (kind == "member_of" and other.text("kind") == "igo"):
                found.append(other)
        new = {record.key: record for record in found if record.key not in actors}
        actors.update(new)
        waiting.extend(new.values())
    return Side(actor.key, frozenset(actors), frozenset(opposed))


def side_of_speaker(statement: Record, lookup: Lookup) -> Side | None:
    """The side that a statement was made from, on the day it was made.

    For an unnamed speaker it is the side of the body that the speaker belongs to. None where the
    speaker cannot be placed: neither name nor body, or no record of either.
    """
    speaker = speaker_of(statement)
    reference = speaker.reference or speaker.of
    actor = lookup.record(reference, statement.key.briefing) if reference else None
    return side_of(actor, lookup, statement.lower, statement.upper) if actor else None


def stand(one: Side | None, other: Side | None) -> Stand:
    """Whether two speak from the same side, from different ones, or whether nobody can tell."""
    if one is None or other is None:
        return "unknown"
    if one.actor == other.actor:
        return "same"
    shared = one.actors & other.actors
    return "same" if shared and not _separated(one, other, shared) else "other"


def _separated(one: Side, other: Side, shared: frozenset[Key]) -> bool:
    pairs = one.opposed | {(against, by) for by, against in other.opposed}
    return any(
        mine in one.actors and theirs in other.actors and not {mine, theirs} <= shared
        for mine, theirs in pairs
    )


def _ties(actor: Record, lookup: Lookup, lower: str, upper: str) -> Iterator[tuple[str, Record]]:
    """The actor's relations and offices of that time: the type of each, and who is at the end."""
    written = [
        *((part, part.get("type"), "to", "until") for part in _parts(actor, "relations")),
        *((part, POSITION, "of", "to") for part in _parts(actor, "positions")),
    ]
    for part, kind, target, end in written:
        reference = part.get(target)
        if isinstance(reference, str) and _holds(part.get("from"), part.get(end), lower, upper):
            other = lookup.record(reference, actor.key.briefing)
            if other is not None:
                yield str(kind), other


def _parts(actor: Record, name: str) -> list[dict[str, Any]]:
    return [part for part in actor.items(name) if isinstance(part, dict)]


def _holds(begin: object, end: object, lower: str, upper: str) -> bool:
    """Whether what lasted from `begin` to `end` can have held between two days."""
    began = edtf.parse(begin).lower if isinstance(begin, str) else ""
    ended = edtf.parse(end).upper if isinstance(end, str) else ""
    return not (lower and ended and ended < lower) and not (upper and began and began > upper)
