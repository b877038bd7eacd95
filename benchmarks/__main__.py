"""`python -m benchmarks`: what the program is compared with, as ratios, printed as Markdown."""

from __future__ import annotations

import argparse
import os
import platform
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import date
from importlib.metadata import version
from pathlib import Path

from benchmarks.cases import (
    asking,
    compiling,
    drawing,
    earlier_checkout,
    exporting,
    growth,
    large_pages,
    mapping,
    reading,
    shell,
    starting,
    views,
)
from benchmarks.generate import write_library
from benchmarks.measure import HEAD, Row, command
from benchmarks.plan import ROOT, Plan, briefing

_CASES: dict[str, Callable[[Plan], Iterator[Row | growth.GrowthRow]]] = {
    "compiling": compiling.rows,
    "starting": starting.rows,
    "asking": asking.rows,
    "drawing": drawing.rows,
    "large-pages": large_pages.rows,
    "mapping": mapping.rows,
    "views": views.rows,
    "reading": reading.rows,
    "shell": shell.rows,
    "exporting": exporting.rows,
    "earlier": earlier_checkout.rows,
    "growth": growth.rows,
}


def main() -> None:
    """Measure, and print a table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--runs", type=int, default=11, help="counted runs of each (default 11)")
    parser.add_argument("--records", type=int, default=25_000, help="size of the made-up library")
    parser.add_argument("--folder", type=Path, help="keep the library and its cache here")
    parser.add_argument("--against", type=Path, help="another checkout to compare starting with")
    parser.add_argument("case", nargs="*", choices=[*_CASES, []], help="only these; usually all")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = chosen.folder or Path(temporary)
        os.environ["BRIEFING_CACHE_DIR"] = str(folder / "cache")
        os.environ["BRIEFING_STATE_DIR"] = str(Path(temporary) / "state")
        large = folder / f"made-up-{chosen.records}"
        if not large.exists():
            write_library(large, chosen.records)
        shipped, work = str(ROOT / "content"), Path(temporary)
        against = chosen.against and chosen.against.absolute()
        plan = Plan(shipped, str(large), chosen.records, chosen.runs, work, against)
        _measure(plan, chosen.case or list(_CASES))


def _measure(plan: Plan, cases: list[str]) -> None:
    _say(f"{date.today()}, {_machine()}, {plan.runs} runs\n\n{HEAD}")
    for name in cases:
        if name == "growth":
            _say(f"\n{growth.HEAD}")
        elif name != "compiling":  # all the others find the libraries compiled
            for folder in (plan.shipped, plan.large):
                command(*briefing("list", "-C", folder))()
        for row in _CASES[name](plan):
            _say(str(row))


def _machine() -> str:
    return (
        f"{os.cpu_count()} processors ({platform.machine()}), {platform.system()}, Python "
        f"{platform.python_version()}, Textual {version('textual')}"
    )


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
