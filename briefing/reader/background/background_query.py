"""What is worked out elsewhere: in threads of their own, so that typing never waits.

Here stands the one way to a thread. An answer is shown whenever it arrives, unless something newer
was asked by then; a failure is told; and nothing waits for good.
"""

from __future__ import annotations

import asyncio
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Generic, Protocol, TypeVar
from weakref import WeakKeyDictionary

from textual.dom import DOMNode
from textual.timer import Timer
from textual.worker import Worker

from briefing.library.compiler.progress import Cancelled
from briefing.library.library import Library
from briefing.reader.handler_guard import is_live

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)

PATIENCE = 0.25
"""Seconds after which somebody who waits is told so."""


class Work(Protocol[T_co]):
    """Something to do. `run` is for the thread, and `stop` for everybody else."""

    def run(self) -> T_co | None:
        """The answer; None if nobody waits for it any more."""

    def stop(self) -> None:
        """Nobody waits for the answer any more."""


class WholeWork(Generic[T]):
    """Work that goes on to its end, whether or not anybody still waits for it."""

    def __init__(self, work: Callable[[], T]) -> None:
        """`work` is what is done."""
        self.run = work

    def stop(self) -> None:
        """Nobody hears the answer; that is all."""


class BackgroundQuery(Generic[T]):
    """One kind of question. Asking again stops the question before: it is never answered.

    Nor is one whose owner has gone by the time that the answer is there.
    """

    def __init__(
        self,
        owner: DOMNode,
        then: Callable[[T], object],
        failed: Callable[[BaseException], object],
        *,
        late: Callable[[], object] | None = None,
        patience: float = PATIENCE,
    ) -> None:
        """`then` gets the answer, and `failed` the reason for none, as a message to `owner` would.

        `late` is called where, `patience` seconds after the first question that is not answered
        yet, there is still no answer.

        The owner is best a screen: what a widget sends while another handles a message is not heard
        above that one, where it is the parent.
        """
        self._owner = owner
        self._then = then
        self._failed = failed
        self._late = late
        self._patience = patience
        self._asked: Work[T] | None = None
        self._timer: Timer | None = None
        self._wait = 0  # the number of the wait that the timer is for

    @property
    def waiting(self) -> bool:
        """Whether a question was asked, and neither answered nor stopped yet."""
        return self._asked is not None

    def ask(self, library: Library, question: Callable[[Library], T]) -> None:
        """Put a question to a copy of the library, instead of the one before."""
        self.do(InterruptibleQuery(library, question))

    def do(self, work: Work[T]) -> None:
        """Have something done, instead of what was asked before."""
        if self._asked is not None:
            self._asked.stop()
        self._asked = work
        if self._late is not None and self._timer is None:
            tell = partial(self._tell_late, self._wait)
            self._timer = self._owner.set_timer(self._patience, tell)
        # Called once the worker begins: one that is cancelled before leaves nothing unawaited.
        begin = partial(self._work, work)
        _: Worker[bool] = self._owner.run_worker(begin, exit_on_error=False)

    def stop(self) -> None:
        """Nobody waits for the answer any more."""
        if self._asked is not None:
            self._asked.stop()
        self._end_wait()

    def _end_wait(self) -> None:
        """The timer may have called already what is called late: that is then for nobody."""
        self._asked = None
        self._wait += 1
        if self._timer is not None:
            self._timer.stop()
        self._timer = None

    def _tell_late(self, wait: int) -> None:
        if wait == self._wait and self._late is not None and is_live(self._owner):
            self._late()

    async def _work(self, work: Work[T]) -> bool:
        """Wait for the thread; where that is cancelled, the owner has gone.

        Gives whether the owner is still there to hear of it.
        """
        return self._owner.call_later(self._hear, work, await finished(work))

    def _hear(self, work: Work[T], answer: asyncio.Future[T | None]) -> None:
        if work is not self._asked or not is_live(self._owner):
            return
        self._end_wait()
        error = answer.exception()
        if error is not None:
            self._failed(error)
            return
        found = answer.result()
        if found is not None:
            self._then(found)


async def finished(work: Work[T]) -> asyncio.Future[T | None]:
    """Have something done in a thread, and wait for it; who is cancelled meanwhile stops it."""
    answer = asyncio.ensure_future(asyncio.to_thread(work.run))
    answer.add_done_callback(_look_at)
    try:
        await asyncio.wait([answer])
    finally:
        work.stop()
    return answer


def _look_at(answer: asyncio.Future[T]) -> None:
    """Where nobody waits any more a failure concerns nobody; asyncio would report it at the end."""
    if not answer.cancelled():
        answer.exception()


class InterruptibleQuery(Generic[T]):
    """One question. `run` is for the thread, and `stop` for everybody else.

    A question that was stopped gives no answer, so an older one cannot be taken for a newer one.
    """

    def __init__(self, library: Library, question: Callable[[Library], T]) -> None:
        """`question` is asked of a copy of `library` that belongs to the thread.

        One that works for long without it looks whether it is `stopped`, and raises `Cancelled`.
        """
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
            except (sqlite3.OperationalError, Cancelled):
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
