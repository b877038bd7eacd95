"""Walking a record by what its fields declare.

The declarations of `briefing.model.declarations` stand in the annotations of the models. `shape_of`
reads them once per model into a tree that follows the record's own tree, so that both can be
walked side by side.
"""

from __future__ import annotations

import types
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

from briefing.model.declarations import Dated, Link, Prose, SearchableText
from briefing.model.role import Role

Declaration = Link | Prose | SearchableText | Dated
Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Shape:
    """What may stand at one place: its declarations, its fields, and what its items are like."""

    declared: tuple[Declaration, ...] = ()
    fields: Mapping[str, Shape] = field(default_factory=dict)
    items: Shape | None = None


def _merge(one: Shape, other: Shape) -> Shape:
    """The shape of a value that may be of either kind."""
    return Shape(
        one.declared + other.declared, {**one.fields, **other.fields}, one.items or other.items
    )


def _shape(annotation: Any, declared: tuple[Declaration, ...] = ()) -> Shape:
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        own = tuple(a for a in arguments[1:] if isinstance(a, Declaration))
        return _shape(arguments[0], declared + own)
    if origin in (Union, types.UnionType):
        shape = Shape(declared)
        for argument in arguments:
            shape = _merge(shape, _shape(argument))
        return shape
    if origin in (list, dict):
        return Shape(declared, items=_shape(arguments[-1]))
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return Shape(declared, fields=shape_of(annotation).fields)
    return Shape(declared)


@cache
def shape_of(model: type[BaseModel]) -> Shape:
    """The shape of a model's records, by the names that its fields have in the YAML."""
    return Shape(
        fields={
            info.alias or name: _shape(
                info.annotation, tuple(m for m in info.metadata if isinstance(m, Declaration))
            )
            for name, info in model.model_fields.items()
        }
    )


def role_of(link: Link, beside: Mapping[str, Any]) -> Role:
    """The role of a link, from its own declaration or from the field that chooses it."""
    return link.roles.get(str(beside.get(link.chosen_by)), link.role) if link.roles else link.role


def is_verbatim(prose: Prose, beside: Mapping[str, Any]) -> bool:
    """Whether a text is somebody's words, in which brackets are only brackets."""
    return beside.get(prose.verbatim_by) in prose.verbatim_if


def declarations(shape: Shape) -> Iterator[Declaration]:
    """Every declaration in a shape, for whoever needs the roles or the kinds of field there are."""
    yield from shape.declared
    for inner in shape.fields.values():
        yield from declarations(inner)
    if shape.items is not None:
        yield from declarations(shape.items)


def kinds_of(shape: Shape, path: str = "") -> dict[str, str]:
    """What stands at each place of a record, by its path without the numbers of items.

    The kind is link, prose, name, phrase or date; empty for a code, a number, or what has parts.
    """
    found = {path: next(filter(None, map(_kind, shape.declared)), "")} if path else {}
    for name, inner in shape.fields.items():
        found |= kinds_of(inner, f"{path}.{name}" if path else name)
    if shape.items is not None:
        for inside, kind in kinds_of(shape.items, path).items():
            found[inside] = kind or found.get(inside, "")
    return found


def _kind(declared: Declaration) -> str:
    match declared:
        case Link():
            return "link"
        case Prose():
            return "prose"
        case SearchableText(name):
            return "name" if name else "phrase"
        case Dated():
            return "date"
