"""From the tree of a query to a condition on records, in SQL with parameters only."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.library.answers import Condition
from briefing.library.library import Library
from briefing.search import hints
from briefing.search.fields import BY_NAME, NOTHING
from briefing.search.match import expression, has_field
from briefing.search.names import Asked, Sql
from briefing.search.rank import rank
from briefing.search.syntax import (
    And,
    Field,
    Not,
    Or,
    Term,
    Tree,
    all_of,
    any_of,
    asked_of,
    opposite,
)
from briefing.text.fold import fold

MATCHING = "record.id IN (SELECT words.rowid FROM words WHERE words MATCH ?)"


def plan(library: Library, tree: Tree | None, briefing: str) -> tuple[Condition, tuple[str, ...]]:
    """What `tree` asks of the records of a briefing (empty: of all), in order of rank, and hints.

    A tree in which there is nothing to look for finds nothing.
    """
    planner = _Planner(Asked(library, briefing))
    meant = planner.sayable(tree) if tree else None
    sql, values = planner.condition(meant) if meant else NOTHING
    order = rank(library, meant, planner.named) if meant else Sql("")
    return Condition(sql, values, *order), tuple(dict.fromkeys(planner.hints))


class _Planner:
    """One planning: where it is asked; the hints, and the keys of records named, so far."""

    def __init__(self, asked: Asked) -> None:
        self.asked = asked
        self.hints: list[str] = []
        self.named: list[Sql] = []

    def sayable(self, tree: Tree) -> Tree | None:
        """The tree without the terms in which there is nothing to look for."""
        match tree:
            case Term(words):
                if fold(words):
                    return tree
                self.hints.append(hints.no_letters(words))
                return None
            case Field(name, value):
                inside = self.sayable(value)
                return asked_of(name, inside) if inside else None
            case Not(part):
                inside = self.sayable(part)
                return opposite(inside) if inside else None
            case And(parts):
                return all_of(filter(None, map(self.sayable, parts)))
            case Or(parts):
                return any_of(filter(None, map(self.sayable, parts)))

    def condition(self, tree: Tree) -> Sql:
        """A tree of words and fields."""
        words = None if has_field(tree) else expression(tree)
        if words is not None:
            return Sql(MATCHING, (words,))
        match tree:
            case And(parts):
                return _joined(" AND ", [self.condition(part) for part in _grouped(parts)])
            case Or(parts):
                return _joined(" OR ", [self.condition(part) for part in parts])
            case Not(part):
                inside = self.condition(part)
                return Sql(f"NOT {inside.sql}", inside.values)
            case Field(name, value):
                return self.field(name, value)
            case Term():
                raise AssertionError("a term always has an expression")

    def field(self, name: str, value: Tree) -> Sql:
        """A value, or a tree of values, asked of a field."""
        match value:
            case Term():
                answer = BY_NAME[name].answer(self.asked, value)
                self.hints += [answer.hint] if answer.hint else []
                self.named += [answer.named] if answer.named else []
                return answer.condition
            case And(parts):
                return _joined(" AND ", [self.field(name, part) for part in parts])
            case Or(parts):
                return _joined(" OR ", [self.field(name, part) for part in parts])
            case Not(part):
                inside = self.field(name, part)
                return Sql(f"NOT {inside.sql}", inside.values)
            case Field():
                return self.condition(value)


def _grouped(parts: Sequence[Tree]) -> list[Tree]:
    """The parts, those without fields as one, which the full text answers at once."""
    words = all_of(part for part in parts if not has_field(part))
    if words is None or expression(words) is None:
        return list(parts)
    return [words, *(part for part in parts if has_field(part))]


def _joined(operator: str, parts: Sequence[Sql]) -> Sql:
    values = [value for part in parts for value in part.values]
    return Sql(f"({operator.join(part.sql for part in parts)})", tuple(values))
