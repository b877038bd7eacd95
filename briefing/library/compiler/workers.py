"""Reading files with all the processors there are: processes that parse and check, for one that
writes.

Each is a fresh Python with two pipes. A plain fork is out of the question: the reader compiles
while Textual's threads run, and a fork copies their locks in whatever state they are. What
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
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, suppress
from types import TracebackType

from briefing.disk.file_stamp import file_stamp
from briefing.library.compiler.pack import PackedFile, pack_file
from briefing.library.compiler.worker_process import LENGTH, message, plain
from briefing.load.content_layout import ContentLayout, SourceFile
from briefing.load.loader import read_shared
from briefing.model.key import SHARED

WORTH = 1_000_000
"""Bytes of YAML (some 2,000 records) from which on starting processes costs less than it saves."""
_MOST = 4
"""Processes that one writer can keep up with."""
_CHUNK = 400_000
"""Bytes of a task, more or less: many enough that all workers end at about the same time."""
_AHEAD = 3
"""Tasks that a worker has at a time: one that it is at, one that waits, one being taken away."""
_LOOK = 0.05  # seconds between two looks whether the work is still wanted
_READ = 1 << 20  # bytes read at once
_START = (
    "import gc, sys; gc.disable(); sys.path[:] = sys.argv[1:]; "
    "from briefing.library.compiler.worker_process import main; main()"
)


class _Lost(Exception):  # noqa: N818 - nothing is wrong that could not be mended
    """A worker is not there any more."""


def packed_files(
    layout: ContentLayout, sources: Sequence[SourceFile], tick: Callable[[], None]
) -> Iterator[PackedFile]:
    """What is in the files, in their order, whoever reads them.

    `tick` is called every now and then while nothing comes; what it raises ends all workers.
    """
    sizes = [max(0, file_stamp(source.path).size) for source in sources]
    count = processors() if sum(sizes) >= WORTH else 0
    chunks = list(_chunks(sources, sizes))
    shared = read_shared(layout.files, layout.root)
    with ExitStack() as stack:
        team = _team(layout, min(count, len(chunks)), stack)
        _assign(team, chunks)
        for number, chunk in enumerate(chunks):
            worker = team[number % len(team)] if team else None
            try:
                if worker is None:
                    raise _Lost
                found: Iterator[PackedFile] = iter(worker.result(tick))
                if number + len(team) * _AHEAD < len(chunks):
                    worker.give([plain(source) for source in chunks[number + len(team) * _AHEAD]])
            except _Lost:  # whatever happened to it: if it was the files, it happens here again
                found = (pack_file(source, layout.root, shared) for source in chunk)
            yield from found


def processors() -> int:
    """How many processes can work at a time here; 0 where none can be started.

    A single one is of use, too: while it reads a large file, its master can be stopped.
    """
    if os.name != "posix" or getattr(sys, "frozen", False) or not sys.executable:
        return 0
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return min(usable or 1, _MOST)


def _chunks(sources: Sequence[SourceFile], sizes: list[int]) -> Iterator[list[SourceFile]]:
    chunk: list[SourceFile] = []
    held = 0
    for source, size in zip(sources, sizes, strict=True):
        chunk.append(source)
        held += size
        if held >= _CHUNK:
            yield chunk
            chunk, held = [], 0
    if chunk:
        yield chunk


def _team(layout: ContentLayout, count: int, stack: ExitStack) -> list[_Worker]:
    """So many workers, or none where they cannot be started."""
    shared = [plain(source) for source in layout.files if source.briefing == SHARED]
    try:
        team = [stack.enter_context(_Worker()) for _ in range(count)]
    except OSError:
        return []
    for worker in team:
        worker.give((str(layout.root), shared))
    return team


def _assign(team: list[_Worker], chunks: list[list[SourceFile]]) -> None:
    """Give each worker its first tasks. Who does what is settled: the next has the next."""
    for number, chunk in enumerate(chunks[: len(team) * _AHEAD]):
        team[number % len(team)].give([plain(source) for source in chunk])


class _Worker:
    """A process that reads files."""

    def __init__(self) -> None:
        """Start it. Raises OSError where that cannot be done."""
        self._process = subprocess.Popen(
            [sys.executable, "-c", _START, *sys.path],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            bufsize=0,
            # The keys that stop a program at the terminal are for its master, which tells it.
            start_new_session=True,
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

    def result(self, tick: Callable[[], None]) -> list[PackedFile]:
        """What came of the first task whose result was not taken yet. Raises `_Lost`."""
        (length,) = LENGTH.unpack(self._read(LENGTH.size, tick))
        found: list[PackedFile] = marshal.loads(self._read(length, tick))  # from ourselves
        return found

    def _read(self, length: int, tick: Callable[[], None]) -> bytearray:
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
