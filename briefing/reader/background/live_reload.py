"""Following the files of an open library: what is saved is compiled in a thread, and told."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread
from typing import Protocol

from textual.message import Message

from briefing.disk.file_names import text_of
from briefing.disk.pending_changes import Changes
from briefing.disk.watch import changes_below
from briefing.errors import BriefingError
from briefing.library.compiler.progress import Cancelled, Progress
from briefing.library.library import Library
from briefing.library.opening import open_fresh, open_library, restored
from briefing.library.query.stale_files import broken
from briefing.load.content_layout import SUFFIXES
from briefing.model.problem import Problem
from briefing.reader.background.save_notice import SaveNotice, save_notice, summary_of

_DAMAGED = (
    "What was kept of this library was damaged, and may have been on the screen. It was made anew "
    "from its files, and the screen shows what they say."
)


class WatchFunction(Protocol):
    """Where changes come from: `changes_below`."""

    def __call__(  # noqa: D102
        self, path: Path, *, stop: Event, size_of: Callable[[Path], int]
    ) -> Iterator[Changes]: ...


class LiveReload:
    """A thread that brings a library up to date after every change of its files."""

    @dataclass
    class Changed(Message):
        """The files have changed, and `library` is what they say now.

        `broken` tells of each file that cannot be read why; its last good version is what is said
        of it. `news` is what there is to tell the person.
        """

        library: Library
        broken: tuple[Problem, ...]
        news: SaveNotice

    @dataclass
    class Failed(Message):
        """The files cannot be read; the library stays as it was."""

        why: str

    def __init__(
        self,
        path: Path,
        library: Library,
        post: Callable[[Message], object],
        sources: Path | None = None,
        watch: WatchFunction = changes_below,
    ) -> None:
        """`library` is what was opened at `path`, with `sources`; `post` takes the messages."""
        self._path = path
        self._library = library
        self._post = post
        self._sources = sources
        self._watch = watch
        self._stop = Event()
        self._thread = Thread(target=self._follow, name="following")

    def start(self) -> None:
        """Begin; gives at once."""
        self._thread.start()

    def stop(self) -> None:
        """End soon, even while something is compiled, which then is as it was."""
        self._stop.set()

    def wait(self) -> None:
        """Wait for the end."""
        self._thread.join()

    def _follow(self) -> None:
        """Until the end: one change after another, each brought up to date before the next."""
        self._library = self._library.clone()  # of this thread
        begun = False
        try:
            for changes in self._watch(self._path, stop=self._stop, size_of=self._size_of):
                if self._concerns(changes) or (not begun and self._is_old()):
                    self._renew(changes)
                if not begun:
                    self._compare()
                begun = True
        except Cancelled:  # the program ends
            pass
        finally:
            self._library.close()

    def _concerns(self, changes: Changes) -> bool:
        """Whether anything but other people's files has changed."""
        return any(path.suffix in SUFFIXES or not path.is_file() for path in changes)

    def _is_old(self) -> bool:
        """Whether something was saved before the watching began, or was broken before."""
        try:
            library = open_fresh(self._path)
        except BriefingError:  # gone: to bring it up to date says so
            return True
        if library is None:
            return True
        with closing(library):
            return bool(broken(library))

    def _compare(self) -> None:
        """What is shown may come from a library that was too large to be compared when opened."""
        if self._library.notice:  # it was made anew, or is in memory
            return
        try:
            if restored(self._path, self._told):
                library = open_library(self._path, self._told, self._sources, keep=True)
                self._show(library, tuple(broken(library)), SaveNotice(_DAMAGED, warning=True))
        except (BriefingError, OSError, sqlite3.Error) as error:
            self._post(self.Failed(str(error)))

    def _show(self, library: Library, gone: tuple[Problem, ...], news: SaveNotice) -> None:
        self._library.close()
        self._library = library.clone()
        self._post(self.Changed(library, gone, news))

    def _renew(self, changes: Changes) -> None:
        """Bring the library up to date, and tell. Raises Cancelled where nobody waits for it."""
        names = [name for path in changes if (name := self._name(path))]
        before = summary_of(self._library, names)
        try:
            library = open_library(self._path, self._told, self._sources, keep=True)
        except (BriefingError, OSError, sqlite3.Error) as error:
            self._post(self.Failed(str(error)))
            return
        gone = tuple(broken(library))
        self._show(library, gone, save_notice(names, before, summary_of(library, names), gone))

    def _told(self, _: Progress) -> None:
        if self._stop.is_set():
            raise Cancelled

    def _name(self, path: Path) -> str:
        """The name that the library has for a file; empty for what is none of its files."""
        root = self._library.root
        inside = path.suffix in SUFFIXES and path.is_relative_to(root)
        return text_of(path.relative_to(root).as_posix()) if inside else ""

    def _size_of(self, path: Path) -> int:
        """How many bytes a file had when it was compiled."""
        rows = self._library.ask("SELECT size FROM file WHERE name = ?", (self._name(path),))
        return int(rows[0][0]) if rows else -1
