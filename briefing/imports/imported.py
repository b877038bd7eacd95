"""What came out of a file: records for YAML, and what of the file is not in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple


class ImportedRecord(NamedTuple):
    """A record as it is to be written. `remarks` are said above it, for whoever edits the file."""

    section: str
    slug: str
    fields: Mapping[str, Any]
    remarks: tuple[str, ...] = ()


@dataclass(slots=True)
class Imported:
    """Records by the folder of their briefing, empty for the folder that is written to itself.

    `dropped` says in words what is not carried over, and how often it was there.
    """

    records: dict[str, list[ImportedRecord]] = field(default_factory=dict)
    dropped: Counter[str] = field(default_factory=Counter)

    def add(self, folder: str, record: ImportedRecord) -> None:
        """One more record."""
        self.records.setdefault(folder, []).append(record)

    @property
    def count(self) -> int:
        """How many records there are."""
        return sum(map(len, self.records.values()))
