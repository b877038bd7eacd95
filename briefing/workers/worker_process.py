"""A process that works for another one: tasks come in on one pipe, results go out on another.

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
from importlib import import_module
from itertools import count
from queue import SimpleQueue
from typing import Any

LENGTH = struct.Struct("<Q")
"""What stands before every message: its length in bytes. A message is a value of `marshal`, which
both ends, being the same program, understand, and which costs a third of what pickling does."""


_CLEAN = 16
"""Tasks after which what refers to itself is thrown away: errors may, and nothing else does."""


_LATER = 3
"""How much less of a processor it wants than its master, on whom all wait."""


def main() -> None:
    """Work until nobody wants anything any more."""
    tasks: SimpleQueue[bytes] = SimpleQueue()
    results: SimpleQueue[bytes] = SimpleQueue()
    os.nice(_LATER)
    out = os.dup(1)
    os.dup2(2, 1)  # whatever a library might print is no message
    _start(lambda: _take_tasks(tasks))
    _start(lambda: _give_results(out, results))
    gc.freeze()  # whoever started this has turned the collector off
    name, given = marshal.loads(tasks.get())  # from ourselves
    work = function_named(name)(*given)
    for number in count(1):
        results.put(marshal.dumps(work(marshal.loads(tasks.get()))))  # from ourselves
        if not number % _CLEAN:
            gc.collect()


def message(value: Any) -> bytes:
    """A value as it goes through a pipe."""
    body = marshal.dumps(value)
    return LENGTH.pack(len(body)) + body


def name_of(function: Callable[..., Any]) -> str:
    """What a function of a module is called in a message."""
    return f"{function.__module__}:{function.__qualname__}"


def function_named(name: str) -> Callable[..., Any]:
    """The function that is called so."""
    module, _, own = name.partition(":")
    found: Callable[..., Any] = getattr(import_module(module), own)
    return found


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
