"""The place at which a parser gave up, and what stands around it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

_ENTRY = re.compile(
    r"""
    (?P<lead>\s*+(?:-[ \t]++)*+)              # indentation, and the dashes of a list
    (?P<key>(?:
        "(?:[^"\\]|\\.)*+" | '(?:[^']|'')*+'    # a key in quotes
        | [^\s:"'\[\]{}\#,&*!|>%@`][^:]*          # or without
    ):(?:\s+|$))?
    (?P<value>.*)
    """,
    re.VERBOSE,
)


class SyntaxHint(NamedTuple):
    """What to tell the writer of a file, and where: line and column count from 1."""

    line: int
    column: int
    message: str
    remedy: str


class LineParts(NamedTuple):
    """One line, taken apart: where its key and its value begin, in columns from 1.

    `key` is as written, without its colon, and empty where the line has none; `value` is without
    the spaces at its end.
    """

    indent: int
    key_column: int
    key: str
    value_column: int
    value: str


@dataclass(frozen=True, slots=True)
class ErrorPlace:
    """What a parser said, in its own words, and where. Lines and columns count from 1.

    `context_line` and `context_column` say where the thing began that the parser was reading, and
    are 0 where it did not say.
    """

    lines: Sequence[str]
    line: int
    column: int
    problem: str = ""
    context: str = ""
    context_line: int = 0
    context_column: int = 0

    def row(self, line: int) -> str:
        """Give the text of a line, empty where there is none."""
        return self.lines[line - 1] if 0 < line <= len(self.lines) else ""

    def entry(self, line: int) -> LineParts:
        """Take a line apart."""
        text = self.row(line)
        found = _ENTRY.match(text)
        assert found is not None, "the pattern fits every line"
        key = (found["key"] or "").rstrip().removesuffix(":")
        indent = len(text) - len(text.lstrip(" "))
        value = found["value"].rstrip()
        return LineParts(indent, found.end("lead") + 1, key, found.start("value") + 1, value)

    def above(self, line: int) -> int:
        """Give the nearest line above that is neither empty nor a comment; 0 if there is none."""
        for number in range(line - 1, 0, -1):
            text = self.row(number).strip()
            if text and not text.startswith("#"):
                return number
        return 0

    @property
    def ahead(self) -> str:
        """What stands at the spot, up to the end of its line."""
        return self.row(self.line)[max(self.column - 1, 0) :]

    @property
    def before(self) -> str:
        """What stands before the spot in its line."""
        return self.row(self.line)[: max(self.column - 1, 0)]

    def here(self, message: str, remedy: str) -> SyntaxHint:
        """Say something about the spot itself."""
        return SyntaxHint(self.line, self.column, message, remedy)

    def start(self, message: str, remedy: str) -> SyntaxHint:
        """Say something about the place where the thing began that the parser was reading."""
        if not self.context_line:
            return self.here(message, remedy)
        return SyntaxHint(self.context_line, self.context_column, message, remedy)


def short(text: str, most: int = 30) -> str:
    """Give a text of the file as it may stand in a message: one line, of `most` characters."""
    words = " ".join(text.split())
    return words if len(words) <= most else words[: most - 1] + "…"
