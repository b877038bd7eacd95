"""Seeing what has changed by looking at all files again and again, where the system tells nothing.

A look at 1,000 files takes about three milliseconds.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from threading import Event

_EVERY = 0.5
"""Seconds between two looks, at least."""
_SHARE = 20
"""A pause is as many times as long as a look takes."""

_Seen = dict[str, tuple[int, int, int]]
"""By path: size, time of change, and the number of the file, which another one in its place has
not."""


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
        seen[entry.path] = status.st_size, status.st_mtime_ns, status.st_ino
