"""What was imported becomes files: all of them or none, and never in place of any."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from briefing.disk.write import check_path, write_files
from briefing.imports.imported import Imported, ImportedRecord
from briefing.imports.yaml_text import header_text, section_text
from briefing.model.key import FRONT


def write_imported(found: Imported, folder: Path) -> list[Path]:
    """Write a file for each section of each briefing; gives their paths.

    Raises `AlreadyThere`, with nothing written, where one of them exists.
    """
    files = dict(_files(found, folder))
    for path in files:
        check_path(path)
    return write_files(((path, _text(records)) for path, records in files.items()), parents=True)


def _files(found: Imported, folder: Path) -> Iterator[tuple[Path, list[ImportedRecord]]]:
    for briefing, records in found.records.items():
        sections: dict[str, list[ImportedRecord]] = {}
        for record in records:
            sections.setdefault(record.section, []).append(record)
        for section, some in sections.items():
            yield folder / briefing / f"{section}.yaml", some


def _text(records: list[ImportedRecord]) -> Iterator[str]:
    if records[0].section == FRONT:
        yield header_text(records[0])
    else:
        yield section_text(records)
