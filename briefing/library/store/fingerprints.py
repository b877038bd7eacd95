"""Whether a file, or the program itself, is still the one that a library was compiled from."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from zlib import crc32

import briefing
from briefing.disk.file_stamp import FileStamp

_UNCERTAIN = 2_000_000_000
"""Nanoseconds: a file written this shortly before it was read may change again without its time
changing, on file systems that keep time in whole or even two seconds (FAT)."""
_PIECE = 1 << 20  # bytes read at once
COMPILERS = ("text", "disk", "workers", "model", "load", "library")
"""The floors whose code makes a library what it is."""


def certain(found: FileStamp, looked: int) -> bool:
    """Whether a stamp alone tells that the file is as it was when it was looked at."""
    return max(found.modified, found.changed) + _UNCERTAIN < looked


def digest(path: Path) -> int:
    """The CRC-32 of what a file holds; -1 where it cannot be read as an ordinary file.

    Tells a change from none, not a forgery: whoever can write the file can do without one.
    """
    if not path.is_file():
        return -1
    held = 0
    try:
        with path.open("rb") as file:
            while piece := file.read(_PIECE):
                held = crc32(piece, held)
    except OSError:
        return -1
    return held


def program_stamp() -> str:
    """Changes whenever the code does that compiles a library, and the version with it."""
    root = Path(briefing.__file__).parent
    found = [briefing.__version__]
    for folder in COMPILERS:
        for entry in sorted(_code_in(str(root / folder)), key=lambda entry: entry.path):
            status = entry.stat()
            found.append(f"{entry.path} {status.st_size} {status.st_mtime_ns}")
    return f"{crc32(chr(10).join(found).encode()):08x}"


def _code_in(folder: str) -> Iterator[os.DirEntry[str]]:
    """The files of code in a folder, and in the folders inside it."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith((".py", ".sql")):
                yield entry
            elif entry.is_dir() and entry.name != "__pycache__":
                yield from _code_in(entry.path)
