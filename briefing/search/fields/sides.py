"""The field for sides: what was said by anybody on the side of an actor.

Sides are worked out by the analysis, for the briefing that is asked or for the whole library, once
for each state of it (briefing.analysis.spoken_sides). Then each is a list of actors, of which the
statements have marks.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from typing import Any, NamedTuple

from briefing.analysis.spoken_sides import SpokenFor, spoken_sides
from briefing.library.derive.index_tokens import index_token
from briefing.library.library import Library
from briefing.library.store.records import Listing
from briefing.model.key import SHARED, Key
from briefing.search.ast import TextTerm
from briefing.search.fields.field import FieldAnswer, marked, of_section
from briefing.search.fields.named import keys_of, nobody
from briefing.search.fields.verdicts import lookup_of, state_of
from briefing.search.name_lookup import QueryScope
from briefing.search.predicate import NOTHING, Predicate, both

_MOST_KEPT = 16
MOST_STATEMENTS = 20_000
"""Statements from which on the sides of a whole library are not worked out by the way."""
_ONE_BODY = "coalesce(json_array_length(record.body, '$.fields.speaker.of'), 0) < 2"
_SPEAKERS = f"""
SELECT key.briefing, key.slug, min(nullif(record.lower, '')), max(record.upper)
  FROM record CROSS JOIN link ON link.record = record.id AND link.role IN ('speaker', 'speaker_of')
  CROSS JOIN key ON key.id = link.target
  WHERE record.section = 'statements' AND {{where}} AND {_ONE_BODY} GROUP BY link.target
"""


class ActorSide(NamedTuple):
    """A side: what it is called after, all on it, and the keys of those who spoke, as numbers.

    `slug` and `title` are those by which the actor that it is called after goes where it was asked.
    """

    called: Key
    slug: str
    title: str
    actors: frozenset[Key]
    speakers: frozenset[int]


class KeptSides(NamedTuple):
    """All sides; and, by slugs, the marks of what `side:` finds, as far as that was asked."""

    sides: tuple[ActorSide, ...]
    meant: dict[str, tuple[str, ...]]


_KEPT: dict[tuple[Any, ...], KeptSides] = {}
"""What was worked out last, by state of a library, day and briefing."""


def sides(asked: QueryScope) -> tuple[ActorSide, ...]:
    """The sides from which anything was said where it is asked."""
    return _kept(asked).sides


def _kept(asked: QueryScope) -> KeptSides:
    state = (*state_of(asked.library), asked.briefing)
    if state not in _KEPT:
        while len(_KEPT) >= _MOST_KEPT:
            _KEPT.pop(next(iter(_KEPT)), None)
        _KEPT[state] = KeptSides(tuple(_sides(asked.library, asked.briefing)), {})
    return _KEPT[state]


def sides_at_hand(asked: QueryScope) -> tuple[ActorSide, ...] | None:
    """The same for whoever has no time: None of a library with many statements if not yet known."""
    if asked.briefing or asked.library.lists.tally().get("statements", 0) <= MOST_STATEMENTS:
        return sides(asked)
    known = _KEPT.get((*state_of(asked.library), ""))
    return known.sides if known else None


def _sides(library: Library, briefing: str) -> Iterable[ActorSide]:
    where, values = ("record.briefing = ?", (briefing,)) if briefing else ("1", ())
    rows = library.ask(_SPEAKERS.format(where=where), values)
    if not rows:
        return
    known = list(chain.from_iterable(library.lists.pages(Listing(briefing, "actors"))))
    look = lookup_of(library, known)
    # Last comes the record by which an actor is called: the briefing's own, or else the shared one.
    known.sort(key=lambda one: (one.key.briefing == SHARED) == bool(briefing), reverse=True)
    by_identity = {look.identity(one.key): one for one in known}
    spoke = [
        SpokenFor(actor, lower or "", upper)
        for *address, lower, upper in rows
        if (actor := look.at(Key(*address)))
    ]
    numbers = _numbers(library, [one.actor.key for one in spoke])
    for side in spoken_sides(spoke, look):
        called = by_identity.get(side.called)
        speakers = frozenset(numbers[one.key] for one in side.members)
        slug, title = (called.key.slug, called.title) if called else (side.called.slug,) * 2
        yield ActorSide(side.called, slug, title, side.actors, speakers)


def _numbers(library: Library, keys: Iterable[Key]) -> dict[Key, int]:
    return {
        key: number
        for key in keys
        for (number,) in library.ask("SELECT id FROM key WHERE briefing = ? AND slug = ?", key)
    }


def side(asked: QueryScope, term: TextTerm) -> FieldAnswer:
    """Statements by anybody on the side that an actor is on."""
    actors = named_actors(asked, term)
    if not actors:
        return nobody(asked, "actor", term, "actors")
    found = {key for one in meant_sides(asked, actors) for key in one.speakers}
    return FieldAnswer(_said_by(asked, found))


def named_actors(asked: QueryScope, term: TextTerm) -> set[Key]:
    """The actors that a term names, each by the record that stands for all of its records."""
    named = keys_of(asked, "actors", term)
    if named is None:
        return set()
    sql = f"SELECT key.briefing, key.slug FROM key WHERE key.id IN ({named.sql})"
    look = lookup_of(asked.library, ())
    return {look.identity(Key(*row)) for row in asked.library.ask(sql, named.values)}


def meant_sides(asked: QueryScope, actors: Iterable[Key]) -> list[ActorSide]:
    """The sides that are called after one of some actors, or else that one of them is on."""
    wanted, found = {*actors}, sides(asked)
    return [one for one in found if one.called in wanted] or [
        one for one in found if one.actors & wanted
    ]


def meant_marks(asked: QueryScope, slug: str) -> tuple[str, ...]:
    """The marks of whatever `side:` finds with a slug, of which one is enough."""
    meant = _kept(asked).meant
    if slug not in meant:
        found = meant_sides(asked, named_actors(asked, TextTerm(slug)))
        meant[slug] = tuple(marks_of({key for one in found for key in one.speakers}))
    return meant[slug]


def any_side(asked: QueryScope) -> Predicate:
    """Statements by anybody who can be placed on a side."""
    return _said_by(asked, {key for one in sides(asked) for key in one.speakers})


def marks_of(speakers: Iterable[int]) -> list[str]:
    """The marks of what was said by some actors, and by unnamed speakers of them."""
    return [index_token("b", key) for key in sorted(speakers)]


def _said_by(asked: QueryScope, speakers: Iterable[int]) -> Predicate:
    marks = marks_of(speakers)
    return both([of_section("statements"), marked(asked, *marks)]) if marks else NOTHING
