"""Counterparts of statements, by links alone: held against a slow twin that knows only the rule."""

from __future__ import annotations

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from briefing.analysis.connections.counterparts import (
    ABOUT,
    ALIKE,
    ANSWERING,
    LISTING,
    REPEATING,
    Links,
    Voices,
    counterparts,
)

MATTERS = range(10)
STATEMENTS = range(20, 30)
SOURCES = range(40, 43)


def links() -> st.SearchStrategy[list[tuple[int, str, int]]]:
    matter, statement = st.sampled_from(MATTERS), st.sampled_from(STATEMENTS)
    voice = st.sampled_from([*STATEMENTS, *SOURCES])
    return st.lists(
        st.tuples(statement, st.sampled_from(ABOUT), matter)
        | st.tuples(matter, st.sampled_from(LISTING), voice)
        | st.tuples(matter, st.sampled_from(ALIKE), matter)
        | st.tuples(statement, st.sampled_from((REPEATING, *ANSWERING)), statement),
        max_size=25,
    )


def ends() -> st.SearchStrategy[Voices]:
    return st.builds(
        Voices,
        st.lists(st.sampled_from(STATEMENTS), unique=True).map(tuple),
        st.frozensets(st.sampled_from(SOURCES)),
    )


def joined(found: Links) -> set[tuple[int, int]]:
    """Each pair of records that are one, by the rule, and whatever is one with itself."""
    every = [*MATTERS, *STATEMENTS, *SOURCES]
    pairs = {(each, each) for each in every}
    pairs |= {(a, b) for a, role, b in found if role in (*ALIKE, REPEATING)}
    pairs |= {(b, a) for a, b in pairs}
    while more := {(a, d) for (a, b), (c, d) in product(pairs, pairs) if b == c} - pairs:
        pairs |= more
    return pairs


def are_counterparts(one: int, other: int, found: Links, same: set[tuple[int, int]]) -> bool:
    def speaks_of(voice: int) -> set[int]:
        told = {b for a, role, b in found if a == voice and role in ABOUT and b in MATTERS}
        return told | {a for a, role, b in found if b == voice and role in LISTING}

    if any({a, b} == {one, other} and role in ANSWERING and a != b for a, role, b in found) and {
        one,
        other,
    } <= {*STATEMENTS}:
        return True
    meets = any(pair in same for pair in product(speaks_of(one), speaks_of(other)))
    return meets or ((one, other) in same and {one, other} <= {*STATEMENTS})


@given(one=ends(), other=ends(), found=links())
def test_only_in_one_is_what_has_no_counterpart_in_the_other(
    one: Voices, other: Voices, found: list[tuple[int, str, int]]
) -> None:
    told = counterparts(one, other, found, {*MATTERS})
    same = joined(found)
    for mine, theirs, only in (
        (one, other, told.only_one),
        (other, one, told.only_other),
    ):
        expected = tuple(
            each
            for each in mine.statements
            if not any(are_counterparts(each, other_one, found, same) for other_one in theirs.all)
        )
        assert only == expected


@given(one=ends(), other=ends(), found=links())
def test_turned_round_it_says_the_same(
    one: Voices, other: Voices, found: list[tuple[int, str, int]]
) -> None:
    told, back = (counterparts(*pair, found, {*MATTERS}) for pair in ((one, other), (other, one)))
    assert (told.only_one, told.only_other) == (back.only_other, back.only_one)
    assert {(each.records, each.one, each.other) for each in told.shared} == {
        (each.records, each.other, each.one) for each in back.shared
    }
    assert {*told.answers} == {*back.answers}


def test_statements_that_repeat_a_third_are_counterparts() -> None:
    found = [(20, "repeats", 22), (21, "repeats", 22)]
    told = counterparts(Voices((20,)), Voices((21,)), found, set())
    assert told.only_one == told.only_other == ()
    assert told.shared[0].records == {20, 21, 22}


def test_a_likeness_of_subject_that_no_link_states_is_none() -> None:
    told = counterparts(Voices((20,)), Voices((21,)), [(20, "about", 1), (21, "about", 2)], {1, 2})
    assert (told.only_one, told.only_other) == ((20,), (21,))
