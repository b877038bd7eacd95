"""What stands at each place of a record, as the library declares it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Literal, NamedTuple

from briefing.library.library import Library
from briefing.text.prose import mentions, plain_prose

LeafKind = Literal["number", "words", "value", "link"]
"""What a change of a value is: a number moves, words change, a value (a day, a grade, a kind) is
corrected, a link leads elsewhere."""
NOT_SHOWN = frozenset({"accepts"})
"""Fields that no page shows: they say something to `briefing check` only."""
_ADDRESSES = frozenset({"ids", "url", "archive"})
"""Phrases that are no words of a language."""
_KINDS: Mapping[str, LeafKind] = {
    "link": "link",
    "prose": "words",
    "name": "words",
    "phrase": "words",
    "date": "value",
}
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?(\.\.[+-]?\d+(\.\d+)?)?\Z", re.ASCII)


class DeclaredFields:
    """The declarations of one library."""

    def __init__(self, library: Library) -> None:
        """They are read once."""
        self._kinds: dict[tuple[str, str], str] = {}
        self._labels: dict[tuple[str, str], str] = {}
        for section, path, kind, label in library.ask("SELECT * FROM field"):
            self._kinds[section, path] = kind
            self._labels[section, path] = label

    def label(self, section: str, field: str) -> str:
        """What a field of a record is called."""
        return self._labels.get((section, field)) or field.replace("_", " ")

    def declared(self, section: str, path: str) -> str:
        """What the model declares for a place; what has no declaration has that of its list."""
        while path:
            kind = self._kinds.get((section, path))
            if kind is not None:
                return kind
            path = path.rpartition(".")[0]
        return ""

    def is_link(self, section: str, path: str) -> bool:
        """Whether a link stands at a place."""
        return self.declared(section, path) == "link"

    def has_part(self, section: str, path: str) -> bool:
        """Whether what stands at a place can have a part in an answer."""
        return self.declared(section, path) not in ("prose", "name")

    def leaves(self, section: str, name: str, value: Any) -> Iterator[FieldValue]:
        """Every value of a field as it is read: prose is its words, and beside them what it links.

        So words that are a link by now read the same, and are linked.
        """
        for path, place, one in _leaves(value, name, name):
            kind = self._kind(section, place, one)
            if isinstance(one, str) and "[[" in one and self.declared(section, place) == "prose":
                for target in sorted({mention.target for mention in mentions(one)}):
                    yield FieldValue(f"{path}.{target}", f"{place}.link", "link", target)
                one = plain_prose(one)
            yield FieldValue(path, place, kind, one)

    def _kind(self, section: str, path: str, value: object) -> LeafKind:
        """What a change of this value is. The path has no numbers of items in it."""
        if isinstance(value, int | float) and not isinstance(value, bool):
            return "number"
        declared = self.declared(section, path)
        if not declared and isinstance(value, str) and _NUMBER.match(value):
            return "number"
        if declared == "phrase" and path.partition(".")[0] in _ADDRESSES:
            return "value"
        return _KINDS.get(declared, "value")


class FieldValue(NamedTuple):
    """One value of a field: where it stands, the same without numbers of items, what a change of it
    is, and itself."""

    path: str
    place: str
    kind: LeafKind
    value: Any


def _leaves(value: Any, path: str = "", place: str = "") -> Iterator[tuple[str, str, Any]]:
    """Every value of a field: where it stands, the same without numbers of items, and itself."""
    if isinstance(value, dict) and value:
        for name in sorted(value):
            yield from _leaves(value[name], f"{path}.{name}", f"{place}.{name}" if place else name)
    elif isinstance(value, list) and value:
        for number, one in enumerate(value):
            yield from _leaves(one, f"{path}.{number}", place)
    else:
        yield path, place, value
