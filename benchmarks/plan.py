"""What all the cases are measured with: the libraries, made once, and how often to run."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from benchmarks.measure import PYTHON

ROOT = Path(__file__).parent.parent
YARDSTICKS = ROOT / "benchmarks" / "yardsticks"


@dataclass(frozen=True, slots=True)
class Plan:
    """The shipped briefing, a made-up library of `records` records, and a folder to work in.

    `against` is another checkout of the program, with its virtual environment.
    """

    shipped: str
    large: str
    records: int
    runs: int
    folder: Path
    against: Path | None = None

    @property
    def size(self) -> str:
        """The size of the large library, in words."""
        return f"{self.records:,} records"


def briefing(*arguments: str) -> tuple[str, ...]:
    """The command line of the program as it is installed; `python -m` would load more first."""
    return str(Path(PYTHON).with_name("briefing")), *arguments


def yardstick(name: str) -> tuple[str, ...]:
    """The command line of one of the small programs."""
    return PYTHON, str(YARDSTICKS / f"{name}.py")
