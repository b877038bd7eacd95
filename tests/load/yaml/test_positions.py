"""Where things stand in a file, to the character."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.load.yaml.positions import LineColumn, Path, read_positions
from briefing.load.yaml.tree import read_tree
from tests.load.parsers import PARSERS, using

TEXT = """\
# actors.yaml
joe:
  name: Joe   # a comment
  aliases: [Joseph, "J. Smith"]
  positions:
    - {role: chair, of: club}
    -   role: member
        of: [[x]]
  note: >-   # folded

    Somebody who was seen
    with [[ann|a man]]

    in  town [[bob]].
  motto: |
      a [[b]]
        c
  said: 'It''s [[ann]]''s
    [[bob]] house'
  wrote: "caf\\u00e9 \\x5b[ann]] and \\
    [[bob]]\\n[[eve]]"
  plain: one
    [[ann]] two
    [[bob]]
  empty:
? long
: - 1
"""


@pytest.fixture(params=PARSERS, autouse=True)
def _parser(request: pytest.FixtureRequest) -> Any:
    with using(request.param):
        yield


@pytest.mark.parametrize(
    ("path", "key", "value"),
    [
        (("joe",), (2, 1), (3, 3)),
        (("joe", "name"), (3, 3), (3, 9)),
        (("joe", "aliases"), (4, 3), (4, 12)),
        (("joe", "aliases", 0), (4, 13), (4, 13)),
        (("joe", "aliases", 1), (4, 21), (4, 21)),
        (("joe", "positions"), (5, 3), (6, 5)),
        (("joe", "positions", 0), (6, 7), (6, 7)),
        (("joe", "positions", 0, "of"), (6, 21), (6, 25)),
        (("joe", "positions", 1), (7, 9), (7, 9)),
        (("joe", "positions", 1, "of", 0, 0), (8, 15), (8, 15)),
        (("joe", "note"), (9, 3), (11, 5)),
        (("joe", "motto"), (15, 3), (16, 7)),
        (("joe", "said"), (18, 3), (18, 9)),
        (("joe", "empty"), (25, 3), (25, 9)),
        (("long",), (26, 3), (27, 3)),
        (("long", 0), (27, 5), (27, 5)),
        ((), (2, 1), (2, 1)),
    ],
)
def test_a_key_and_its_value_have_their_places(
    path: Path, key: tuple[int, int], value: tuple[int, int]
) -> None:
    positions = read_positions(TEXT)
    assert (positions.key(path), positions.value(path)) == (key, value)


@pytest.mark.parametrize(
    ("path", "place"),
    [
        (("joe", "kind"), (2, 1)),
        (("joe", "name", "first"), (3, 3)),
        (("joe", "aliases", 2), (4, 3)),
        (("joe", "aliases", "x", 1), (4, 3)),
        (("joe", "positions", 0, "to"), (6, 7)),
        (("joe", 0), (2, 1)),
        (("ann", "name"), (2, 1)),
    ],
)
def test_what_is_not_there_has_the_place_of_what_is_around_it(
    path: Path, place: tuple[int, int]
) -> None:
    positions = read_positions(TEXT)
    assert {positions.key(path), positions.value(path), positions.inside(path, "x")} == {place}


@pytest.mark.parametrize(
    ("field", "needle", "place"),
    [
        ("note", "[[ann|a man]]", (12, 10)),
        ("note", "seen with", (11, 22)),
        ("note", "[[bob", (14, 14)),
        ("note", "no such", (11, 5)),
        ("note", "", (11, 5)),
        ("note", " ", (11, 5)),
        ("motto", "[[b", (16, 9)),
        ("motto", "c", (17, 9)),
        ("said", "[[ann", (18, 16)),
        ("said", "'s [[bob", (18, 23)),
        ("said", "[[bob", (19, 5)),
        ("wrote", "[[ann", (20, 21)),
        ("wrote", "[[bob", (21, 5)),
        ("wrote", "[[eve", (21, 14)),
        ("plain", "[[ann", (23, 5)),
        ("plain", "[[bob", (24, 5)),
        ("aliases", "J", (4, 12)),
        ("empty", "x", (25, 9)),
    ],
)
def test_words_inside_a_text_have_their_place(
    field: str, needle: str, place: tuple[int, int]
) -> None:
    assert read_positions(TEXT).inside(("joe", field), needle) == place


def test_a_tag_or_an_anchor_comes_before_the_place_of_a_value() -> None:
    positions = read_positions("a: !x &y 'b [[c]]'\nd: &z |\n  e\n")
    assert positions.value(("a",)) == (1, 10)
    assert positions.inside(("a",), "[[c") == (1, 13)
    assert positions.value(("d",)) == (3, 3)


def test_characters_count_and_not_bytes_or_columns() -> None:
    positions = read_positions("\ufeffكتائب: 😀e\u0301中 \u2028[[x]]\r\nb: c\rd: e\n")
    assert positions.inside(("كتائب",), "[[x") == (1, 14)
    assert positions.value(("b",)) == (2, 4)
    assert positions.value(("d",)) == (3, 4)


def test_places_are_right_around_a_character_that_yaml_does_not_allow() -> None:
    positions = read_positions("a: \x07\ud800 [[x]]\n")
    assert positions.inside(("a",), "[[x") == (1, 7)


def test_of_two_equal_keys_the_first_has_the_place() -> None:
    positions = read_positions("a: {b: 1}\na: {b: 2, c: 3}\n")
    assert positions.value(("a", "b")) == (1, 8)
    assert positions.key(("a", "c")) == (1, 1)


def test_a_key_that_is_no_text_has_no_place_and_hides_none() -> None:
    positions = read_positions("? {a: b}\n: {c: d}\n*x : e\nf: {g: h}\n")
    assert positions.value(("f", "g")) == (4, 8)


def test_what_stands_before_a_mistake_has_its_place() -> None:
    positions = read_positions("a:\n  b: c\nd: @e\n")
    assert positions.value(("a", "b")) == (2, 6)
    assert positions.key(("d",)) == (1, 1)


def test_only_the_first_document_counts() -> None:
    assert read_positions("a: b\n---\nc: d\n").key(("c",)) == (1, 1)


@pytest.mark.parametrize("text", ["", "# nothing\n", "@", "*a", "just text"])
def test_a_file_without_anything_begins_at_its_beginning(text: str) -> None:
    positions = read_positions(text)
    assert positions.key(("a", 0)) == positions.value(()) == LineColumn(1, 1)


_SLUGS = st.from_regex(r"[a-z][a-z0-9-]{0,8}", fullmatch=True)
_WORDS = st.text("ab [|]'\"\\é中😀.,:#", min_size=1, max_size=60)


def _paths(value: object, path: Path = ()) -> Iterator[tuple[Path, object]]:
    yield path, value
    pairs: Any = value.items() if isinstance(value, dict) else ()
    pairs = enumerate(value) if isinstance(value, list) else pairs
    for step, below in pairs:
        yield from _paths(below, (*path, step))


@settings(max_examples=60, deadline=None)
@given(
    tree=st.dictionaries(
        _SLUGS,
        st.recursive(
            _WORDS,
            lambda inner: (
                st.lists(inner, min_size=1, max_size=3)
                | st.dictionaries(_SLUGS, inner, min_size=1, max_size=3)
            ),
            max_leaves=8,
        ),
        min_size=1,
        max_size=4,
    ),
    style=st.sampled_from([None, '"', "'", "|", ">"]),
    width=st.sampled_from([8, 30, 200]),
    at=st.integers(0, 40),
)
def test_places_agree_with_what_stands_there(
    tree: dict[str, object], style: str | None, width: int, at: int
) -> None:
    text = yaml.safe_dump(tree, default_style=style, width=width, allow_unicode=True)
    rows = text.splitlines()
    positions, read = read_positions(text), read_tree(text, "f.yaml")
    assert {path: positions.key(path).line for path in read.lines} == dict(read.lines)
    for path, value in _paths(read.root):
        line, column = positions.key(path)
        written = rows[line - 1][column - 1 :]
        if path and isinstance(path[-1], str):
            assert written.lstrip("\"'").startswith(path[-1])
        if isinstance(value, str) and value[at : at + 1].strip():
            line, column = positions.inside(path, value[at:])
            first = value.find(value[at:])
            start = positions.value(path)
            escape = "\\" if rows[start.line - 1][start.column - 1] == '"' else value[first]
            assert rows[line - 1][column - 1] in (value[first], escape)
