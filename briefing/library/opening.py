"""Opening a library: as it was compiled, or brought up to date, or made anew.

A library that fits its files is opened without yaml or pydantic ever being imported.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

from briefing.errors import BriefingError
from briefing.library import cache
from briefing.library.library import Library
from briefing.load.layout import Layout, find

Progress = Callable[[int, int], None]


def open_fresh(path: Path, sources: Path | None = None) -> Library | None:
    """Open what is at `path` if that takes no reading of YAML; else None.

    Raises BriefingError where there is nothing to open.
    """
    layout = find(path)
    kept = cache.place(layout)
    return _opened(kept, layout, sources) if _fits(cache.changes(kept, layout)) else None


def open_library(
    path: Path, progress: Progress | None = None, sources: Path | None = None
) -> Library:
    """Open what is at `path`, compiling first whatever has changed.

    `progress` is told how many files are done, of how many; `sources` is a folder with the words
    of sources, to check quotations by. Raises BriefingError where there is
    nothing to open.
    """
    layout = find(path)
    kept = cache.place(layout)
    changes = cache.changes(kept, layout)
    if not _fits(changes):
        try:
            _bring_up_to_date(kept, layout, changes, progress or _silent)
        except (BriefingError, OSError, sqlite3.OperationalError):
            return _in_memory(layout, progress or _silent, sources)
    return _opened(kept, layout, sources)


def _opened(kept: Path, layout: Layout, sources: Path | None) -> Library:
    return Library(
        layout.root,
        connect=lambda: cache.connect(kept),
        restore=lambda: _restored(kept, layout),
        sources=sources,
    )


def _fits(changes: cache.Changes | None) -> bool:
    return changes is not None and not changes


def _silent(done: int, total: int) -> None:
    """Progress that nobody watches."""


def _bring_up_to_date(
    kept: Path, layout: Layout, changes: cache.Changes | None, progress: Progress
) -> None:
    # Imported here, and only here, because a library that fits its files needs no compiler.
    from briefing.library.compiling import compile_all  # noqa: PLC0415
    from briefing.library.updating import compile_changes  # noqa: PLC0415

    if changes is None:
        cache.rebuild(kept, lambda connection: compile_all(connection, layout, progress))
    else:
        cache.update(
            kept,
            lambda connection: compile_changes(
                connection, layout, changes.changed, changes.gone, progress
            ),
        )


def _restored(kept: Path, layout: Layout) -> sqlite3.Connection:
    """The library made anew, whatever is left of it."""
    kept.unlink(missing_ok=True)
    _bring_up_to_date(kept, layout, None, _silent)
    return cache.connect(kept)


def _in_memory(layout: Layout, progress: Progress, sources: Path | None) -> Library:
    """The library without a file, where the cache folder cannot be written."""
    from briefing.library.compiling import compile_all  # noqa: PLC0415  (as above)

    connection = sqlite3.connect(":memory:", check_same_thread=False, isolation_level=None)
    compile_all(connection, layout, progress)
    whole = connection.serialize()

    def connect() -> sqlite3.Connection:
        copy = sqlite3.connect(":memory:", check_same_thread=False)
        copy.deserialize(whole)
        return copy

    notice = f"The cache folder {cache.place(layout).parent} cannot be written: nothing is kept"
    return Library(layout.root, connect, connect, notice, sources)
