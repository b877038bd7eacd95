"""YAML → plain values: what is kept as written, and what is refused, with its place."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.load.yaml.tree import DuplicateKey, Limits, Tree, read_tree
from tests.load.parsers import PARSERS, using


@pytest.fixture(params=PARSERS, autouse=True)
def _parser(request: pytest.FixtureRequest) -> Any:
    with using(request.param):
        yield


def told(tree: Tree) -> list[tuple[int, int, str]]:
    """Where the problems are, and of which kind."""
    return [(one.line, one.column, one.code) for one in tree.problems]


@pytest.mark.parametrize(
    "written",
    [
        *("NO", "yes", "12:30", "010", "0x1F", "1e3", "2023-11", "2023-11-18~", "~", "null", "="),
        *("a:b", "http://x.org/a#b", "61%", "don’t [sic]", "-5", ".inf", "كتائب", "😀", "<<"),
    ],
)
def test_a_scalar_stays_the_text_that_was_written(written: str) -> None:
    tree = read_tree(f"key: {written}\n", "f.yaml")
    assert (tree.root, tree.problems, tree.broken) == ({"key": written}, (), False)


def test_nothing_written_is_none_and_empty_quotes_are_empty_text() -> None:
    tree = read_tree("a:\nb: ''\nc: \"\"\ne: |\n\nf:\n  -\ng: {h}\n", "f.yaml")
    root = {"a": None, "b": "", "c": "", "e": "", "f": [None], "g": {"h": None}}
    assert (tree.root, tree.problems) == (root, ())


@pytest.mark.parametrize("written", ["", "\n", "# a comment\n", "---\n", "\ufeff"])
def test_an_empty_file_holds_nothing(written: str) -> None:
    tree = read_tree(written, "f.yaml")
    assert (tree.root, tree.problems, tree.broken) == (None, (), False)


def test_every_style_of_writing_gives_its_value() -> None:
    text = """\
plain: one
  two
single: 'it''s
  so'
double: "a\\tb\\u201c\\
  c"
folded: >-
  one
  two

  three
literal: |
  one
    two
list: [a, {b: c, d}, [e]]
items:
- f
- g: h
  i: j
