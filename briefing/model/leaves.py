"""Walking a record by what its fields declare.

The declarations of `briefing.model.declare` stand in the annotations of the models. `shape_of`
reads them once per model into a tree that follows the record's own tree, and `leaves` walks a
record and its shape side by side.
"""

from __future__ import annotations

import types
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Annotated, Any, NamedTuple, Union, get_args, get_origin

from pydantic import BaseModel

from briefing.model.declare import Dated, Link, Prose, Words
from briefing.model.role import Role

Declaration = Link | Prose | Words | Dated
Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Shape:
    """What may stand at one place: its declarations, its fields, and what its items are like."""

    declared: tuple[Declaration, ...] = ()
    fields: Mapping[str, Shape] = field(default_factory=dict)
    items: Shape | None = None


class Leaf(NamedTuple):
    """A scalar with a declaration: where it stands, what it is, and the mapping that holds it."""

    path: Path
    value: str
    declared: Declaration
    beside: Mapping[str, Any]


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


def leaves(value: Any, shape: Shape) -> Iterator[Leaf]:
    """Every declared scalar of `value`, in the order in which it is written.

    `value` is a record as plain data; places that do not fit the shape are passed over.
    """
    found: list[Leaf] = []
    _collect(value, shape, (), {}, found)
    return iter(found)


def _collect(
    value: Any, shape: Shape, path: Path, beside: Mapping[str, Any], found: list[Leaf]
) -> None:
    """Not a generator: one inside another for each level took a third of reading a record."""
    if isinstance(value, str):
        for declared in shape.declared:
            found.append(Leaf(path, value, declared, beside))
    elif isinstance(value, dict):
        fields, items = shape.fields, shape.items
        for name, inner in value.items():
            inner_shape = fields.get(name) or items
            if inner_shape is not None:
                _collect(inner, inner_shape, (*path, name), value, found)
    elif isinstance(value, list) and shape.items is not None:
        for number, item in enumerate(value):
            _collect(item, shape.items, (*path, number), beside, found)


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
