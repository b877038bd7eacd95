"""Exporting everything, beside compiling as much for the first time: processor time of both."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from shutil import rmtree

from benchmarks.generate import write_library
from benchmarks.measure import Pair, Row, processor_time
from benchmarks.plan import Plan, briefing

_FORMATS = ("jsonl", "csv", "html")


def rows(plan: Plan) -> Iterator[Row]:
    """Each format that takes everything, of one briefing."""
    folder = str(write_library(plan.folder / "exported", plan.records, files=1))
    for name in _FORMATS:
        both = [_once(folder, name, plan.folder) for _ in range(max(1, plan.runs // 4))]
        yield Row(
            f"`export all --format {name}` of {plan.size}",
            "compiling them, the first time",
            Pair([exported for _, exported in both], [compiled for compiled, _ in both]),
            "≤ 1 ×",
        )


def _once(folder: str, name: str, out: Path) -> tuple[float, float]:
    """Seconds for compiling with nothing in the cache, and then for exporting."""
    rmtree(Path(os.environ["BRIEFING_CACHE_DIR"]), ignore_errors=True)
    compiled = processor_time(*briefing("list", "-C", folder))
    words = ("--format", name, "--replace", "-o", str(out / name))
    return compiled, processor_time(*briefing("export", "all", "-C", folder, *words))
