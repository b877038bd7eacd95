"""What is saved below a folder, told as it happens, or found by polling."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from itertools import chain
from pathlib import Path
from threading import Event

from briefing.disk.file_names import followed
from briefing.disk.file_stamp import FileStamp, stamp_of
from briefing.disk.pending_changes import Changes, PendingChanges, SizeOf, never_read

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


_EVERY = 0.5
"""Seconds between two looks, at least."""
_SHARE = 20
"""A pause is as many times as long as a look takes."""

_Seen = dict[str, FileStamp]
"""What the files were like, by their paths."""


def polled(folders: Sequence[Path], *, deep: bool, stop: Event) -> Iterator[frozenset[Path]]:
    """What has changed in some folders since the last look, at first nothing, until `stop` is set.

    With `deep`, also in the folders inside.
    """
    before: _Seen | None = None
    while not stop.is_set():
        begun = time.monotonic()
        seen: _Seen = {}
        for folder in folders:
            _look(str(folder), seen, deep)
        if before is None:
            yield frozenset()
        else:
            yield frozenset(Path(path) for path, _ in before.items() ^ seen.items())
        before = seen
        stop.wait(max(_EVERY, _SHARE * (time.monotonic() - begun)))


def _look(folder: str, seen: _Seen, deep: bool) -> None:
    try:
        with os.scandir(folder) as entries:
            found = list(entries)
    except OSError:  # gone, or nothing to be seen in it
        return
    for entry in found:
        try:
            if entry.is_dir():
                if deep and not entry.name.startswith("."):
                    _look(entry.path, seen, deep)
                continue
            status = entry.stat()
        except OSError:  # gone between two looks
            continue
        seen[entry.path] = stamp_of(status)


_STEP = 20
"""Milliseconds between two looks at what the system has told."""
_TURN = 50
"""Milliseconds after which it is said that nothing was told."""
_SELDOM = 1.0
"""Seconds after which it is said that nothing has changed."""
_AWAY = 0.2
"""Seconds between two looks for a folder that is gone."""


def changes_below(
    path: Path,
    *others: Path,
    stop: Event | None = None,
    size_of: SizeOf = never_read,
) -> Iterator[Changes]:
    """What is saved at `path`, a folder or a file, and below other folders, until `stop` is set.

    Once in a while nothing has changed, and that is said too: for the first time when the watching
    has begun. A file is watched through its folder, because editors put a new one in its place. A
    folder that goes and comes again has changed itself. `size_of` tells a file that has become
    shorter, which may be only begun.
    """
    settling = PendingChanges(size_of)
    told = None
    for noticed in _notices(followed(path), others, stop or Event()):
        if noticed:
            settling.notice(noticed)
        changes, now = settling.settled(), time.monotonic()
        if changes or told is None or now - told >= _SELDOM:
            told = now
            yield changes


def _notices(path: Path, others: Sequence[Path], stop: Event) -> Iterator[Changes]:
    """What is told, or nothing every now and then; also that the folder itself is another."""
    whole = not path.is_file()
    folder = path if whole else path.parent
    known = _identity(folder)
    while not stop.is_set():
        for noticed in _below(folder, whole, others, stop) if known else ():
            yield frozenset(filter(_wanted(path, whole, others), noticed))
            if _identity(folder) != known:
                break
        now = _identity(folder)
        yield frozenset() if now == known else frozenset({path})
        if now == known:
            stop.wait(_AWAY)
        known = now


def _identity(folder: Path) -> tuple[int, int] | None:
    """What a folder does not share with one that takes its place; None where there is none."""
    try:
        status = folder.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def _below(
    folder: Path, whole: bool, others: Sequence[Path], stop: Event
) -> Iterator[frozenset[Path]]:
    """What the system tells, or, where it cannot, what looking at everything finds."""
    real = folder.resolve()  # some systems tell the real path, whatever was asked for
    folders = [real, *(other for other in others if other.is_dir())]
    found = _told(folders, whole, stop) if tells_of_changes(real) else None
    try:
        for files in found or polled(folders, deep=whole, stop=stop):
            yield frozenset(_named(file, real, folder) for file in files)
    except FileNotFoundError:  # gone between two looks
        return


def _told(folders: Sequence[Path], whole: bool, stop: Event) -> Iterator[frozenset[Path]]:
    """What the system tells; where it has no watches left, what looking at everything finds."""
    from watchfiles import watch  # noqa: PLC0415  (only this needs it, and it starts slowly)

    notices = watch(
        *folders,
        watch_filter=None,
        debounce=0,
        step=_STEP,
        stop_event=stop,
        rust_timeout=_TURN,
        yield_on_timeout=True,
        force_polling=False,  # its own looks see whole seconds only
        recursive=whole,
        ignore_permission_denied=True,
    )
    with closing(notices):
        try:
            begun = next(notices, None)
        except FileNotFoundError:
            raise
        except (OSError, RuntimeError):  # the second where the system's own error has no number
            begun = None
        if begun is None:
            yield from () if stop.is_set() else polled(folders, deep=whole, stop=stop)
            return
        for told in chain((begun,), notices):
            yield frozenset(Path(file) for _, file in told)


def _named(file: Path, real: Path, folder: Path) -> Path:
    """A path below the real folder as one below the folder that was asked for."""
    return folder / file.relative_to(real) if file.is_relative_to(real) else file


def _wanted(path: Path, whole: bool, others: Sequence[Path]) -> Callable[[Path], bool]:
    def wanted(file: Path) -> bool:
        if any(file.is_relative_to(other) for other in others):
            return not _hidden(file.name)
        if not whole:
            return file == path
        return file.is_relative_to(path) and not any(map(_hidden, file.relative_to(path).parts))

    return wanted


def _hidden(name: str) -> bool:
    """Files that editors and systems keep for themselves, and no briefing reads."""
    return name.startswith((".", "#")) or name.endswith(("~", "#"))
