"""Reading a query: what the grammar says, and that nothing typed is ever an error."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.search.parse import LONGEST, MOST_TERMS, parse
from briefing.search.syntax import (
    And,
    Field,
    Not,
    Or,
    Term,
    Tree,
    all_of,
    any_of,
    asked_of,
    opposite,
    written,
)

A, B, C = Term("a"), Term("b"), Term("c")

MEANINGS: dict[str, Tree | None] = {
    "drone": Term("drone"),
    "a b": And((A, B)),
    "a AND b": And((A, B)),
    "a OR b": Or((A, B)),
    "a | b": Or((A, B)),
    "a|b": Or((A, B)),
    "a b OR c": Or((And((A, B)), C)),
    "a (b OR c)": And((A, Or((B, C)))),
    "(a b) c": And((A, B, C)),
    "a OR (b | c)": Or((A, B, C)),
    "NOT a": Not(A),
    "-a b": And((Not(A), B)),
    "-(a b)": Not(And((A, B))),
    "NOT NOT a": A,
    "--a": A,
    '-"a b"': Not(Term("a b", phrase=True)),
    "al-tanf": Term("al-tanf"),
    "a -b": And((A, Not(B))),
    "a - b": And((A, B)),
    "drone*": Term("drone", prefix=True),
    '"exhausting the enemy"': Term("exhausting the enemy", phrase=True),
    '"exhausting the ene"*': Term("exhausting the ene", phrase=True, prefix=True),
    "“exhausting the enemy”": Term("exhausting the enemy", phrase=True),
    "a and not or b": And((A, Term("and"), Term("not"), Term("or"), B)),
    '"OR"': Term("OR", phrase=True),
    "actor:KH": Field("actor", Term("KH")),
    "ACTOR:KH": Field("actor", Term("KH")),
    "-actor:KH": Not(Field("actor", Term("KH"))),
    "actor:-KH": Not(Field("actor", Term("KH"))),
    'actor:"Kata\'ib Hezbollah"': Field("actor", Term("Kata'ib Hezbollah", phrase=True)),
    "actor:(KH | IRI)": Field("actor", Or((Term("KH"), Term("IRI")))),
    "link-to:al-tanf": Field("link-to", Term("al-tanf")),
    "12:30": Term("12:30"),
    "https://example.org/a": Term("https://example.org/a"),
    "": None,
    "   ": None,
    '""': None,
    "()": None,
    "-": None,
    "OR": None,
    "*": None,
    "a OR": A,
    "OR a": A,
    "a NOT": A,
    '"a b': Term("a b", phrase=True),
    "(a OR b": Or((A, B)),
    "a) b": And((A, B)),
    "((a": A,
    "actor:(a..b)": Field("actor", Term("a..b")),
}


@pytest.mark.parametrize(("text", "tree"), MEANINGS.items())
def test_a_query_means(text: str, tree: Tree | None) -> None:
    query = parse(text)
    assert query.tree == tree
    assert query.hints == ()


HINTED: dict[str, tuple[Tree | None, str]] = {
    "spaeker:cramer": (
        And((Term("spaeker"), Term("cramer"))),
        "no field `spaeker`; did you mean `speaker`?",
    ),
    "zzz:a": (And((Term("zzz"), A)), "no field `zzz`: taken as words"),
    "-zzz:a": (And((Not(Term("zzz")), A)), "no field `zzz`: taken as words"),
    "date:2023-11-12..2023-11-18": (
        And((Term("date"), Term("2023-11-12..2023-11-18"))),
        "the field `date` is not there yet: `date:2023-11-12..2023-11-18` is taken as words",
    ),
    "value:>=50": (
        And((Term("value"), Term(">=50"))),
        "the field `value` is not there yet: `value:>=50` is taken as words",
    ),
    "kind:>=50": (
        And((Term("kind"), Term(">=50"))),
        "`kind:>=50` is not answered yet: taken as words",
    ),
    "kind:-a..b": (
        And((Term("kind"), Not(Term("a..b")))),
        "`kind:a..b` is not answered yet: taken as words",
    ),
    "actor:*": (Term("actor"), "`actor:*` is not answered yet: taken as words"),
    "deterrence~": (
        Term("deterrence"),
        "fuzzy search is not there yet: looked for `deterrence` as written",
    ),
    "deterrence~2": (
        Term("deterrence"),
        "fuzzy search is not there yet: looked for `deterrence` as written",
    ),
    "actor:": (None, "`actor:` needs a value right behind the colon"),
    "actor: a": (A, "`actor:` needs a value right behind the colon"),
    "actor:()": (None, "`actor:` needs a value right behind the colon"),
}


@pytest.mark.parametrize(("text", "expected"), HINTED.items())
def test_what_is_not_understood_is_said(text: str, expected: tuple[Tree | None, str]) -> None:
    tree, hint = expected
    query = parse(text)
    assert query.tree == tree
    assert query.hints == (hint,)


def test_a_hint_is_given_once() -> None:
    assert len(parse("zzz:a zzz:b").hints) == 1


def test_words_beyond_the_limit_are_passed_over_and_it_is_said() -> None:
    query = parse("a " * (MOST_TERMS + 5))
    assert isinstance(query.tree, And)
    assert len(query.tree.parts) == MOST_TERMS
    assert any("only the first" in hint for hint in query.hints)


def test_a_term_beyond_the_limit_is_cut_and_it_is_said() -> None:
    query = parse("x" * (LONGEST + 1))
    assert query.tree == Term("x" * LONGEST)
    assert any("longer than" in hint for hint in query.hints)


@pytest.mark.parametrize("sign", ["(", "-", "a:", "*", "~", '"', "|", "..", "actor:("])
def test_a_long_run_of_signs_is_no_error(sign: str) -> None:
    assert len(parse(sign * 100_000 + "x").hints) <= MOST_TERMS + 1


_PIECES = st.lists(
    st.sampled_from(
        [*'()|"-*~:', "“", " ", "OR", "AND", "NOT", "actor:", "zzz:", "al-Tanf", "x", "..", ">=5"]
    )
).map("".join)


@given(st.text() | _PIECES)
def test_no_text_is_an_error_and_every_tree_reads_as_itself_again(text: str) -> None:
    tree = parse(text).tree
    again = parse(written(tree))
    assert again.tree == tree
    assert again.hints == ()


def _inner(trees: st.SearchStrategy[Tree]) -> st.SearchStrategy[Tree]:
    several = st.lists(trees, min_size=1, max_size=3)
    return st.one_of(
        several.map(all_of),
        several.map(any_of),
        trees.map(opposite),
        st.builds(asked_of, st.sampled_from(["actor", "where"]), trees),
    ).flatmap(lambda tree: st.nothing() if tree is None else st.just(tree))


_TERMS = st.builds(Term, st.sampled_from(["x", "al-Tanf", "12:30", "a b"]), st.just(True)) | (
    st.builds(Term, st.sampled_from(["x", "al-Tanf", "12:30"]), st.just(False), st.booleans())
)


@given(st.recursive(_TERMS, _inner, max_leaves=12))
def test_every_tree_can_be_written_and_read(tree: Tree) -> None:
    assert parse(written(tree)).tree == tree
