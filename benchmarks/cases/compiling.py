"""Compiling a library for the first time, and bringing it up to date."""

from __future__ import annotations

import gc
import os
import time
from collections.abc import Iterator
from pathlib import Path
from shutil import rmtree

import yaml

from benchmarks.generate import write_library
from benchmarks.measure import Pair, Row, command, compare
from benchmarks.plan import Plan, briefing
from briefing.library.opening import open_library
from briefing.load.content_layout import find_layout
from briefing.load.loader import load_file

_MOST_EDITED = 100_000
"""Records of the library in which a file is edited: the goal is set for that size."""


def rows(plan: Plan) -> Iterator[Row]:
    """The whole, and one file."""
    cache = Path(os.environ["BRIEFING_CACHE_DIR"])

    def cold() -> float:
        rmtree(cache, ignore_errors=True)
        return command(*briefing("list", "-C", plan.large))()

    pair = Pair([cold()], [_load_all(plan.large)])
    yield Row(
        f"compiling {plan.size}, the first time", "`yaml.CSafeLoader` alone", pair, "≤ 0.75 ×"
    )
    records = min(plan.records, _MOST_EDITED)
    edited = write_library(plan.folder / "edited", records, files=max(1, records // 100))
    open_library(edited).close()
    yield Row(
        f"one record edited, of {records:,} in {records // 100:,} files",
        "reading that file alone",
        compare(_Edit(edited), _Read(edited), plan.runs),
        "≤ 2.5 ×",
    )


def _load_all(folder: str) -> float:
    """Seconds that the loader takes for all files; with the collector on it takes far longer."""
    files = [path.read_bytes() for path in sorted(Path(folder).rglob("*.yaml"))]
    gc.disable()
    start = time.perf_counter()
    for text in files:
        yaml.load(text, Loader=yaml.CSafeLoader)
    took = time.perf_counter() - start
    gc.enable()
    return took


class _Read:
    """Measures reading and checking one file."""

    def __init__(self, folder: Path) -> None:
        self._layout = find_layout(folder)
        self._file = _day(folder)

    def __call__(self) -> float:
        source = next(one for one in self._layout.files if one.path == self._file)
        start = time.perf_counter()
        load_file(source, self._layout.root)
        return time.perf_counter() - start


class _Edit:
    """Measures opening a library in which one word of one file has been changed."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._file = _day(folder)
        self._times = 0

    def __call__(self) -> float:
        self._times += 1
        text = self._file.read_text("utf-8")
        at = text.index("form: ", len(text) // 2)
        changed = f"{text[:at]}tags: [edit-{self._times}]\n    {text[at:]}"
        self._file.write_text(changed, "utf-8")
        start = time.perf_counter()
        open_library(self._folder).close()
        took = time.perf_counter() - start
        self._file.write_text(text, "utf-8")
        open_library(self._folder).close()
        return took


def _day(folder: Path) -> Path:
    """A file from the middle of the year."""
    files = sorted(folder.glob("day-*.yaml"))
    return files[len(files) // 2]
