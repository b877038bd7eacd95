"""Whether what the program keeps is its own: nobody else can have put it there, or changed it.

A folder that is the person's alone, below folders in which nobody else can put another in its
place, changes for nobody else; so a look at a name in it is good for the opening that follows.
Windows has no such owners and modes: there, only the kind of a file is looked at.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path

from briefing.text.visible import visible_line

_ROOT = 0
_KINDS = {
    stat.S_IFLNK: "a link",
    stat.S_IFDIR: "a folder",
    stat.S_IFIFO: "a named pipe",
    stat.S_IFSOCK: "a socket",
}
_OF_OTHERS = stat.S_IWGRP | stat.S_IWOTH
_EXCLUSIVE = os.O_CREAT | os.O_EXCL | os.O_WRONLY
_READING = os.O_RDONLY
for _flag in ("O_CLOEXEC", "O_NOFOLLOW", "O_BINARY"):
    _EXCLUSIVE |= getattr(os, _flag, 0)
    _READING |= getattr(os, _flag, 0)
_READING |= getattr(os, "O_NONBLOCK", 0)


def foreign(path: Path) -> str:
    """Why the file at `path` may be somebody else's work, as a sentence; empty where it is not.

    It is also empty where there is no file. Raises OSError where nobody can tell.
    """
    try:
        return _foreign(path.lstat(), visible_line(str(path)))
    except FileNotFoundError:
        return ""


def tampered(path: Path) -> str:
    """The same; also where others may write to the file, although it is the person's."""
    try:
        status = path.lstat()
    except FileNotFoundError:
        return ""
    shown = visible_line(str(path))
    open_ = f"{shown} can be written by others" if is_open_to_others(status) else ""
    return _foreign(status, shown) or open_


def _foreign(status: os.stat_result, shown: str) -> str:
    if not stat.S_ISREG(status.st_mode):
        kind = _KINDS.get(stat.S_IFMT(status.st_mode), "a device")
        return f"{shown} is {kind}, not a file of this program"
    if not is_mine(status):
        return f"{shown} belongs to somebody else"
    if status.st_nlink > 1:
        return f"{shown} has a second name, under which it can be changed"
    return ""


def is_open_to_others(status: os.stat_result) -> bool:
    """Whether anybody but its owner may write to a file or folder, and so into it."""
    if os.name != "posix" or not status.st_mode & _OF_OTHERS:
        return False
    # A group that has the person's own number is theirs alone, where each person is given one; and
    # whoever is in the group of root can do all this without.
    own = status.st_gid in (_ROOT, os.geteuid()) and not status.st_mode & stat.S_IWOTH
    return not own


def is_mine(status: os.stat_result) -> bool:
    """Whether a file or folder belongs to the person who runs the program."""
    return os.name != "posix" or status.st_uid == os.geteuid()


def replaceable(path: Path) -> str:
    """Why others could put another folder in the place of `path`; empty where nobody could.

    Every folder above it is looked at, and every link on the way. One that is missing is no harm:
    who makes it owns it. Raises OSError where nobody can tell.
    """
    if os.name != "posix":
        return ""
    for above in reversed(path.parents):
        try:
            status = above.lstat()
        except FileNotFoundError:
            return ""
        shown = visible_line(str(above))
        if status.st_uid not in (_ROOT, os.geteuid()):
            return f"{shown} belongs to somebody else"
        if stat.S_ISLNK(status.st_mode):
            return replaceable(Path(os.path.realpath(above, strict=True)) / path.relative_to(above))
        if is_open_to_others(status) and not status.st_mode & stat.S_ISVTX:
            return f"{shown} can be written by others"
    if path.is_symlink():
        if path.lstat().st_uid not in (_ROOT, os.geteuid()):
            return f"{visible_line(str(path))} is a link of somebody else's"
        return replaceable(Path(os.path.realpath(path, strict=True)))
    return ""


def read_own(path: Path, most: int) -> bytes:
    """What a file of the program's own holds, if it has at most so many bytes.

    Raises OSError where it has more, or is not its own.
    """
    descriptor = os.open(path, _READING)
    try:
        wrong = _foreign(os.fstat(descriptor), visible_line(str(path)))
        pieces, left = [], most + 1
        while not wrong and left and (piece := os.read(descriptor, left)):
            pieces.append(piece)
            left -= len(piece)
    finally:
        os.close(descriptor)
    if wrong or not left:
        raise OSError(wrong or f"{visible_line(str(path))} is larger than it can be")
    return b"".join(pieces)


def create_own(path: Path) -> int:
    """A new file that only its owner can read, open for writing. Raises OSError where one is."""
    return os.open(path, _EXCLUSIVE, 0o600)


def clear(path: Path) -> None:
    """Take away the name `path`, whatever has it: a link, not what it leads to.

    Raises OSError where that is impossible, as for a folder that is not empty.
    """
    try:
        if stat.S_ISDIR(path.lstat().st_mode):
            path.rmdir()
        else:
            path.unlink()
    except FileNotFoundError:
        return
