"""A process that reads files for another one: tasks come in on one pipe, rows go out on another.

It ends as soon as the pipe with the tasks does, whatever it is doing, and so never outlives the
program that started it, however that ended.
"""

from __future__ import annotations

import gc
import marshal
import os
import struct
import threading
from collections.abc import Callable
from itertools import count
from pathlib import Path
from queue import SimpleQueue
from typing import Any

from briefing.library.compiler.pack import pack_file
from briefing.load.content_layout import SourceFile
from briefing.load.loader import read_shared

LENGTH = struct.Struct("<Q")
"""What stands before every message: its length in bytes. A message is a value of `marshal`, which
both ends, being the same program, understand, and which costs a third of what pickling does."""


_CLEAN = 16
"""Tasks after which what refers to itself is thrown away: errors may, and nothing else does."""


def main() -> None:
    """Work until nobody wants anything any more."""
    tasks: SimpleQueue[bytes] = SimpleQueue()
    results: SimpleQueue[bytes] = SimpleQueue()
    out = os.dup(1)
    os.dup2(2, 1)  # whatever a library might print is no message
    _start(lambda: _take_tasks(tasks))
    _start(lambda: _give_results(out, results))
    gc.freeze()  # whoever started this has turned the collector off
    root, names = marshal.loads(tasks.get())  # from ourselves
    shared = read_shared(tuple(_sources(root, names)), Path(root))
    for number in count(1):
        files = _sources(root, marshal.loads(tasks.get()))  # from ourselves
        packed = [pack_file(source, Path(root), shared) for source in files]
        results.put(marshal.dumps(packed))
        if not number % _CLEAN:
            gc.collect()


def message(value: Any) -> bytes:
    """A value as it goes through a pipe."""
    body = marshal.dumps(value)
    return LENGTH.pack(len(body)) + body


def plain(source: SourceFile) -> tuple[str, ...]:
    """A file as it is named in a message."""
    return str(source.path), *source[1:]


def _sources(root: str, named: list[tuple[str, ...]]) -> list[SourceFile]:
    return [SourceFile(Path(path), *rest) for path, *rest in named]


def _start(work: Callable[[], None]) -> None:
    threading.Thread(target=work, daemon=True).start()


def _take_tasks(tasks: SimpleQueue[bytes]) -> None:
    """Take tasks as they come; end the process when no more can."""
    while (head := _read(LENGTH.size)) and (body := _read(LENGTH.unpack(head)[0])):
        tasks.put(body)
    os._exit(0)


def _read(length: int) -> bytes:
    """So many bytes, or none where there are fewer."""
    pieces = []
    while length and (piece := os.read(0, length)):
        pieces.append(piece)
        length -= len(piece)
    return b"" if length else b"".join(pieces)


def _give_results(out: int, results: SimpleQueue[bytes]) -> None:
    """Give results as they come, so that the next work need not wait until one is taken."""
    try:
        while True:
            body = results.get()
            left = memoryview(LENGTH.pack(len(body)) + body)
            while left:
                left = left[os.write(out, left) :]
    except OSError:  # nobody reads them
        os._exit(1)
