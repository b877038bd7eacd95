"""The one door for files to the disk: a file is the old one or the whole new one, never between.

The data goes to a temporary file in the same folder, is forced to the disk, and takes its name in
one step. A crash, a full disk or a `kill -9` leaves at most a temporary file behind, which the next
writing to that folder removes once it is an hour old.
"""

from __future__ import annotations

import errno
import os
import re
import stat
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from itertools import takewhile
from pathlib import Path

from briefing.errors import BriefingError
from briefing.text.visible import visible_line

_TEMPORARY = re.compile(r"\.briefing-[0-9a-f]{16}\.tmp")
_HOUR = 3600  # seconds; no writing takes that long
_AT_ONCE = 64 * 1024  # bytes
_FLAGS = os.O_WRONLY | os.O_CREAT | os.O_EXCL
for _flag in ("O_CLOEXEC", "O_NOFOLLOW", "O_BINARY"):
    _FLAGS |= getattr(os, _flag, 0)
# What a file system answers that has no second names for files (FAT, some network drives).
_NO_LINKS = {errno.EPERM, errno.EACCES, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK}
_swept: set[str] = set()  # folders looked through by this process: once is enough for each


class AlreadyThere(BriefingError):  # noqa: N818 - named for what it says of the file
    """A file that exists and was not to be replaced; `path` is where."""

    def __init__(self, path: Path) -> None:
        """For the file at `path`."""
        super().__init__(
            f"{visible_line(str(path))} is there already",
            "Choose another name, or say that it may be replaced",
        )
        self.path = path


def write_file(
    path: Path, data: str | bytes, *, replace: bool = False, parents: bool = False
) -> None:
    """Make `path` a file that holds `data`, text as UTF-8, or leave everything as it was.

    See `write_files` for the rest.
    """
    write_files([(path, [data])], replace=replace, parents=parents)


def write_files(
    files: Iterable[tuple[Path, Iterable[str | bytes]]],
    *,
    replace: bool = False,
    parents: bool = False,
) -> list[Path]:
    """Make files of what each consists of, and say which; or leave everything as it was.

    No name is taken before the last of them is whole on the disk: what fails or is ended before
    that has changed nothing. The pieces of a file are written as they are read.

    A new file gets the permissions that the person's umask gives; one that is replaced keeps its
    own. With `parents`, folders that are missing are made, and removed again where nothing came
    into them. Raises `AlreadyThere` where a file exists and `replace` is False, also if it came
    into being meanwhile; `BriefingError` where a link, a folder or a device stands at a path, and
    for whatever the system refuses.
    """
    staged: list[tuple[Path, Path]] = []
    made: list[Path] = []
    try:
        for path, pieces in files:
            with _refusals(path):
                if parents:
                    made += _missing(path.parent)
                    path.parent.mkdir(parents=True, exist_ok=True)
                mode = _mode(path, replace)
                _sweep(path.parent)
            temporary = path.parent / f".briefing-{os.urandom(8).hex()}.tmp"
            staged.append((temporary, path))
            _write_whole(temporary, pieces, mode, path)
        for temporary, path in staged:
            with _refusals(path):
                if replace:
                    temporary.replace(path)
                else:
                    _take_free_name(temporary, path)
    finally:
        for temporary, _ in staged:
            with suppress(OSError, ValueError):  # what cannot be removed now is swept later
                temporary.unlink(missing_ok=True)
        for folder in reversed(made):
            with suppress(OSError):  # there is something in it: as a rule, what was written
                folder.rmdir()
    for folder in dict.fromkeys(path.parent for _, path in staged):
        _sync_folder(folder)
    return [path for _, path in staged]


def _missing(folder: Path) -> list[Path]:
    """A folder and those above it that are not there, the highest first."""
    return [*takewhile(lambda one: not one.exists(), (folder, *folder.parents))][::-1]


@contextmanager
def _refusals(path: Path) -> Iterator[None]:
    """What the system refuses here is said of `path`."""
    try:
        yield
    except (OSError, ValueError) as error:  # ValueError: no such name, or no such character
        raise _failed(path, error) from error


