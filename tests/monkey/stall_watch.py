"""The reader as the monkey starts it: the program itself, with a watch on how long it keeps busy.

Run in the pseudo-terminal, with the file to report to before the program's own arguments.
"""

from __future__ import annotations

import asyncio
import json
import selectors
import signal
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from threading import Thread, get_ident
from typing import Any

LIMIT = 0.25
"""Seconds that the interface may work before it looks at the next key."""
_LOOK = 0.02


class StallWatch:
    """Notes each stretch in which the loop of the interface did not look for anything new.

    What counts is the processor time of its own thread: a busy machine is not its fault. The time
    that went by for the person is told beside it.
    """

    def __init__(self, report: Callable[[dict[str, Any]], None]) -> None:
        """`report` is told of each that is too long, with what was being done in it."""
        self._report = report
        self._thread = get_ident()
        self._clock = time.pthread_getcpuclockid(self._thread)
        self._since = self._now()
        self._begun = time.monotonic()
        self._busy = False
        self._stack: list[str] = []

    def start(self) -> None:
        """Watch every wait of the loop from here on."""
        select = selectors.DefaultSelector.select

        def watched(selector: Any, timeout: float | None = None) -> Any:
            if get_ident() != self._thread:
                return select(selector, timeout)
            self._rests()
            found = select(selector, timeout)
            self._since, self._begun, self._busy = self._now(), time.monotonic(), True
            return found

        selectors.DefaultSelector.select = watched  # type: ignore[method-assign, assignment]
        Thread(target=self._look, daemon=True).start()

    def _rests(self) -> None:
        spent = self._now() - self._since if self._busy else 0.0
        passed = time.monotonic() - self._begun if self._busy else 0.0
        self._busy = False
        if max(spent, passed) > LIMIT:
            told = {"stall": round(spent, 3), "passed": round(passed, 3), "in": self._stack}
            self._report(told)
        self._stack = []

    def _look(self) -> None:
        """In a thread: what a long stretch is at, for the report."""
        while True:
            time.sleep(_LOOK)
            if self._busy and not self._stack and self._now() - self._since > LIMIT / 2:
                frame = sys._current_frames().get(self._thread)
                if frame is not None and self._busy:
                    told = traceback.extract_stack(frame)[-12:]
                    self._stack = [
                        f"{Path(one.filename).name}:{one.lineno} {one.name}" for one in told
                    ]

    def _now(self) -> float:
        """Seconds that the interface's thread has had the processor, whoever asks."""
        return time.clock_gettime(self._clock)


def _tasks(report: Callable[[dict[str, Any]], None]) -> None:
    """What every task waits for: asked of a program that does not answer."""
    for task in asyncio.all_tasks():
        frames = [f"{Path(f.f_code.co_filename).name}:{f.f_lineno}" for f in task.get_stack()]
        report({"task": task.get_name(), "at": frames})


def main() -> int:
    """Run the program under watch."""
    told = Path(sys.argv.pop(1)).open("a", encoding="utf-8")  # noqa: SIM115 - as long as it runs

    def report(what: dict[str, Any]) -> None:
        told.write(json.dumps(what) + "\n")
        told.flush()

    from briefing.cli.main import main as program  # noqa: PLC0415 - not before the watch is made

    StallWatch(report).start()
    signal.signal(signal.SIGUSR1, lambda *_: _tasks(report))
    return program()


if __name__ == "__main__":
    sys.exit(main())
