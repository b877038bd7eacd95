"""What is wrong with the YAML of one file, collected while it is read, and how it is said."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from yaml.events import (
    CollectionEndEvent,
    CollectionStartEvent,
    Event,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
)
from yaml.scanner import ScannerError

from briefing.load.syntax_hints.explanation import diagnose
from briefing.load.yaml.line_index import LineColumn, LineIndex
from briefing.load.yaml.parser_events import ParserInput, index_of, line_of
from briefing.model.problem import Problem


def first_lines(source: ParserInput, wanted: set[int]) -> dict[int, int]:
    """Give, for keys named by the index at which they begin, the line of their first equal.

    A second reading, and only of files that have such keys: keeping the place of every key would
    slow down all the others by a tenth.
    """
    found: dict[int, int] = {}
    stack: list[tuple[dict[str, int] | None, bool]] = []
    lines: dict[str, int] | None = None
    is_key = False
    events = source.events() if wanted else iter(())
    for event in events:
        if isinstance(event, NodeEvent):
            if lines is not None and is_key and isinstance(event, ScalarEvent):
                first = lines.setdefault(event.value, line_of(event))
                if index_of(event) in wanted:
                    found[index_of(event)] = first
            is_key = not is_key
            if isinstance(event, CollectionStartEvent):
                stack.append((lines, is_key))
                lines, is_key = ({} if isinstance(event, MappingStartEvent) else None), True
        elif isinstance(event, CollectionEndEvent):
            lines, is_key = stack.pop()
        if len(found) == len(wanted):
            break
    return found


_SAYINGS = {
    "duplicate-key": (
        'the key "{}" is already in line {}',
        "keep one of the two, or give one of them another name",
    ),
    "tag": (
        '"{}" is a YAML tag, and a briefing has none',
        'if the text itself begins with "!", put it in quotes; if not, remove the tag',
    ),
    "anchor": (
        '"{}" is a YAML anchor, and a briefing has none',
        'if the text itself begins with "&", put it in quotes; if not, remove the anchor',
    ),
    "alias": (
        '"{}" is a YAML alias, and a briefing has none',
        'if the text itself begins with "*", put it in quotes; if not, write the value out',
    ),
    "merge-key": (
        'the key "<<" would merge another mapping into this one, and a briefing has no merges',
        "write the keys out",
    ),
    "complex-key": (
        "{} cannot be a key",
        "write a name before the colon; if this is text in brackets, put it in quotes",
    ),
    "several-documents": (
        '"---" starts a second document; nothing after it is read',
        'take the "---" away, or move what follows into a file of its own',
    ),
    "too-deep": (
        "lists and mappings are nested more than {:,} levels deep; nothing after this is read",
        "look for brackets or list items that were never closed",
    ),
    "too-many-nodes": (
        "the file has more than {:,} keys and values; nothing after this is read",
        "divide it into several files",
    ),
    "too-long-scalar": (
        "this text has {:,} characters, and {:,} is the most that is read",
        "look for a quote that was never closed, or divide the text",
    ),
    "control-character": (
        "a character that no YAML file may contain (U+{:04X}); it is read as U+FFFD",
        "delete it",
    ),
}

_NESTED_TOO_DEEP = "exceeded maximum nesting depth"
"""What libyaml says of it, from PyYAML 6.0.4 on."""

_SIGNS = {"tag": "!", "anchor": "&", "alias": "*"}
_TOKEN = re.compile(r"[^\s,\[\]{}]{1,30}")


@dataclass(slots=True)
class SyntaxProblems:
    """The problems of one file, at most `most` of them; the others are counted."""

    file: str
    text: str
    most: int
    kept: list[Problem] = field(default_factory=list)
    more: int = 0
    _rows: LineIndex | None = None

    def add(self, code: str, place: tuple[int, int], *words: object) -> None:
        """Note a problem at a line and column (from 1); `words` go into what is said of it."""
        if len(self.kept) >= self.most:
            self.more += 1
            return
        message, remedy = _SAYINGS[code]
        self.kept.append(Problem(self.file, *place, "error", code, message.format(*words), remedy))

    def at(self, code: str, event: Event, *words: object) -> None:
        """Note a problem at the place where an event begins."""
        mark: Any = event.start_mark
        self.add(code, (mark.line + 1, mark.column + 1), *words)

    def token(self, code: str, event: Event) -> None:
        """Note a tag, an anchor or an alias, at its own place."""
        start: int = event.start_mark.index  # type: ignore[union-attr]  # a parser gives all marks
        index = _find(_SIGNS[code], self.text, start)
        found = _TOKEN.match(self.text, index)
        self.add(code, self._position(index), found.group() if found else _SIGNS[code])

    def forbidden(self, found: re.Match[str]) -> None:
        """Note a character that YAML does not allow."""
        self.add("control-character", self._position(found.start()), ord(found.group()))

    def fault(self, fault: Exception, event: Event | None, depth: int) -> None:
        """Note where and why the parser gave up; this one is kept however many there are.

        libyaml reads up to a thousand brackets ahead of its events, and from PyYAML 6.0.4 on
        refuses more: such a file is nested deeper than `depth` before an event can show it.
        """
        line, column, message, remedy = diagnose(self.text, fault, event)
        # "*bold words" is an alias and no YAML: told once
        self.kept = [one for one in self.kept if (one.line, one.column) != (line, column)]
        if isinstance(fault, ScannerError) and fault.problem == _NESTED_TOO_DEEP:
            message, remedy = _SAYINGS["too-deep"]
            message = message.format(depth)
            problem = Problem(self.file, line, column, "error", "too-deep", message, remedy)
        else:
            problem = Problem(self.file, line, column, "error", "not-yaml", message, remedy)
        self.kept.append(problem)

    def problems(self) -> tuple[Problem, ...]:
        """Give the problems in the order of their places, and how many more there are."""
        listed = sorted(self.kept)
        if self.more:
            listed.append(problems_not_listed(self.file, self.more))
        return tuple(listed)

    def _position(self, index: int) -> LineColumn:
        if self._rows is None:
            self._rows = LineIndex(self.text)
        return self._rows.position(index)


def problems_not_listed(file: str, more: int) -> Problem:
    """The note that a file has so many more problems than are listed."""
    message = f"{more:,} more problems of this file are not listed"
    return Problem(file, 0, 0, "note", "too-many-problems", message)


def _find(sign: str, text: str, index: int) -> int:
    """Find the sign of a property: where its node begins, or after the other property."""
    if text.startswith(sign, index):
        return index
    found = re.compile(rf"\s{re.escape(sign)}").search(text, index)
    return found.end() - 1 if found else index
