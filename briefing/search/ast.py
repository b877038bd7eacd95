"""The tree that a query is read into, and how a tree is written again.

Inner nodes are made by `all_of`, `any_of`, `opposite` and `asked_of` alone. They keep a tree in one
form (nothing nested that could be flat, no double negation), so that writing and reading it gives
the same tree.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

QUOTES = '"“”„«»'
"""What stands around a phrase: any of these begins one, and any ends it."""
COMPARED = re.compile(
    r"(?P<sign>[<>]=?|=)(?P<scalar>.+) | (?P<low>.*?)(?<!/)\.\.(?!/)(?P<high>.*)", re.S | re.X
)
"""A comparison or a range, as the value of a field that takes them. `2023-11/..` is a date."""
_LOOKS_OTHERWISE = re.compile(r"[<>=]|\*+\Z|.*\.\.")
"""Words that have to stand in brackets so as not to be read as a comparison, a range or a star."""


@dataclass(frozen=True, slots=True)
class TextTerm:
    """Words to look for, as they were typed.

    A `phrase` stood in quotation marks and is matched whole; other words also match the beginnings
    of longer ones. `prefix` is a star behind the term, which lets a phrase's last word go on too.
    `mistakes` is how many letters may be wrong: `word~` and `word~2` say 2, `word~1` says 1.
    `parts` is a plus behind the value of a field: `iri+` is an actor with all that is part of it.
    """

    words: str
    phrase: bool = False
    prefix: bool = False
    mistakes: int = 0
    parts: bool = False


@dataclass(frozen=True, slots=True)
class RangeTerm:
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
class AnyValue:
    """`field:*`: any value at all."""


@dataclass(frozen=True, slots=True)
class FieldTerm:
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


Tree = And | Or | Not | TextTerm | FieldTerm | RangeTerm | AnyValue


@dataclass(frozen=True, slots=True)
class Query:
    """A query as read: its tree, None where nothing was asked, and what to tell who typed it."""

    tree: Tree | None
    hints: tuple[str, ...] = ()


def query_text(tree: Tree | None) -> str:
    """The query that is read into `tree`."""
    match tree:
        case None:
            return ""
        case TextTerm() | RangeTerm() | AnyValue():
            return _value(tree)
        case FieldTerm(name, value):
            return f"{name}:{query_text(value) if _stands_alone(value) else _bracketed(value)}"
        case Not(part):
            return f"-{_bracketed(part) if isinstance(part, And | Or) else query_text(part)}"
        case And(parts):
            return " ".join(_bracketed(p) if isinstance(p, Or) else query_text(p) for p in parts)
        case Or(parts):
            return " OR ".join(map(query_text, parts))


def _value(value: TextTerm | RangeTerm | AnyValue) -> str:
    match value:
        case TextTerm(words, phrase):
            return (f'"{words}"' if phrase else words) + _marks(value)
        case RangeTerm():
            return _compared(value)
        case AnyValue():
            return "*"


def _stands_alone(value: Tree) -> bool:
    """Whether the value of a field needs no brackets."""
    if isinstance(value, TextTerm):
        return value.phrase or not _LOOKS_OTHERWISE.match(value.words)
    return isinstance(value, RangeTerm | AnyValue)


def _marks(term: TextTerm) -> str:
    """What stands behind the words of a term."""
    mistakes = {0: "", 1: "~1", 2: "~"}[term.mistakes]
    return "+" * term.parts + "*" * term.prefix + mistakes


def _compared(between: RangeTerm) -> str:
    if between.exact:
        return f"={between.low}"
    if between.low and between.high:
        return f"{between.low}..{between.high}"
    sign, scalar = (">", between.low) if between.low else ("<", between.high)
    return f"{sign}{'' if between.above or between.below else '='}{scalar}"


def between(text: str) -> RangeTerm | None:
    """The comparison or range that `text` is; None where it is neither."""
    match = COMPARED.fullmatch(text)
    if match is None or not (match["scalar"] or match["low"] or match["high"]):
        return None
    scalar = match["scalar"]
    match match["sign"]:
        case None:
            return RangeTerm(match["low"], match["high"])
        case "=":
            return RangeTerm(scalar, scalar, exact=True)
        case ">" | ">=" as sign:
            return RangeTerm(low=scalar, above=sign == ">")
        case sign:
            return RangeTerm(high=scalar, below=sign == "<")


def _bracketed(tree: Tree) -> str:
    return f"({query_text(tree)})"


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
    return Not(FieldTerm(name, value.part)) if isinstance(value, Not) else FieldTerm(name, value)


def terms_in(tree: Tree | None) -> list[TextTerm]:
    """The words and phrases anywhere in a tree, in their order."""
    match tree:
        case TextTerm():
            return [tree]
        case Not(inside) | FieldTerm(_, inside):
            return terms_in(inside)
        case And(parts) | Or(parts):
            return [term for part in parts for term in terms_in(part)]
        case _:
            return []
