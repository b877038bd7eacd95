"""A program in a pseudo-terminal, whose keys are pressed and whose screen is waited for."""

from __future__ import annotations

import os
import pty
import select
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_ROWS_AND_COLUMNS = {"LINES": "36", "COLUMNS": "120", "TERM": "xterm-256color"}
_PATIENCE = 120.0


class Terminal:
    """One program that runs."""

    def __init__(self, *arguments: str) -> None:
        """Start it."""
        self.started = time.perf_counter()
        self.process, self._file = pty.fork()
        if self.process == 0:
            os.environ.update(_ROWS_AND_COLUMNS)
            os.execvp(arguments[0], list(arguments))

    def wait_for(self, word: bytes) -> float:
        """Read until `word` is on the screen; gives when that was."""
        seen, end = b"", time.perf_counter() + _PATIENCE
        while time.perf_counter() < end:
            seen = (seen + self._read(0.5))[-100_000:]
            if word in seen:
                return time.perf_counter()
        raise TimeoutError(f"{word!r} was not shown: {seen[-500:]!r}")

    def press(self, keys: bytes) -> float:
        """Press keys; gives the seconds until something is drawn."""
        start = time.perf_counter()
        os.write(self._file, keys)
        while not self._read(_PATIENCE):
            pass
        return time.perf_counter() - start

    def type(self, keys: bytes) -> None:
        """Press keys, whether or not anything comes of them, and read until all is quiet."""
        os.write(self._file, keys)
        self.settle()

    def settle(self, quiet: float = 0.3) -> None:
        """Read until nothing has been drawn for so many seconds."""
        while self._read(quiet):
            pass

    def resident(self) -> float:
        """Bytes of memory that it holds now."""
        found = subprocess.run(
            ["ps", "-o", "rss=", "-p", str(self.process)], capture_output=True, check=True
        )
        return int(found.stdout) * 1024.0

    def worked(self) -> float:
        """Seconds of a processor that its first thread has taken so far, on Linux."""
        told = Path(f"/proc/{self.process}/task/{self.process}/schedstat").read_text()
        return int(told.split()[0]) / 1e9

    def leave(self, key: bytes) -> float:
        """Press a key that ends it; gives the seconds until it has."""
        start = time.perf_counter()
        os.write(self._file, key)
        while self._read(_PATIENCE, ended=b""):
            pass
        os.waitpid(self.process, 0)
        self.process = 0
        return time.perf_counter() - start

    def end(self) -> None:
        """End it, however it is."""
        if self.process:
            os.kill(self.process, signal.SIGKILL)
            os.waitpid(self.process, 0)
        os.close(self._file)

    def _read(self, patience: float, ended: bytes | None = None) -> bytes:
        """What is drawn next; nothing where nothing is. `ended` is what to give at the end."""
        if not select.select([self._file], [], [], patience)[0]:
            return b""
        try:
            return os.read(self._file, 65536)
        except OSError:  # Linux says so where the program has gone
            if ended is None:
                raise
            return ended


@contextmanager
def running(*arguments: str) -> Iterator[Terminal]:
    """A program, ended when nobody needs it any more."""
    terminal = Terminal(*arguments)
    try:
        yield terminal
    finally:
        terminal.end()
