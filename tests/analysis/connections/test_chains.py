"""The shortest chains between two records, held against a walk through everything."""

from __future__ import annotations

from collections.abc import Iterable, Set
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from briefing.analysis.connections.chains import MOST_STEPS, shortest_chains
from briefing.library.query.numbered_links import NumberedLink

RECORDS = range(12)
LINKS = st.lists(
    st.tuples(
        st.sampled_from(RECORDS), st.sampled_from(["about", "part_of"]), st.sampled_from(RECORDS)
    ),
    max_size=30,
)
ENDS = st.frozensets(st.sampled_from(RECORDS), min_size=1, max_size=2)


def distance(one: Set[int], other: Set[int], links: list[NumberedLink]) -> int | None:
    reached, steps = set(one), 0
    while not reached & other:
        more = {b for a, _, b in links if a in reached} | {a for a, _, b in links if b in reached}
        if more <= reached:
            return None
        reached |= more
        steps += 1
    return steps


@given(ENDS, ENDS, LINKS)
def test_every_step_is_a_link_that_exists_and_no_chain_is_shorter(
    one: frozenset[int], other: frozenset[int], links: list[NumberedLink]
) -> None:
    asked: list[Set[int]] = []

    def near(some: Set[int]) -> Iterable[NumberedLink]:
        asked.append(some)
        return [link for link in links if link[0] in some or link[2] in some]

    found = shortest_chains(one, other, near)
    shortest = distance(one, other, links)
    if shortest is None:
        assert (found.chains, found.searched) == ((), True)
    elif shortest > MOST_STEPS:
        assert (found.chains, found.searched) == ((), False)
    elif shortest:
        assert found.chains
        assert {*map(len, found.chains)} == {shortest}
    else:
        assert found.chains == ()
    ways = [tuple(step.after for step in chain) for chain in found.chains]
    assert len({*ways}) == len(ways) or len(one) > 1
    for chain in found.chains:
        assert chain[0].before in one
        assert chain[-1].after in other
        for step in chain:
            assert step.links
            assert {*step.links} <= {*links}
            assert all({a, b} == {step.before, step.after} for a, _, b in step.links)
        assert all(a.after == b.before for a, b in pairwise(chain))
