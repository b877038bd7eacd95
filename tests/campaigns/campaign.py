"""What campaigns share: how one is begun from the shell, and how its counts are told."""

from __future__ import annotations

import sys
import time
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

MOST_TOLD = 20
"""Failures that are told one by one."""


@dataclass
class Outcome:
    """What came of a campaign: how often each thing happened, and what must not have."""

    counts: Counter[str] = field(default_factory=Counter)
    failures: list[str] = field(default_factory=list)
    most: dict[str, float] = field(default_factory=dict)

    def reach(self, name: str, value: float) -> None:
        """Keep the largest value that was seen."""
        self.most[name] = max(value, self.most.get(name, 0.0))

    def add(self, other: Outcome) -> None:
        """Take in what came of a part of it."""
        self.counts += other.counts
        self.failures += other.failures
        for name, value in other.most.items():
            self.reach(name, value)


Campaign = Callable[[int, int, Outcome], None]
"""Takes how many times, the seed of the first, and where to note what comes of it."""


def by_hand(name: str, campaign: Campaign, count: int) -> None:
    """Run a campaign as a command; its exit status is 1 where anything failed.

    Stopped with ctrl+c, it tells what has come of it so far.
    """
    parser = ArgumentParser(prog=f"python -m tests.campaigns.{name}")
    parser.add_argument("--count", type=int, default=count)
    parser.add_argument("--seed", type=int, default=0, help="of the first; the others follow it")
    arguments = parser.parse_args()
    begun, outcome = time.monotonic(), Outcome()
    try:
        campaign(arguments.count, arguments.seed, outcome)
    except KeyboardInterrupt:
        outcome.counts["stopped before the end"] += 1
    told = [f"{name}: {arguments.count:,} from seed {arguments.seed}"]
    told += [f"  {what}: {number:,}" for what, number in sorted(outcome.counts.items())]
    told += [f"  most {what}: {value:.3g}" for what, value in sorted(outcome.most.items())]
    told += [f"  FAILED {failure}" for failure in outcome.failures[:MOST_TOLD]]
    told.append(f"  failures: {len(outcome.failures):,}, in {time.monotonic() - begun:.0f} s")
    sys.stdout.write("\n".join(told) + "\n")
    sys.exit(bool(outcome.failures))
