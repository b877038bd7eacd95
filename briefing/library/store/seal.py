"""What a compiled library held when it was made, noted beside it: SQLite keeps no such checksums.

A seal has a checksum of each piece of the file, whatever its size, so that an update notes only
what it has written. It finds damage, and a file that was made for another library; it is no
signature. That nobody else has made it is seen by its owner (briefing.disk.own_files).
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

from briefing.disk.file_stamp import FileStamp, file_stamp
from briefing.disk.own_files import create_own, read_own
from briefing.library.store.written_pages import written_ranges

PIECE = 1 << 20
"""Bytes that have a checksum together."""
_FORM = "briefing seal 1"
_MOST = 1 << 22
"""Bytes that a seal can have: enough for a library of 450 GB."""

Tell = Callable[[], object]
"""Called between two pieces; what it raises ends the work."""


class Seal(NamedTuple):
    """The stamp of a file as it was sealed, and the checksum of each of its pieces."""

    stamp: FileStamp
    pieces: tuple[int, ...]


def seal_path(path: Path) -> Path:
    """Where the seal of a library is."""
    return path.with_suffix(".seal")


def temporary(path: Path) -> Path:
    """A name beside the library at `path` that nobody else uses, with the number of this program.

    What a program leaves there that was ended is swept away by it (`briefing.library.store.cache`).
    """
    return path.with_name(f".{path.name}.{os.getpid()}-{time.monotonic_ns()}")


def read_seal(path: Path) -> Seal | None:
    """The seal of the library at `path`; None where it has none, or one that is not its own."""
    try:
        form, stamp, pieces = read_own(seal_path(path), _MOST).decode().split("\n")
        if form != f"{_FORM} {path.name}":
            return None
        found = tuple(int(one, 16) for one in pieces.split())
        return Seal(FileStamp(*map(int, stamp.split())), found)
    except (OSError, ValueError, TypeError):
        return None


def write_seal(path: Path, pieces: Iterable[int]) -> None:
    """Put the seal of the library at `path` in its place, whatever stands there.

    Raises OSError where that cannot be written.
    """
    stamp = " ".join(map(str, file_stamp(path)))
    text = f"{_FORM} {path.name}\n{stamp}\n{' '.join(f'{one:08x}' for one in pieces)}"
    beside = temporary(path)
    descriptor = create_own(beside)
    try:
        with open(descriptor, "w", encoding="ascii") as file:  # noqa: PTH123 - it is open already
            file.write(text)
        beside.replace(seal_path(path))
    finally:
        beside.unlink(missing_ok=True)


def seal(path: Path) -> None:
    """Note what a library holds that was made just now."""
    write_seal(path, checksums(path))


def checksums(path: Path, tell: Tell = tuple) -> list[int]:
    """The checksum of each piece of a file. Raises OSError where it cannot be read."""
    found = []
    with path.open("rb", buffering=0) as file:
        while piece := file.read(PIECE):
            found.append(crc32(piece))
            tell()
    return found


def is_whole(path: Path, found: Seal, tell: Tell = tuple) -> bool:
    """Whether every byte of the file is as it was sealed."""
    with suppress(OSError):
        return path.stat().st_size == found.stamp.size and [*found.pieces] == checksums(path, tell)
    return False


def is_untouched(path: Path, found: Seal) -> bool:
    """Whether no program has written to the file since it was sealed, by its stamp alone."""
    return file_stamp(path) == found.stamp


class Resealing:
    """What an open transaction is going to write, to be sealed once it is written.

    Until then it is compared with the seal: what is damaged is not written over and sealed.
    """

    def __init__(self, path: Path) -> None:
        """Raises sqlite3.DatabaseError where what is going to be written over is damaged."""
        self._path = path
        found = read_seal(path)
        if found is None:
            raise sqlite3.DatabaseError("there is no seal any more")
        self._pieces = dict(enumerate(found.pieces))
        self._grows_at = path.stat().st_size // PIECE
        self._numbers = self._written()
        before = _some_checksums(path, self._numbers)
        if before != {number: self._pieces.get(number) for number in before}:
            raise sqlite3.DatabaseError("what is to be changed is damaged")

    def _written(self) -> set[int]:
        """The numbers of the pieces that are written; all, where nobody can tell."""
        try:
            ranges = written_ranges(self._path)
        except ValueError:
            return set(self._pieces)
        return {
            number for start, end in ranges for number in range(start // PIECE, -(-end // PIECE))
        }

    def seal(self) -> None:
        """Note what the pieces hold now. Raises OSError where that cannot be written."""
        count = -(-self._path.stat().st_size // PIECE)
        numbers = {*self._numbers, *range(self._grows_at, count)}
        pieces = self._pieces | _some_checksums(self._path, sorted(numbers))
        write_seal(self._path, [pieces[number] for number in range(count)])


def _some_checksums(path: Path, numbers: Iterable[int]) -> dict[int, int]:
    """The checksum of each of some pieces; those that lie behind the end are left out."""
    found = {}
    with path.open("rb", buffering=0) as file:
        for number in numbers:
            file.seek(number * PIECE)
            if piece := file.read(PIECE):
                found[number] = crc32(piece)
    return found
