"""Fields that name actors, places and sources."""

from __future__ import annotations

from typing import Any

from briefing.analysis.speaker import speaker_of
from briefing.analysis.spoken_sides import SpokenFor, SpokenSide, spoken_sides
from briefing.library.store.records import Record
from briefing.model.dates import edtf
from briefing.model.key import Key
from briefing.search.ast import AnyValue, TextTerm
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


def is_named(speaker: object) -> bool:
    """Whether a speaker is written as a record, or not at all."""
    return not (isinstance(speaker, dict) or speaker == "unknown")


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
            asked.world, "statements", lambda one: not is_named(one.fields.get("speaker", ""))
        )
    if _is_unknown(value):
        return records_with(
            asked.world, "statements", lambda one: one.fields.get("speaker") == "unknown"
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
    return there(asked.world, named_in(asked, "locations", value))


def any_location(world: World) -> set[Key]:
    """What is at any place."""
    return there(world, world.of("locations"))


def there(world: World, named: set[Key]) -> set[Key]:
    """Places, those inside them, what links to any of them, and what is said of incidents there."""
    places = world.upwards(named, "in")
    incidents = world.sources(places, "where", "target") & world.of("incidents")
    about = world.sources(incidents) | world.targets(incidents, *LEDGER)
    return places | world.sources(places) | (about & world.of("statements"))


def country(asked: Asked, value: Value) -> set[Key]:
    """Actors of the country, and what is there: by a code, or the name of a place of that kind."""
    words = words_of(value).strip()
    world, places, codes = asked.world, set[Key](), {words.lower()}
    if not (len(words) == 2 and words.isascii() and words.isalpha()):
        called = named_in(asked, "locations", value)
        places = {key for key in called if world.records[key].text("kind") == "country"}
        codes = {world.records[key].text("country").lower() for key in places} - {""}
    return _in_country(world, places, codes)


def any_country(world: World) -> set[Key]:
    """Whatever is of any country."""
    return _in_country(
        world, set(), {one.text("country").lower() for one in world.records.values()}
    )


def _in_country(world: World, places: set[Key], codes: set[str]) -> set[Key]:
    own = records_with(world, "", lambda one: one.text("country").lower() in codes - {""})
    return own | there(world, places | (own & world.of("locations")))


def office(asked: Asked, value: Value) -> set[Key]:
    """Who held an office with these words, one after the other; surely so on a day that is told."""
    if not isinstance(value, TextTerm):
        return set()
    try:
        day = edtf.parse(value.day) if value.day else None
    except ValueError:
        return set()
    wanted = f" {fold(value.words)}{' ' * (value.phrase and not value.prefix)}"

    def held(actor: Record) -> bool:
        every = [one for one in actor.items("positions") if isinstance(one, dict)]
        some = [one for one in every if day is None or _is_held(one, day.lower, day.upper)]
        return any(wanted in f" {fold(one.get('role', ''))} " for one in some)

    return records_with(asked.world, "actors", held)


def _is_held(office: dict[str, Any], lower: str, upper: str) -> bool:
    """Whether it surely had begun by the first day, and surely had not ended before the last."""
    if begin := office.get("from"):
        begun = edtf.parse(begin).upper
        if not (begun and lower and begun <= lower):
            return False
    if end := office.get("to"):
        ended = edtf.parse(end).lower
        return bool(ended and upper and ended >= upper)
    return True


def outlet(asked: Asked, value: Value) -> set[Key]:
    """Sources that the actor published, what came through one, and what holds any of these."""
    if _is_unknown(value):
        own = records_with(
            asked.world, "sources", lambda one: one.fields.get("outlet") == "unknown"
        )
        return _through(asked.world, own)
    return _published(asked.world, named_in(asked, "actors", value))


def _is_unknown(value: Value) -> bool:
    return (
        isinstance(value, TextTerm)
        and not (value.phrase or value.prefix)
        and fold(value.words) == "unknown"
    )


def any_outlet(world: World) -> set[Key]:
    """Sources of which the publisher is known, what came through one, and what holds these."""
    return _published(world, set(world.records))


def _published(world: World, actors: set[Key]) -> set[Key]:
    return _through(world, world.sources(actors, "outlet"))


def _through(world: World, sources: set[Key]) -> set[Key]:
    some = sources | world.sources(sources, "chain")
    return some | _holding(world, some)


def _holding(world: World, some: set[Key]) -> set[Key]:
    return world.sources(some, *LEDGER, "given_by", "stated_by")


def source(asked: Asked, value: Value) -> set[Key]:
    """The source, whatever links to it, and what holds a statement that came through it."""
    return _of_sources(asked.world, named_in(asked, "sources", value))


def any_source(world: World) -> set[Key]:
    """Sources, whatever links to one, and what holds a statement that came through one."""
    return _of_sources(world, world.of("sources"))


def _of_sources(world: World, sources: set[Key]) -> set[Key]:
    through = world.sources(sources, "chain")
    return sources | world.sources(sources) | _holding(world, through)


def chain(asked: Asked, value: Value) -> set[Key]:
    """Statements that came through the source; or through one that the actor published."""
    if _is_unknown(value):
        return records_with(asked.world, "statements", lambda one: "unknown" in one.items("chain"))
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
