"""Exporting everything, beside compiling as much for the first time: on the clock, and in processor
time."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from shutil import rmtree

from benchmarks.generate import write_library
from benchmarks.measure import Pair, Row, Spent, spent
from benchmarks.plan import Plan, briefing

_FORMATS = (
    *(("--format", name) for name in ("jsonl", "csv", "html")),
    *(("--profile", name) for name in ("full", "report", "plain")),
)
_KINDS = {"elapsed": "on the clock", "worked": "of the processors"}


def rows(plan: Plan) -> Iterator[Row]:
    """Each format that takes everything, of one briefing; of Markdown each profile."""
    folder = str(write_library(plan.folder / "exported", plan.records, files=1))
    for words in _FORMATS:
        both = [_once(folder, words, plan.folder) for _ in range(max(1, plan.runs // 4))]
        timely = "≤ 1 ×" if words[0] == "--format" else ""
        for kind, goal in (("elapsed", timely), ("worked", "")):
            compiled, exported = zip(
                *((getattr(yardstick, kind), getattr(ours, kind)) for yardstick, ours in both),
                strict=True,
            )
            yield Row(
                f"`export all {' '.join(words)}` of {plan.size}, {_KINDS[kind]}",
                "compiling them, the first time",
                Pair([*exported], [*compiled]),
                goal,
            )


def _once(folder: str, words: tuple[str, str], out: Path) -> tuple[Spent, Spent]:
    """What compiling takes with nothing in the cache, and then exporting."""
    rmtree(Path(os.environ["BRIEFING_CACHE_DIR"]), ignore_errors=True)
    compiled = spent(*briefing("list", "-C", folder))
    told = (*words, "--replace", "-o", str(out / words[1]))
    return compiled, spent(*briefing("export", "all", "-C", folder, *told))
