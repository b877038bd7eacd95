"""The tree that a query is read into, and how a tree is written again.

Inner nodes are made by `all_of`, `any_of`, `opposite` and `asked_of` alone. They keep a tree in one
form (nothing nested that could be flat, no double negation), so that writing and reading it gives
the same tree.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, ClassVar, NamedTuple, dataclass_transform

QUOTES = '"“”„«»'
"""What stands around a phrase: any of these begins one, and any ends it."""
QUOTED = (
    rf"[^{QUOTES}]*"
    rf"(?:(?<=[\s{QUOTES}])[{QUOTES}](?=[^\s()|*+@~{QUOTES}])[^{QUOTES}]*[{QUOTES}][^{QUOTES}]*)*"
)
"""What stands in them, with marks of its own where a name is pasted: `"The "Brave" Co"`."""
COMPARED = re.compile(
    r"(?P<sign>[<>](?:=|(?!=))|=)(?P<scalar>.+) | (?P<low>.*?)(?<!/)\.\.(?!/)(?P<high>.*)",
    re.S | re.X,
)
"""A comparison or a range, as the value of a field that takes them. `2023-11/..` is a date."""
_LOOKS_OTHERWISE = re.compile(r"[<>=]|\*+\Z|.*\.\.")
"""Words that have to stand in brackets so as not to be read as a comparison, a range or a star."""


@dataclass_transform(frozen_default=True)
class _Node:
    """What every part of a tree is: equal to another of its own class with the same in it.

    It stands in for `dataclasses`, which takes longer to load and to define classes with than a
    search takes to answer. Named tuples would not do: an `And` would equal an `Or` of its parts.
    """

    __match_args__: ClassVar[tuple[str, ...]]

    def __init_subclass__(cls) -> None:
        """The annotations of a class are its fields, and what is assigned to them the defaults."""
        cls.__match_args__ = tuple(cls.__annotations__)  # type: ignore[misc]  # as data classes do

    def __init__(self, *values: Any, **named: Any) -> None:
        """`values` are those of the fields in their order, `named` are others."""
        self.__dict__.update(zip(self.__match_args__, values, strict=False), **named)

    def __eq__(self, other: object) -> bool:
        """Whether it is of the same class and has the same in it."""
        return type(self) is type(other) and self._values() == other._values()

    def __hash__(self) -> int:
        """The same for those that are equal."""
        return hash((type(self), self._values()))

    def __repr__(self) -> str:
        """As it may be written in Python."""
        return f"{type(self).__name__}{self._values()}"

    def _values(self) -> tuple[Any, ...]:
        return tuple(getattr(self, name) for name in self.__match_args__)


class TextTerm(_Node):
    """Words to look for, as they were typed.

    A `phrase` stood in quotation marks and is matched whole; other words also match the beginnings
    of longer ones. `prefix` is a star behind the term, which lets a phrase's last word go on too.
    `mistakes` is how many letters may be wrong: `word~` and `word~2` say 2, `word~1` says 1.
    `parts` is a plus behind the value of a field: `iri+` is an actor with all that is part of it.
    `day` is the date behind an `@` (`role:secretary@2023-11`), with fields that are asked of a day.
    """

    words: str
    phrase: bool = False
    prefix: bool = False
    mistakes: int = 0
    parts: bool = False
    day: str = ""


class RangeTerm(_Node):
    """What lies between two scalars, which are included unless `above` or `below` says otherwise.

    An empty scalar is no bound. `50..60` has two, `>=50` only `low`, `<60` only `high` and `below`;
    `=50` has the same twice, and says so in `exact`: with dates it wants exactly that date.
    """

    low: str = ""
    high: str = ""
    above: bool = False
    below: bool = False
    exact: bool = False


class AnyValue(_Node):
    """`field:*`: any value at all."""


class FieldTerm(_Node):
    """`name:value`; a value in brackets is a tree, whose terms are all asked of that field."""

    name: str
    value: Tree


class Not(_Node):
    """Whatever does not match `part`."""

    part: Tree


class And(_Node):
    """Whatever matches all of two or more `parts`."""

    parts: tuple[Tree, ...]


class Or(_Node):
    """Whatever matches at least one of two or more `parts`."""

    parts: tuple[Tree, ...]


Tree = And | Or | Not | TextTerm | FieldTerm | RangeTerm | AnyValue


class Query(NamedTuple):
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
        # A word that begins with a minus was read behind a colon, where that is a sign.
        signed = value.words.startswith("-")
        return value.phrase or signed or not _LOOKS_OTHERWISE.match(value.words)
    return isinstance(value, RangeTerm | AnyValue)


def _marks(term: TextTerm) -> str:
    """What stands behind the words of a term."""
    mistakes = {0: "", 1: "~1", 2: "~"}[term.mistakes]
    return "+" * term.parts + "*" * term.prefix + mistakes + (f"@{term.day}" if term.day else "")


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
