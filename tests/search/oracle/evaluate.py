"""What a query finds, by looking at every record for every part of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing.model.key import SHARED, Key
from briefing.search.ast import (
    And,
    AnyValue,
    FieldTerm,
    Not,
    Or,
    RangeTerm,
    TextTerm,
    Tree,
    all_of,
    any_of,
    asked_of,
)
from briefing.text.fold import fold
from tests.search.oracle.field import Asked, is_none
from tests.search.oracle.fields import FIELDS
from tests.search.oracle.measures import OF_POINTS, with_point
from tests.search.oracle.text import is_word, with_term, with_word_of_run
from tests.search.oracle.world import World


def found(world: World, tree: Tree | None, briefing: str = "") -> set[Key]:
    """The keys of the records that a query finds in a briefing, or in all."""
    meant = _sayable(tree) if tree else None
    every = _meant(Asked(world, briefing), meant) & world.scope(briefing) if meant else set()
    return every - _repeated(world, every, briefing)


def _repeated(world: World, every: set[Key], briefing: str) -> set[Key]:
    """Of the records of one actor that are found, all but the first: its own, or the shared one."""

    def order(key: Key) -> tuple[bool, bool, Key]:
        return key.briefing != briefing, key.briefing != SHARED, key

    actors = every & world.of("actors")
    return {key for key in actors if key != min(world.same({key}) & actors, key=order)}


def _sayable(tree: Tree) -> Tree | None:
    """The tree without words that have no letter and no digit."""
    match tree:
        case TextTerm(words):
            return tree if fold(words) else None
        case FieldTerm(name, value):
            inside = _sayable(value)
            return FieldTerm(name, inside) if inside else None
        case Not(part):
            inside = _sayable(part)
            return Not(inside) if inside else None
        case And(parts):
            return all_of(filter(None, map(_sayable, parts)))
        case Or(parts):
            return any_of(filter(None, map(_sayable, parts)))
        case RangeTerm() | AnyValue():
            return tree


def _meant(asked: Asked, tree: Tree) -> set[Key]:
    everything = set(asked.world.records)
    match tree:
        case TextTerm():
            return with_term(asked.world, tree)
        case FieldTerm(name, value):
            return _of_field(asked, name, value)
        case Not(part):
            return everything - _meant(asked, part)
        case Or(parts):
            return set[Key]().union(*(_meant(asked, part) for part in parts))
        case And(parts):
            return everything.intersection(*_each(asked, parts), *_of_one_point(asked, parts))
        case RangeTerm() | AnyValue():
            raise AssertionError("stands only behind a field")


def _each(asked: Asked, parts: Sequence[Tree]) -> list[set[Key]]:
    """What each part finds: words that stand side by side are also tried as one."""
    return [
        with_word_of_run(asked.world, parts, at) if is_word(part) else _meant(asked, part)
        for at, part in enumerate(parts)
    ]


def _of_one_point(asked: Asked, parts: Sequence[Tree]) -> list[set[Key]]:
    """What is asked of the numbers of figures, side by side, is asked of the same number."""
    wanted = [
        (part.name, part.value)
        for part in _taken_apart(parts)
        if isinstance(part, FieldTerm) and part.name in OF_POINTS and _is_of_points(part.value)
    ]
    return [with_point(asked.world, wanted)] if wanted else []


def _taken_apart(parts: Sequence[Tree]) -> Iterator[Tree]:
    """`value:(>5 <50)` stands for two parts."""
    for part in parts:
        match part:
            case FieldTerm(name, And(inside)):
                yield from (asked_of(name, one) for one in inside)
            case _:
                yield part


def _is_of_points(value: Tree) -> bool:
    """Whether it can be asked of one number: alternatives, no negation, nothing of other fields."""
    match value:
        case Or(parts):
            return all(map(_is_of_points, parts))
        case And() | Not() | FieldTerm():
            return False
        case TextTerm() | RangeTerm() | AnyValue():
            return not is_none(value)


def _of_field(asked: Asked, name: str, value: Tree) -> set[Key]:
    everything = set(asked.world.records)
    match value:
        case And(parts):
            return _meant(asked, And(tuple(asked_of(name, part) for part in parts)))
        case Or(parts):
            return set[Key]().union(*(_of_field(asked, name, part) for part in parts))
        case Not(part):
            return everything - _of_field(asked, name, part)
        case FieldTerm():
            return set()
        case TextTerm() | RangeTerm() | AnyValue():
            return FIELDS[name](asked, value)
