"""Parser events → plain lists, dictionaries and strings, with what is refused on the way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, NamedTuple

from yaml.events import (
    AliasEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from briefing.load.syntax_hints.error_place import short
from briefing.load.yaml.parser_events import FAULTS, UNREADABLE, ParserInput, index_of, line_of
from briefing.load.yaml.syntax_problems import SyntaxProblems, first_lines

Value = str | None | list["Value"] | dict[str, "Value"]
"""What a file holds: text as written, a list, a mapping, or None where nothing was written."""


class DuplicateKey(NamedTuple):
    """A key that its mapping has already, with what was written under it the second time."""

    path: tuple[str, ...]
    key: str
    value: Value
    line: int


@dataclass(slots=True, eq=False)
class SkippedKey:
    """Stands as the key of an entry that the tree does not keep, until the file is read.

    `line` counts from 1; `path` is None unless the entry is a `DuplicateKey` that the caller wants.
    """

    key: str
    line: int
    path: tuple[str, ...] | None = None


@dataclass(slots=True)
class SkippedEntries:
    """The entries of one file that were set aside, each with the mapping that it is still in.

    Leaving them in until the end costs the common entries nothing.
    """

    _kept: list[tuple[dict[Any, Value], SkippedKey]] = field(default_factory=list)

    def add(self, mapping: dict[Any, Value], aside: SkippedKey) -> SkippedKey:
        """Remember that `mapping` gets an entry under `aside`; give the latter."""
        self._kept.append((mapping, aside))
        return aside

    def put_away(self) -> Iterator[DuplicateKey]:
        """Take every entry out of its mapping; give those that are duplicates."""
        for mapping, aside in self._kept:
            value = mapping.pop(aside, None)
            if aside.path is not None:
                yield DuplicateKey(aside.path, aside.key, value, aside.line)


__all__ = ["Builder", "DuplicateKey", "Limits", "Value"]

_FRAME = 4  # events of a file that are no nodes: the begin and end of the stream and the document


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of a file is read before it is refused: far above what a person writes.

    `depth` counts lists and mappings inside one another; `nodes` keys and values, a list or mapping
    as two (50 MB of common records have 3.4 million); `scalar` the characters of one text;
    `problems` how many problems of one file are listed.
    """

    depth: int = 64
    nodes: int = 5_000_000
    scalar: int = 1_000_000
    problems: int = 1_000


class _TooDeepError(Exception):
    """The limit of depth was reached, by the event that is the argument."""


