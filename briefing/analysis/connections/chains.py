"""The shortest chains of links between two records: a search from both ends, level by level.

Links are followed either way. Records are told by numbers, and read some thousand at a time, so
that a library of any size is searched in a bounded time: where that was not enough, it is said.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Set
from itertools import islice
from typing import NamedTuple

from briefing.library.query.numbered_links import NumberedLink

MOST_STEPS = 8
"""The longest chain that is looked for: of a longer one nobody could say what it means."""
MOST_LINKS = 100_000
"""Links that are looked at."""
MOST_CHAINS = 40
"""Chains that are looked at, of those that are as short."""
Near = Callable[[Set[int]], Iterable[NumberedLink]]
"""Gives all links from and to some records."""
_Ways = dict[int, dict[int, dict[NumberedLink, None]]]
"""For each record that was reached those that it was reached from, and by which links."""
_Back = tuple[int, tuple[NumberedLink, ...]]
"""A step nearer to the end, and the links that lead there."""


class LinkStep(NamedTuple):
    """From one record of a chain to the next, by all links that one of the two has to the other."""

    before: int
    after: int
    links: tuple[NumberedLink, ...]


class Chains(NamedTuple):
    """The shortest chains. Without any, `searched` tells whether all was looked at."""

    chains: tuple[tuple[LinkStep, ...], ...]
    searched: bool


class _Reached:
    """What was reached from one end so far."""

    def __init__(self, start: Set[int]) -> None:
        self.ways: _Ways = {number: {} for number in start}
        self.edge = set(start)
        self.steps = 0

    def further(self, near: Near) -> int:
        """Go one step further, and tell how many links were looked at for it."""
        found: _Ways = {}
        count = 0
        for link in near(self.edge):
            count += 1
            for before, after in ((link[0], link[2]), (link[2], link[0])):
                if before in self.edge and after not in self.ways:
                    found.setdefault(after, {}).setdefault(before, {})[link] = None
        self.ways.update(found)
        self.edge = {*found}
        self.steps += 1
        return count

    def back(self, number: int) -> Iterator[tuple[_Back, ...]]:
        """Each way from a record back to where this end began."""
        if not self.ways[number]:
            yield ()
        for before, links in self.ways[number].items():
            for rest in self.back(before):
                yield ((before, (*links,)), *rest)


def shortest_chains(one: Set[int], other: Set[int], near: Near) -> Chains:
    """The shortest chains from any of some records to any of others; none where they share one."""
    left, right = _Reached(one), _Reached(other)
    looked = 0
    while not left.ways.keys() & right.ways.keys():
        if left.steps + right.steps >= MOST_STEPS or looked > MOST_LINKS:
            return Chains((), searched=False)
        nearer = min((left, right), key=lambda each: len(each.edge))
        if not nearer.edge:
            return Chains((), searched=True)
        looked += nearer.further(near)
    chains = islice(_joined(left, right), MOST_CHAINS)
    return Chains(tuple(chain for chain in chains if chain), searched=True)


def _joined(left: _Reached, right: _Reached) -> Iterator[tuple[LinkStep, ...]]:
    """The chains through each record that both ends have reached."""
    for middle in sorted(left.ways.keys() & right.ways.keys()):
        for there in left.back(middle):
            for onward in right.back(middle):
                yield (*_forward(middle, there), *_onward(middle, onward))


def _forward(middle: int, there: Iterable[_Back]) -> Iterator[LinkStep]:
    steps = []
    after = middle
    for before, links in there:
        steps.append(LinkStep(before, after, links))
        after = before
    yield from reversed(steps)


def _onward(middle: int, onward: Iterable[_Back]) -> Iterator[LinkStep]:
    before = middle
    for after, links in onward:
        yield LinkStep(before, after, links)
        before = after
