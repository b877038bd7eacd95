"""Reading a query: what the grammar says, and that nothing typed is ever an error."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.search.ast import (
    And,
    AnyValue,
    FieldTerm,
    Not,
    Or,
    RangeTerm,
    TextTerm,
    Tree,
    all_of,
    any_of,
    asked_of,
    opposite,
    query_text,
    terms_in,
)
from briefing.search.parser import LONGEST, MOST_TERMS, parse

A, B, C = TextTerm("a"), TextTerm("b"), TextTerm("c")

MEANINGS: dict[str, Tree | None] = {
    "drone": TextTerm("drone"),
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
    '-"a b"': Not(TextTerm("a b", phrase=True)),
    "al-tanf": TextTerm("al-tanf"),
    "a -b": And((A, Not(B))),
    "drone*": TextTerm("drone", prefix=True),
    '"exhausting the enemy"': TextTerm("exhausting the enemy", phrase=True),
    '"exhausting the ene"*': TextTerm("exhausting the ene", phrase=True, prefix=True),
    "“exhausting the enemy”": TextTerm("exhausting the enemy", phrase=True),
    "a and not or b": And((A, TextTerm("and"), TextTerm("not"), TextTerm("or"), B)),
    '"OR"': TextTerm("OR", phrase=True),
    "actor:KH": FieldTerm("actor", TextTerm("KH")),
    "ACTOR:KH": FieldTerm("actor", TextTerm("KH")),
    "-actor:KH": Not(FieldTerm("actor", TextTerm("KH"))),
    "actor:-KH": Not(FieldTerm("actor", TextTerm("KH"))),
    'actor:"Kata\'ib Hezbollah"': FieldTerm("actor", TextTerm("Kata'ib Hezbollah", phrase=True)),
    "actor:(KH | IRI)": FieldTerm("actor", Or((TextTerm("KH"), TextTerm("IRI")))),
    "link-to:al-tanf": FieldTerm("link-to", TextTerm("al-tanf")),
    "12:30": TextTerm("12:30"),
    "https://example.org/a": TextTerm("https://example.org/a"),
    "": None,
    "   ": None,
    '""': None,
    "()": None,
    # A minus of a date or a number, and spaces in a number.
    "date:-0044": FieldTerm("date", TextTerm("-0044")),
    "date:-0044..0476": FieldTerm("date", RangeTerm("-0044", "0476")),
    "date:=-0044-03-15": FieldTerm("date", RangeTerm("-0044-03-15", "-0044-03-15", exact=True)),
    "-date:-0044": Not(FieldTerm("date", TextTerm("-0044"))),
    "date:--0044": Not(FieldTerm("date", TextTerm("-0044"))),
    "said:-x": Not(FieldTerm("said", TextTerm("x"))),
    "date:(2023 -2023)": FieldTerm("date", And((TextTerm("2023"), Not(TextTerm("2023"))))),
    "value:-5": FieldTerm("value", TextTerm("-5")),
    "value:-.5": FieldTerm("value", TextTerm("-.5")),
    "value:+5": FieldTerm("value", TextTerm("+5")),
    "value:>-5": FieldTerm("value", RangeTerm(low="-5", above=True)),
    "value:12 40": And((FieldTerm("value", TextTerm("12")), TextTerm("40"))),
    "credibility:-5": Not(FieldTerm("credibility", TextTerm("5"))),
    "actor:(a..b)": FieldTerm("actor", TextTerm("a..b")),
    # Mistakes.
    "deterence~": TextTerm("deterence", mistakes=2),
    "deterence~2": TextTerm("deterence", mistakes=2),
    "deterence~1": TextTerm("deterence", mistakes=1),
    "title:deterence~1": FieldTerm("title", TextTerm("deterence", mistakes=1)),
    # Ranges and comparisons, where a field has an order.
    "date:2023-11-12..2023-11-18": FieldTerm("date", RangeTerm("2023-11-12", "2023-11-18")),
    "date:2023-11..": FieldTerm("date", RangeTerm(low="2023-11")),
    "date:..2023-11": FieldTerm("date", RangeTerm(high="2023-11")),
    "date:=2023-11-18": FieldTerm("date", RangeTerm("2023-11-18", "2023-11-18", exact=True)),
    "date:2023-11/..": FieldTerm("date", TextTerm("2023-11/..")),
    "date:(2023-11..2023-12 | 2024)": FieldTerm(
        "date", Or((RangeTerm("2023-11", "2023-12"), TextTerm("2024")))
    ),
    "value:>50": FieldTerm("value", RangeTerm(low="50", above=True)),
    "value:>=50": FieldTerm("value", RangeTerm(low="50")),
    "value:<50": FieldTerm("value", RangeTerm(high="50", below=True)),
    "value:<=50": FieldTerm("value", RangeTerm(high="50")),
    "-value:>=50": Not(FieldTerm("value", RangeTerm(low="50"))),
    "value:(>=50 -60)": FieldTerm("value", And((RangeTerm(low="50"), Not(TextTerm("60"))))),
    ">=50": TextTerm(">=50"),
    # Anything, and actors with their parts.
    "actor:*": FieldTerm("actor", AnyValue()),
    "actor:(* -KH)": FieldTerm("actor", And((AnyValue(), Not(TextTerm("KH"))))),
    "-actor:*": Not(FieldTerm("actor", AnyValue())),
    "actor:iri+": FieldTerm("actor", TextTerm("iri", parts=True)),
    'actor:"a b"+': FieldTerm("actor", TextTerm("a b", phrase=True, parts=True)),
    "actor:(iri+ | KH)": FieldTerm("actor", Or((TextTerm("iri", parts=True), TextTerm("KH")))),
    "kind:c++": FieldTerm("kind", TextTerm("c++")),
    "c++": TextTerm("c++"),
}


@pytest.mark.parametrize(("text", "tree"), MEANINGS.items())
def test_a_query_means(text: str, tree: Tree | None) -> None:
    query = parse(text)
    assert query.tree == tree
    assert query.hints == ()


HINTED: dict[str, tuple[Tree | None, str]] = {
    "spaeker:cramer": (
        And((TextTerm("spaeker"), TextTerm("cramer"))),
        "no field `spaeker`; did you mean `speaker`?",
    ),
    "zzz:a": (And((TextTerm("zzz"), A)), "no field `zzz`: taken as words"),
    "-zzz:a": (And((Not(TextTerm("zzz")), A)), "no field `zzz`: taken as words"),
    "kind:>=50": (
        And((TextTerm("kind"), TextTerm(">=50"))),
        "`kind:` takes no ranges: `kind:>=50` is taken as words",
    ),
    "kind:-a..b": (
        And((TextTerm("kind"), Not(TextTerm("a..b")))),
        "`kind:` takes no ranges: `kind:a..b` is taken as words",
    ),
    # What joins nothing, and what is not closed.
    "-": (None, "`-` excludes the word right after it; alone it is ignored"),
    "a - b": (
        And((A, B)),
        "`-` excludes the word right after it; alone it is ignored",
    ),
    "OR": (None, "`OR` joins nothing here: ignored"),
    "a OR": (A, "`OR` joins nothing here: ignored"),
    "OR a": (A, "`OR` joins nothing here: ignored"),
    "a OR OR b": (Or((A, B)), "`OR` joins nothing here: ignored"),
    "a |": (A, "`|` joins nothing here: ignored"),
    "a AND": (A, "`AND` joins nothing here: ignored"),
    "AND a": (A, "`AND` joins nothing here: ignored"),
    "a NOT": (A, "`NOT` joins nothing here: ignored"),
    "(a -) b": (
        And((A, B)),
        "`-` excludes the word right after it; alone it is ignored",
    ),
    '"a b': (
        TextTerm("a b", phrase=True),
        "the quotation marks are not closed: everything after them is the quotation",
    ),
    'title:"a b': (
        FieldTerm("title", TextTerm("a b", phrase=True)),
        "the quotation marks are not closed: everything after them is the quotation",
    ),
    "(a OR b": (Or((A, B)), "a bracket is not closed: it closes at the end"),
    "((a": (A, "a bracket is not closed: it closes at the end"),
    "actor:(a": (FieldTerm("actor", A), "a bracket is not closed: it closes at the end"),
    "a) b": (And((A, B)), "a closing bracket without an opening one is ignored"),
    "a*b": (TextTerm("a*b"), "`*` works only at the end of a word: `a*b` is searched as words"),
    # A field in the brackets of another.
    "speaker:(kind:armed-group)": (
        FieldTerm("speaker", FieldTerm("kind", TextTerm("armed-group"))),
        "no record has `kind:` inside `speaker:(…)`; write it beside: `speaker:… kind:…`",
    ),
    "actor:(a date:2023)": (
        FieldTerm("actor", And((A, FieldTerm("date", TextTerm("2023"))))),
        "no record has `date:` inside `actor:(…)`; write it beside: `actor:… date:…`",
    ),
    "value:12 400": (
        FieldTerm("value", TextTerm("12400")),
        "`12 400` is read as 12400",
    ),
    "value:>=-1\u202f012 400.5 km": (
        And((FieldTerm("value", RangeTerm(low="-1012400.5")), TextTerm("km"))),
        "`>=-1\u202f012 400.5` is read as >=-1012400.5",
    ),
    "value:500..12 400": (
        FieldTerm("value", RangeTerm("500", "12400")),
        "`500..12 400` is read as 500..12400",
    ),
    "~": (None, "`~` has no letter or digit to look for"),
    "*": (None, "`*` has no letter or digit to look for"),
    "actor:": (None, "`actor:` needs a value right after the colon"),
    "actor: a": (A, "`actor:` needs a value right after the colon"),
    "actor:()": (None, "`actor:` needs a value right after the colon"),
    "role:@2023": (None, "`role:` needs a value right after the colon"),
    # A day that is missing, or that nothing asks for.
    "role:a@": (
        FieldTerm("role", A),
        "`@` needs a day right after it: whoever ever held the office is found",
    ),
    'role:"a b"@': (
        FieldTerm("role", TextTerm("a b", phrase=True)),
        "`@` needs a day right after it: whoever ever held the office is found",
    ),
    "role:(a b)@2023": (
        And((FieldTerm("role", And((A, B))), TextTerm("@2023"))),
        "`@` with a day goes right behind one value of `role:`: here it is taken as words",
    ),
    'actor:"a b"@2023': (
        And((FieldTerm("actor", TextTerm("a b", phrase=True)), TextTerm("@2023"))),
        "`@` with a day goes right behind one value of `role:`: here it is taken as words",
    ),
    "actor :a": (
        And((TextTerm("actor"), TextTerm(":a"))),
        "`actor` and the colon have a blank between them: both are taken as words",
    ),
    'actor:"a"b': (
        And((FieldTerm("actor", TextTerm("a", phrase=True)), B)),
        "a quotation mark right before a letter ends the quotation: leave out those in it",
    ),
}


@pytest.mark.parametrize(("text", "expected"), HINTED.items())
def test_what_is_not_understood_is_said(text: str, expected: tuple[Tree | None, str]) -> None:
    tree, hint = expected
    query = parse(text)
    assert query.tree == tree
    assert query.hints == (hint,)


PASTED = {
    '"The "Brave" Co"': "The Brave Co",
    '""Brave" Co"': " Brave Co",
    '"The "Brave""': "The Brave ",
    "„The “Brave” Co”": "The Brave Co",
    "«The «Brave» Co»": "The Brave Co",
}


@pytest.mark.parametrize(("quoted", "words"), PASTED.items())
@pytest.mark.parametrize("field", ["", "speaker:"])
def test_quotation_marks_in_a_pasted_name_do_not_end_it(
    quoted: str, words: str, field: str
) -> None:
    phrase = TextTerm(words, phrase=True)
    query = parse(f"a {field}{quoted} b")
    assert query.tree == And((A, FieldTerm("speaker", phrase) if field else phrase, B))
    assert query.hints == ()
    assert parse(query_text(query.tree)) == query


def test_quotations_side_by_side_stay_apart() -> None:
    a, b = (TextTerm(word, phrase=True) for word in "ab")
    for text in ('"a" "b"', '"a"  "b"', "“a” “b”", "« a » « b »"):
        query = parse(text)
        assert [one.words.strip() for one in terms_in(query.tree)] == ["a", "b"]
        assert query.hints == ()
    assert parse('"a"|"b"').tree == Or((a, b))


def test_a_hint_is_given_once() -> None:
    assert len(parse("zzz:a zzz:b").hints) == 1


def test_words_beyond_the_limit_are_passed_over_and_it_is_said() -> None:
    query = parse("a " * (MOST_TERMS + 5))
    assert isinstance(query.tree, And)
    assert len(query.tree.parts) == MOST_TERMS
    assert any("only the first" in hint for hint in query.hints)


def test_a_term_beyond_the_limit_is_cut_and_it_is_said() -> None:
    query = parse("x" * (LONGEST + 1))
    assert query.tree == TextTerm("x" * LONGEST)
    assert any("longer than" in hint for hint in query.hints)


@pytest.mark.parametrize("sign", ["(", "-", "a:", "*", "~", '"', "|", "..", "actor:("])
def test_a_long_run_of_signs_is_no_error(sign: str) -> None:
    assert len(parse(sign * 100_000 + "x").hints) <= MOST_TERMS + 1


_SIGNS = ("..", ">=5", "~1", "~2", *' ()|"-*~:+<>=/“')
_WORDS = ("OR", "AND", "NOT", "actor:", "date:", "zzz:", "al-Tanf", "x")
_PIECES = st.lists(st.sampled_from((*_SIGNS, *_WORDS))).map("".join)


@given(st.text() | _PIECES)
def test_no_text_is_an_error_and_every_tree_reads_as_itself_again(text: str) -> None:
    query = parse(text)
    again = parse(query_text(query.tree))
    assert again.tree == query.tree
    assert set(again.hints) <= set(query.hints)


_SCALARS = st.sampled_from(["2023", "2023-11-18", "5"])
_RANGES = st.one_of(
    st.builds(RangeTerm, _SCALARS, _SCALARS),
    st.builds(RangeTerm, low=_SCALARS, above=st.booleans()),
    st.builds(RangeTerm, high=_SCALARS, below=st.booleans()),
    _SCALARS.map(lambda one: RangeTerm(one, one, exact=True)),
    st.just(AnyValue()),
)


def _inner(trees: st.SearchStrategy[Tree]) -> st.SearchStrategy[Tree]:
    several = st.lists(trees, min_size=1, max_size=3)
    return st.one_of(
        several.map(all_of),
        several.map(any_of),
        trees.map(opposite),
        st.builds(asked_of, st.sampled_from(["actor", "where"]), trees),
        st.builds(asked_of, st.just("date"), _RANGES | trees),
    ).flatmap(lambda tree: st.nothing() if tree is None else st.just(tree))


_TERMS = st.builds(TextTerm, st.sampled_from(["x", "al-Tanf", "12:30", "a b"]), st.just(True)) | (
    st.builds(
        TextTerm,
        st.sampled_from(["x", "al-Tanf", "12:30"]),
        st.just(False),
        st.booleans(),
        st.integers(0, 2),
    )
)


@given(st.recursive(_TERMS, _inner, max_leaves=12))
def test_every_tree_can_be_written_and_read(tree: Tree) -> None:
    assert parse(query_text(tree)).tree == tree
