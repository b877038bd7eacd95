"""The tree that a query is read into, and how a tree is written again.

The functions at the end are the only makers of inner nodes. They keep a tree in one form (nothing
nested that could be flat, no double negation), so that writing and reading it gives the same tree.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

COMPARED = re.compile(r"[<>=]|\*+\Z|.*\.\.")
"""A value that is a comparison, a range, or any value at all, if it stands right behind a colon."""


@dataclass(frozen=True, slots=True)
class Term:
    """Words to look for, as they were typed.

    A `phrase` stood in quotation marks and is matched whole; other words also match the beginnings
    of longer ones. `prefix` is a star behind the term, which lets a phrase's last word go on too.
    `mistakes` is how many letters may be wrong: `word~` and `word~2` say 2, `word~1` says 1. `parts`
    is a plus behind the value of a field: `iri+` is an actor with all that is part of it.
    """

    words: str
    phrase: bool = False
    prefix: bool = False
    mistakes: int = 0
    parts: bool = False


@dataclass(frozen=True, slots=True)
class Range:
    """What lies between two scalars, which are included unless `above` or `below` says otherwise.

    An empty scalar is no bound. `50..60` has two, `>=50` only `low`, `<60` only `high` and `below`;
    `=50` has the same twice, and says so in `exact`: with dates it wants exactly that date.
    """

    low: str = ""
    high: str = ""
    above: bool = False
    below: bool = False
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Anything:
    """`field:*`: any value at all."""


@dataclass(frozen=True, slots=True)
class Field:
    """`name:value`; a value in brackets is a tree, whose terms are all asked of that field."""

    name: str
    value: Tree


@dataclass(frozen=True, slots=True)
class Not:
    """Whatever does not match `part`."""

    part: Tree


@dataclass(frozen=True, slots=True)
class And:
    """Whatever matches all of two or more `parts`."""

    parts: tuple[Tree, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """Whatever matches at least one of two or more `parts`."""

    parts: tuple[Tree, ...]


Tree = And | Or | Not | Term | Field | Range | Anything


@dataclass(frozen=True, slots=True)
class Query:
    """A query as read: its tree, None where nothing was asked, and what to tell who typed it."""

    tree: Tree | None
    hints: tuple[str, ...] = ()


def written(tree: Tree | None) -> str:
    """The query that is read into `tree`."""
    match tree:
        case None:
            return ""
        case Term(words, phrase, prefix):
            return (f'"{words}"' if phrase else words) + "*" * prefix
        case Field(name, Term(words, phrase) as value) if phrase or not COMPARED.match(words):
            return f"{name}:{written(value)}"
        case Field(name, value):
            return f"{name}:{_bracketed(value)}"
        case Not(part):
            return f"-{_bracketed(part) if isinstance(part, And | Or) else written(part)}"
        case And(parts):
            return " ".join(_bracketed(p) if isinstance(p, Or) else written(p) for p in parts)
        case Or(parts):
            return " OR ".join(map(written, parts))


def _bracketed(tree: Tree) -> str:
    return f"({written(tree)})"


def all_of(parts: Iterable[Tree]) -> Tree | None:
    """What matches every part; None if there are none."""
    flat = [p for part in parts for p in (part.parts if isinstance(part, And) else (part,))]
    return And(tuple(flat)) if len(flat) > 1 else flat[0] if flat else None


def any_of(parts: Iterable[Tree]) -> Tree | None:
    """What matches some part; None if there are none."""
    flat = [p for part in parts for p in (part.parts if isinstance(part, Or) else (part,))]
    return Or(tuple(flat)) if len(flat) > 1 else flat[0] if flat else None


def opposite(part: Tree) -> Tree:
    """What does not match `part`."""
    return part.part if isinstance(part, Not) else Not(part)


def asked_of(name: str, value: Tree) -> Tree:
    """`value` asked of a field; a negation stands outside of it."""
    return Not(Field(name, value.part)) if isinstance(value, Not) else Field(name, value)
