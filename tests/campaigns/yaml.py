"""Mutated and hostile YAML files: each is read or refused with a place; nothing ends the program.

Files are read in programs of their own, so that a signal is seen and counted; a program reads many,
and says before each which it is.
"""

from __future__ import annotations

import json
import os
import re
import resource
import signal
import subprocess
import sys
import time
import traceback
from pathlib import Path
from tempfile import TemporaryDirectory

from briefing.load.content_layout import WHOLE, SourceFile
from briefing.load.loader import load_file
from briefing.model.problem import Problem
from tests.campaigns.campaign import Outcome, by_hand
from tests.campaigns.hostile_files import hostile

AT_ONCE = 4_000
"""Files that one program reads."""
PATIENCE = 300
"""Seconds of the processor after which a program that reads so many is ended: it hangs."""
MOST_SECONDS, MOST_MEGABYTES = 1.0, 256.0
ENDS_AT = "CAMPAIGN_ENDS_AT"
"""Names a seed at which a program ends itself, to see that this is noticed."""
_PARTS = (WHOLE, "actors", "statements", "incidents", "figures", "briefing")


def campaign(count: int, seed: int, outcome: Outcome) -> None:
    """Read so many files, from this seed on, in programs of their own."""
    at = seed
    while at < seed + count:
        first, wanted = at, min(AT_ONCE, seed + count - at)
        part, reached = _in_a_program(first, wanted)
        outcome.add(part)
        at = reached + 1
    if outcome.most.get("megabytes of a program", 0.0) > MOST_MEGABYTES:
        outcome.failures.append("more memory than a file may take")


def _in_a_program(first: int, count: int) -> tuple[Outcome, int]:
    """What came of reading some files, and the seed of the last one that was read."""
    with TemporaryDirectory() as folder:
        command = [
            sys.executable,
            "-m",
            "tests.campaigns.yaml",
            "read",
            folder,
            f"{first}",
            f"{count}",
        ]
        done = subprocess.run(command, capture_output=True, text=True)
        if not done.returncode:
            counts, failures, most = json.loads(done.stdout)
            outcome = Outcome(failures=failures, most=most)
            outcome.counts.update(counts)
            return outcome, first + count - 1
        reached = int((Path(folder) / "seed").read_text() or first)
    said = f"seed {reached} ended with {done.returncode}: {done.stderr[-300:]}"
    outcome = Outcome(failures=[said])
    outcome.counts["files"] += reached - first + 1
    return outcome, reached


def read_files(folder: Path, first: int, count: int) -> Outcome:
    """Read so many files in this program, noting before each which it is."""
    outcome = Outcome()
    resource.setrlimit(resource.RLIMIT_CPU, (PATIENCE, PATIENCE))
    with (folder / "seed").open("wb", buffering=0) as note:
        for seed in range(first, first + count):
            note.seek(0)
            note.write(str(seed).encode())
            if os.environ.get(ENDS_AT) == str(seed):
                os.kill(os.getpid(), signal.SIGKILL)
            _read(folder, seed, outcome)
    outcome.reach("megabytes of a program", _most_megabytes())
    return outcome


def _most_megabytes() -> float:
    """The most memory that this program has had.

    On Linux `ru_maxrss` begins with what the program had that started this one.
    """
    status = Path("/proc/self/status")
    if status.exists():
        (most,) = re.findall(r"^VmHWM:\s+(\d+) kB", status.read_text(), re.M)
        return int(most) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2


def _read(folder: Path, seed: int, outcome: Outcome) -> None:
    path = folder / "f.yaml"
    path.write_bytes(hostile(seed))
    outcome.counts["files"] += 1
    begun = time.process_time()
    try:
        loaded = load_file(SourceFile(path, path.name, "f", _PARTS[seed % len(_PARTS)]), folder)
        outcome.counts["refused" if loaded.broken else "read"] += 1
        outcome.counts["records"] += len(loaded.records)
        for problem in loaded.problems:
            _look_at(problem, seed, outcome)
    except Exception:  # noqa: BLE001 - whatever it is, it is what is looked for
        outcome.failures.append(f"seed {seed}: {traceback.format_exc(limit=-3)}")
    took = time.process_time() - begun
    outcome.reach("seconds of processor for a file", took)
    if took > MOST_SECONDS:
        outcome.counts["slower than may be"] += 1
        outcome.failures.append(f"seed {seed} took {took:.1f} s of the processor")


def _look_at(problem: Problem, seed: int, outcome: Outcome) -> None:
    """A problem says where it is, unless the file is no text at all, or it tells how many more."""
    outcome.counts["problems"] += 1
    if problem.code == "too-many-problems":
        return
    if not problem.line and problem.code == "unreadable":
        outcome.counts["problems about a file that is no text"] += 1
    elif problem.line < 1 or problem.column < 1:
        outcome.failures.append(f"seed {seed}: no place in {problem!r}")
    if not problem.message:
        outcome.failures.append(f"seed {seed}: nothing said in {problem!r}")


if __name__ == "__main__":
    if sys.argv[1:2] == ["read"]:
        folder, first, count = sys.argv[2:]
        read = read_files(Path(folder), int(first), int(count))
        sys.stdout.write(json.dumps([read.counts, read.failures, read.most]))
        sys.stdout.flush()
        os._exit(0)
    by_hand("yaml", campaign, 200_000)
