"""Fields that name actors, places and sources."""

from __future__ import annotations

from briefing.analysis.speaker import speaker_of
from briefing.analysis.spoken_sides import SpokenFor, SpokenSide, spoken_sides
from briefing.library.store.records import Record
from briefing.model.key import Key
from briefing.search.ast import AnyValue
from briefing.text.fold import fold
from tests.search.oracle.field import (
    Answer,
    Asked,
    Value,
    holding,
    is_none,
    named_in,
    or_anything,
    records_with,
    words_of,
)
from tests.search.oracle.world import World

LEDGER = (
    *("reported_by", "claimed_by", "attributed_by", "confirmed_by"),
    *("denied_by", "disclaimed_by", "disputed_by", "left_open_by"),
)


def actor(asked: Asked, value: Value) -> set[Key]:
    """The actor, and whatever links to it."""
    actors = named_in(asked, "actors", value)
    return actors | asked.world.sources(actors)


def any_actor(world: World) -> set[Key]:
    """Actors, and whatever links to one."""
    return world.of("actors") | world.sources(world.of("actors"))


def speaker(asked: Asked, value: Value) -> set[Key]:
    """Statements that the actor made, or somebody who is not named."""
    if fold(words_of(value)) == "unnamed":
        return records_with(
            asked.world, "statements", lambda one: isinstance(one.fields.get("speaker"), dict)
        )
    said = asked.world.sources(named_in(asked, "actors", value), "speaker")
    return said & asked.world.of("statements")


def target(asked: Asked, value: Value) -> set[Key]:
    """Records that aim at the actor, or at the place or one inside it."""
    places = asked.world.upwards(named_in(asked, "locations", value), "in")
    return asked.world.sources(named_in(asked, "actors", value) | places, "target")


def ledger(role: str) -> Answer:
    """Incidents that name in this role a statement that the actor made."""

    def answer(asked: Asked, value: Value) -> set[Key]:
        said = asked.world.sources(named_in(asked, "actors", value), "speaker")
        return asked.world.sources(said, role) & asked.world.of("incidents")

    def whole(asked: Asked, value: Value) -> set[Key]:
        if is_none(value):
            return asked.world.of("incidents") - holding(role)(asked.world)
        return or_anything(answer, holding(role))(asked, value)

    return whole


def location(asked: Asked, value: Value) -> set[Key]:
    """What is at the place, or at one inside it."""
    return _there(asked.world, named_in(asked, "locations", value))


def any_location(world: World) -> set[Key]:
    """What is at any place."""
    return _there(world, world.of("locations"))


def _there(world: World, named: set[Key]) -> set[Key]:
    places = world.upwards(named, "in")
    incidents = world.sources(places, "where", "target") & world.of("incidents")
    about = world.sources(incidents) | world.targets(incidents, *LEDGER)
    return places | world.sources(places) | (about & world.of("statements"))


def outlet(asked: Asked, value: Value) -> set[Key]:
    """Sources that the actor published, and statements that came through one."""
    return _published(asked.world, named_in(asked, "actors", value))


def any_outlet(world: World) -> set[Key]:
    """Sources of which the publisher is known, and statements that came through one."""
    return _published(world, set(world.records))


def _published(world: World, actors: set[Key]) -> set[Key]:
    sources = world.sources(actors, "outlet")
    return sources | world.sources(sources, "chain")


def source(asked: Asked, value: Value) -> set[Key]:
    """The source, and whatever links to it."""
    sources = named_in(asked, "sources", value)
    return sources | asked.world.sources(sources)


def any_source(world: World) -> set[Key]:
    """Sources, and whatever links to one."""
    return world.of("sources") | world.sources(world.of("sources"))


def chain(asked: Asked, value: Value) -> set[Key]:
    """Statements that came through the source; or through one that the actor published."""
    sources = named_in(asked, "sources", value)
    if not sources:
        sources = asked.world.sources(named_in(asked, "actors", value), "outlet")
    return asked.world.sources(sources, "chain")


def side(asked: Asked, value: Value) -> set[Key]:
    """Statements by anybody on the side that an actor is on, in the briefing or in all."""
    named = {asked.world.identity(one) for one in named_in(asked, "actors", value)}
    sides = _sides(asked)
    meant = [one for one in sides if one.called in named] or [
        one for one in sides if one.actors & named
    ]
    speakers = {actor.key for one in meant for actor in one.members}
    return {key for key, actor in _speaking(asked).items() if actor.key in speakers}


def any_side(asked: Asked) -> set[Key]:
    """Statements by anybody with a record."""
    return set(_speaking(asked))


def _sides(asked: Asked) -> list[SpokenSide]:
    spoke = _speaking(asked)
    said = [(actor, asked.world.records[key]) for key, actor in spoke.items()]
    return spoken_sides([SpokenFor(one, by.lower, by.upper) for one, by in said], asked.world)


def _speaking(asked: Asked) -> dict[Key, Record]:
    """For each statement the actor whose word it is: the speaker, or the only body of one."""
    found = {}
    for key in asked.world.of("statements"):
        statement = asked.world.records[key]
        speaker = speaker_of(statement)
        actor = asked.world.record(speaker.reference or speaker.of or "-", key.briefing)
        if actor is not None and asked.briefing in ("", key.briefing):
            found[key] = actor
    return found


def side_or_any(asked: Asked, value: Value) -> set[Key]:
    """The field with `*` and `none`."""
    if isinstance(value, AnyValue):
        return any_side(asked)
    if is_none(value):
        return set(asked.world.records) - any_side(asked)
    return side(asked, value)
