"""Where in its file a finding stands: each file is read again only if there is something in it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.check.rules.rule import RuleFinding
from briefing.disk.file_names import path_of
from briefing.disk.read import Unreadable, read_text
from briefing.library.library import Library
from briefing.library.store.records import Record
from briefing.load.yaml.line_index import LineColumn
from briefing.model.path import Path

if TYPE_CHECKING:
    from briefing.load.yaml.positions import Positions


@dataclass(frozen=True, slots=True)
class _File:
    """A file: where what is in it stands, and the path of each record, by its slug."""

    name: str
    positions: Positions | None
    records: Mapping[str, Path]


class FindingPositions:
    """Places in the files of a library. Only the last file is kept: records come file by file."""

    def __init__(self, library: Library) -> None:
        """No file is read before a place in it is asked for."""
        self._library = library
        self._file: _File | None = None

    def find(self, record: Record, found: RuleFinding) -> tuple[LineColumn, Path]:
        """The place of a finding, and the path of its field as it is written in the file.

        The only item of a list may be written without brackets; then its path has no number.
        """
        positions = self._positions(record.file)
        if positions is None:
            return LineColumn(record.line, 1), found.path
        base, path = self._base(record), found.path
        if not path:
            return positions.key(base), path
        path = positions.as_written(base, path)
        whole = (*base, *path)
        if found.needle:
            return positions.inside(whole, found.needle), path
        return positions.value(whole), path

    def stands(self, record: Record, field: str) -> bool:
        """Whether a field is written in the record itself, and not taken over from a shared one."""
        if not record.has("extends"):
            return True
        positions = self._positions(record.file)
        base = self._base(record)
        return positions is None or positions.key((*base, field)) != positions.key(base)

    def _base(self, record: Record) -> Path:
        """Where a record stands in its file."""
        return self._open(record.file).records.get(record.key.slug, ())

    def _positions(self, file: str) -> Positions | None:
        return self._open(file).positions

    def _open(self, file: str) -> _File:
        if self._file is None or self._file.name != file:
            rows = self._library.ask("SELECT slug, path FROM record WHERE file = ?", (file,))
            records = {slug: tuple(json.loads(path)) for slug, path in rows}
            self._file = _File(file, self._read(file), records)
        return self._file

    def _read(self, file: str) -> Positions | None:
        # The reader of YAML is only loaded where there is something to place.
        from briefing.load.yaml.positions import read_positions  # noqa: PLC0415

        try:
            return read_positions(read_text(path_of(self._library.root, file), self._library.root))
        except Unreadable:  # gone since it was compiled: the line is known, and is near enough
            return None
