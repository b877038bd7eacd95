"""Whether a file, or the program itself, is still the one that a library was compiled from."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

import briefing

_UNCERTAIN = 2_000_000_000
"""Nanoseconds: a file written this shortly before it was read may change again without its time
changing, on file systems that keep time in whole or even two seconds (FAT)."""
_PIECE = 1 << 20  # bytes read at once
_MOST = (1 << 63) - 1
COMPILERS = ("text", "disk", "model", "load", "library")
"""The floors whose code makes a library what it is."""


class FileStamp(NamedTuple):
    """What a file cannot keep while another takes its place; all -1 where there is no such file.

    `modified` is the time of its last change, which any program may set back (`cp -p`, `rsync -t`);
    `changed` is the system's own time for that, which none can, and `inode` the file's number.
    Times are in nanoseconds. The columns of the table `file` have the same names.
    """

    size: int
    modified: int
    changed: int
    inode: int


def file_stamp(path: Path) -> FileStamp:
    """The stamp of a file as it is now."""
    try:
        status = path.stat()
    except OSError:
        return FileStamp(-1, -1, -1, -1)
    number = status.st_ino & _MOST  # some systems have numbers of 64 bits and more; SQLite has 63
    return FileStamp(status.st_size, status.st_mtime_ns, status.st_ctime_ns, number)


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
