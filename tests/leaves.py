"""A record and what its model declares, walked side by side in the simplest way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from briefing.model.shapes import Declaration, Path, Shape


class Leaf(NamedTuple):
    """A scalar with a declaration: where it stands, what it is, and the mapping that holds it."""

    path: Path
    value: str
    declared: Declaration
    beside: Mapping[str, Any]


def leaves(
    value: Any, shape: Shape, path: Path = (), beside: Mapping[str, Any] | None = None
) -> Iterator[Leaf]:
    """Every declared scalar of `value`, in the order in which it is written.

    `value` is a record as plain data; places that do not fit the shape are passed over.
    """
    if isinstance(value, str):
        for declared in shape.declared:
            yield Leaf(path, value, declared, beside or {})
    elif isinstance(value, dict):
        for name, inner in value.items():
            below = shape.fields.get(name) or shape.items
            if below is not None:
                yield from leaves(inner, below, (*path, name), value)
    elif isinstance(value, list) and shape.items is not None:
        for number, item in enumerate(value):
            yield from leaves(item, shape.items, (*path, number), beside)
