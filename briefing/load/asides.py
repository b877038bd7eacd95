"""Entries that are read but have no place in the tree: what stands under a refused key."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

Value = str | None | list["Value"] | dict[str, "Value"]
"""What a file holds: text as written, a list, a mapping, or None where nothing was written."""


class Duplicate(NamedTuple):
    """A key that its mapping has already, with what was written under it the second time."""

    path: tuple[str, ...]
    key: str
    value: Value
    line: int


@dataclass(slots=True, eq=False)
class Aside:
    """Stands as the key of an entry that the tree does not keep, until the file is read.

    `line` counts from 1; `path` is None unless the entry is a `Duplicate` that the caller wants.
    """

    key: str
    line: int
    path: tuple[str, ...] | None = None


@dataclass(slots=True)
class Asides:
    """The entries of one file that were set aside, each with the mapping that it is still in.

    Leaving them in until the end costs the common entries nothing.
    """

    _kept: list[tuple[dict[Any, Value], Aside]] = field(default_factory=list)

    def add(self, mapping: dict[Any, Value], aside: Aside) -> Aside:
        """Remember that `mapping` gets an entry under `aside`; give the latter."""
        self._kept.append((mapping, aside))
        return aside

    def put_away(self) -> Iterator[Duplicate]:
        """Take every entry out of its mapping; give those that are duplicates."""
        for mapping, aside in self._kept:
            value = mapping.pop(aside, None)
            if aside.path is not None:
                yield Duplicate(aside.path, aside.key, value, aside.line)
