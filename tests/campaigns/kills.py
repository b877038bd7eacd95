"""Programs that are killed while they save: what was said to be saved is there afterwards.

A search, a mark, a bookmark and a note each. Two save into the same files at once, and each is
killed (SIGKILL) at a moment of its own. The same is done to programs that compile a library:
whoever opens it next has the answers of its files.
"""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from random import Random
from shutil import rmtree
from tempfile import TemporaryDirectory
from time import sleep

from briefing.disk.user_folders import state_folder
from briefing.library.opening import open_library
from briefing.state.briefing_homes import BriefingHome, claimed, number_of, token
from briefing.state.notes import NotesFolder
from briefing.state.reading_rows import (
    ReadRecord,
    bookmarks,
    exchange_read,
    read_records,
    set_bookmark,
)
from briefing.state.reading_state import FILE as READING
from briefing.state.reading_state import ReadingState
from briefing.state.searches import FILE, Searches
from tests.briefings import write
from tests.campaigns.campaign import Outcome, by_hand
from tests.library.test_opening import HEADER, everything

_SAVING = """
import sys
from briefing.state.searches import Searches
from tests.campaigns.kills import keep
mine, number = Searches(), 0
print("ready", flush=True)
sys.stdin.readline()
while True:
    mine.save(f"{sys.argv[1]}-{number}", f"query {number} " + "x" * 300)
    notice = mine.notice or keep(f"{sys.argv[1]}-{number}")
    if notice:
        print("NOTICE", notice, flush=True)
    else:
        print(f"{sys.argv[1]}-{number}", flush=True)
    number += 1
"""
_COMPILING = """
import sys, pathlib
from briefing.library.opening import open_library
print("ready", flush=True)
sys.stdin.readline()
path, number = pathlib.Path(sys.argv[1]), 0
while True:
    texts = (f"Person {n} {number if n % 7 else 0}, kind: person" for n in range(300))
    people = "".join(f"p{n}: {{name: {text}}}\\n" for n, text in enumerate(texts))
    (path / "actors.yaml").write_text(people)
    open_library(path).close()
    number += 1
"""
_LONGEST = 0.25
"""Seconds until a kill, at most."""
_EVERY = 8
"""Of so many kills one is of programs that compile."""
_KEPT = 60
"""Saved searches after which the file is begun anew."""


def campaign(count: int, seed: int, outcome: Outcome) -> None:
    """Kill so many programs, two at a time."""
    with TemporaryDirectory() as name:
        root = Path(name)
        for kind in ("state", "cache"):
            os.environ[f"BRIEFING_{kind.upper()}_DIR"] = str(root / kind)
        folder = write(root / "content", {"briefing.yaml": HEADER})
        told: set[str] = set()
        for number in range(seed, seed + count, 2):
            pair = min(2, seed + count - number)
            if number // 2 % _EVERY == _EVERY - 1:
                _kill(_COMPILING, [str(folder)] * pair, Random(number))
                outcome.counts["killed while compiling"] += pair
                _compare(folder, number, outcome)
                continue
            told |= _told(number, pair, outcome)
            if len(told) > _KEPT:
                told.clear()
                rmtree(state_folder())


def _told(number: int, pair: int, outcome: Outcome) -> set[str]:
    """What a pair of programs said to be saved, each looked for in the file."""
    names = [f"s{number}-{one}" for one in range(pair)]
    lines = _kill(_SAVING, names, Random(number))
    outcome.counts["killed while saving"] += pair
    outcome.failures += [f"seed {number}: {line}" for line in lines if line.startswith("NOTICE")]
    told = {line for line in lines if line.startswith("s")}
    outcome.counts["saved, as was said"] += len(told)
    mine = Searches()
    lost = told - {one.name for one in mine.saved()} | told - _kept()
    outcome.failures += [f"seed {number}: lost {name}" for name in sorted(lost)]
    if mine.notice or any(".damaged-" in path.name for path in state_folder().iterdir()):
        outcome.failures.append(f"seed {number}: a damaged file; {mine.notice}")
    if told:
        for file in (FILE, READING):
            with closing(sqlite3.connect(state_folder() / file)) as connection:
                ((said,),) = connection.execute("PRAGMA integrity_check")
            if said != "ok":
                outcome.failures.append(f"seed {number}: {file}: {said}")
    return told


def _home() -> BriefingHome:
    return BriefingHome("made", "/made", lambda _: False)


def keep(name: str) -> str:
    """Keep a mark, a bookmark and a note under a name; gives what did not work."""
    state = ReadingState()
    record = ReadRecord(name, "actors", 1, "{}", "", "", "2026-11-03")

    def change(file: sqlite3.Connection) -> str:
        number = claimed(file, _home())
        exchange_read(file, number, (), [record])
        set_bookmark(file, number, name, "2026-11-03")
        return token(file, number)

    folder = NotesFolder(state.folder, "made", state.change(change))
    folder.begun(name).write_text(name)
    return state.news()


def _kept() -> set[str]:
    """The names under which all of it is kept."""
    state = ReadingState()

    def read(file: sqlite3.Connection) -> tuple[set[str], str]:
        number = number_of(file, _home())
        marked = {one.slug for one in read_records(file, number)}
        return marked & {one.slug for one in bookmarks(file, number)}, token(file, number)

    marked, name = state.ask(read, (set[str](), ""))
    folder = NotesFolder(state.folder, "made", name)
    return {slug for slug in marked if folder.read(slug) == slug}


def _kill(code: str, arguments: list[str], chance: Random) -> list[str]:
    """Begin a program for each argument, all at once, and kill each; what they had said by then."""
    programs = [
        subprocess.Popen(
            [sys.executable, "-c", code, argument],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for argument in arguments
    ]
    for one in programs:
        assert one.stdin is not None
        assert one.stdout is not None
        assert one.stdout.readline() == "ready\n"
    for one in programs:
        assert one.stdin is not None
        one.stdin.write("\n")
        one.stdin.flush()
    lines: list[str] = []
    for one in programs:
        sleep(chance.random() * _LONGEST)
        one.send_signal(signal.SIGKILL)
    for one in programs:
        said, _ = one.communicate()
        # A line that was cut was not said.
        lines += [
            line.rstrip("\n") for line in said.splitlines(keepends=True) if line.endswith("\n")
        ]
    return lines


def _compare(folder: Path, number: int, outcome: Outcome) -> None:
    """What is kept of a library after a kill answers as one that is made anew."""
    with closing(open_library(folder)) as library:
        kept = everything(library)
    aside = os.environ["BRIEFING_CACHE_DIR"]
    with TemporaryDirectory() as anew:
        os.environ["BRIEFING_CACHE_DIR"] = str(Path(anew) / "cache")
        with closing(open_library(folder)) as library:
            if everything(library) != kept:
                outcome.failures.append(f"seed {number}: other answers after a kill")
    os.environ["BRIEFING_CACHE_DIR"] = aside


if __name__ == "__main__":
    by_hand("kills", campaign, 500)
