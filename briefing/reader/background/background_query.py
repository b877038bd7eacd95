"""Questions put to the library in threads of their own, so that typing never waits."""

from __future__ import annotations

import asyncio
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Generic, TypeVar
from weakref import WeakKeyDictionary

from textual.dom import DOMNode
from textual.worker import Worker

from briefing.library.library import Library

T = TypeVar("T")


class BackgroundQuery(Generic[T]):
    """One kind of question. Asking again stops the question before: it is never answered.

    Nor is one whose owner has gone by the time that the answer is there.
    """

    def __init__(
        self,
        owner: DOMNode,
        kind: str,
        then: Callable[[T], object],
        failed: Callable[[str], object],
    ) -> None:
        """`then` gets the answer, and `failed` the reason for none, as a message to `owner` would.

        The owner is best a screen: what a widget sends while another handles a message is not heard
        above that one, where it is the parent.
        """
        self._owner = owner
        self._kind = kind
        self._then = then
        self._failed = failed
        self._query: InterruptibleQuery[T] | None = None

    @property
    def waiting(self) -> bool:
        """Whether a question was asked, and neither answered nor stopped yet."""
        return self._query is not None

    def ask(self, library: Library, question: Callable[[Library], T]) -> None:
        """Put a question to a copy of the library, instead of the one before."""
        self.stop()
        self._query = InterruptibleQuery(library, question)
        work = partial(self._work, self._query)
        _: Worker[bool] = self._owner.run_worker(
            work, exclusive=True, exit_on_error=False, group=self._kind
        )

    def stop(self) -> None:
        """Nobody waits for the answer any more."""
        if self._query is not None:
            self._query.stop()
        self._query = None

    async def _work(self, query: InterruptibleQuery[T]) -> bool:
        """Wait for the thread; where that is cancelled, the owner has gone or has asked again.

        Gives whether the owner is still there to hear of it.
        """
        answer = asyncio.ensure_future(asyncio.to_thread(query.run))
        try:
            await asyncio.wait([answer])
        finally:
            query.stop()
        return self._owner.call_later(self._hear, query, answer)

    def _hear(self, query: InterruptibleQuery[T], answer: asyncio.Future[T | None]) -> None:
        if query is not self._query:
            return
        self._query = None
        error = answer.exception()
        if error is not None:
            self._failed(str(error))
            return
        found = answer.result()
        if found is not None:
            self._then(found)


class InterruptibleQuery(Generic[T]):
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
