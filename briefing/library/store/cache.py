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

from briefing.disk.file_stamp import FileStamp, file_stamp
from briefing.disk.own_files import (
    clear,
    create_own,
    is_mine,
    is_open_to_others,
    replaceable,
    tampered,
)
from briefing.disk.user_folders import cache_folder, private_folder
from briefing.errors import BriefingError
from briefing.library.store import seal as seals
from briefing.library.store.fingerprints import certain, digest, program_stamp
from briefing.library.store.written_pages import journal_of
from briefing.load.content_layout import ContentLayout, SourceFile

WHOLE_CHECK = 100 * 1000 * 1000
"""Up to this many bytes the whole file is compared with its seal when it is opened, which takes a
third of a millisecond for each million. Of a larger one it is asked whether any program has written
to it since; the reader compares the whole once its first frame is drawn (`opening.restored`)."""
LARGE = 16 * 1024 * 1024
"""From this many bytes on, a library has so many files that looking at them takes long."""
_LEFT_OVER = 3600.0
"""Seconds after which a file that is being compiled belongs to nobody any more, whatever program
has the number now that stands in its name."""
_PATIENCE = 5.0
"""Seconds to wait for another program that is writing."""
_SETTLING = 0.5
"""Seconds after which a program that has changed a library has sealed it, too."""
_NEVER_OURS = ("-wal", "-shm")
"""What SQLite would read instead of the file itself; no compiled library has any."""
PASSING = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_INTERRUPT})
"""Errors that say nothing against a file."""
OF_THE_DISK = PASSING | {
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_PERM,
}
"""Errors that making the file anew would meet again."""


def primary_code(error: sqlite3.Error) -> int:
    """What of an error's code tells its kind; -1 where SQLite itself has told none."""
    return int(getattr(error, "sqlite_errorcode", -1)) & 0xFF


class NotOurs(BriefingError):  # noqa: N818 - named for what it says of the file
    """A compiled library that somebody else may have made or changed; it is never read."""


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


def fault(path: Path) -> str:
    """Why the library at `path` may be somebody else's work, as a sentence; empty where it is not.

    The folder, all above it, the file, and what belongs to it are looked at.
    """
    try:
        folder = path.parent
        if not folder.exists():
            return ""
        found = replaceable(folder)
        status = folder.stat()
        if not is_mine(status):
            found = found or f"{folder} belongs to somebody else"
        if is_open_to_others(status):
            found = found or f"{folder} can be written by others"
        return found or next(filter(None, map(tampered, _parts(path))), "")
    except OSError as error:
        return f"{path} cannot be looked at ({error.strerror})"


def _parts(path: Path) -> list[Path]:
    """The file of a library, its seal, and what SQLite would read beside it."""
    beside = [path.with_name(f"{path.name}{ending}") for ending in _NEVER_OURS]
    return [path, seals.seal_path(path), journal_of(path), *beside]


def is_sealed(path: Path) -> bool:
    """Whether the file is what was compiled, as far as is looked at when it is opened."""
    found = _seal_of(path)
    if found is None:
        return False
    if path.stat().st_size > WHOLE_CHECK and seals.is_untouched(path, found):
        return True
    return _is_whole(path, found)


def is_whole(path: Path, tell: seals.Tell) -> bool:
    """Whether every byte is what was compiled. Between two pieces `tell` is called, and may raise.

    A program that is about to seal what it has changed is waited for.
    """
    found = _seal_of(path)
    if found is not None and _is_whole(path, found, tell):
        return True
    time.sleep(_SETTLING)
    again = _seal_of(path)
    return again is not None and _is_whole(path, again, tell)


def _is_whole(path: Path, found: seals.Seal, tell: seals.Tell = tuple) -> bool:
    """Compare all of the file; one that has only been moved or copied need not be asked again."""
    if not seals.is_whole(path, found, tell):
        return False
    if not seals.is_untouched(path, found):
        with suppress(OSError):  # it is then compared again the next time
            seals.write_seal(path, found.pieces)
    return True