def check_path(path: Path, *, replace: bool = False) -> None:
    """Raise what `write_file` would raise for a name that no file can have, or for what is there.

    For those who write several files: nothing is written yet.
    """
    try:
        with suppress(FileNotFoundError, NotADirectoryError):
            # The longest name that is needed on the way is that of the file beside it.
            path.with_name(f".briefing-{'0' * 16}.tmp").lstat()
        with suppress(NotADirectoryError):
            _mode(path, replace)
    except (OSError, ValueError) as error:
        raise _failed(path, error) from error


def _mode(path: Path, replace: bool) -> int | None:
    """The permissions of the file that is to be replaced, or None where there is nothing yet."""
    try:
        status = path.lstat()
    except FileNotFoundError:
        return None
    shown = visible_line(str(path))
    if stat.S_ISLNK(status.st_mode):
        raise BriefingError(f"{shown} is a link, and links are not written through", "Name a file")
    if not stat.S_ISREG(status.st_mode):
        kind = "a folder" if stat.S_ISDIR(status.st_mode) else "no file"
        raise BriefingError(f"{shown} is {kind}", "Name a file")
    if not replace:
        raise AlreadyThere(path)
    return stat.S_IMODE(status.st_mode)


def _write_whole(
    temporary: Path, pieces: Iterable[str | bytes], mode: int | None, path: Path
) -> None:
    """Write a new file, which is to become `path`, and wait until the disk has it."""
    with _refusals(path):
        # One that takes over narrower permissions must not be open to others while it is written.
        descriptor = os.open(temporary, _FLAGS, 0o666 if mode is None else 0o600)
    # What making a piece raises is not of the file, and is left as it is.
    try:
        for some in _gathered(pieces, path):
            with _refusals(path):
                left = memoryview(some)
                while left:
                    left = left[os.write(descriptor, left) :]
        with _refusals(path):
            if mode is not None:
                temporary.chmod(mode)
            os.fsync(descriptor)
    finally:
        with _refusals(path):
            os.close(descriptor)


def _gathered(pieces: Iterable[str | bytes], path: Path) -> Iterator[bytes]:
    """The pieces as bytes, so many together that writing them costs little."""
    some = bytearray()
    for piece in pieces:
        with _refusals(path):  # half a pair has no bytes
            some += piece.encode() if isinstance(piece, str) else piece
        if len(some) >= _AT_ONCE:
            yield bytes(some)
            some.clear()
    yield bytes(some)


def _take_free_name(temporary: Path, path: Path) -> None:
    """Give a file the name `path`, in one step and only if nothing has it."""
    try:
        path.hardlink_to(temporary)
    except FileExistsError:
        raise AlreadyThere(path) from None
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        # Two steps here: a file that appears between them is replaced. There is no better way.
        if os.path.lexists(path):
            raise AlreadyThere(path) from None
        temporary.rename(path)


def _sync_folder(folder: Path) -> None:
    """Wait until the disk has the new name too, on systems where one can wait for that."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _sweep(folder: Path) -> None:
    """Remove temporary files that a writing before this one left behind."""
    if str(folder) in _swept:
        return
    _swept.add(str(folder))
    oldest = time.time() - _HOUR
    with suppress(OSError), os.scandir(folder) as entries:  # sweeping is a courtesy, not the task
        for entry in entries:
            if _TEMPORARY.fullmatch(entry.name) and _is_old_file(entry, oldest):
                Path(entry.path).unlink(missing_ok=True)


def _is_old_file(entry: os.DirEntry[str], oldest: float) -> bool:
    """Whether `entry` is a plain file, last written before `oldest` (seconds since 1970)."""
    return entry.is_file(follow_symlinks=False) and entry.stat().st_mtime < oldest


def _failed(path: Path, error: OSError | ValueError) -> BriefingError:
    """The error for what the system answered."""
    number = error.errno if isinstance(error, OSError) else None
    why = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    remedy = {
        errno.ENOSPC: "Make room on the disk; nothing that was there has changed",
        errno.EDQUOT: "Make room in your quota; nothing that was there has changed",
        errno.ENOENT: "Make the folder first",
        errno.EACCES: "Choose a folder that you may write to",
        errno.EROFS: "Choose a folder that you may write to",
    }.get(number or 0, "Look at the name, the folder and the disk; nothing there has changed")
    return BriefingError(f"{visible_line(str(path))} cannot be written: {why}", remedy)
