"""A directed graph, and what nothing in it leads to."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence, Set
from itertools import pairwise
from typing import Generic, TypeVar

Node = TypeVar("Node", bound=Hashable)


class Graph(Generic[Node]):
    """Nodes, and edges from one to another. Loops of one node are left out."""

    def __init__(self) -> None:
        """Without nodes."""
        self._after: dict[Node, dict[Node, None]] = {}
        self._before: dict[Node, dict[Node, None]] = {}

    def way(self, nodes: Sequence[Node]) -> None:
        """Add nodes, each of which leads to the next."""
        for node in nodes:
            self._after.setdefault(node, {})
            self._before.setdefault(node, {})
        for before, after in pairwise(nodes):
            if before != after:
                self._after[before][after] = None
                self._before[after][before] = None

    def edge(self, before: Node, after: Node) -> None:
        """Add two nodes, of which the first leads to the second."""
        self.way((before, after))

    def origins(self) -> Iterator[frozenset[Node]]:
        """The strongly connected components that no edge leads into from outside.

        In the order in which a search in depth leaves them, the last one first, every node comes
        after one of the origins that lead to it (S. R. Kosaraju, 1978; M. Sharir, 1981). So a node
        that none of the origins so far leads to is in an origin itself, with all that lead to it.
        """
        reached: set[Node] = set()
        for node in reversed(self._left()):
            if node not in reached:
                yield frozenset(_reach(node, self._before))
                reached.update(_reach(node, self._after, reached))

    def _left(self) -> list[Node]:
        """The nodes in the order in which a search in depth leaves them."""
        left: list[Node] = []
        seen: set[Node] = set()
        for start in self._after:
            if start in seen:
                continue
            seen.add(start)
            open_ = [(start, iter(self._after[start]))]
            while open_:
                node, rest = open_[-1]
                following = next((one for one in rest if one not in seen), None)
                if following is None:
                    left.append(node)
                    open_.pop()
                else:
                    seen.add(following)
                    open_.append((following, iter(self._after[following])))
        return left


def _reach(
    start: Node, ways: Mapping[Node, Iterable[Node]], without: Set[Node] = frozenset()
) -> set[Node]:
    """A node and all that can be reached from it, but not through any of `without`."""
    found, waiting = {start}, [start]
    while waiting:
        for node in ways[waiting.pop()]:
            if node not in found and node not in without:
                found.add(node)
                waiting.append(node)
    return found
