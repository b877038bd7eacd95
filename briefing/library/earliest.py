"""The first day on which records can be reached, by ways of which each hop has a day."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from heapq import heapify, heappop, heappush

Reached = tuple[str, int]
"""An ISO day, and the key that is reached on it."""


def earliest(seeds: Iterable[Reached], after: Callable[[int], Iterable[Reached]]) -> dict[int, str]:
    """The first day of each key that is reached from `seeds`.

    `after` gives where a key leads on, and the day of each hop. A way is as late as the latest of
    its hops (E. W. Dijkstra, 1959, with that for the length of a way).
    """
    heap = list(seeds)
    heapify(heap)
    found: dict[int, str] = {}
    while heap:
        day, key = heappop(heap)
        if key in found:
            continue
        found[key] = day
        for hop, target in after(key):
            heappush(heap, (max(day, hop), target))
    return found
