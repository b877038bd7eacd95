"""Bringing a library up to date: only what has changed is read again, and what follows from it."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterable

from briefing.disk.file_stamp import file_stamp
from briefing.library.compiler.progress import ProgressListener, WorkProgress, watched
from briefing.library.derive.cross_file_problems import insert_problem
from briefing.library.derive.dirty_set import DirtySet
from briefing.library.derive.resolution import resolve
from briefing.library.store.fingerprints import digest
from briefing.library.update.file_diff import FileDiff
from briefing.library.update.full_text_changes import write_changed_words
from briefing.load.content_layout import ContentLayout, SourceFile
from briefing.load.loader import LoadedFile, load_file, read_shared
from briefing.model.key import SHARED

_SHARES = {"Reading": 0.7, "Leading links to their records": 0.2, "Indexing words": 0.1}


def compile_changes(
    connection: sqlite3.Connection,
    layout: ContentLayout,
    changed: Iterable[SourceFile],
    gone: Iterable[str],
    tell: ProgressListener,
    keep: bool = False,
) -> None:
    """Bring a library up to date with the files that have changed, and those that are gone.

    With `keep`, a file that cannot be read any more keeps its records, and is stale until it can
    be; only what keeps it from being read is told. What `tell` raises ends the work.
    """
    work = WorkProgress(tell, _SHARES)
    with watched(connection, work):
        updating = _Updating(connection, layout, keep)
        work.begin("Reading")
        updating.read(tuple(changed), tuple(gone), work)
        work.begin("Leading links to their records")
        resolve(connection, layout.root, updating.dirty)
        work.begin("Indexing words")
        write_changed_words(connection, updating.dirty)
        work.end()


class _Updating:
    """One time of bringing a library up to date."""

    def __init__(self, connection: sqlite3.Connection, layout: ContentLayout, keep: bool) -> None:
        self._connection = connection
        self._layout = layout
        self._keep = keep
        ((unresolved,),) = connection.execute("SELECT count(*) FROM link WHERE target IS NULL")
        self.dirty = DirtySet(unresolved=unresolved)
        self._differing = FileDiff(connection, self.dirty)
        self._shared = read_shared(layout.files, layout.root)

    def read(
        self, changed: tuple[SourceFile, ...], gone: tuple[str, ...], work: WorkProgress
    ) -> None:
        """Read the files, those with shared records first, for others take over from them."""
        for name in gone:
            self._forget(name)
        shared = [source for source in changed if source.briefing == SHARED]
        for source in shared:
            self._take(source)
        again = {source.name: source for source in changed if source.briefing != SHARED}
        if self.dirty.said or SHARED in self.dirty.slugs:
            again |= self._extending()
        for done, source in enumerate(again.values(), start=1):
            self._take(source)
            work.reach(done / len(again), f"{done:,} of {len(again):,} files")

    def _extending(self) -> dict[str, SourceFile]:
        """The files that take something over from shared records."""
        rows = self._connection.execute("SELECT name FROM file WHERE extends")
        names = {name for (name,) in rows}
        return {source.name: source for source in self._layout.files if source.name in names}

    def _take(self, source: SourceFile) -> None:
        found, looked, held = file_stamp(source.path), time.time_ns(), digest(source.path)
        loaded = load_file(source, self._layout.root, self._shared)
        stale = self._keep and loaded.broken and self._is_known(source.name)
        self._note_problems(source, loaded)
        if not stale:
            self.dirty.files.add(source.name)
            self.dirty.briefings.add(source.briefing)
            self._differing.take(source.name, loaded)
        self._connection.execute(
            "INSERT INTO file "
            "(name, size, modified, changed, inode, looked, digest, extends, stale) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET size = excluded.size, "
            "modified = excluded.modified, changed = excluded.changed, inode = excluded.inode, "
            "looked = excluded.looked, digest = excluded.digest, "
            "extends = iif(excluded.stale, extends, excluded.extends), stale = excluded.stale",
            (source.name, *found, looked, held, loaded.extends, stale),
        )

    def _is_known(self, name: str) -> bool:
        row = self._connection.execute("SELECT 1 FROM file WHERE name = ?", (name,)).fetchone()
        return row is not None

    def _note_problems(self, source: SourceFile, loaded: LoadedFile) -> None:
        """Keep the problems of a file, and whoever had or has some."""
        self._forget_problems(source.name)
        for problem in loaded.problems:
            insert_problem(self._connection, source.briefing, problem, "file")
            self.dirty.blamed.add((source.briefing, problem.slug))

    def _forget_problems(self, name: str) -> None:
        of_file = "FROM problem WHERE file = ? AND stage = 'file'"
        self.dirty.blamed.update(
            self._connection.execute(f"SELECT DISTINCT briefing, slug {of_file}", (name,))
        )
        self._connection.execute(f"DELETE {of_file}", (name,))

    def _forget(self, name: str) -> None:
        """Take out a file that is gone, with all that came from it."""
        self.dirty.files.add(name)
        self.dirty.briefings.update(
            briefing
            for (briefing,) in self._connection.execute(
                "SELECT DISTINCT briefing FROM record WHERE file = ?", (name,)
            )
        )
        self._forget_problems(name)
        self._differing.take(name, None)
        self._connection.execute("DELETE FROM file WHERE name = ?", (name,))
