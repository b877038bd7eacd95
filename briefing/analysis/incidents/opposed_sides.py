"""How many sides some actors are on, and whether any of them oppose each other."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from briefing.analysis.sides import stand_surely, ties_between
from briefing.analysis.ties import SEPARATING, Side


def sides_apart(sides: Sequence[Side]) -> int:
    """On how many sides these are at least: two that may be on one count as one.

    Whoever may be with either of two that are surely apart does not make one side of them. Those
    are counted first who may be with the fewest others.
    """
    near = [
        {n for n, other in enumerate(sides) if stand_surely(one, other) != "other"} for one in sides
    ]
    left, found = set(range(len(sides))), 0
    while left:
        left -= near[min(left, key=lambda one: (len(near[one] & left), one))]
        found += 1
    return found


def opposed(sides: Sequence[Side]) -> list[Side]:
    """All the sides, if two of them oppose each other; else none."""
    found = any(
        stand_surely(one, other) == "other"
        and any(tie.kind == SEPARATING for tie in ties_between(one, other))
        for one, other in combinations(sides, 2)
    )
    return list(sides) if found else []
