"""Which pages of a library an open transaction is going to write: only those are sealed anew.

SQLite keeps what a page held in its rollback journal before it changes it, except for pages that
held nothing: those on its list of free pages, and those that a file grows by. See "The Rollback
Journal" and "The Freelist" in https://sqlite.org/fileformat2.html.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from struct import iter_unpack, unpack
from typing import BinaryIO

_MAGIC = bytes.fromhex("d9d505f920a163d7")
_HEADER = ">8sIIIII"
_AROUND = 8
"""Bytes that the journal has around each page: its number before it, a checksum after it."""


def journal_of(path: Path) -> Path:
    """Where SQLite keeps the journal of a file."""
    return path.with_name(f"{path.name}-journal")


def written_ranges(path: Path) -> list[tuple[int, int]]:
    """The bytes of the file that the transaction may change, as starts and ends.

    What the file grows by is not among them, and no page may have been written yet ("spilled").
    Raises ValueError where the journal is not of the form that is known.
    """
    with path.open("rb") as file:
        size, count = _measures(file)
        pages = {1, *_free_pages(file, size, count)}
    if (journal := journal_of(path)).exists():
        with journal.open("rb") as file:
            pages |= set(_journaled(file, size, count))
    return [((page - 1) * size, page * size) for page in sorted(pages)]


def _measures(file: BinaryIO) -> tuple[int, int]:
    """The size of a page, and how many there are."""
    size: int = unpack(">H", _at(file, 16, 2))[0]
    size = 1 << 16 if size == 1 else size
    if size < 512:
        raise ValueError("no page can be so small")
    return size, os.fstat(file.fileno()).st_size // size


def _journaled(file: BinaryIO, size: int, count: int) -> Iterator[int]:
    magic, _, _, pages, sector, page_size = unpack(_HEADER, _at(file, 0, 28))
    if (magic, page_size) != (_MAGIC, size) or pages != count or sector < 28:
        raise ValueError("no journal of this file")
    end = os.fstat(file.fileno()).st_size
    for at in range(sector, end - size - _AROUND + 1, size + _AROUND):
        (page,) = unpack(">I", _at(file, at, 4))
        if not 1 <= page <= count:
            raise ValueError("no page of this file")
        yield page


def _free_pages(file: BinaryIO, size: int, count: int) -> Iterator[int]:
    """The pages that hold nothing; those that list them are journaled as any other."""
    (trunk,) = unpack(">I", _at(file, 32, 4))
    for _ in range(count):
        if not trunk:
            return
        after, leaves = unpack(">II", _at(file, (trunk - 1) * size, 8))
        if leaves > size // 4:
            raise ValueError("no list of free pages")
        yield from (
            page for (page,) in iter_unpack(">I", _at(file, (trunk - 1) * size + 8, leaves * 4))
        )
        trunk = after
    raise ValueError("the list of free pages has no end")


def _at(file: BinaryIO, place: int, length: int) -> bytes:
    file.seek(place)
    found = file.read(length)
    if len(found) < length:
        raise ValueError("the file ends too early")
    return found
