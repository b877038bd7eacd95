"""From the tree of a query to a condition on records, in the full text and SQL with parameters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TypeGuard

from briefing.search import hints
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
from briefing.search.ast import opposite as not_
from briefing.search.fields import BY_NAME, LEDGER, Value
from briefing.search.fields.field import FieldAnswer, of_section
from briefing.search.fields.points import ABOUT_POINTS, at_one_point
from briefing.search.fts_expression import side_by_side, term_expression
from briefing.search.name_lookup import QueryScope
from briefing.search.predicate import NOTHING, Predicate, both, either, opposite
from briefing.text.fold import fold

NONE = "none"
"""As the value of a field: no value at all."""


class QueryCompiler:
    """One planning: where it is asked; the hints, and the keys of the records named, so far."""

    def __init__(self, asked: QueryScope) -> None:
        """Nothing is asked before there is a tree."""
        self.asked = asked
        self.hints: list[str] = []
        self.named: list[tuple[int, ...]] = []

    def sayable(self, tree: Tree, field: str = "") -> Tree | None:
        """The tree without the terms in which there is nothing to look for, also in a field."""
        match tree:
            case TextTerm(words):
                if fold(words):
                    return tree
                self.hints.append(hints.no_letters(words, field))
                return None
            case RangeTerm() | AnyValue():
                return tree
            case FieldTerm(name, value):
                inside = self.sayable(value, name)
                return asked_of(name, inside) if inside else None
            case Not(part):
                inside = self.sayable(part, field)
                return not_(inside) if inside else None
            case And(parts):
                return all_of(filter(None, (self.sayable(one, field) for one in parts)))
            case Or(parts):
                return any_of(filter(None, (self.sayable(one, field) for one in parts)))

    def part(self, tree: Tree) -> Predicate:
        """What a tree asks for."""
        match tree:
            case TextTerm():
                return Predicate(term_expression(tree, self.asked.nearby(tree), self.asked.begun))
            case And(parts):
                return self._all(parts)
            case Or(parts):
                return either([self.part(one) for one in parts])
            case Not(inside):
                return opposite(self.part(inside))
            case FieldTerm(name, value):
                return self._field(name, value)
            case RangeTerm() | AnyValue():
                raise AssertionError("stands only behind a field")

    def _all(self, parts: Sequence[Tree]) -> Predicate:
        """What stands side by side."""
        parts = [one for part in parts for one in _taken_apart(part)]
        points = [one for one in parts if _is_about_points(one)]
        others = [one for one in parts if one not in points]
        plain = {id(one) for one in parts if _is_plain(one)}
        wanted = [Predicate(match) for match in self._side_by_side(parts)]
        wanted += [
            self.part(one) for one in others if id(one) not in plain and not isinstance(one, Not)
        ]
        unwanted = [self.part(one.part) for one in others if isinstance(one, Not)]
        return both([*wanted, *self._points(points)], unwanted)

    def _side_by_side(self, parts: Sequence[Tree]) -> Iterator[str]:
        """Each run of words that are only words."""
        for is_plain, group in groupby(parts, key=_is_plain):
            terms = [one for one in group if is_plain and isinstance(one, TextTerm)]
            near = [self.asked.nearby(term) for term in terms]
            yield from side_by_side(terms, near, self.asked.begun)

    def _points(self, parts: Sequence[Tree]) -> Iterator[Predicate]:
        """Fields that are asked of one number, together."""
        wanted = [
            (one.name, _alternatives(one.value)) for one in parts if isinstance(one, FieldTerm)
        ]
        if wanted:
            yield self._answered(at_one_point(self.asked, wanted))

    def _field(self, name: str, value: Tree) -> Predicate:
        """A value, or a tree of values, asked of a field."""
        match value:
            case TextTerm() | RangeTerm() | AnyValue():
                return self._value(name, value)
            case And(parts):
                return self._all([asked_of(name, one) for one in parts])
            case Or(parts):
                return either([self._field(name, one) for one in parts])
            case Not(inside):
                return opposite(self._field(name, inside))
            case FieldTerm():
                return NOTHING  # which the parser has said

    def _value(self, name: str, value: Value) -> Predicate:
        field = BY_NAME[name]
        if is_none(value):
            if value != TextTerm(value.words):
                self.hints.append(hints.NONE_ALONE)
            scope = [of_section("incidents")] if name in LEDGER else []
            return both(scope, [field.anything(self.asked)])
        if isinstance(value, AnyValue):
            return field.anything(self.asked)
        if isinstance(value, RangeTerm):
            if field.between is None:
                raise AssertionError("parsed only for fields that take ranges")
            return self._answered(field.between(self.asked, value))
        if value.mistakes and not field.mistakes:
            self.hints.append(hints.no_mistakes(name))
        if value.words.endswith("+") and not field.parts:
            self.hints.append(hints.no_parts(name))
        return self._answered(field.answer(self.asked, value))

    def _answered(self, answer: FieldAnswer) -> Predicate:
        self.hints += [answer.hint] if answer.hint else []
        self.named += [answer.named] if answer.named else []
        return answer.part


def _is_plain(tree: Tree) -> bool:
    return isinstance(tree, TextTerm) and not tree.phrase


def is_none(value: Tree) -> TypeGuard[TextTerm]:
    """Whether the value of a field says that it has none; `none*` is a word that begins so."""
    if not isinstance(value, TextTerm) or value.phrase or value.prefix:
        return False
    return fold(value.words) == NONE


def _is_about_points(tree: Tree) -> bool:
    """Whether this asks for a number of a figure, in so many words."""
    return (
        isinstance(tree, FieldTerm)
        and tree.name in ABOUT_POINTS
        and bool(_alternatives(tree.value))
    )


def _taken_apart(tree: Tree) -> Sequence[Tree]:
    """`value:(>5 <50)` is two parts, which are asked of one number with those beside them."""
    match tree:
        case FieldTerm(name, And(parts)) if name in ABOUT_POINTS:
            return [asked_of(name, one) for one in parts]
        case _:
            return [tree]


def _alternatives(value: Tree) -> list[Value]:
    """The values of which one is wanted; empty where the tree asks for anything else."""
    several = value.parts if isinstance(value, Or) else (value,)
    found = [one for one in several if isinstance(one, Value) and not is_none(one)]
    return found if len(found) == len(several) else []