? explicit
: k
"quoted key": l
"""
    assert read_tree(text, "f.yaml").root == {
        "plain": "one two",
        "single": "it's so",
        "double": "a\tb“c",
        "folded": "one two\nthree",
        "literal": "one\n  two\n",
        "list": ["a", {"b": "c", "d": None}, ["e"]],
        "items": ["f", {"g": "h", "i": "j"}],
        "explicit": "k",
        "quoted key": "l",
    }


def test_a_question_mark_may_stand_between_brackets() -> None:
    tree = read_tree("points: [{as_of: 2023-11-18?, value: 3}, 2023?]\n", "f.yaml")
    assert tree.root == {"points": [{"as_of": "2023-11-18?", "value": "3"}, "2023?"]}
    assert tree.problems == ()


def test_a_line_separator_is_a_character_and_no_end_of_line() -> None:
    tree = read_tree("a: one\u2028two\x85 three\nb: >-\n  x\u2029y\nb: again\n", "f.yaml")
    assert tree.root == {"a": "one\u2028two\x85 three", "b": "x\u2029y"}
    assert told(tree) == [(4, 1, "duplicate-key")]
    assert "line 2" in tree.problems[0].message


def test_a_byte_order_mark_takes_no_column() -> None:
    assert told(read_tree("\ufeffa: !x b\n", "f.yaml")) == [(1, 4, "tag")]


@pytest.mark.parametrize(
    ("text", "root", "problems"),
    [
        ("a: 1\nb: 2\na: 3\n", {"a": "1", "b": "2"}, [(3, 1, "duplicate-key")]),
        ("a: {b: 1, b: 2}\n", {"a": {"b": "1"}}, [(1, 11, "duplicate-key")]),
        ("a: !x b\n", {"a": "b"}, [(1, 4, "tag")]),
        ("a: !!int 3\n", {"a": "3"}, [(1, 4, "tag")]),
        ("a: !<tag:x.org> [b]\n", {"a": ["b"]}, [(1, 4, "tag")]),
        ("a: ! b\n", {"a": "b"}, [(1, 4, "tag")]),
        ("!x a: b\n", {"a": "b"}, [(1, 1, "tag")]),
        ("a: &x b\n", {"a": "b"}, [(1, 4, "anchor")]),
        ("a: &x\n  b: c\n", {"a": {"b": "c"}}, [(1, 4, "anchor")]),
        ("a: &x !y b\n", {"a": "b"}, [(1, 4, "anchor"), (1, 7, "tag")]),
        ("a: !y\n  &x b\n", {"a": "b"}, [(1, 4, "tag"), (2, 3, "anchor")]),
        ("a: *x\n", {"a": None}, [(1, 4, "alias")]),
        ("a: [b, *x]\n", {"a": ["b", None]}, [(1, 8, "alias")]),
        ("*x : b\nc: d\n", {"c": "d"}, [(1, 1, "alias")]),
        ("<<: {a: b}\nc: d\n", {"c": "d"}, [(1, 1, "merge-key")]),
        ("a:\n  <<: [*x]\n", {"a": {}}, [(2, 3, "merge-key"), (2, 8, "alias")]),
        ("[a, b]: c\nd: e\n", {"d": "e"}, [(1, 1, "complex-key")]),
        ("? {a: b}\n: {c: d}\ne: f\n", {"e": "f"}, [(1, 3, "complex-key")]),
        ("a: {[b]: c, d: e}\n", {"a": {"d": "e"}}, [(1, 5, "complex-key")]),
        ("?\n: a\nb: c\n", {"b": "c"}, [(1, 2, "complex-key")]),
        ("a: b\n---\nc: d\n", {"a": "b"}, [(2, 1, "several-documents")]),
        ("a: b\x07c\n", {"a": "b\ufffdc"}, [(1, 5, "control-character")]),
        ("a: \ud800\n", {"a": "\ufffd"}, [(1, 4, "control-character")]),
        ("a:\n  - \x00\n", {"a": ["\ufffd"]}, [(2, 5, "control-character")]),
        ("a: b\n  c: d\n", {}, [(2, 3, "not-yaml")]),
    ],
)  # fmt: skip
def test_what_is_refused_is_told_with_its_place_and_the_rest_is_read(
    text: str, root: object, problems: list[tuple[int, int, str]]
) -> None:
    tree = read_tree(text, "f.yaml")
    assert told(tree) == problems
    assert tree.broken == (problems[-1][2] in ("several-documents", "not-yaml"))
    assert tree.root == root or problems[-1][2] == "not-yaml"
    assert all(one.file == "f.yaml" and one.severity == "error" for one in tree.problems)
    assert all(one.message and one.remedy for one in tree.problems)


def test_a_merge_key_in_quotes_is_a_key() -> None:
    tree = read_tree('"<<": a\n', "f.yaml")
    assert (tree.root, tree.problems) == ({"<<": "a"}, ())


def test_the_messages_name_what_was_written() -> None:
    text = "a: !!str b\nc: &here d\ne: *there\na: f\n"
    messages = [one.message for one in read_tree(text, "f.yaml").problems]
    assert [message.split('"')[1] for message in messages] == ["!!str", "&here", "*there", "a"]
    assert messages[3] == 'the key "a" is already in line 1'


def test_all_problems_up_to_a_mistake_in_the_yaml_are_told_at_once() -> None:
    text = "a: !x 1\nb: &y 2\na: 3\nc: @d\ne: *f\n"
    tree = read_tree(text, "f.yaml")
    codes = ["tag", "anchor", "duplicate-key", "not-yaml"]
    assert [one.code for one in tree.problems] == codes
    assert tree.broken
    assert tree.root == {"a": "1", "b": "2"}


def test_an_alias_in_front_of_a_mistake_is_told_once() -> None:
    assert told(read_tree("a: *bold words\n", "f.yaml")) == [(1, 4, "not-yaml")]


def test_a_duplicate_record_is_not_lost() -> None:
    text = """\
actors:
  joe: {name: Joe}
  ann: {name: Ann}
  joe: {name: Other, name: Twice}
actors: {bob: {name: Bob}, bob: text}
terms: none
"""
    tree = read_tree(text, "f.yaml")
    assert tree.root == {
        "actors": {"joe": {"name": "Joe"}, "ann": {"name": "Ann"}},
        "terms": "none",
    }
    assert tree.duplicates == (
        DuplicateKey(("actors",), "joe", {"name": "Other"}, 4),
        DuplicateKey((), "actors", {"bob": {"name": "Bob"}}, 5),
    )
    assert [(one.line, one.column, one.message) for one in tree.problems] == [
        (4, 3, 'the key "joe" is already in line 2'),
        (4, 22, 'the key "name" is already in line 4'),
        (5, 1, 'the key "actors" is already in line 1'),
        (5, 28, 'the key "bob" is already in line 5'),
    ]


def test_a_duplicate_inside_a_complex_key_belongs_to_nothing() -> None:
    tree = read_tree("a: 1\n? {b: 1, b: 2}\n: c\n", "f.yaml")
    assert (tree.root, tree.duplicates) == ({"a": "1"}, ())


def test_every_key_of_the_first_two_levels_has_its_line() -> None:
    text = """\
