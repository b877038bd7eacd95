"""YAML text → plain values: the one door through which a file's content comes in.

Every scalar stays the text that was written (`NO`, `12:30`, `2023-11`, `~`), because it becomes
what its field says it is. Tags, anchors, aliases and merges are refused, and a key may stand only
once; each such problem is said with its line and column, and does not end the reading.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from briefing.load.yaml.builder import Builder, DuplicateKey, Limits, Value
from briefing.load.yaml.parser_events import UNREADABLE, ParserInput, parser_input
from briefing.load.yaml.positions import Positions, read_positions
from briefing.load.yaml.syntax_problems import SyntaxProblems
from briefing.model.problem import Problem

__all__ = ["DuplicateKey", "KeyLines", "Limits", "Tree", "Value", "read_tree"]


class KeyLines(Mapping[tuple[str, ...], int]):
    """The line, from 1, of each key of the first two levels: `(section,)` and `(section, slug)`.

    The first of two equal keys counts. The lines of keys that have a mapping, as records do, are
    known; the first question for another one reads the text again.
    """

    __slots__ = ("_known", "_positions", "_root", "_text")

    def __init__(self, root: Value, known: Mapping[tuple[str, ...], int], text: str) -> None:
        """Take what the builder has of a `text`: its values, and the lines of its records."""
        self._root = root
        self._known = known
        self._text = text
        self._positions: Positions | None = None

    def __getitem__(self, path: tuple[str, ...]) -> int:
        """Give the line of a key, or raise KeyError."""
        line = self._known.get(path)
        if line is not None:
            return line
        if not self._has(path):
            raise KeyError(path)
        if self._positions is None:
            self._positions = read_positions(self._text)
        return self._positions.key(path).line

    def _has(self, path: tuple[str, ...]) -> bool:
        value = self._root
        for key in path:
            if not isinstance(value, dict) or key not in value:
                return False
            value = value[key]
        return 1 <= len(path) <= 2

    def __iter__(self) -> Iterator[tuple[str, ...]]:
        """Go through the keys in their order."""
        for key, value in self._root.items() if isinstance(self._root, dict) else ():
            yield (key,)
            for below in value if isinstance(value, dict) else ():
                yield (key, below)

    def __len__(self) -> int:
        """Count the keys."""
        return sum(1 for _ in self)


@dataclass(frozen=True, slots=True)
class Tree:
    """What a file holds, and what is wrong with it.

    `root` is None where the file is empty or cannot be parsed at all. `broken` says that the file
    was not read to its end: what is in `root` is right, but not all there is. `duplicates` has what
    was written under a key of the first two levels the second time; `root` has the first.
    """

    root: Value
    lines: Mapping[tuple[str, ...], int]
    problems: tuple[Problem, ...]
    duplicates: tuple[DuplicateKey, ...]
    broken: bool


def read_tree(text: str, file: str, limits: Limits = Limits()) -> Tree:  # noqa: B008  # frozen
    """Read the YAML `text` of `file` (its path below the content folder). Raises nothing.

    Time and memory grow with the length of `text` alone. What is built has no cycles, so a bulk
    load does well to keep the garbage collector off.
    """
    prepared = parser_input(text)
    builder = Builder(prepared, limits, SyntaxProblems(file, prepared.text, limits.problems))
    try:
        duplicates = builder.build()
    except UNREADABLE:
        builder = _readable(prepared, file, limits)
        duplicates = builder.build()
    root = builder.roots[0] if builder.roots else None
    lines = KeyLines(root, builder.lines, text)
    return Tree(root, lines, builder.findings.problems(), duplicates, builder.broken)


def _readable(prepared: ParserInput, file: str, limits: Limits) -> Builder:
    """Give a builder of a text without the characters that YAML does not allow, each told."""
    readable = prepared.readable()
    findings = SyntaxProblems(file, readable.text, limits.problems)
    for found in prepared.forbidden():
        findings.forbidden(found)
    return Builder(readable, limits, findings)
