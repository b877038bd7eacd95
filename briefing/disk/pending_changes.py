"""Whether files that were noticed to change can be read by now, or are still being written.

Most programs write a file in several steps, and some empty it first. Whoever reads it between two
of them takes what is missing for deleted.
"""

from __future__ import annotations

import os
import signal
import stat
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

from briefing.disk.file_stamp import FileStamp, stamp_of

QUIET = 0.15
"""Seconds without a change before anything is done."""
MORE = 2.0
"""Further seconds for a file that may be only begun."""

Changes = frozenset[Path]
"""What has changed since the last time; none where nothing has."""
SizeOf = Callable[[Path], int]
"""How many bytes a file had when it was last read; -1 where it never was."""


class _Noticed(NamedTuple):
    """What a file was like when it was noticed, and whether it was an ordinary one."""

    stamp: FileStamp
    ordinary: bool


def never_read(path: Path) -> int:
    """The size of files of which nothing is known."""
    return -1


class PendingChanges:
    """What was noticed, kept until it can be read: all of it together, as one change."""

    def __init__(
        self, size_of: SizeOf = never_read, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """`clock` gives seconds."""
        self._size_of = size_of
        self._clock = clock
        self._sizes: dict[Path, int] = {}
        self._noticed: dict[Path, _Noticed | None] = {}
        self._last = 0.0

    def notice(self, paths: Iterable[Path]) -> None:
        """Something has changed at these paths."""
        self._noticed |= {path: _look(path) for path in paths}
        self._last = self._clock()

    def settled(self) -> Changes:
        """Everything that was noticed, once all of it can be read; nothing before that."""
        waited = self._clock() - self._last
        if not self._noticed or waited < QUIET:
            return frozenset()
        # Not every file system tells of every change.
        moving = [path for path, noticed in self._noticed.items() if _look(path) != noticed]
        if moving:
            self.notice(moving)
            return frozenset()
        if waited < QUIET + MORE and any(self._is_begun(*one) for one in self._noticed.items()):
            return frozenset()
        found = frozenset(self._noticed)
        self._sizes |= {path: one.stamp.size if one else -1 for path, one in self._noticed.items()}
        self._noticed.clear()
        return found

    def _is_begun(self, path: Path, noticed: _Noticed | None) -> bool:
        """Whether more of a file may be to come, or the file itself, if it is gone."""
        before = self._sizes.get(path)
        if before is None:
            before = self._size_of(path)
        if noticed is None:
            return before >= 0
        written = is_being_written(path) if noticed.ordinary else False
        return noticed.stamp.size < before if written is None else written


def _look(path: Path) -> _Noticed | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return _Noticed(stamp_of(found), stat.S_ISREG(found.st_mode))


def is_being_written(path: Path) -> bool | None:
    """Whether some program has the file open to write to it; None where nobody can tell.

    Linux refuses a lease for reading on such a file. It tells this only of one's own files, and not
    on every file system.
    """
    if sys.platform != "linux":
        return None
    import fcntl  # noqa: PLC0415 - only where there is one

    try:
        file = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC)
    except OSError:
        return None
    try:
        # Who wants to write while the lease is held waits for its end, and this program is told by
        # a signal: the usual one would end it, and this one is ignored.
        fcntl.fcntl(file, fcntl.F_SETSIG, signal.SIGURG)
        fcntl.fcntl(file, fcntl.F_SETLEASE, fcntl.F_RDLCK)
        fcntl.fcntl(file, fcntl.F_SETLEASE, fcntl.F_UNLCK)
    except BlockingIOError:
        return True
    except OSError:
        return None
    finally:
        os.close(file)
    return False
