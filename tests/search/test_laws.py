"""Laws of the query language: what holds for every text, every tree and every query."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.library.library import Library
from briefing.library.opening import open_library
from briefing.model.key import Key
from briefing.search.ast import (
    And,
    AnyValue,
    RangeTerm,
    TextTerm,
    Tree,
    all_of,
    any_of,
    asked_of,
    opposite,
    query_text,
)
from briefing.search.fields import BY_NAME, LEDGER
from briefing.search.parser import parse
from briefing.search.search import search
from briefing.text.fold import fold, joined, words
from tests.briefings import write
from tests.search.oracle.libraries import library_files
from tests.search.oracle.queries import Queries
from tests.search.oracle.text import is_word
from tests.search.oracle.world import World

pytestmark = pytest.mark.slow

SEEDS = range(4)
QUERIES = 80
_SIGNS = (
    "(", ")", "|", '"', "-", "*", "~", "~1", "+", ":", "“", " ", "OR", "AND", "NOT", "..", ">=5",
    "=", "<", "none", "al-Tanf", "2023-11", "x", "\x00", "\u202e", "\ue001s",
    "\ud800", "\U0001e900",
)  # fmt: skip
TEXTS = st.text(st.characters()) | st.lists(
    st.sampled_from([*_SIGNS, *(f"{name}:" for name in BY_NAME)]), max_size=12
).map("".join)


@given(TEXTS)
def test_no_text_is_an_error_and_its_tree_is_read_from_what_it_is_written_as(text: str) -> None:
    tree = parse(text).tree
    assert parse(query_text(tree)).tree == tree


_WORDS = st.sampled_from(["x", "al-Tanf", "12:30", "50", "none", "2023-11", "التنف"])
_TERM = st.builds(TextTerm, _WORDS, prefix=st.booleans(), mistakes=st.integers(0, 2))
_PHRASE = st.builds(
    TextTerm, st.sampled_from(["x", "a b", "OR", ">=5", "a*", "(b", "a..b", "-x"]), st.just(True),
    st.booleans(),
)  # fmt: skip
_SCALARS = st.sampled_from(["50", "2023-11-18", "A", "2023-11~", "x"])
_BETWEEN = st.one_of(
    st.builds(RangeTerm, _SCALARS, _SCALARS),
    st.builds(lambda low, above: RangeTerm(low=low, above=above), _SCALARS, st.booleans()),
    st.builds(lambda high, below: RangeTerm(high=high, below=below), _SCALARS, st.booleans()),
    _SCALARS.map(lambda one: RangeTerm(one, one, exact=True)),
)


@st.composite
def _of_field(draw: st.DrawFn) -> Tree:
    """A field with a value that it takes, or with a tree of them."""
    name = draw(st.sampled_from(sorted(BY_NAME)))
    leaves: list[st.SearchStrategy[Tree]] = [_TERM, _PHRASE, st.just(AnyValue())]
    if BY_NAME[name].ranges:
        leaves.append(_BETWEEN)
    if BY_NAME[name].parts:
        leaves.append(st.builds(TextTerm, _WORDS, st.booleans(), parts=st.just(True)))
    value = draw(st.recursive(st.one_of(leaves), _inner, max_leaves=3))
    return asked_of(name, value)


def _inner(trees: st.SearchStrategy[Tree]) -> st.SearchStrategy[Tree]:
    several = st.lists(trees, min_size=1, max_size=3)
    return st.one_of(several.map(all_of), several.map(any_of), trees.map(opposite)).map(_there)


def _there(tree: Tree | None) -> Tree:
    assert tree is not None
    return tree


@given(st.recursive(_TERM | _PHRASE | _of_field(), _inner, max_leaves=8))
def test_every_tree_is_read_from_what_it_is_written_as(tree: Tree) -> None:
    assert parse(query_text(tree)).tree == tree


@given(st.text(st.characters()))
def test_folding_again_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert joined(fold(text)) == joined(text) == fold(text).replace(" ", "")
    assert words(fold(text)) == words(text)


class Asking:
    """A made-up library, with queries about it and what they find."""

    def __init__(self, library: Library, seed: int) -> None:
        self.library = library
        self.random = Random(seed)
        self.world = World(library)
        self.queries = Queries(self.random, self.world, sorted(BY_NAME))
        actors = self.world.of("actors")
        self.ones = {key: min(self.world.same({key}) & actors) for key in actors}
        """What stands for an actor, whichever of its records a query shows."""
        self.several = {one for key, one in self.ones.items() if key != one}
        """Actors with several records, of which a query may match one and not another."""
        self.everything = self.found("title:*")

    def found(self, text: str) -> set[Key]:
        """What a query finds; that the count agrees is a law of its own."""
        listing = search(self.library, text).listing
        keys = {record.key for record in self.library.lists.page(listing, 0, 1_000)}
        assert self.library.lists.count(listing) == len(keys), text
        return {self.ones.get(key, key) for key in keys}

    def are_the_rest(self, some: set[Key], others: set[Key], of: set[Key]) -> bool:
        """Whether two make up the whole, and share only actors with several records."""
        return some | others == of and some & others <= self.several

    def some(self) -> Iterator[str]:
        """So many queries."""
        yield from (self.queries.query() for _ in range(QUERIES))


@pytest.fixture(scope="module", params=SEEDS)
def asking(
    request: pytest.FixtureRequest, cache: Path, tmp_path_factory: pytest.TempPathFactory
) -> Asking:
    """One library after the other."""
    folder = write(tmp_path_factory.mktemp("made"), library_files(request.param))
    return Asking(open_library(folder), request.param)


def test_every_text_can_be_asked(asking: Asking) -> None:
    @settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(TEXTS)
    def holds(text: str) -> None:
        assert asking.found(text) <= asking.everything

    holds()


def test_more_that_is_asked_finds_no_more_and_an_alternative_no_less(asking: Asking) -> None:
    for query in asking.some():
        more = asking.queries.query(1)
        found = asking.found(query)
        assert found <= asking.found(f"({query}) OR ({more})"), (query, more)
        if not _side_by_side(parse(query).tree, parse(more).tree):
            assert asking.found(f"({query}) ({more})") <= found, (query, more)
        assert asking.found(f"({query}) OR ({more})") == found | asking.found(more)


def _side_by_side(first: Tree | None, second: Tree | None) -> bool:
    """Whether two words meet, which then are also looked for as one that is written together."""
    before = first.parts[-1] if isinstance(first, And) else first
    after = second.parts[0] if isinstance(second, And) else second
    return all(part is not None and is_word(part) for part in (before, after))


def test_what_does_not_match_is_all_the_rest(asking: Asking) -> None:
    for query in asking.some():
        if asking.found(f"({query}) OR title:*"):
            rest = asking.found(f"-({query})")
            assert asking.are_the_rest(rest, asking.found(query), asking.everything), query


def test_two_words_find_what_both_do_and_what_is_written_together(asking: Asking) -> None:
    for _ in range(QUERIES):
        one, other = (asking.random.choice(("deir", "zor", "al", "tanf", "air", "defence", "tell"))
                      for _ in "ab")  # fmt: skip
        apart = asking.found(one) & asking.found(other)
        both = asking.found(f"{one} {other}")
        assert apart - asking.several <= both <= apart | asking.found(one + other)


def test_a_longer_beginning_finds_no_more(asking: Asking) -> None:
    for _ in range(QUERIES):
        word = joined(asking.queries.word().strip('"*~12').partition(" ")[0])
        found = [asking.found(word[: end + 1]) for end in range(len(word))]
        assert all(more <= less for less, more in pairwise(found)), word


def test_a_word_alone_is_among_its_longer_forms_and_its_near_ones(asking: Asking) -> None:
    for _ in range(QUERIES):
        word = joined(asking.queries.word().strip('"*~12').split()[0])
        sets = [asking.found(one) for one in (f'"{word}"', word, f"{word}~1", f"{word}~2")]
        assert all(one <= other for one, other in pairwise(sets)), word
        assert asking.found(word) == asking.found(f"{word}*") == asking.found(f'"{word}"*')


_NO_NAME = ("none", "unknown")
_BY_TEXT = ("term",)
"""`term:*` is what has to do with any term; that a text has its words is not looked for."""


def test_a_value_is_among_all_values_and_none_is_the_rest(asking: Asking) -> None:
    incidents = asking.found("kind:incident")
    for name in sorted(BY_NAME):
        every, none = asking.found(f"{name}:*"), asking.found(f"{name}:none")
        whole = incidents if name in LEDGER else asking.everything
        assert asking.are_the_rest(none, every & whole, whole), name
        values = (asking.queries.value(name) for _ in range(6))
        for value in values if name not in _BY_TEXT else ():
            # `none~1` is `none`, too (tests/search/oracle/field.py).
            # `unknown` is no name, and `*` any name.
            if not value.startswith("-") and fold(value.partition("~")[0]) not in _NO_NAME:
                assert asking.found(f"{name}:{value}") <= every, f"{name}:{value}"
