"""What of a file changes with it, so that it need not be read to see that it is the same."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

_MOST = (1 << 63) - 1


class FileStamp(NamedTuple):
    """What a file cannot keep while another takes its place; all -1 where there is no such file.

    `modified` is the time of its last change, which any program may set back (`cp -p`, `rsync -t`);
    `changed` is the system's own time for that, which none can, and `inode` the file's number.
    Times are in nanoseconds. The columns of the table `file` of a library have the same names.
    """

    size: int
    modified: int
    changed: int
    inode: int


def file_stamp(path: Path) -> FileStamp:
    """The stamp of a file as it is now."""
    try:
        return stamp_of(path.stat())
    except OSError:
        return FileStamp(-1, -1, -1, -1)


def stamp_of(status: os.stat_result) -> FileStamp:
    """The stamp of a file that has been looked at."""
    number = status.st_ino & _MOST  # some systems have numbers of 64 bits and more; SQLite has 63
    return FileStamp(status.st_size, status.st_mtime_ns, status.st_ctime_ns, number)
