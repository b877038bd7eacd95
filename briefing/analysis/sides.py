"""Whose side a speaker is on, as far as the briefing's own actor records say.

An actor is on the side of whatever it belongs to: what it is part of, a member or an affiliate of,
what it leads or speaks for, the body whose office it holds, and whoever it is the same as; and on
the side of what these belong to in turn. Two actors are on the same side if they are the same, if
one belongs to the other, or if both belong to a third.

- Being opposed separates: if something that only the one belongs to opposes something that only the
  other belongs to, they are on different sides, whatever else joins them.
- Backing, being allied, and being said to be backed join nobody.
- A seat or an office in a body where opposed sides sit or that judges them, membership in it, and
  being part of it join nobody either: a legislature, a court, an intergovernmental organisation.
  Else the United Nations would put nearly every state on one side.
- What had ended before the day in question, or had not begun, does not count: a general who retired
  years ago does not speak for his command. What began or ended in the time that a vague date leaves
  open is not sure (`stand_surely`).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from typing import Literal

from briefing.analysis.lookup import Lookup
from briefing.analysis.relations import dated_ties_of
from briefing.analysis.speaker import speaker_of
from briefing.analysis.ties import FOLLOWED, SAME, SEPARATING, Moment, Side, Tie
from briefing.library.store.records import Record
from briefing.model.key import Key

MOST_ACTORS = 1_000
"""Where following relations stops, so that no briefing can make a page take for ever."""

Stand = Literal["same", "other", "unknown"]


def side_of(
    actor: Record,
    lookup: Lookup,
    lower: str = "",
    upper: str = "",
    kinds: frozenset[str] = FOLLOWED,
) -> Side:
    """The side of an actor between the ISO days `lower` and `upper`; empty means at any time.

    Only ties of these kinds are followed and given.
    """
    moment = moment_of(actor, lookup, lower, upper, kinds)
    side = lookup.memo.sides.get(moment)
    if side is None:
        side = lookup.memo.sides[moment] = _side(actor, lookup, lower, upper, kinds)
    return side


def _side(actor: Record, lookup: Lookup, lower: str, upper: str, kinds: frozenset[str]) -> Side:
    first = lookup.identity(actor.key)
    actors, waiting = {first}, deque([actor])
    ties: dict[Tie, None] = {}
    while waiting and len(actors) < MOST_ACTORS:
        for bond in dated_ties_of(waiting.popleft(), lookup):
            if bond.tie.kind not in kinds or not bond.held(lower, upper):
                continue
            sure = bond.surely_held(lower, upper)
            ties[bond.tie if sure else bond.tie._replace(sure=False)] = None
            other = lookup.identity(bond.other.key)
            if bond.tie.kind != SEPARATING and other not in actors:
                actors.add(other)
                waiting.append(bond.other)
    return Side(first, frozenset(actors), tuple(ties))


def moment_of(
    actor: Record, lookup: Lookup, lower: str, upper: str, kinds: frozenset[str] = FOLLOWED
) -> Moment:
    """An actor at a time, the same for all times that none of the bonds that matter tells apart."""
    followed = lookup.identity(actor.key), kinds
    if followed not in lookup.memo.days:
        lookup.memo.days[followed] = _days(actor, lookup, kinds)
    days = lookup.memo.days[followed]
    if not days:
        return (*followed, 0, 0) if days is not None else (*followed, lower, upper)
    return *followed, _place(lower, days), _place(upper, days)


def _days(actor: Record, lookup: Lookup, kinds: frozenset[str]) -> tuple[str, ...] | None:
    """The days on which a bond of the actor, or of any that it ever belonged to, began or ended.

    None where these are too many to be followed.
    """
    ever = _side(actor, lookup, "", "", kinds).actors
    if len(ever) >= MOST_ACTORS:
        return None
    bonds = (bond for key in ever for bond in lookup.memo.bonds[key] if bond.tie.kind in kinds)
    return tuple(sorted({day for bond in bonds for day in bond.days()}))


def _place(day: str, days: Sequence[str]) -> int:
    """Where a day stands among others: the same for two only if none of the others parts them.

    An odd number on one of them, an even one between two; no day at all stands nowhere.
    """
    if not day:
        return -1
    return bisect_left(days, day) + bisect_right(days, day)


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
    return "same" if shared and not _oppositions(one, other) else "other"


def stand_surely(one: Side | None, other: Side | None) -> Stand:
    """The same, but unknown where it depends on the day, and that is not known closely enough.

    It is sure if it does not matter whether the ties that are not sure held: neither if they only
    joined the two, nor if they only separated them.
    """
    if one is None or other is None or all(tie.sure for tie in (*one.ties, *other.ties)):
        return stand(one, other)
    joined = stand(*(_with(each, _may_join) for each in (one, other)))
    separated = stand(*(_with(each, _may_separate) for each in (one, other)))
    return joined if joined == separated else "unknown"


def _with(side: Side, keep: Callable[[Tie], bool]) -> Side:
    """A side as it is if only some of its ties held."""
    kept = side._replace(ties=tuple(tie for tie in side.ties if keep(tie)))
    return kept._replace(actors=frozenset(_ways(kept)))


def _may_join(tie: Tie) -> bool:
    return tie.sure or tie.kind != SEPARATING


def _may_separate(tie: Tie) -> bool:
    return tie.sure or tie.kind == SEPARATING


def ties_between(one: Side, other: Side) -> tuple[Tie, ...]:
    """The ties that the answer of `stand` rests on.

    - Where something separates the two: the ties from each up to those that are opposed, and the
      opposition, the shortest way there is.
    - On the same side: the ties from each up to the nearest that they share; none where they are
      one and the same.
    - Where nothing joins them: all that were followed in looking for it, without any opposition.
    """
    if one.actor == other.actor:
        return ()
    ways = _ways(one), _ways(other)
    found = [
        (*ways[0][mine], *ways[1][theirs], tie) for tie, mine, theirs in _oppositions(one, other)
    ]
    if not found:
        found = [(*ways[0][each], *ways[1][each]) for each in ways[0] if each in ways[1]]
    if found:
        shortest = min(found, key=_length)
        return _once(shortest)
    return _once(tie for tie in (*one.ties, *other.ties) if tie.kind != SEPARATING)


def _once(ties: Iterable[Tie]) -> tuple[Tie, ...]:
    return tuple(dict.fromkeys(ties))


def _length(ties: tuple[Tie, ...]) -> tuple[int, int]:
    """How long a way is; of ways alike, how much of it nobody is named for."""
    return len(ties), sum(not tie.according_to for tie in ties)


def _oppositions(one: Side, other: Side) -> list[tuple[Tie, Key, Key]]:
    """What separates two sides: each opposition, with its end on the one and on the other side."""
    shared = one.actors & other.actors
    found = [(tie, tie.actor, tie.other) for tie in one.ties if tie.kind == SEPARATING]
    found += [(tie, tie.other, tie.actor) for tie in other.ties if tie.kind == SEPARATING]
    return [
        (tie, mine, theirs)
        for tie, mine, theirs in found
        if mine in one.actors and theirs in other.actors and not {mine, theirs} <= shared
    ]


def _ways(side: Side) -> dict[Key, tuple[Tie, ...]]:
    """The shortest way from an actor to each that it belongs to, the nearest first.

    Of two ties that lead the same way, the one that somebody is named as vouching for is taken.
    """
    ends: dict[Key, list[tuple[Tie, Key]]] = {}
    for tie in sorted(side.ties, key=lambda tie: not tie.according_to):
        if tie.kind != SEPARATING:
            ends.setdefault(tie.actor, []).append((tie, tie.other))
        if tie.kind == SAME:
            ends.setdefault(tie.other, []).append((tie, tie.actor))
    ways: dict[Key, tuple[Tie, ...]] = {side.actor: ()}
    waiting = deque([side.actor])
    while waiting:
        current = waiting.popleft()
        for tie, end in ends.get(current, ()):
            if end not in ways:
                ways[end] = (*ways[current], tie)
                waiting.append(end)
    return ways
