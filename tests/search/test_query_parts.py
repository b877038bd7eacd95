"""The parts of a query: what is added can be taken back, and the rest stays as it was typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.search.ast import query_text
from briefing.search.parser import parse
from briefing.search.query_parts import added, parts, trees, without

PIECES = st.sampled_from(
    [
        "drone",
        "-drone",
        "NOT base",
        "AND",
        "OR",
        "|",
        "(",
        ")",
        '"a phrase',
        '"a phrase"',
        "actor:kataib-hezbollah",
        "-actor:(iran | syria)",
        "kind:incident",
        "none-such:field",
        "wor*",
        "-",
        "  ",
    ]
)
TEXTS = st.lists(PIECES, max_size=8).map(" ".join) | st.text(max_size=30)
TERMS = st.sampled_from(
    ["actor:iran", "kind:statement", "where:syria", "-drone", "a | b", '"two words"', "x y"]
)


@given(TEXTS)
def test_every_part_is_a_query_of_its_own(text: str) -> None:
    assert tuple(parse(part).tree for part in parts(text)) == trees(text)


@given(TEXTS, TERMS)
def test_what_is_added_is_demanded_besides(text: str, term: str) -> None:
    new = tuple(tree for tree in trees(term) if tree not in trees(text))
    assert trees(added(text, term)) == (*trees(text), *new)


@given(TEXTS, TERMS)
def test_nothing_is_added_twice(text: str, term: str) -> None:
    once = added(text, term)
    assert added(once, term) == once


@given(TEXTS, TERMS)
def test_what_was_added_can_be_taken_back(text: str, term: str) -> None:
    if not set(trees(term)) & set(trees(text)):
        assert trees(without(added(text, term), term)) == trees(text)


@given(TEXTS, TERMS)
def test_what_is_taken_away_is_not_there(text: str, term: str) -> None:
    left = trees(without(text, term))
    assert left == tuple(tree for tree in trees(text) if tree not in trees(term))


@given(TEXTS)
def test_every_part_can_be_taken_away_until_nothing_is_left(text: str) -> None:
    for part in parts(text):
        text = without(text, part)
    assert parts(text) == ()


@given(TEXTS)
def test_what_is_not_there_is_not_taken_away(text: str) -> None:
    assert without(text, "actor:nobody") == text


KEEPS = [
    ("drone  strike", "actor:x", "drone  strike actor:x"),
    ("", "actor:x", "actor:x"),
    ("a | b", "actor:x", "(a | b) actor:x"),
    ("a", "b | c", "a (b | c)"),
    ('"open phrase', "actor:x", '"open phrase" actor:x'),
    ("a actor:X", "actor:X", "a actor:X"),
]
LEAVES = [
    ("Drone AND actor:x  “strike”", "actor:x", "Drone “strike”"),
    ("a AND actor:x", "actor:x", "a"),
    ("a NOT drone b", "-drone", "a b"),
    ("actor:( x | y )  a", "actor:(x OR y)", "a"),
    ("b actor:x a actor:x", "actor:x", "b a"),
    ("actor:x", "actor:x", ""),
    ('"actor:x" actor:x', "actor:x", '"actor:x"'),
    ("(a actor:x", "actor:x", "a"),
]


@pytest.mark.parametrize(("text", "term", "new"), KEEPS)
def test_adding_keeps_what_was_typed(text: str, term: str, new: str) -> None:
    assert added(text, term) == new


@pytest.mark.parametrize(("text", "term", "new"), LEAVES)
def test_taking_away_leaves_the_rest_as_it_was_typed(text: str, term: str, new: str) -> None:
    assert without(text, term) == new


def test_nothing_is_added_to_a_full_query() -> None:
    full = " ".join(f"word{number}" for number in range(64))
    assert added(full, "actor:x") == full


def test_a_query_written_anew_means_the_same() -> None:
    assert query_text(parse(added("(a | (b c", "kind:x")).tree) == "(a OR b c) kind:x"
