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


def is_fresh(path: Path) -> bool:
    """Whether the briefing or library at `path` can be opened without reading any YAML.

    Raises BriefingError where there is none.
    """
    layout = find(path)
    return _fits(cache.place(layout), layout)


def open_library(path: Path, progress: Progress | None = None) -> Library:
    """Open what is at `path`, compiling first whatever has changed.

    `progress` is told how many files are done, of how many. Raises BriefingError where there is
    nothing to open.
    """
    layout = find(path)
    kept = cache.place(layout)
    if not _fits(kept, layout):
        try:
            _bring_up_to_date(kept, layout, progress or _silent)
        except (BriefingError, OSError, sqlite3.OperationalError):
            return _in_memory(layout, progress or _silent)
    return Library(
        layout.root,
        connect=lambda: cache.connect(kept),
        restore=lambda: _restored(kept, layout),
    )


def _fits(kept: Path, layout: Layout) -> bool:
    changes = cache.changes(kept, layout)
    return changes is not None and not changes


def _silent(done: int, total: int) -> None:
    """Progress that nobody watches."""


def _bring_up_to_date(kept: Path, layout: Layout, progress: Progress) -> None:
    # Imported here, and only here, because a library that fits its files needs no compiler.
    from briefing.library.compiling import compile_all, compile_changes  # noqa: PLC0415

    changes = cache.changes(kept, layout)
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
    _bring_up_to_date(kept, layout, _silent)
    return cache.connect(kept)


def _in_memory(layout: Layout, progress: Progress) -> Library:
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
    return Library(layout.root, connect, connect, notice)
