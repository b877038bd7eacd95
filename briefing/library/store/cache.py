"""Where a compiled library is kept, and whether what is kept there can be believed."""

from __future__ import annotations

import os
import re
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from typing import NamedTuple
from zlib import adler32, crc32

from briefing.disk.user_folders import cache_folder, private_folder
from briefing.library.store.fingerprints import certain, digest, file_stamp, program_stamp
from briefing.load.content_layout import ContentLayout, SourceFile

WHOLE_CHECK = 16 * 1024 * 1024
"""Up to this many bytes the whole file is compared with its digest when it is opened, which takes
about a millisecond for each; SQLite has no checksums of its own. Larger ones rely on the checksum
in each row."""
_LEFT_OVER = 3600.0
"""Seconds after which a file that is being compiled belongs to nobody any more, whatever program
has the number now that stands in its name."""
_PATIENCE = 5.0
"""Seconds to wait for another program that is writing."""


class FileChanges(NamedTuple):
    """What is different from when the library was compiled."""

    changed: tuple[SourceFile, ...]
    gone: tuple[str, ...]

    def __bool__(self) -> bool:
        """Whether there is any."""
        return bool(self.changed or self.gone)


def place(path: Path) -> Path:
    """The file that keeps the compiled form of the briefing or library at `path`."""
    opened = path.absolute()
    name = re.sub(r"[^A-Za-z0-9]+", "-", opened.name).strip("-")[:40] or "library"
    whole = str(opened.resolve()).encode("utf-8", "surrogateescape")
    return cache_folder() / f"{name}-{crc32(whole):08x}{adler32(whole):08x}.sqlite"


def seal(path: Path) -> None:
    """Note the digest of a compiled library beside it."""
    if path.stat().st_size <= WHOLE_CHECK:
        _seal_of(path).write_text(str(digest(path)))


def is_sealed(path: Path) -> bool:
    """Whether the file is, byte for byte, the one that was compiled (or too large to be asked)."""
    try:
        if path.stat().st_size > WHOLE_CHECK:
            return True
        return _seal_of(path).read_text() == str(digest(path))
    except OSError:
        return False


def is_large(path: Path) -> bool:
    """Whether `path` is a compiled library too large to be sealed, and this code compiled it."""
    try:
        if path.stat().st_size <= WHOLE_CHECK:
            return False
        with closing(connect(path)) as connection:
            return _made_by(connection) == program_stamp()
    except (OSError, sqlite3.DatabaseError):
        return False


def _seal_of(path: Path) -> Path:
    return path.with_suffix(".seal")


def connect(path: Path | str) -> sqlite3.Connection:
    """Open a compiled library that exists."""
    connection = sqlite3.connect(path, timeout=_PATIENCE, check_same_thread=False)
    connection.execute("PRAGMA temp_store = memory")
    return connection


def compare(
    connection: sqlite3.Connection, layout: ContentLayout, keep: bool = False
) -> FileChanges | None:
    """What has changed since the library was compiled; None where other code compiled it.

    A file that is stale has changed, unless it is to `keep` its records until it can be read.
    Raises sqlite3.DatabaseError where the file is no library.
    """
    if _made_by(connection) != program_stamp() or _noted(connection, "twins") != layout.twins():
        return None
    rows = connection.execute(
        f"SELECT name, size, modified, looked, digest, {'0' if keep else 'stale'} FROM file"
    ).fetchall()
    known = {row[0]: row[1:] for row in rows}
    changed = tuple(
        source
        for source in layout.files
        if source.name not in known or _is_changed(source, *known[source.name])
    )
    return FileChanges(changed, tuple(sorted(known.keys() - {one.name for one in layout.files})))


def _made_by(connection: sqlite3.Connection) -> str:
    """The stamp of the code that compiled a library; empty where it does not say."""
    return _noted(connection, "program")


def _noted(connection: sqlite3.Connection, name: str) -> str:
    """What a library says of itself under a name; empty where it does not."""
    row = connection.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
    return str(row[0]) if row else ""


def _is_changed(
    source: SourceFile, size: int, modified: int, looked: int, held: int, stale: int
) -> bool:
    if stale:
        return True
    now = file_stamp(source.path)
    if (now.size, now.modified) == (size, modified) and certain(now, looked):
        return False
    return now.size != size or digest(source.path) != held


def changes(path: Path, layout: ContentLayout, keep: bool = False) -> FileChanges | None:
    """What has changed since `path` was compiled, as `compare`; None where it cannot be used."""
    if not is_sealed(path):
        return None
    try:
        with closing(connect(path)) as connection:
            return compare(connection, layout, keep)
    except (sqlite3.DatabaseError, ValueError):
        return None


def rebuild(path: Path, fill: Callable[[sqlite3.Connection], None]) -> None:
    """Make the file anew, beside it, and put it in its place when it is whole.

    Raises OSError or sqlite3.OperationalError where the folder cannot be written.
    """
    private_folder(path.parent)
    _sweep(path)
    beside = path.with_name(f".{path.name}.{os.getpid()}-{time.monotonic_ns()}")
    try:
        with closing(sqlite3.connect(beside, isolation_level=None)) as connection:
            beside.chmod(0o600)
            connection.executescript("PRAGMA journal_mode = off; PRAGMA synchronous = off;")
            fill(connection)
        with suppress(FileNotFoundError):
            path.with_name(f"{path.name}-journal").unlink()
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
    seal(path)


def _sweep(path: Path) -> None:
    """Take away what a program left that was ended while it compiled."""
    for left in path.parent.glob(f".{path.name}.*"):
        with suppress(OSError):
            if _is_orphan(left) or time.time() - left.stat().st_mtime > _LEFT_OVER:
                left.unlink()


def _is_orphan(left: Path) -> bool:
    """Whether the program that was writing the file, whose number is in its name, is gone."""
    number = left.name.rpartition(".")[2].partition("-")[0]
    if os.name != "posix" or not number.isdecimal():  # elsewhere, asking would end that program
        return False
    try:
        os.kill(int(number), 0)  # asks whether it is there, and does nothing to it
    except (ProcessLookupError, OverflowError):
        return True
    except PermissionError:  # somebody else's: another program has the number now
        return False
    return False


def update(path: Path, fill: Callable[[sqlite3.Connection], None]) -> None:
    """Change the file in one transaction. Raises sqlite3.Error, and then nothing has changed."""
    with closing(sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)) as connection:
        # The journal undoes what a killed program left half done. After a loss of power it might
        # not, but waiting for the disk four times for that takes longer than all the rest.
        connection.execute("PRAGMA synchronous = off")
        # What is written stays in memory until the end, so that an open reader is never locked out
        # for longer than the end takes.
        connection.execute("PRAGMA cache_spill = off")
        connection.execute("BEGIN IMMEDIATE")
        try:
            fill(connection)
        except BaseException:
            connection.execute("ROLLBACK")
            raise
        connection.execute("COMMIT")
    seal(path)
