"""Questions put to the library in threads of their own, so that typing never waits."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from typing import Generic, TypeVar

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
        with closing(self._library.clone()) as own:
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
