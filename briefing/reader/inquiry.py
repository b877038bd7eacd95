"""Questions put to the library in threads of their own, so that typing never waits."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Generic, TypeVar
from weakref import WeakKeyDictionary

from briefing.library.library import Library

T = TypeVar("T")


class Inquiry(Generic[T]):
    """One question. `run` is for the thread, and `stop` for everybody else.

    A question that was stopped gives no answer, so an older one cannot be taken for a newer one.
    """

    def __init__(self, library: Library, question: Callable[[Library], T]) -> None:
        """`question` is asked of a copy of `library` that belongs to the thread."""
        self._library = library
        self._question = question
        self._own: Library | None = None
        self._stopped = False
        self._lock = threading.Lock()

    @property
    def stopped(self) -> bool:
        """Whether nobody waits for the answer any more."""
        return self._stopped

    def run(self) -> T | None:
        """The answer; None if the question was stopped meanwhile."""
        with _copy_of(self._library) as own:
            with self._lock:
                self._own = own
            try:
                return None if self._stopped else self._question(own)
            except sqlite3.OperationalError:
                if not self._stopped:
                    raise
                return None
            finally:
                with self._lock:
                    self._own = None

    def stop(self) -> None:
        """Do not answer, and interrupt SQLite if it is at it."""
        with self._lock:
            self._stopped = True
            if self._own is not None:
                self._own.interrupt()


_MOST_IDLE = 2
_idle: WeakKeyDictionary[Library, list[Library]] = WeakKeyDictionary()
"""Copies of a library that no thread uses: they know their statements, and pages of the file."""
_taking = threading.Lock()


@contextmanager
def _copy_of(library: Library) -> Iterator[Library]:
    """A copy that belongs to the thread meanwhile; kept for the next one, if nothing went wrong."""
    with _taking:
        idle = _idle.setdefault(library, [])
        own = idle.pop() if idle else None
    own = own or library.clone()
    own.resume()
    try:
        yield own
    except BaseException:
        own.close()
        raise
    with _taking:
        kept = len(idle) < _MOST_IDLE
        if kept:
            idle.append(own)
    if not kept:
        own.close()
