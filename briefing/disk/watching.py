"""What is saved below a folder, told as it happens."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from itertools import chain
from pathlib import Path
from threading import Event

from briefing.disk.mounts import tells_of_changes
from briefing.disk.polling import polled
from briefing.disk.settling import Changes, Settling, SizeOf, never_read

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
    settling = Settling(size_of)
    told = None
    for noticed in _notices(path.absolute(), others, stop or Event()):
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
