"""Opening a library: as it was compiled, or brought up to date, or made anew.

A library that fits its files is opened without yaml or pydantic ever being imported.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import NoReturn

from briefing.disk.file_stamp import file_stamp
from briefing.errors import BriefingError
from briefing.library.compiler.progress import Progress, ProgressListener, silent
from briefing.library.library import Library
from briefing.library.store import cache
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
    foreign = cache.fault(kept)
    changes = cache.changes(kept, layout, keep)
    if not _fits(changes):
        try:
            _bring_up_to_date(kept, layout, changes, tell or silent, keep)
        except (BriefingError, OSError, sqlite3.OperationalError) as error:
            if _is_too_large(layout):
                raise _unwritable(kept, error) from error
            return _in_memory(kept, layout, tell or silent, sources, error)
    return _opened(kept, path, sources, f"{foreign}: {_NOT_USED}" if foreign else "")


def open_once(path: Path, folder: Path, tell: ProgressListener | None = None) -> Library:
    """Open what is at `path` by compiling all of it into a private folder, which may go afterwards.

    For files that are there for a moment only. Raises BriefingError where there is nothing to open.
    """
    layout = find_layout(path)
    kept = folder / "once.sqlite"

    def compile_(tell: ProgressListener) -> sqlite3.Connection:
        _bring_up_to_date(kept, layout, None, tell)
        return cache.connect(kept)

    try:
        compile_(tell or silent).close()
    except (OSError, sqlite3.OperationalError) as error:
        raise _unwritable(kept, error) from error
    return Library(layout.root, lambda: cache.connect(kept), lambda: compile_(silent))


def open_compiled(kept: Path, root: Path, sources: Path | None, until: str) -> Library:
    """Open the file that another process has open, for which this one does a part of the work.

    It is neither compared with its files nor made anew: whoever asked for the work does that.
    Raises sqlite3.DatabaseError or BriefingError where it is not there any more, or damaged.
    """

    def connect() -> sqlite3.Connection:
        return cache.connect(kept) if kept.is_file() else gone()  # SQLite would make one

    def gone() -> NoReturn:
        raise sqlite3.DatabaseError(f"{kept} is not what it was")

    return Library(root, connect, gone, sources=sources, until=until, kept=kept)


CHECKING = Progress("Comparing what is kept with its seal", 0, 1, None)
_NOT_USED = "what was kept of the library there was not read, but made anew from its files"


def restored(path: Path, tell: ProgressListener) -> bool:
    """Compare every byte of what is kept with its seal; where it is damaged, make it anew.

    Gives whether it was. A large library is opened before this is known: whoever shows it asks
    afterwards. What `tell` raises ends it. Raises what `open_library` raises.
    """
    kept = cache.place(path)
    if cache.fault(kept) or not kept.exists():
        return False  # then it is not what was opened
    if cache.is_whole(kept, lambda: tell(CHECKING)):
        return False
    _bring_up_to_date(kept, find_layout(path), None, tell)
    return True


def _opened(kept: Path, path: Path, sources: Path | None, notice: str = "") -> Library:
    return Library(
        root_of(path),
        connect=lambda: cache.connect(kept),
        restore=lambda: _restored(kept, path),
        notice=notice,
        sources=sources,
        kept=kept,
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

    if changes is not None:
        try:
            cache.update(
                kept,
                lambda connection: compile_changes(
                    connection, layout, changes.changed, changes.gone, tell, keep
                ),
            )
        except (sqlite3.DatabaseError, ValueError, TypeError) as error:
            # Anything else is damage: what was not noticed when the file was opened.
            if isinstance(error, sqlite3.Error) and cache.primary_code(error) in cache.OF_THE_DISK:
                raise
        else:
            return
    cache.rebuild(kept, lambda connection: compile_all(connection, layout, tell))


def _restored(kept: Path, path: Path) -> sqlite3.Connection:
    """The library made anew, whatever is left of it; in memory where it cannot be kept."""
    layout = find_layout(path)
    try:
        _bring_up_to_date(kept, layout, None, silent)
        return cache.connect(kept)
    except (BriefingError, OSError, sqlite3.OperationalError) as error:
        if _is_too_large(layout):
            raise _unwritable(kept, error) from error
        return _copy(_compiled(layout, silent))


_MOST_IN_MEMORY = 16 * 1024 * 1024
"""Bytes of YAML, some 50,000 records, up to which a library is better compiled into memory than not
opened. In memory it takes twenty times as much, and every start begins anew."""


def _is_too_large(layout: ContentLayout) -> bool:
    return sum(file_stamp(one.path).size for one in layout.files) > _MOST_IN_MEMORY


def _unwritable(kept: Path, error: Exception) -> BriefingError:
    """What to say of a library that is too large to be kept nowhere."""
    return BriefingError(
        f"The library cannot be kept in {kept.parent}: {_why(error)}",
        "Make room there, or name a folder with room in BRIEFING_CACHE_DIR",
    )


def _why(error: Exception) -> str:
    if isinstance(error, BriefingError):
        return error.title
    return (error.strerror if isinstance(error, OSError) else "") or str(error)


def _in_memory(
    kept: Path,
    layout: ContentLayout,
    tell: ProgressListener,
    sources: Path | None,
    error: Exception,
) -> Library:
    """The library without a file, where the folder of `kept` cannot be written."""
    whole = _compiled(layout, tell)
    notice = f"The cache folder {kept.parent} cannot be written: nothing is kept ({_why(error)})"
    return Library(layout.root, lambda: _copy(whole), lambda: _copy(whole), notice, sources)


def _compiled(layout: ContentLayout, tell: ProgressListener) -> bytes:
    """The compiled form, in memory."""
    from briefing.library.compiler.cold_compile import compile_all  # noqa: PLC0415  (as above)

    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        compile_all(connection, layout, tell)
        return connection.serialize()


def _copy(whole: bytes) -> sqlite3.Connection:
    """A connection to a compiled form in memory."""
    connection = sqlite3.connect(":memory:", check_same_thread=False)
    connection.deserialize(whole)
    return connection
