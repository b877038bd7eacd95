"""Working with all the processors there are: processes that do tasks, for one that takes the
results in their order.

Each is a fresh Python with two pipes. A plain fork is out of the question: the reader compiles and
exports while Textual's threads run, and a fork copies their locks in whatever state they are. What
`multiprocessing` starts afresh imports the main module again, which a person's own script need not
bear, and keeps a helper process that outlives a kill. A pipe that ends tells a worker that nobody
wants its work any more, on every system, however its master ended.
"""

from __future__ import annotations

import marshal
import os
import selectors
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, suppress
from types import TracebackType
from typing import Any, Generic, TypeVar

from briefing.workers.worker_process import LENGTH, message, name_of

T = TypeVar("T")
R = TypeVar("R")

_MOST = 4
"""Processes that one master can keep up with."""
_LOOK = 0.05  # seconds between two looks whether the work is still wanted
_READ = 1 << 20  # bytes read at once
_START = (
    "import gc, sys; gc.disable(); sys.path[:] = sys.argv[1:]; "
    "from briefing.workers.worker_process import main; main()"
)


def processors() -> int:
    """How many processes can work at a time here; 0 where none can be started.

    A single one is of use, too: while it is busy, its master can be stopped.
    """
    if os.name != "posix" or getattr(sys, "frozen", False) or not sys.executable:
        return 0
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return min(usable or 1, _MOST)


class WorkerTeam(Generic[T, R]):
    """Some workers and their tasks. Who does what is settled: the next one has the next.

    Tasks, results and what is given are plain: whatever `marshal` takes.
    """

    def __init__(
        self,
        work: Callable[..., Callable[[T], R]],
        given: tuple[Any, ...],
        tasks: Iterable[T],
        *,
        count: int,
        ahead: int,
    ) -> None:
        """`work`, a function of a module, makes of what is `given` that which does a task.

        With a `count` of 0 there are no workers. Each has at most `ahead` tasks whose results were
        not taken: no more of what they make is ever held.
        """
        self._begin = (name_of(work), given)
        self._tasks = iter(tasks)
        self._count = count
        self._ahead = ahead
        self._workers: list[_Worker] = []
        self._given: deque[tuple[T, _Worker | None]] = deque()
        self._turn = 0
        self._stack = ExitStack()

    def __enter__(self) -> WorkerTeam[T, R]:
        """Start them with their first tasks; there are none where they cannot be started."""
        with ExitStack() as stack, suppress(OSError):
            workers = [stack.enter_context(_Worker()) for _ in range(self._count)]
            self._workers, self._stack = workers, stack.pop_all()
        try:
            for worker in self._workers:
                worker.give(self._begin)
            for _ in range(len(self._workers) * self._ahead):
                self._give()
        except BaseException:
            self._stack.close()
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End them, whatever they are doing."""
        self._stack.__exit__(kind, error, trace)

    def results(self, alone: Callable[[T], R], tick: Callable[[], object]) -> Iterator[tuple[T, R]]:
        """Each task with what came of it, in their order, whoever did it.

        What no worker gives is done `alone`, here: if it was the task, it happens here again.
        `tick` is called every now and then while nothing comes; what it raises ends the work.
        """
        while self._given or self._give():
            task, worker = self._given.popleft()
            try:
                found = _result(worker, tick)
                self._give()
            except _Lost:
                found = alone(task)
            yield task, found

    def _give(self) -> bool:
        """Give the next task to whose turn it is; False where there is none."""
        for task in self._tasks:
            worker = self._workers[self._turn % len(self._workers)] if self._workers else None
            self._turn += 1
            if worker is not None:
                worker.give(task)
            self._given.append((task, worker))
            return True
        return False


def _result(worker: _Worker | None, tick: Callable[[], object]) -> Any:
    if worker is None:
        raise _Lost
    return worker.result(tick)


class _Lost(Exception):  # noqa: N818 - nothing is wrong that could not be mended
    """A worker is not there any more."""


class _Worker:
    """A process that does tasks."""

    def __init__(self) -> None:
        """Start it. Raises OSError where that cannot be done."""
        self._process = subprocess.Popen(
            [sys.executable, "-c", _START, *sys.path],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            bufsize=0,
            # The keys that stop a program at the terminal are for its master, which tells it. In a
            # session of its own Linux would give a worker as much of the processors as its master.
            process_group=0,
        )
        self._selector = selectors.DefaultSelector()
        self._selector.register(self._out, selectors.EVENT_READ)

    @property
    def _out(self) -> int:
        assert self._process.stdout is not None
        return self._process.stdout.fileno()

    def __enter__(self) -> _Worker:
        """Use it for a while."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End it, whatever it is doing."""
        self._selector.close()
        self._process.kill()
        with suppress(OSError):
            self._process.__exit__(kind, error, trace)

    def give(self, task: object) -> None:
        """Give it something to do. That it is gone is noticed when the result is wanted."""
        assert self._process.stdin is not None
        left = memoryview(message(task))
        with suppress(OSError):
            while left:
                left = left[self._process.stdin.write(left) or 0 :]

    def result(self, tick: Callable[[], object]) -> Any:
        """What came of the first task whose result was not taken yet. Raises `_Lost`."""
        (length,) = LENGTH.unpack(self._read(LENGTH.size, tick))
        return marshal.loads(self._read(length, tick))  # from ourselves

    def _read(self, length: int, tick: Callable[[], object]) -> bytearray:
        found = bytearray()
        while len(found) < length:
            if not self._selector.select(_LOOK):
                tick()
                continue
            piece = os.read(self._out, min(_READ, length - len(found)))
            if not piece:
                raise _Lost
            found += piece
        return found
