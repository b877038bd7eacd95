"""What the person has read and noted, for whatever asks a library about it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property

from briefing.model.key import Key

_NOTHING: Mapping[Key, str] = {}


class MarkedRecords:
    """The records that were read, those that have changed since, and the notes on records.

    What is neither `read` nor `changed` is unread; in a briefing of which nothing was ever read,
    nothing is marked.
    """

    def __init__(
        self,
        read: Iterable[Key] = (),
        changed: Iterable[Key] = (),
        notes: Mapping[Key, str] = _NOTHING,
        renamed: Mapping[Key, str] = _NOTHING,
    ) -> None:
        """`notes` are the words of each. `renamed` had another slug when the program began."""
        self.read = frozenset(read)
        self.changed = frozenset(changed)
        self.begun = frozenset(key.briefing for key in self.read | self.changed)
        """The briefings of which anything was read."""
        self.notes = notes
        self.renamed = renamed

    def __bool__(self) -> bool:
        """Whether anything was read."""
        return bool(self.begun)

    def sign(self, key: Key) -> str:
        """What stands before a record in a list: unread, changed, or nothing."""
        if key.briefing not in self.begun or key in self.read:
            return ""
        return "changed" if key in self.changed else "unread"

    @cached_property
    def touched_json(self) -> str:
        """Whatever is not unread, as `keyed` takes it."""
        return _json(self.read | self.changed)

    @cached_property
    def read_json(self) -> str:
        """What was read and is still the same, likewise."""
        return _json(self.read)

    @cached_property
    def changed_json(self) -> str:
        """What has changed since it was read, likewise."""
        return _json(self.changed)


def _json(keys: Iterable[Key]) -> str:
    return json.dumps(sorted(map(str, keys)))


KEYED = "record.briefing || '/' || record.slug IN (SELECT value FROM json_each(?))"
"""A condition on records: whether they are among some, as JSON."""


class PersonMarks:
    """The marks of a library and all its copies: whoever sets them sets them for all."""

    def __init__(self) -> None:
        """Nothing is marked until somebody says what is, or how to find out."""
        self.find: Callable[[], MarkedRecords] | None = None
        self._found = MarkedRecords()

    @property
    def marked(self) -> MarkedRecords:
        """What is marked by now; found out when it is first asked for."""
        find, self.find = self.find, None
        if find is not None:
            self._found = find()
        return self._found

    def set(self, marked: MarkedRecords) -> None:
        """From now on, this is marked."""
        self.find = None
        self._found = marked
