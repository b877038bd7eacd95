"""What nothing in a graph leads to."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.analysis.graph import Graph

EDGES = st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=20)


def _origins(*ways: str) -> set[str]:
    graph: Graph[str] = Graph()
    for way in ways:
        graph.way(way)
    return {"".join(sorted(one)) for one in graph.origins()}


@pytest.mark.parametrize(
    ("ways", "origins"),
    [
        ((), set()),
        (("a",), {"a"}),
        (("abc",), {"a"}),
        (("abd", "acd"), {"a"}),
        (("ab", "ac", "ad"), {"a"}),
        (("ad", "bd", "cd"), {"a", "b", "c"}),
        (("aba",), {"ab"}),
        (("abcad",), {"abc"}),
        (("xaba",), {"x"}),
        (("aa", "bb"), {"a", "b"}),
        (("aba", "cdc", "bc"), {"ab"}),
    ],
)
def test_chains_diamonds_relays_and_circles(ways: tuple[str, ...], origins: set[str]) -> None:
    assert _origins(*ways) == origins


def _reached(start: int, edges: list[tuple[int, int]]) -> set[int]:
    found, before = {start}, set[int]()
    while before != found:
        before = set(found)
        found |= {after for source, after in edges if source in found}
    return found


@given(EDGES)
def test_origins_are_the_components_that_are_reached_from_nowhere_else(
    edges: list[tuple[int, int]],
) -> None:
    graph: Graph[int] = Graph()
    for pair in edges:
        graph.edge(*pair)
    nodes = {node for pair in edges for node in pair}
    reached = {node: _reached(node, edges) for node in nodes}
    expected = {
        frozenset(leading)
        for node in nodes
        if (leading := {other for other in nodes if node in reached[other]}) <= reached[node]
    }

    assert sorted(map(sorted, graph.origins())) == sorted(map(sorted, expected))


def test_a_very_long_chain_comes_to_an_end() -> None:
    graph: Graph[int] = Graph()
    graph.way(range(50_000))

    assert list(graph.origins()) == [frozenset({0})]
