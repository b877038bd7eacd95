"""How far a longer work is, how long it will still take, and how to stop it."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import NamedTuple


class Progress(NamedTuple):
    """How far a work is.

    `step` says in words what is being done, with its counts; `done` of `total` is how far the whole
    work is, in units that mean nothing else; `left` is the seconds until all of it is done, None
    while nobody can tell.
    """

    step: str
    done: int
    total: int
    left: float | None


class Cancelled(Exception):  # noqa: N818 - nothing went wrong
    """Nobody wants to wait for the work any more. Raised by whoever is told of it."""


ProgressListener = Callable[[Progress], None]
"""Told of a work every now and then, in the thread that does it. May raise `Cancelled`, which ends
the work and leaves everything as it was before."""


def silent(progress: Progress) -> None:
    """Progress that nobody watches."""


class WorkProgress:
    """A work of several steps, each with its share of the whole, that tells how far it is.

    Shares were measured; they need not be right, because the time to go follows from the time
    that the work took so far, and they add up to 1.
    """

    def __init__(
        self,
        tell: ProgressListener,
        shares: Mapping[str, float],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """`shares` names the steps, in their order."""
        self._tell = tell
        self._shares = shares
        self._clock = clock
        self._begun = self._told = clock()
        self._step = next(iter(shares))
        self._counts = ""
        self._before = 0.0  # the share of the steps that are done
        self._done = 0.0
        self._step_begun = self._begun
        self._end: float | None = None

    def begin(self, step: str) -> None:
        """Begin a step; all before it are done."""
        names = list(self._shares)
        self._before = sum(self._shares[name] for name in names[: names.index(step)])
        self._step, self._counts, self._step_begun = step, "", self._clock()
        self._reach(self._before)
        self.tick()

    def end(self) -> None:
        """All is done."""
        self._tell(Progress(self._step, TOTAL, TOTAL, 0.0))

    def reach(self, part: float, counts: str = "") -> None:
        """So much of the step is done, of 1; `counts` says it in words."""
        self._counts = counts
        self._reach(self._before + self._shares[self._step] * min(1.0, part))
        self.tick()

    def tick(self) -> None:
        """Time has passed: in a step that does not tell how far it is, nothing else is known."""
        now = self._clock()
        if now - self._told >= _BETWEEN:
            if not self._counts:
                self._guess(now)
            self._say()

    def _guess(self, now: float) -> None:
        """How far a step will be that takes as much longer as the steps before it took."""
        share = self._shares[self._step]
        if self._before and (expected := (self._step_begun - self._begun) * share / self._before):
            part = (now - self._step_begun) / expected
            self._reach(self._before + share * min(part, part / (part + 0.1) if part > 0.9 else 1))

    def _reach(self, done: float) -> None:
        self._done = max(self._done, done)

    def _say(self) -> None:
        self._told = now = self._clock()
        said = f"{self._step}: {self._counts}" if self._counts else self._step
        self._tell(Progress(said, min(int(self._done * TOTAL), TOTAL - 1), TOTAL, self._left(now)))

    def _left(self, now: float) -> float | None:
        """The seconds to go, without jumping: what is expected changes a little with each look."""
        passed = now - self._begun
        if passed < _SURE or self._done < _ENOUGH:
            return None
        end = self._begun + passed / self._done
        self._end = end if self._end is None else self._end + (end - self._end) * _TRUST
        return max(0.0, self._end - now)


TOTAL = 1_000
"""What `Progress.total` is of a whole `WorkProgress`."""
_BETWEEN = 0.05
"""Seconds from one telling to the next, so that telling costs nothing."""
_SURE = 1.0
_ENOUGH = 0.02
"""Seconds and part of the whole after which one can tell how long it will take."""
_TRUST = 0.1
"""How much of a new expectation is believed at once."""
_OPERATIONS = 20_000
"""Steps of SQLite's machine (about a millisecond) between two looks at the clock."""


@contextmanager
def watched(connection: sqlite3.Connection, work: WorkProgress) -> Iterator[None]:
    """While this holds, statements on `connection` tell of `work`, and what telling raises ends
    them and is raised."""
    raised: list[BaseException] = []

    def look() -> int:
        try:
            work.tick()
        except BaseException as error:  # noqa: BLE001  # raised again below
            raised.append(error)
        return len(raised)

    connection.set_progress_handler(look, _OPERATIONS)
    try:
        yield
    except sqlite3.OperationalError:
        if raised:  # "interrupted"
            raise raised[0] from None
        raise
    finally:
        connection.set_progress_handler(None, 0)
