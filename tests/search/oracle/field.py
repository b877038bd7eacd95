"""What all fields of the oracle have in common."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from briefing.library.store.records import Record
from briefing.model.key import Key
from briefing.search.ast import AnyValue, RangeTerm, TextTerm
from briefing.text.fold import fold
from tests.search.oracle.names import named
from tests.search.oracle.world import World

Value = TextTerm | RangeTerm | AnyValue
Everything = Callable[[World], set[Key]]
"""What has any value of a field."""
_BELONGS = ("part_of", "member_of", "affiliate_of")


class Asked(NamedTuple):
    """Where it is asked: of everything, or of one briefing."""

    world: World
    briefing: str


Answer = Callable[[Asked, Value], set[Key]]


def or_anything(answer: Answer, anything: Everything) -> Answer:
    """A field that also takes `*` and `none`, which is the rest."""

    def whole(asked: Asked, value: Value) -> set[Key]:
        if isinstance(value, AnyValue):
            return anything(asked.world)
        if is_none(value):
            return set(asked.world.records) - anything(asked.world)
        return answer(asked, value)

    return whole


def is_none(value: Value) -> bool:
    """`none`, and neither a name in quotation marks nor words that begin so."""
    if not isinstance(value, TextTerm) or value.phrase or value.prefix:
        return False
    return fold(value.words) == "none"


def words_of(value: Value) -> str:
    """The words of a value; a range has none."""
    return value.words if isinstance(value, TextTerm) else ""


def records_with(world: World, section: str, fits: Callable[[Record], bool]) -> set[Key]:
    """The records of a section, or of all where it is empty, for which something holds."""
    return {
        key
        for key, record in world.records.items()
        if section in ("", record.section) and fits(record)
    }


def named_in(asked: Asked, section: str, value: Value) -> set[Key]:
    """The records of a section that a value names; with a plus, the actors that belong to them."""
    if not isinstance(value, TextTerm):
        return set()
    found = named(asked.world, asked.briefing, section, value)
    if section != "actors":
        return found
    found = asked.world.same(found)
    while (
        value.parts
        and not (
            more := asked.world.same(
                asked.world.sources(found, *_BELONGS) & asked.world.of("actors")
            )
        )
        <= found
    ):
        found |= more
    return found


def holding(*roles: str) -> Everything:
    """Whatever holds a link in one of these roles, wherever it leads."""
    return lambda world: {link.source for link in world.named if link.role in roles}


def written(section: str, *names: str) -> Everything:
    """The records of a section in which one of these fields was written."""
    return lambda world: records_with(world, section, lambda one: any(map(one.has, names)))


def all_of(*sections: str) -> Everything:
    """The records of some sections; without any, all records."""
    return lambda world: world.of(*sections) if sections else set(world.records)
