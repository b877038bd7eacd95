"""`python -m benchmarks`: what the program is compared with, as ratios, printed as Markdown."""

from __future__ import annotations

import argparse
import os
import tempfile
from pathlib import Path

from benchmarks.generate import write_library
from benchmarks.measure import PYTHON, Pair, command, compare, first_frame

ROOT = Path(__file__).parent.parent


def _row(what: str, yardstick: str, pair: Pair, goal: str) -> None:
    print(  # noqa: T201
        f"| {what} | {yardstick} | {min(pair.ours) * 1000:.0f} ms | {pair.ratio:.2f} × | {goal} |",
        flush=True,
    )


def main() -> None:
    """Measure, and print a table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=main.__doc__)
    parser.add_argument("--runs", type=int, default=11, help="counted runs of each (default 11)")
    parser.add_argument("--records", type=int, default=25_000, help="size of the made-up library")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["BRIEFING_CACHE_DIR"] = f"{folder}/cache"
        _measure(Path(folder), chosen.runs, chosen.records)


def _measure(folder: Path, runs: int, records: int) -> None:
    shipped = str(ROOT / "content")
    large = str(write_library(folder / "large", records))
    briefing = [PYTHON, "-m", "briefing"]
    command([*briefing, "list", "-C", shipped])(), command([*briefing, "list", "-C", large])()
    print("| What | Yardstick | Best | Ratio | Goal |\n| --- | --- | --- | --- | --- |")  # noqa: T201
    empty = first_frame([PYTHON, str(ROOT / "benchmarks" / "empty_app.py")], b"Statements")
    small = first_frame([*briefing, shipped], b"Statements")
    big = first_frame([*briefing, large], b"Statements")
    _row("first frame", "an empty Textual app", compare(small, empty, runs), "≤ 1.20 ×")
    _row(
        f"first frame, {records:,} records", "the same, shipped", compare(big, small, runs), "1.05"
    )
    nothing = command([PYTHON, "-c", "pass"])
    listing = command([*briefing, "list", "statements", "-C", shipped])
    search = command([*briefing, "search", "drone", "-C", shipped])
    _row("`briefing list statements`", "`python -c pass`", compare(listing, nothing, runs), "≤ 3 ×")
    _row("`briefing search drone`", "`python -c pass`", compare(search, nothing, runs), "≤ 3 ×")
    known = [*briefing, "search", "convoy bridge", "-C", large, "--as-of"]
    early, late = command([*known, "2023-06-30"]), command([*known, "9999-12-31"])
    _row(
        f"search of {records:,} records as of a day",
        "as of the last day",
        compare(early, late, runs),
        "",
    )
    grep = command(["grep", "-ri", "convoy bridge", large])
    searched = command([*briefing, "search", "convoy bridge", "-C", large])
    _row(f"search of {records:,} records", "`grep -ri`", compare(searched, grep, runs), "< 1 ×")


if __name__ == "__main__":
    main()
