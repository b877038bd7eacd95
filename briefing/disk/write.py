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
from contextlib import suppress
from pathlib import Path

from briefing.errors import BriefingError
from briefing.text.visible import visible_line

_TEMPORARY = re.compile(r"\.briefing-[0-9a-f]{16}\.tmp")
_HOUR = 3600  # seconds; no writing takes that long
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

    A new file gets the permissions that the person's umask gives; one that is replaced keeps its
    own. With `parents`, folders that are missing are made. Raises `AlreadyThere` where a file
    exists and `replace` is False, also if it came into being meanwhile; `BriefingError` where a
    link, a folder or a device stands at `path`, and for whatever the system refuses.
    """
    try:
        content = data.encode() if isinstance(data, str) else data
        if parents:
            path.parent.mkdir(parents=True, exist_ok=True)
        mode = _mode(path, replace)
        _sweep(path.parent)
        _put(path, content, replace, mode)
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


def _put(path: Path, content: bytes, replace: bool, mode: int | None) -> None:
    """Write `content` beside `path`, and then give it that name."""
    temporary = path.parent / f".briefing-{os.urandom(8).hex()}.tmp"
    try:
        _write_whole(temporary, content, mode)
        if replace:
            temporary.replace(path)
        else:
            _take_free_name(temporary, path)
    finally:
        with suppress(OSError):  # what cannot be removed now is swept later
            temporary.unlink(missing_ok=True)
    _sync_folder(path.parent)


def _write_whole(temporary: Path, content: bytes, mode: int | None) -> None:
    """Write a new file and wait until the disk has it."""
    # One that takes over narrower permissions must not be open to others while it is written.
    descriptor = os.open(temporary, _FLAGS, 0o666 if mode is None else 0o600)
    try:
        left = memoryview(content)
        while left:
            left = left[os.write(descriptor, left) :]
        if mode is not None:
            temporary.chmod(mode)
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


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
