"""Whether a file system tells of changes that another machine makes."""

from __future__ import annotations

from pathlib import Path

_MOUNTS = Path("/proc/self/mountinfo")
_SHARED = ("nfs", "cifs", "smb", "9p", "virtiofs", "vboxsf", "prl_fs", "fuse", "afs", "ceph")
"""How the names begin of file systems on which others write too, and nobody tells of it."""


def tells_of_changes(folder: Path, mounts: Path = _MOUNTS) -> bool:
    """Whether the system tells of everything that changes below a folder, whose path is real.

    It is believed to where that is not known: only Linux says what is mounted where.
    """
    try:
        lines = mounts.read_text("utf-8", "surrogateescape").splitlines()
    except OSError:
        return True
    return not _kind(folder, lines).startswith(_SHARED)


def _kind(folder: Path, lines: list[str]) -> str:
    """The kind of the file system that is mounted nearest above; the last one covers the others."""
    found: tuple[int, str] = (0, "")
    for line in lines:
        place, _, kind = line.partition(" - ")
        # Space, tab, newline and backslash are written in octal.
        where = place.split(" ")[4].encode("latin-1", "replace").decode("unicode_escape")
        if folder.is_relative_to(where) and len(where) >= found[0]:
            found = len(where), kind.split(" ")[0]
    return found[1]
