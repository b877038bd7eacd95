"""Exports that are killed, and exports to a full disk: a file is the old one or the whole new one.

A full disk is a small file system in memory where the system lets one be made (as root); elsewhere
a limit for the size of files, at which the same writing fails.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import sleep

from tests.campaigns.campaign import Outcome, by_hand

_EXPORTING = """
import sys, pathlib, itertools
from briefing.disk.write import write_file
folder = pathlib.Path(sys.argv[1])
print("ready", flush=True)
sys.stdin.readline()
for number in itertools.count(1):
    for name in sys.argv[2:]:
        text = f"{number:06}" + "x" * (number % 9 * 40_000) + "end"
        write_file(folder / name, text, replace=True)
        print(name, number, flush=True)
"""
_VAULT = """
import sys, pathlib, json
from briefing.disk.write import write_file
from briefing.errors import BriefingError
folder, said = pathlib.Path(sys.argv[1]), []
for name in sys.argv[3:]:
    try:
        write_file(folder / name, "new " * int(sys.argv[2]) + "end", replace=True)
        said.append("")
    except BriefingError as error:
        said.append(str(error))
print(json.dumps(said))
"""
_NAMES = ("a.md", "b.csv", "c.json")
_LONGEST = 0.15
"""Seconds until a kill, at most."""
_ROOM = 400 * 1024
"""Bytes of the disk that is going to be full."""
_OLD = "old " * 1_000 + "end"


def campaign(count: int, seed: int, outcome: Outcome) -> None:
    """Export so many times; every other is killed, and the others find no room."""
    with TemporaryDirectory() as name, small_disk(Path(name) / "small") as (small, limited):
        outcome.counts["full by a limit, not a disk"] += int(limited)
        for number in range(seed, seed + count):
            outcome.counts["exports"] += 1
            folder = (small if number % 2 else Path(name)) / f"f{number}"
            folder.mkdir()
            if number % 2:
                _fill(folder, Random(number), limited, number, outcome)
            else:
                _kill(folder, Random(number), number, outcome)
            for path in folder.iterdir():
                path.unlink()
            folder.rmdir()


def _kill(folder: Path, chance: Random, number: int, outcome: Outcome) -> None:
    """Kill a program that writes files over and over; what each then holds is a whole version."""
    program = subprocess.Popen(
        [sys.executable, "-c", _EXPORTING, str(folder), *_NAMES],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert program.stdout is not None
    assert program.stdout.readline() == "ready\n"
    assert program.stdin is not None
    program.stdin.write("\n")
    program.stdin.flush()
    sleep(chance.random() * _LONGEST)
    program.send_signal(signal.SIGKILL)
    said, _ = program.communicate()
    outcome.counts["killed"] += 1
    told = dict.fromkeys(_NAMES, 0)
    for line in said.splitlines(keepends=True):
        if line.endswith("\n"):
            told[line.split()[0]] = int(line.split()[1])
    for name, version in told.items():
        path = folder / name
        text = path.read_text() if path.exists() else ""
        outcome.counts["files looked at"] += 1
        found = int(text[:6] or 0)
        if not version <= found <= version + 1 or (text and text != _version(found)):
            outcome.failures.append(f"seed {number}: {name} is between two versions")
    outcome.counts["temporaries left"] += sum(1 for _ in folder.glob(".briefing-*.tmp"))


def _version(number: int) -> str:
    return f"{number:06}" + "x" * (number % 9 * 40_000) + "end"


def _fill(folder: Path, chance: Random, limited: bool, number: int, outcome: Outcome) -> None:
    """Export more than there is room for; the old files stay, and it is said which."""
    for name in _NAMES:
        (folder / name).write_text(_OLD)
    times = chance.choice((10, 20_000, 60_000, 90_000, 130_000, 400_000))
    filler = folder / "filler"
    if not limited:
        filler.write_bytes(bytes(chance.randrange(_ROOM - 60_000)))
    done = subprocess.run(
        [sys.executable, "-c", _VAULT, str(folder), str(times), *_NAMES],
        capture_output=True,
        text=True,
        preexec_fn=_limit if limited else None,
    )
    outcome.counts["to a full disk"] += 1
    if done.returncode:
        outcome.failures.append(
            f"seed {number}: ended with {done.returncode}: {done.stderr[-300:]}"
        )
        return
    for name, error in zip(_NAMES, json.loads(done.stdout), strict=True):
        outcome.counts["files refused" if error else "files written"] += 1
        expected = _OLD if error else "new " * times + "end"
        if (folder / name).read_text() != expected:
            outcome.failures.append(f"seed {number}: {name} is neither old nor new")
    if left := [path.name for path in folder.glob(".briefing-*.tmp")]:
        outcome.failures.append(f"seed {number}: left {left}")


def _limit() -> None:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (_ROOM, _ROOM))


@contextmanager
def small_disk(folder: Path) -> Iterator[tuple[Path, bool]]:
    """A folder with little room, and whether the room has to come from a limit instead."""
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", f"size={_ROOM}", "tmpfs", str(folder)]
    mounted = False
    if os.geteuid() == 0 and sys.platform == "linux":
        mounted = subprocess.run(command, capture_output=True).returncode == 0
    try:
        yield folder, not mounted
    finally:
        if mounted:
            subprocess.run(["umount", str(folder)], check=True)


if __name__ == "__main__":
    by_hand("exports", campaign, 200)
