"""The questions that the analysis asks about other records."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from briefing.analysis.memo import Memo
from briefing.library.store.records import Record
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
        """The actors that say of themselves that they are the same as this one."""
        ...

    def at(self, key: Key) -> Record | None:
        """The record at `key`."""
        ...

    def linking(self, key: Key, role: str) -> Sequence[Record]:
        """The records that link to the one at `key` in a role, each once, the newest first."""
        ...
