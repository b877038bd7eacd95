"""Measuring two things in turn, so that whatever else the machine does troubles both alike."""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median, quantiles
from typing import NamedTuple

PYTHON = sys.executable
Measured = Callable[[], float]
"""Does something once, and gives what it took: seconds, or bytes."""


@dataclass(frozen=True, slots=True)
class Pair:
    """What was measured and its yardstick, run by run."""

    ours: list[float]
    yardstick: list[float]

    @property
    def ratio(self) -> float:
        """The median of the ratios, pair by pair."""
        return median(a / b for a, b in zip(self.ours, self.yardstick, strict=True))

    @property
    def slow_ratio(self) -> float:
        """The 95th percentile of the one by that of the other."""
        return _slow(self.ours) / _slow(self.yardstick)


def _slow(values: Sequence[float]) -> float:
    return quantiles(values, n=20)[-1] if len(values) > 1 else values[0]


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table: what was measured, by which yardstick, and which ratio is the goal.

    `unit` is ms or MB. What is shown are medians; with `slow`, 95th percentiles.
    """

    what: str
    yardstick: str
    pair: Pair
    goal: str
    unit: str = "ms"
    slow: bool = False

    def __str__(self) -> str:
        """The line as Markdown."""
        scale = 1000 if self.unit == "ms" else 1 / 1_000_000
        usual = _slow if self.slow else median
        ours, theirs = (usual(some) * scale for some in (self.pair.ours, self.pair.yardstick))
        ratio = self.pair.slow_ratio if self.slow else self.pair.ratio
        return (
            f"| {self.what} | {_shown(ours)} {self.unit} | {self.yardstick} "
            f"| {_shown(theirs)} {self.unit} | {ratio:.2f} × | {self.goal} |"
        )


HEAD = "| What | takes | Yardstick | takes | Ratio | Goal |\n| --- | --- | --- | --- | --- | --- |"


def _shown(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}" if value >= 1 else f"{value:.2f}"


def compare(ours: Measured, yardstick: Measured, runs: int) -> Pair:
    """Run both in turn, after one of each that is not counted."""
    ours(), yardstick()
    both = [(ours(), yardstick()) for _ in range(runs)]
    return Pair([a for a, _ in both], [b for _, b in both])


def command(*arguments: str) -> Measured:
    """Measures a command until it ends."""

    def run() -> float:
        start = time.perf_counter()
        subprocess.run(arguments, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
        return time.perf_counter() - start

    return run


class Spent(NamedTuple):
    """Seconds that a command took on the clock, and of the processors, its own workers too."""

    elapsed: float
    worked: float


def spent(*arguments: str) -> Spent:
    """What a command takes until it ends."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    elapsed = command(*arguments)()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    worked = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Spent(elapsed, worked)


def processor_time(*arguments: str) -> float:
    """What a command takes of the processors: what else runs counts little."""
    return spent(*arguments).worked


def timed(action: Callable[[], object]) -> Measured:
    """Measures a function."""

    def run() -> float:
        start = time.perf_counter()
        action()
        return time.perf_counter() - start

    return run


def worked(action: Callable[[], object]) -> Measured:
    """Measures a function in processor time, which means the same where others want it too."""

    def run() -> float:
        start = time.process_time()
        action()
        return time.process_time() - start

    return run