def _seal_of(path: Path) -> seals.Seal | None:
    """The seal of a file that can be compared with it: one that nothing is laid over."""
    if any(path.with_name(f"{path.name}{ending}").exists() for ending in _NEVER_OURS):
        return None
    if not path.exists():
        return None
    if journal_of(path).exists():
        # A program was ended while it wrote, or is writing: SQLite undoes it, or waits, when asked.
        try:
            with closing(connect(path)) as connection:
                connection.execute("SELECT 1 FROM meta").fetchone()
        except sqlite3.DatabaseError:
            return None
    return seals.read_seal(path)


def is_large(path: Path) -> bool:
    """Whether `path` is a compiled library of many files, and this code compiled it."""
    try:
        if fault(path) or path.stat().st_size <= LARGE or not is_sealed(path):
            return False
        with closing(connect(path)) as connection:
            return _made_by(connection) == program_stamp()
    except (BriefingError, OSError, sqlite3.DatabaseError):
        return False


def connect(path: Path) -> sqlite3.Connection:
    """Open a compiled library that exists. Raises NotOurs where it may be somebody else's work."""
    if wrong := fault(path):
        raise NotOurs(wrong, "Delete it: it is made again from the files")
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
        "SELECT name, size, modified, changed, inode, looked, digest, "
        f"{'0' if keep else 'stale'} FROM file"
    ).fetchall()
    known = {row[0]: (FileStamp(*row[1:5]), *row[5:]) for row in rows}
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


def _is_changed(source: SourceFile, was: FileStamp, looked: int, held: int, stale: int) -> bool:
    if stale:
        return True
    now = file_stamp(source.path)
    if now == was and certain(now, looked):
        return False
    return now.size != was.size or digest(source.path) != held


def changes(path: Path, layout: ContentLayout, keep: bool = False) -> FileChanges | None:
    """What has changed since `path` was compiled, as `compare`; None where it cannot be used."""
    try:
        if fault(path) or not is_sealed(path):
            return None
        with closing(connect(path)) as connection:
            return compare(connection, layout, keep)
    except (sqlite3.DatabaseError, BriefingError, OSError, ValueError, TypeError):
        return None


def rebuild(path: Path, fill: Callable[[sqlite3.Connection], None]) -> None:
    """Make the file anew, beside it, and put it in its place when it is whole.

    Whatever stands there goes, unread. Raises BriefingError, OSError or sqlite3.OperationalError
    where the folder cannot be written.
    """
    private_folder(path.parent)
    _sweep(path)
    beside = seals.temporary(path)
    try:
        os.close(create_own(beside))
        with closing(sqlite3.connect(beside, isolation_level=None)) as connection:
            connection.executescript("PRAGMA journal_mode = off; PRAGMA synchronous = off;")
            fill(connection)
        for part in _parts(path):
            # Another program may have the file open: it keeps its own until the new one is there.
            if part != path or not path.is_file():
                clear(part)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
    seals.seal(path)


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
    """Change the file in one transaction. Raises sqlite3.Error, and then nothing has changed.

    What is written over is first compared with its seal, so that no damage is ever sealed.
    """
    with closing(connect(path)) as connection:
        connection.isolation_level = None
        # The journal undoes what a killed program left half done. After a loss of power it might
        # not, but waiting for the disk four times for that takes longer than all the rest.
        connection.execute("PRAGMA synchronous = off")
        # What is written stays in memory until the end, so that an open reader is never locked out
        # for longer than the end takes.
        connection.execute("PRAGMA cache_spill = off")
        connection.execute("BEGIN IMMEDIATE")
        try:
            fill(connection)
            # The full text keeps words to itself until the end, or until a place to go back to.
            connection.execute("SAVEPOINT written")
            connection.execute("RELEASE written")
            sealing = seals.Resealing(path)
        except BaseException:
            connection.execute("ROLLBACK")
            raise
        connection.execute("COMMIT")
    sealing.seal()
