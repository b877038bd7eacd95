"""Where things stand in a file: a second reading, for files that have something to report."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice

from yaml.events import (
    CollectionEndEvent,
    CollectionStartEvent,
    DocumentEndEvent,
    Event,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
)

from briefing.load.yaml.builder import Limits
from briefing.load.yaml.line_index import LineColumn, LineIndex
from briefing.load.yaml.parser_events import FAULTS, end_of, index_of, parser_input

# The three after \S stand in for line separators (see `events`), which are white.
_PLAIN = re.compile("[^\\s\ufdd0-\ufdd2]")
_SINGLE = re.compile("''|" + _PLAIN.pattern)
_DOUBLE = re.compile(
    r"\\(?:x(?P<x>.{2})|u(?P<u>.{4})|U(?P<U>.{8})|(?P<one>[\s\S]))|" + _PLAIN.pattern
)
_WHITE = frozenset(" \t\n\rtnvfrN_LP")
"""What follows a backslash where white space is meant, or nothing at all."""


def letters(written: str, style: str) -> Iterator[int]:
    """Give the index of each character of a scalar that is not white, in the order of its value.

    `written` is the scalar as the file has it, quotes included, without tag and block header.
    """
    if style == "'":
        yield from (found.start() for found in _SINGLE.finditer(written, 1, len(written) - 1))
    elif style == '"':
        for found in _DOUBLE.finditer(written, 1, len(written) - 1):
            if not _is_white(found):
                yield found.start()
    else:
        yield from (found.start() for found in _PLAIN.finditer(written))


def _is_white(escape: re.Match[str]) -> bool:
    """Whether a character in double quotes is an escape for white space."""
    code = escape["x"] or escape["u"] or escape["U"]
    return chr(int(code, 16)).isspace() if code else escape["one"] in _WHITE


__all__ = ["LineColumn", "Path", "Positions", "read_positions"]

Path = tuple[str | int, ...]
"""Keys, and places in lists from 0, from the root of a file inwards."""

_HEADER = re.compile(r"[|>][^\r\n]*(?:\r\n|[\r\n]|\Z)\s*")
_PROPERTIES = re.compile(r"(?:[&!]\S*\s+)*")


@dataclass(slots=True)
class _Node:
    """A value: the indexes of its key (or itself) and of its start and end, and what is in it."""

    key: int
    start: int
    end: int = 0
    style: str = ""
    scalar: str = ""
    inside: dict[str, _Node] | list[_Node] | None = None


class Positions:
    """The places of all that a file holds, as far as it can be parsed."""

    def __init__(self, text: str, root: _Node) -> None:
        """Take a text as the parser got it, and what was found in it."""
        self._text = text
        self._root = root
        self._rows = LineIndex(text)

    def key(self, path: Path) -> LineColumn:
        """Give the place of a key, or of an item of a list."""
        return self._rows.position(self._find(path)[0].key)

    def value(self, path: Path) -> LineColumn:
        """Give the place at which a value begins: its text, where it is under `>` or `|`.

        Where there is no such value, this is the key of the nearest thing around it.
        """
        node, is_exact = self._find(path)
        return self._rows.position(self._start(node) if is_exact else node.key)

    def as_written(self, record: Path, path: Path) -> Path:
        """Give a path in a record without the place in a list, where its item has no brackets."""
        if not path or path[-1] != 0:
            return path
        bare = self.value((*record, *path)) == self.key((*record, *path[:-1]))
        return path[:-1] if bare else path

    def inside(self, path: Path, needle: str) -> LineColumn:
        """Give the place of the first `needle` in the text of a value, or of the value."""
        node, is_exact = self._find(path)
        at = node.scalar.find(needle) if is_exact and node.inside is None else -1
        if at < 0 or not needle.strip():
            return self.value(path)
        # In every style the characters that are not white stand in the file as in the value, in
        # the same order; white space is folded and indented. So count those before the needle.
        before = len("".join(node.scalar[:at].split()))
        start = self._start(node)
        found = next(islice(letters(self._text[start : node.end], node.style), before, None), None)
        return self.value(path) if found is None else self._rows.position(start + found)

    def _find(self, path: Path) -> tuple[_Node, bool]:
        """Give the value at a path, or the nearest around it; and whether it is the one."""
        node = self._root
        for step in path:
            below = _below(node, step)
            if below is None:
                return node, False
            node = below
        return node, True

    def _start(self, node: _Node) -> int:
        """Give the index at which what is written begins: after a tag, and after `>`."""
        properties = _PROPERTIES.match(self._text, node.start)
        start = properties.end() if properties else node.start
        header = _HEADER.match(self._text, start) if node.style in ("|", ">") else None
        return min(header.end(), node.end) if header and node.scalar.strip() else start


def _below(node: _Node, step: str | int) -> _Node | None:
    inside = node.inside
    if isinstance(inside, dict):
        return inside.get(step) if isinstance(step, str) else None
    if isinstance(inside, list) and isinstance(step, int) and 0 <= step < len(inside):
        return inside[step]
    return None


class _Reading:
    """Events → nodes. As in the tree, the first of two equal keys counts."""

    def __init__(self) -> None:
        self._root = _Node(0, 0, inside=[])
        self._here = self._root
        self._key: NodeEvent | None = None
        self._stack: list[tuple[_Node, NodeEvent | None]] = []

    @property
    def root(self) -> _Node:
        """What the first document holds."""
        return _below(self._root, 0) or self._root

    def read(self, events: Iterator[Event], limits: Limits) -> None:
        """Read the first document, as far as the tree does."""
        for event in islice(events, limits.nodes):
            if isinstance(event, NodeEvent):
                self._node(event)
            elif isinstance(event, CollectionEndEvent):
                self._here, self._key = self._stack.pop()
            if isinstance(event, DocumentEndEvent) or len(self._stack) > limits.depth:
                return

    def _node(self, event: NodeEvent) -> None:
        node = _Node(index_of(event), index_of(event))
        if isinstance(event, ScalarEvent):
            node.end, node.style, node.scalar = end_of(event), event.style or "", event.value
        self._place(node, event)
        if isinstance(event, CollectionStartEvent):
            node.inside = {} if isinstance(event, MappingStartEvent) else []
            self._stack.append((self._here, self._key))
            self._here, self._key = node, None

    def _place(self, node: _Node, event: NodeEvent) -> None:
        inside = self._here.inside
        if isinstance(inside, list):
            inside.append(node)
        elif inside is None or self._key is None:
            self._key = event
        else:
            node.key = index_of(self._key)
            if isinstance(self._key, ScalarEvent):
                inside.setdefault(self._key.value, node)
            self._key = None


def read_positions(text: str) -> Positions:
    """Find the places of all that `text` holds. Raises nothing: what cannot be parsed is not there.

    Takes about twice as long as `read_tree`, and a few hundred bytes for each value.
    """
    prepared = parser_input(text).readable()
    reading = _Reading()
    with suppress(*FAULTS):  # told by `read_tree`; what was read up to there has its place
        reading.read(prepared.events(), Limits())
    return Positions(prepared.text, reading.root)
