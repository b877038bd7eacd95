"""The questions that the analysis asks about other records."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from briefing.analysis.memo import Memo
from briefing.library.answers import Record
from briefing.model.key import Key


class Lookup(Protocol):
    """Finds other records. Whoever calls the analysis decides where they come from."""

    @property
    def memo(self) -> Memo:
        """What has been worked out from the records so far; it lives no longer than they do."""
        ...

    def record(self, reference: str, briefing: str) -> Record | None:
        """The record that `reference` means when `briefing` says it; None where there is none."""
        ...

    def same_as(self, key: Key) -> Sequence[Record]:
        """Other records of the same actor, and those that say that they are the same as it.

        Of the former only those that have relations or offices of their own.
        """
        ...

    def identity(self, key: Key) -> Key:
        """The record that stands for all of the actor that one is of."""
        ...

    def called_in(self, first: Key, briefing: str) -> Key:
        """Which of the records of one actor, met so far, a briefing has itself; else `first`."""
        ...

    def alike(self, key: Key) -> Sequence[Record]:
        """The other records of the same actor."""
        ...

    def at(self, key: Key) -> Record | None:
        """The record at `key`."""
        ...

    def linking(self, key: Key, role: str) -> Sequence[Record]:
        """The records that link to the one at `key` in a role, each once, the newest first."""
        ...