@dataclass(slots=True)
class Builder:
    """Builds the values of one file. Needs no recursion, and reads a mark only where it is used.

    `roots` has one value for each document; `lines` the line, from 1, of each key of the first two
    levels that has a mapping.
    """

    source: ParserInput
    limits: Limits
    findings: SyntaxProblems
    roots: list[Value] = field(default_factory=list)
    lines: dict[tuple[str, ...], int] = field(default_factory=dict)
    broken: bool = False
    # For each list or mapping that is open: the one around it, and the key that comes next there,
    # which is None unless the inner one stands where a key should.
    _stack: list[tuple[Any, SkippedKey | None]] = field(default_factory=list)
    _asides: SkippedEntries = field(default_factory=SkippedEntries)
    _twice: list[ScalarEvent] = field(default_factory=list)
    _documents: int = 0

    def build(self) -> tuple[DuplicateKey, ...]:
        """Read the file as far as it can be read; give the entries that were set aside.

        Raises one of `UNREADABLE` where the text has characters that YAML does not allow.
        """
        try:
            self._read()
        except _TooDeepError as deep:
            self._refuse("too-deep", deep.args[0], self.limits.depth)
        self._name_first_lines()
        return tuple(self._asides.put_away())

    def _read(self) -> None:  # noqa: C901  # one loop: a call for each event would cost a tenth
        """Go through the events. Everything but a common scalar is dealt with elsewhere."""
        here: Any = self.roots
        key: Any = None
        key_event: Any = None
        event: Any = None
        in_list, stack, longest = True, self._stack, self.limits.scalar
        # Most files have nothing that every scalar would have to be looked at for.
        text = self.source.text
        odd = "!" in text or "&" in text or len(text) > longest
        try:
            for event in islice(self.source.events(), self.limits.nodes + _FRAME):
                kind = type(event)
                if kind is ScalarEvent:
                    value = event.value
                    if not value or (
                        odd
                        and (
                            event.tag is not None
                            or event.anchor is not None
                            or len(value) > longest
                        )
                    ):
                        value = self._scalar(event)
                    if in_list:
                        here.append(value)
                    elif key is not None:
                        here[key] = value
                        key = None
                    elif value in here or value is None or value == "<<":
                        key = self._odd_key(event, value, here)
                    else:
                        key, key_event = value, event
                elif kind is SequenceStartEvent or kind is MappingStartEvent:
                    here, key = self._open(event, here, key, key_event), None
                    in_list = kind is SequenceStartEvent
                elif kind is MappingEndEvent or kind is SequenceEndEvent:
                    here, key = stack.pop()
                    in_list = type(here) is list
                elif kind is AliasEvent:
                    key = self._alias(event, here, key)
                elif kind is DocumentStartEvent:
                    self._document(event)
        except UNREADABLE:
            raise
        except FAULTS as fault:
            self.broken = True
            self.findings.fault(fault, event, self.limits.depth)
        else:
            if type(event) is not StreamEndEvent:
                self._refuse("too-many-nodes", event, self.limits.nodes)

    def _scalar(self, event: ScalarEvent) -> str | None:
        """Give what an uncommon scalar is read as: nothing written, refused, or too long."""
        self._properties(event)
        if len(event.value) > self.limits.scalar:
            self.findings.at("too-long-scalar", event, len(event.value), self.limits.scalar)
            return None
        return None if not event.value and _is_plain(event) else event.value

    def _properties(self, event: CollectionStartEvent | ScalarEvent) -> None:
        """Refuse the tag and the anchor of a node; the node itself stays."""
        if event.tag is not None:
            self.findings.token("tag", event)
        if event.anchor is not None:
            self.findings.token("anchor", event)

    def _open(
        self, event: CollectionStartEvent, here: Any, key: str | SkippedKey | None, key_event: Event
    ) -> Any:
        """Begin a list or mapping inside `here`, and give it."""
        if event.tag is not None or event.anchor is not None:
            self._properties(event)
        is_mapping = type(event) is MappingStartEvent
        child: Any = {} if is_mapping else []
        after = None
        if type(here) is list:
            here.append(child)
        elif key is None:
            after = self._no_key(event, here, "a mapping" if is_mapping else "a list")
        else:
            here[key] = child
            if is_mapping and len(self._stack) < 3:
                self._keep_line(key, key_event)
        self._stack.append((here, after))
        if len(self._stack) > self.limits.depth:
            raise _TooDeepError(event)
        return child

    def _keep_line(self, key: str | SkippedKey, key_event: Event) -> None:
        """Keep the line of a key of the first two levels that has a mapping."""
        path = self._path()
        if path is not None and isinstance(key, str) and self._documents < 2:
            self.lines[*path, key] = line_of(key_event)

    def _path(self) -> tuple[str, ...] | None:
        """Give the path of the open mapping if it is one of the first two levels, or None."""
        if len(self._stack) == 1:
            return ()
        around, after = self._stack[-1]
        if len(self._stack) != 2 or after is not None or not isinstance(around, dict):
            return None
        section = next(reversed(around))
        return (section,) if isinstance(section, str) else None

    def _alias(
        self, event: AliasEvent, here: Any, key: str | SkippedKey | None
    ) -> SkippedKey | None:
        """Refuse an alias, and read it as nothing; give the key that comes next."""
        self.findings.token("alias", event)
        if type(here) is list:
            here.append(None)
        elif key is None:
            return self._asides.add(here, SkippedKey("", line_of(event)))
        else:
            here[key] = None
        return None

    def _odd_key(
        self, event: ScalarEvent, key: str | None, here: dict[Any, Value]
    ) -> str | SkippedKey:
        """Give what stands for a key that is empty, too long, a merge, or there already."""
        line = line_of(event)
        if key is None and event.value:  # too long, and said so
            return self._asides.add(here, SkippedKey("", line))
        if key is None:
            return self._no_key(event, here, "nothing")
        if key == "<<" and _is_plain(event):
            self.findings.at("merge-key", event)
            return self._asides.add(here, SkippedKey(key, line))
        if key not in here:  # "<<" in quotes is a key like any other
            return key
        self._twice.append(event)
        path = self._path() if self._documents < 2 else None
        return self._asides.add(here, SkippedKey(key, line, path))

    def _no_key(self, event: NodeEvent, here: dict[Any, Value], what: str) -> SkippedKey:
        self.findings.at("complex-key", event, what)
        return self._asides.add(here, SkippedKey("", line_of(event)))

    def _document(self, event: DocumentStartEvent) -> None:
        """Refuse every document but the first. They are read for the problems in them."""
        self._documents += 1
        if self._documents == 2:
            self._refuse("several-documents", event)

    def _refuse(self, code: str, event: Event, *words: object) -> None:
        """Say that not all of the file was read."""
        self.broken = True
        self.findings.at(code, event, *words)

    def _name_first_lines(self) -> None:
        """Say of each key that is there twice where it stood first."""
        lines = first_lines(self.source, {index_of(event) for event in self._twice})
        for event in self._twice:
            self.findings.at("duplicate-key", event, short(event.value, 60), lines[index_of(event)])


def _is_plain(event: ScalarEvent) -> bool:
    return not event.style  # None in Python, "" in libyaml
