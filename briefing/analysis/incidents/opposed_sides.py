"""How many sides some actors are on, and whether any of them oppose each other."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from briefing.analysis.sides import stand_surely, ties_between
from briefing.analysis.ties import SEPARATING, Side


def sides_apart(sides: Sequence[Side]) -> int:
    """On how many sides these are at least: two that may be on one count as one."""
    groups: list[list[Side]] = []
    for side in sides:
        near = [
            group for group in groups if any(stand_surely(side, one) != "other" for one in group)
        ]
        merged = [side, *(one for group in near for one in group)]
        groups = [*(group for group in groups if group not in near), merged]
    return len(groups)


def opposed(sides: Sequence[Side]) -> list[Side]:
    """All the sides, if two of them oppose each other; else none."""
    found = any(
        stand_surely(one, other) == "other"
        and any(tie.kind == SEPARATING for tie in ties_between(one, other))
        for one, other in combinations(sides, 2)
    )
    return list(sides) if found else []
