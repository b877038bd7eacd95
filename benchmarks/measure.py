"""Timing whole programs from outside, two in turn, so that noise troubles both alike."""

from __future__ import annotations

import os
import pty
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median

_ROWS_AND_COLUMNS = {"LINES": "36", "COLUMNS": "120"}


@dataclass(frozen=True, slots=True)
class Pair:
    """Seconds, run by run, of what is measured and of its yardstick."""

    ours: list[float]
    yardstick: list[float]

    @property
    def ratio(self) -> float:
        """The median of the ratios, pair by pair."""
        return median(a / b for a, b in zip(self.ours, self.yardstick, strict=True))


def compare(ours: Callable[[], float], yardstick: Callable[[], float], runs: int = 11) -> Pair:
    """Run both in turn, after one of each that is not counted."""
    ours(), yardstick()
    both = [(ours(), yardstick()) for _ in range(runs)]
    return Pair([a for a, _ in both], [b for _, b in both])


def command(arguments: Sequence[str]) -> Callable[[], float]:
    """Measures a command until it ends."""

    def run() -> float:
        start = time.perf_counter()
        subprocess.run(arguments, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
        return time.perf_counter() - start

    return run


def first_frame(arguments: Sequence[str], word: bytes) -> Callable[[], float]:
    """Measures a program in a pseudo-terminal until `word` is on the screen, and ends it."""

    def run() -> float:
        start = time.perf_counter()
        process, terminal = pty.fork()
        if process == 0:
            os.environ.update(_ROWS_AND_COLUMNS, TERM="xterm-256color")
            os.execvp(arguments[0], list(arguments))
        try:
            return _until(terminal, word) - start
        finally:
            os.kill(process, signal.SIGKILL)
            os.waitpid(process, 0)
            os.close(terminal)

    return run


def _until(terminal: int, word: bytes, patience: float = 60.0) -> float:
    seen, end = b"", time.perf_counter() + patience
    while time.perf_counter() < end:
        if select.select([terminal], [], [], 0.5)[0]:
            seen += os.read(terminal, 65536)
            if word in seen:
                return time.perf_counter()
    raise TimeoutError(f"{word!r} was not shown: {seen[-500:]!r}")


PYTHON = sys.executable
