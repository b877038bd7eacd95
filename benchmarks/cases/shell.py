"""The commands of the shell, and what a person would use instead."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.measure import PYTHON, Row, command, compare
from benchmarks.plan import Plan, briefing

_NOTHING = (PYTHON, "-c", "pass")


def rows(plan: Plan) -> Iterator[Row]:
    """Commands against a Python that does nothing, and a search against grep."""
    for typed in (("list", "statements"), ("search", "drone"), ("show", "al-tanf")):
        ours = command(*briefing(*typed, "-C", plan.shipped))
        pair = compare(ours, command(*_NOTHING), plan.runs)
        yield Row(f"`briefing {' '.join(typed)}`", "`python -c pass`", pair, "≤ 3 ×")
    words = "hospital ambulance"
    best = (*briefing("search", words, "-C", plan.large), "--limit", "50")
    grep = command("grep", "-riE", "hospital.*ambulance|ambulance.*hospital", plan.large)
    ours = command(*best)
    runs = max(3, plan.runs // 2)
    what = f"`briefing search '{words}'` in {plan.size}"
    pair = compare(ours, grep, runs)
    yield Row(f"{what}, the best 50", "`grep -riE` over the same files", pair, "< 1 ×")
    ours = command(*briefing("search", words, "-C", plan.large))
    yield Row(f"{what}, all", "the same", compare(ours, grep, runs), "")
    early = command(*best, "--as-of", "2023-06-30")
    pair = compare(early, command(*best), runs)
    yield Row("the same as of a day", "as of now", pair, "")
