"""How much longer each command takes for more records: processor time, at three sizes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from benchmarks.generate import write_library
from benchmarks.measure import processor_time
from benchmarks.plan import Plan, briefing

SIZES = (500, 5_000, 25_000)
MOST = 1.2
"""How much more than in proportion: ten times the records, at most twelve times the time."""
HEAD = (
    f"| Command | {' | '.join(f'{size:,}' for size in SIZES)} | Ratios | Goal |\n"
    f"| --- |{' --- |' * len(SIZES)} --- | --- |"
)
_COMMANDS = (
    "list",
    "list statements",
    "list incidents --query happened:claimant-only",
    "list statements --as-of 2023-06-30",
    "show actor-0",
    "search drone",
    "search the --json",
    "search --facets drone",
    "check",
    "check --all --format sarif",
    "ledger",
    "gaps",
    "voice",
    "wording",
    "export all",
    "export all --links none",
    "export all -o {out}/relative/ --replace",
    "export all -o {out}/wiki/ --replace --links wiki",
    "export statements",
    "export actor-0",
    "export --query drone",
    "export gaps",
)


@dataclass(frozen=True, slots=True)
class GrowthRow:
    """A command, and the seconds that it takes at each size."""

    command: str
    seconds: Sequence[float]

    def __str__(self) -> str:
        """The line as Markdown."""
        steps = list(zip(SIZES, self.seconds, SIZES[1:], self.seconds[1:], strict=False))
        ratios = "; ".join(f"{after / before:.1f} ×" for _, before, _, after in steps)
        goals = "; ".join(f"≤ {MOST * more / fewer:.0f} ×" for fewer, _, more, _ in steps)
        times = " | ".join(f"{one:.2f} s" for one in self.seconds)
        return f"| `{self.command}` | {times} | {ratios} | {goals} |"


def rows(plan: Plan) -> Iterator[GrowthRow]:
    """Every command of the shell that reads records, on one briefing of each size."""
    folders = []
    for size in SIZES:
        folder = plan.folder / f"growing-{size}"
        folders.append(str(write_library(folder, size, files=1)))
    yield GrowthRow("list, the first time", [_cpu(("list",), folder, 1) for folder in folders])
    runs = max(1, plan.runs // 4)
    for typed in _COMMANDS:
        words = typed.format(out=plan.folder).split()
        yield GrowthRow(
            typed.format(out="notes"), [_cpu(words, folder, runs) for folder in folders]
        )


def _cpu(words: Sequence[str], folder: str, runs: int) -> float:
    """The usual processor time of a command, its own workers' too: what else runs counts little."""
    path = [folder] if words[0] == "check" else ["-C", folder]
    return median(processor_time(*briefing(*words, *path)) for _ in range(runs))
