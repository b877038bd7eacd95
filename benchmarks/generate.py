"""Writes a made-up library of any size that has the shape of a real one.

Who and where follow a power law, the dates fill a year, the prose has common words and rare ones,
and links of every role lead between the records. A file is a briefing of one stretch of days;
actors, locations, sources and terms are shared.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from random import Random

from benchmarks.records import Cast, day_records, shared_records

_PER_FILE = 70
"""Records in a file of a small library: a newsroom's day."""
_MOST_FILES = 1_000
_FIRST = date(2023, 1, 1)


def write_library(folder: Path, records: int, files: int = 0, seed: int = 1) -> Path:
    """Write about `records` records below `folder`, in `files` files beside the shared ones.

    Without `files` they are as many as 70 records each make, a thousand at most. The same
    arguments give the same bytes.
    """
    files = files or min(_MOST_FILES, max(1, records // _PER_FILE))
    cast = Cast.of(Random(seed), actors=max(12, records // 60), places=max(9, records // 120))
    shared = 0
    for section, texts in shared_records(cast):
        shared += len(texts)
        _write(folder / "shared" / f"{section}.yaml", texts)
    for number in range(files):
        count = max(
            10, (records - shared) * (number + 1) // files - (records - shared) * number // files
        )
        day = date.fromordinal(_FIRST.toordinal() + number * 365 // files)
        _write(folder / f"day-{day}-{number:04}.yaml", day_records(cast, day, number, count))
    return folder


def _write(path: Path, pieces: Iterable[str]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8") as file:
        file.writelines(pieces)
