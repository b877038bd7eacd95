"""Random keys, clicks, pastes, sizes and edits at the real program: see docs/reliability.md."""

from __future__ import annotations

import argparse
import signal
import sys
import time
from collections import Counter, deque
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from tests.monkey.inputs import ENDING, KEYS, MonkeyInput, bytes_of, inputs, resizes
from tests.monkey.stall_watch import LIMIT
from tests.monkey.terminal_run import TerminalRun

_CONTENT = Path(__file__).parents[2] / "content"
_LAST = 25  # inputs told with a fault
_BATCH = 400  # inputs for one run of the program
_WORKING = b"Computing "
_PARTS = 4  # of a soak
_ENDING = [bytes_of(key) for key in ENDING]
_KINDS = ("keys", "resizes", "quits", "soak")
_ENDS = {"ctrl+q": 0, "SIGTERM": 143, "SIGHUP": 129, "SIGINT": 130, "SIGQUIT": 131}
"""How a run is ended, and the status that it then has."""


class Campaign:
    """Runs the program again and again, and counts what happens."""

    def __init__(self, content: Path, seed: str) -> None:
        """`seed` says all that will be done."""
        self._content = content
        self._seed = seed
        self.counts: Counter[str] = Counter()
        self.faults: list[str] = []
        self._may_have_ended = False

    def run(self, number: int, size: int, kind: str) -> None:
        """One run of the program, with so many inputs."""
        seed = f"{self._seed}:{number}"
        source = resizes(seed) if kind == "resizes" else inputs(seed, (120, 36))
        with TemporaryDirectory(prefix="monkey-") as folder:
            run = TerminalRun(self._content, Path(folder))
            try:
                last = self._drive(run, islice(source, size))
                self._end(run, Random(seed).choice(sorted(_ENDS)), f"--batch {number}", last)
            finally:
                run.close()
        self.counts["runs"] += 1

    def _drive(self, run: TerminalRun, source: Iterator[MonkeyInput]) -> deque[str]:
        last: deque[str] = deque(maxlen=_LAST)
        self._may_have_ended = False
        run.begin()
        for one in source:
            if not run.alive:
                break
            last.append(str(one))
            self._may_have_ended |= one.typed[:1] in _ENDING
            self.counts[one.kind] += 1
            run.do(one)
        return last

    def _end(self, run: TerminalRun, how: str, which: str, last: deque[str]) -> None:
        """Have it end, and look whether it does as it should."""
        wanted = 0
        told = f"{which}: last inputs {', '.join(last)}"
        if "\\x11" in told:  # it has been told to end already
            how = "q"
        if how in _ENDS and run.alive:
            run.settle()
            if _WORKING in run.redrawn() and _WORKING in run.redrawn():
                self.faults.append(f"stuck: still working it out; {told}")
            if how == "ctrl+q":
                run.type(bytes_of(how))
            else:
                run.signal(signal.Signals[how])
            wanted = _ENDS[how]
        if not run.ended():
            run.signal(signal.SIGUSR1)
            run.settle()
            self.faults.append(f"stuck: does not end by {how}; {told}")
            self.faults += map(str, run.told())
            return
        self.counts[f"ended by {how if wanted or how == 'ctrl+q' else 'q'}"] += 1
        # Where a key had ended it, a signal may have come at any moment of its end.
        number = -signal.Signals[how] if how.startswith("SIG") else 0
        may = {wanted, 0, number} if self._may_have_ended else {wanted}
        if run.status not in may or b"Traceback" in run.raw:
            said = run.raw[-6000:].decode("utf-8", "replace")
            self.faults.append(f"exit {run.status} and not {wanted}; {told}\n{said}")
        for stall in run.told():
            if stall["stall"] > LIMIT:
                self.faults.append(f"stall of {stall['stall']} s in {stall['in']}; {which}")
            else:
                self.counts[f"longer than {LIMIT} s only because others had the processor"] += 1

    def quit(self, number: int) -> None:
        """One run that is ended by its key, with others less than a tenth of a second behind it."""
        random = Random(f"{self._seed}:{number}")
        behind = b"".join(bytes_of(random.choice(KEYS)) for _ in range(random.randint(1, 3)))
        inputs = [MonkeyInput("type", b"q"), MonkeyInput("rest", number=random.randint(0, 70))]
        if random.random() < 0.5:
            inputs = [MonkeyInput("type", b"q" + behind)]
        with TemporaryDirectory(prefix="monkey-") as folder:
            run = TerminalRun(self._content, Path(folder))
            try:
                last = self._drive(run, iter([*inputs, MonkeyInput("type", behind)]))
                self._end(run, "q", f"quit {number}", last)
            finally:
                run.close()
        self.counts["runs"] += 1

    def soak(self, operations: int) -> None:
        """One run of so many inputs after a warm-up: memory, handles and threads may not grow."""
        parts = [operations, *[max(1, operations // _PARTS)] * _PARTS]
        with TemporaryDirectory(prefix="monkey-") as folder:
            run = TerminalRun(self._content, Path(folder))
            try:
                run.begin()
                source = inputs(self._seed, (120, 36), ends=0)
                used = []
                for part in parts:  # the first of them is the warm-up
                    self._soak_part(run, islice(source, part))
                    used.append(run.used())
                    memory, handles, threads = used[-1]
                    _tell(f"{memory:,} bytes of memory, {handles} handles, {threads} threads")
            finally:
                run.close()
        before, after = used[0], used[-1]
        if after[0] > before[0] * 1.05 or after[1] > before[1] or after[2] > before[2]:
            self.faults.append(f"it has grown by {after[0] / before[0] - 1:.1%}")

    def _soak_part(self, run: TerminalRun, source: Iterator[MonkeyInput]) -> None:
        self._drive(run, source)
        run.type(bytes_of("escape") * 5)
        run.redrawn()
        time.sleep(3)
        run.redrawn()


def _tell(*lines: str) -> None:
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    sys.stdout.flush()


def main() -> int:
    """What was typed; 1 where there is a fault."""
    parser = argparse.ArgumentParser(prog="python -m tests.monkey", description=__doc__)
    parser.add_argument(
        "kind", nargs="?", choices=("keys", "resizes", "quits", "soak"), default="keys"
    )
    parser.add_argument("--seed", default="1", help="what decides all that is done")
    parser.add_argument("--minutes", type=float, default=30, help="for how long (keys)")
    parser.add_argument("--count", type=int, default=10_000, help="how many (not for keys)")
    parser.add_argument("--batch", type=int, help="only this run of the seed, to see it again")
    parser.add_argument("--content", type=Path, default=_CONTENT, help="the folder that is read")
    asked = parser.parse_args()
    campaign = Campaign(asked.content, asked.seed)
    end = time.monotonic() + asked.minutes * 60
    number = asked.batch or 0
    if asked.kind == "soak":
        campaign.soak(asked.count)
    elif asked.batch is not None:
        campaign.run(number, _BATCH, asked.kind)
    elif asked.kind == "quits":
        for number in range(asked.count):
            campaign.quit(number)
    elif asked.kind == "resizes":
        while campaign.counts["resize"] < asked.count:
            campaign.run(number, 1000, asked.kind)
            number += 1
    else:
        while time.monotonic() < end:
            campaign.run(number, _BATCH, asked.kind)
            number += 1
    counted = ", ".join(f"{count:,} {name}" for name, count in campaign.counts.items())
    _tell(f"seed {asked.seed}: {counted}")
    _tell(f"{len(campaign.faults)} faults (exits, stuck screens, stalls over {LIMIT} s)")
    _tell(*campaign.faults)
    return 1 if campaign.faults else 0


if __name__ == "__main__":
    sys.exit(main())
