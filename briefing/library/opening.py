"""Opening a library: as it was compiled, or brought up to date, or made anew.

A library that fits its files is opened without yaml or pydantic ever being imported.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

from briefing.errors import BriefingError
from briefing.library.compiler.progress import ProgressListener, silent
from briefing.library.library import Library
from briefing.library.store import cache
from briefing.library.store.fingerprints import file_stamp
from briefing.load.content_layout import ContentLayout, find_layout, root_of


def open_fresh(path: Path, sources: Path | None = None) -> Library | None:
    """Open what is at `path` if that takes no reading of YAML; else None.

    Raises BriefingError where there is nothing to open.
    """
    layout = find_layout(path)
    kept = cache.place(path)
    return _opened(kept, path, sources) if _fits(cache.changes(kept, layout)) else None


def open_kept(path: Path, sources: Path | None = None) -> Library | None:
    """Open what was last compiled of a large library, whether or not its files have changed since.

    Looking at thousands of files would take longer than all else until something is on the screen;
    whoever opens in this way looks at them afterwards. None where the library is small, was never
    compiled, or was compiled by other code.
    """
    kept = cache.place(path)
    return _opened(kept, path, sources) if path.is_dir() and cache.is_large(kept) else None


def open_library(
    path: Path,
    tell: ProgressListener | None = None,
    sources: Path | None = None,
    keep: bool = False,
) -> Library:
    """Open what is at `path`, compiling first whatever has changed.

    `tell` is told how far that is, and ends it by raising `Cancelled`; then all is as it was.
    `sources` is a folder with the words of sources, to check quotations by. With `keep`, a file
    that cannot be parsed any more leaves what it said before. Raises BriefingError where there is
    nothing to open.
    """
    layout = find_layout(path)
    kept = cache.place(path)
    changes = cache.changes(kept, layout, keep)
    if not _fits(changes):
        try:
            _bring_up_to_date(kept, layout, changes, tell or silent, keep)
        except (BriefingError, OSError, sqlite3.OperationalError) as error:
            if sum(file_stamp(one.path).size for one in layout.files) > _MOST_IN_MEMORY:
                raise _unwritable(kept, error) from error
            return _in_memory(kept, layout, tell or silent, sources)
    return _opened(kept, path, sources)


def _opened(kept: Path, path: Path, sources: Path | None) -> Library:
    return Library(
        root_of(path),
        connect=lambda: cache.connect(kept),
        restore=lambda: _restored(kept, path),
        sources=sources,
    )


def _fits(changes: cache.FileChanges | None) -> bool:
    return changes is not None and not changes


def _bring_up_to_date(
    kept: Path,
    layout: ContentLayout,
    changes: cache.FileChanges | None,
    tell: ProgressListener,
    keep: bool = False,
) -> None:
    # Imported here, and only here, because a library that fits its files needs no compiler.
    from briefing.library.compiler.cold_compile import compile_all  # noqa: PLC0415
    from briefing.library.update.library_update import compile_changes  # noqa: PLC0415

    if changes is None:
        cache.rebuild(kept, lambda connection: compile_all(connection, layout, tell))
    else:
        cache.update(
            kept,
            lambda connection: compile_changes(
                connection, layout, changes.changed, changes.gone, tell, keep
            ),
        )


def _restored(kept: Path, path: Path) -> sqlite3.Connection:
    """The library made anew, whatever is left of it."""
    kept.unlink(missing_ok=True)
    _bring_up_to_date(kept, find_layout(path), None, silent)
    return cache.connect(kept)


_MOST_IN_MEMORY = 16 * 1024 * 1024
"""Bytes of YAML, some 50,000 records, up to which a library is better compiled into memory than not
opened. In memory it takes twenty times as much, and every start begins anew."""


def _unwritable(kept: Path, error: Exception) -> BriefingError:
    """What to say of a library that is too large to be kept nowhere."""
    return BriefingError(
        f"The library cannot be kept in {kept.parent}: {error}",
        "Make room there, or name a folder with room in BRIEFING_CACHE_DIR",
    )


def _in_memory(
    kept: Path, layout: ContentLayout, tell: ProgressListener, sources: Path | None
) -> Library:
    """The library without a file, where the folder of `kept` cannot be written."""
    from briefing.library.compiler.cold_compile import compile_all  # noqa: PLC0415  (as above)

    connection = sqlite3.connect(":memory:", check_same_thread=False, isolation_level=None)
    compile_all(connection, layout, tell)
    whole = connection.serialize()

    def connect() -> sqlite3.Connection:
        copy = sqlite3.connect(":memory:", check_same_thread=False)
        copy.deserialize(whole)
        return copy

    notice = f"The cache folder {kept.parent} cannot be written: nothing is kept"
    return Library(layout.root, connect, connect, notice, sources)