# a comment
actors:
  joe:
    name: Joe

  ann: {name: Ann}
  empty:
terms: text
? sources
: bbc:
    title: t
"""
    lines = read_tree(text, "f.yaml").lines
    assert dict(lines) == {
        ("actors",): 2,
        ("actors", "joe"): 3,
        ("actors", "ann"): 6,
        ("actors", "empty"): 7,
        ("terms",): 8,
        ("sources",): 9,
        ("sources", "bbc"): 10,
    }
    assert len(lines) == 7
    for path in [(), ("no",), ("actors", "no"), ("actors", "joe", "name"), ("terms", "text")]:
        assert path not in lines


def test_the_lines_of_duplicates_are_those_of_the_first() -> None:
    tree = read_tree("a: {b: {}}\na:\n  b: {}\n  c: {}\n---\na: {d: {}}\n", "f.yaml")
    assert dict(tree.lines) == {("a",): 1, ("a", "b"): 1}


@pytest.mark.parametrize(
    ("limits", "text", "problem"),
    [
        (Limits(depth=2), "a: [[x]]\n", (1, 5, "too-deep")),
        (Limits(nodes=4), "[a, b, c, d, e]\n", (1, 14, "too-many-nodes")),
        (Limits(scalar=3), "a: abcd\n", (1, 4, "too-long-scalar")),
        (Limits(scalar=3), "abcd: x\n", (1, 1, "too-long-scalar")),
    ],
)
def test_each_limit_is_named_in_its_message(
    limits: Limits, text: str, problem: tuple[int, int, str]
) -> None:
    tree = read_tree(text, "f.yaml", limits)
    assert told(tree) == [problem]
    assert any(f" {number} " in tree.problems[0].message for number in (2, 3, 4))
    assert tree.broken == (problem[2] != "too-long-scalar")


def test_what_reaches_the_limits_is_read() -> None:
    limits = Limits(depth=2, nodes=5, scalar=1, problems=1)
    tree = read_tree("[[!x b]]\n", "f.yaml", limits)
    assert (tree.root, told(tree), tree.broken) == ([["b"]], [(1, 3, "tag")], False)


def test_a_text_that_is_too_long_is_left_out_and_the_rest_is_read() -> None:
    tree = read_tree("a: abcd\nb: abc\n", "f.yaml", Limits(scalar=3))
    assert (tree.root, tree.broken) == ({"a": None, "b": "abc"}, False)


def test_problems_beyond_the_limit_are_counted() -> None:
    tree = read_tree("- !x a\n" * 5, "f.yaml", Limits(problems=3))
    assert [str(one) for one in tree.problems[3:]] == [
        "f.yaml: note: 2 more problems of this file are not listed"
    ]


# What may stand in a text: all but half a surrogate pair. In single quotes also without the three
# line separators, for which the dumper follows YAML 1.1 and the reader 1.2.
_ANY = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
_PRINTED = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=40)


def _trees(text: st.SearchStrategy[str]) -> st.SearchStrategy[object]:
    return st.recursive(
        text,
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(text, inner, max_size=4),
        max_leaves=12,
    )


@settings(max_examples=60, deadline=None)
@given(
    tree=_trees(_ANY).map(lambda tree: (tree, '"'))
    | _trees(_PRINTED).map(lambda tree: (tree, "'")),
    flow=st.sampled_from([True, False, None]),
    width=st.sampled_from([10, 80]),
    ascii_only=st.booleans(),
)
def test_any_tree_of_texts_is_read_back_as_it_was(
    tree: tuple[object, str], flow: bool | None, width: int, ascii_only: bool
) -> None:
    value, style = tree
    text = yaml.safe_dump(
        value,
        default_style=style,
        default_flow_style=flow,
        width=width,
        allow_unicode=not ascii_only,
    )
    read = read_tree(text, "f.yaml")
    assert (read.root, read.problems, read.broken) == (value, (), False)


def test_without_libyaml_the_pure_python_parser_reads() -> None:
    code = (
        "import sys; sys.modules['yaml.cyaml'] = None\n"
        "from briefing.load.yaml.parser_events import PythonParser, parser_class\n"
        "from briefing.load.yaml.tree import read_tree\n"
        "print(parser_class() is PythonParser, read_tree('a: [NO, 2023?]', 'f').root)"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout == "True {'a': ['NO', '2023?']}\n"
