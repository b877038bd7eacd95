"""The records of a made-up library, as YAML."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from benchmarks.prose import Prose, Zipf
from briefing.model.relations import RELATIONS

_RELATIONS = tuple(RELATIONS)
_KINDS = ("armed-group", "person", "state-body", "state-forces", "media", "igo", "civilians")
_ACTS = ("assert", "claim-responsibility", "deny", "confirm", "accuse", "threaten", "assess")
_TYPES = ("air-drone-strike", "shelling", "attack", "protest", "arrest", "armed-clash")
_BETWEEN = ("contradicts", "supports", "repeats", "corrects")
_LEDGER = (
    *("reported_by", "claimed_by", "attributed_by", "confirmed_by"),
    *("denied_by", "disclaimed_by", "disputed_by", "left_open_by"),
)
_MEDIA = 12
"""Actors that publish: every tenth of the first ones."""


@dataclass(frozen=True, slots=True)
class Cast:
    """Who and where there is: how many of each, and how they are picked."""

    chance: Random
    prose: Prose
    actors: Zipf
    places: Zipf
    actor_count: int
    place_count: int

    @classmethod
    def of(cls, chance: Random, actors: int, places: int) -> Cast:
        """So many actors and places."""
        return cls(chance, Prose(chance), Zipf(actors), Zipf(places), actors, places)

    def actor(self) -> str:
        """The slug of an actor, of a few far more often."""
        return f"actor-{self.actors.pick(self.chance)}"

    def place(self) -> str:
        """The slug of a place."""
        return f"place-{self.places.pick(self.chance)}"

    def wire(self) -> str:
        """The slug of a source that is shared."""
        return f"wire-{self.chance.randrange(_MEDIA)}"


def shared_records(cast: Cast) -> Iterator[tuple[str, Sequence[str]]]:
    """The shared sections: the name of each, and its records."""
    yield "actors", [_actor(cast, number) for number in range(cast.actor_count)]
    yield "locations", [_location(cast, number) for number in range(cast.place_count)]
    yield "sources", [_wire(number) for number in range(_MEDIA)]
    yield "terms", [_term(cast, number) for number in range(20)]


def _actor(cast: Cast, number: int) -> str:
    chance, name = cast.chance, cast.prose.name(number)
    text = (
        f"actor-{number}:\n  name: {name} {_KINDS[number % len(_KINDS)].replace('-', ' ')}\n"
        f"  kind: {_KINDS[number % len(_KINDS)]}\n  aliases: [{name[:2].upper()}{number}]\n"
    )
    if number:
        relation = _RELATIONS[number % len(_RELATIONS)]
        other = f"actor-{number // 10}"
        text += (
            f"  relations:\n    - {{type: {relation}, to: {other}, according_to: {cast.wire()}}}\n"
        )
        if chance.random() < 0.3:
            text += f"  positions:\n    - {{role: {cast.prose.phrase()}, of: {other}}}\n"
    return f"{text}  sources: [{cast.wire()}]\n"


def _location(cast: Cast, number: int) -> str:
    inside = f"\n  in: place-{number // 8 - 1}" if number >= 8 else ""
    # Spread over the land of half the earth, the same each time; a few have no point.
    at = f"[{number * 37 % 100 - 30 + number % 7 / 7:.2f}, {number * 61 % 150 - 20}]"
    precision = ("exact", "near", "near", "region")[number % 4]
    point = f"\n  at: {at}\n  precision: {precision}" if number % 9 else ""
    return (
        f"place-{number}:\n  name: {cast.prose.name(number * 7 + 3)}\n  kind: city{inside}{point}\n"
    )


def _wire(number: int) -> str:
    return (
        f"wire-{number}:\n  kind: article\n  outlet: actor-{number}\n"
        f"  author: {{actor: actor-{number + _MEDIA}}}\n  title: Wire {number}\n"
        f"  reliability: {'ABCDEF'[number % 6]}\n"
        + ("" if number % 6 == 5 else "  reliability_why: Made up.\n")
    )


def _term(cast: Cast, number: int) -> str:
    words = cast.prose.phrase().lower()
    return (
        f"term-{number}:\n  as_printed: [{words} {number}]\n  neutral: {cast.prose.phrase()}\n"
        f"  used_by: [{cast.wire()}]\n"
    )


def day_records(cast: Cast, day: date, number: int, count: int) -> Iterator[str]:
    """A file: a header, and `count` records, of which seven in ten are statements."""
    incidents, figures, questions = max(2, count // 5), max(2, count // 50), max(1, count // 50)
    said = max(5, count - 1 - incidents - figures - questions - 1)
    yield (
        f"briefing:\n  title: The days from {day}, {number}\n  as_of: {day}\n"
        f"  basis: Made up by a program.\n  summary: >-\n"
        f"    {cast.prose.sentence()} See [[event-0]].\n"
    )
    yield f"sources:\n  own:\n    kind: dataset\n    outlet: {cast.actor()}\n    published: {day}\n"
    yield "incidents:\n"
    yield from (_incident(cast, day, at, incidents, said) for at in range(incidents))
    yield "statements:\n"
    yield from (_statement(cast, day, at, incidents, said) for at in range(said))
    yield "figures:\n"
    yield from (_figure(cast, day, at, said) for at in range(figures))
    yield "questions:\n"
    yield from (
        f"  question-{at}:\n    q: {cast.prose.sentence()[:-1]}?\n    about: [event-{at}]\n"
        for at in range(questions)
    )


def _when(chance: Random, day: date) -> str:
    """A date as people write it: mostly a day, at times vague."""
    sort = chance.random()
    if sort < 0.8:
        return str(day)
    before = day - timedelta(days=chance.randrange(1, 20))
    return f"{before}/{day}" if sort < 0.9 else f"{day}~" if sort < 0.95 else f"{day:%Y-%m}"


def _incident(cast: Cast, day: date, at: int, count: int, said: int) -> str:
    chance, prose = cast.chance, cast.prose
    ledger = "".join(
        f"    {role}: [said-{chance.randrange(said)}]\n"
        for role in _LEDGER
        if chance.random() < 0.25
    )
    more = f"    part_of: [event-{at - 1}]\n" if at % 9 == 8 else ""
    more += f"    responds_to: [event-{chance.randrange(count)}]\n" if at % 11 == 10 else ""
    more += f"    actor: {cast.actor()}\n" if at % 5 == 4 else ""
    if at % 4 == 0:
        more += f"    harm:\n      killed: {{low: {at % 7}, by: said-{chance.randrange(said)}}}\n"
    return (
        f"  event-{at}:\n    title: {prose.phrase()} at {prose.name(at)}\n"
        f"    date: {_when(chance, day)}\n    where: {cast.place()}\n"
        f"    type: {chance.choice(_TYPES)}\n    target: {cast.actor()}\n{ledger}{more}"
        f"    summary: >-\n      {prose.sentence()} {prose.sentence()}\n"
        f"      See [[said-{chance.randrange(said)}]] and [[{cast.place()}]].\n"
    )


def _statement(cast: Cast, day: date, at: int, incidents: int, count: int) -> str:
    chance, prose = cast.chance, cast.prose
    speaker = cast.actor() if at % 8 else f"{{unnamed: an official, of: {cast.actor()}}}"
    hops = ["unknown", cast.wire(), "own"][at % 3 :]
    more = f"    to: [{cast.actor()}]\n" if at % 13 == 12 else ""
    more += f"    attributes_to: [{cast.actor()}]\n" if at % 15 == 14 else ""
    more += f"    not_by: [{cast.actor()}]\n" if at % 19 == 18 else ""
    more += f"    in_custody_of: {cast.actor()}\n" if at % 23 == 22 else ""
    if at % 7 == 6:
        more += f"    {chance.choice(_BETWEEN)}: [said-{chance.randrange(count)}]\n"
    more += f"    responds_to: [said-{chance.randrange(count)}]\n" if at % 17 == 16 else ""
    if at % 10 == 9:
        more += f"    credibility: '{at % 5 + 1}'\n    credibility_why: Made up.\n"
    form = chance.choice(("quote", "paraphrase", "summary"))
    return (
        f"  said-{at}:\n    form: {form}\n    act: {chance.choice(_ACTS)}\n"
        f"    speaker: {speaker}\n    said: {_when(chance, day)}\n    chain: [{', '.join(hops)}]\n"
        f"    about: [event-{chance.randrange(incidents)}]\n{more}"
        f"    text: >-\n      {prose.sentence()} {prose.sentence()}\n"
    )


def _figure(cast: Cast, day: date, at: int, said: int) -> str:
    chance = cast.chance
    points = "".join(
        f"      - {{as_of: {day - timedelta(days=7 * back)}, value: {200 - 20 * back}, "
        f"by: said-{chance.randrange(said)}}}\n"
        for back in range(4, -1, -1)
    )
    same = f"    same_count_as: [figure-{at - 1}]\n" if at else ""
    return (
        f"  figure-{at}:\n    label: {cast.prose.phrase()} {at}\n    unit: attacks\n"
        f"    kind: cumulative\n    who: [{cast.actor()}]\n    where: [{cast.place()}]\n"
        f"    about: [event-{at}]\n{same}    points:\n{points}    stated:\n"
        f"      - {{says: twenty more, delta: 20, by: said-{chance.randrange(said)}}}\n"
    )
