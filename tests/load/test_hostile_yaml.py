"""Files made to do harm: each is a problem with a place, or read; nothing is raised."""

from __future__ import annotations

from random import Random

import pytest
from yaml.error import Mark
from yaml.events import Event
from yaml.scanner import ScannerError

from briefing.load.yaml.builder import Value
from briefing.load.yaml.parser_events import FORBIDDEN, UNREADABLE, PythonParser, parser_input
from briefing.load.yaml.positions import read_positions
from briefing.load.yaml.tree import Limits, Tree, read_tree
from tests.load.mutations import damaged
from tests.load.parsers import FAST, PARSERS, Parser, using

pytestmark = pytest.mark.slow

ALIAS_BOMB = "a: &a [x, x]\n" + "".join(
    f"{chr(98 + level)}: &{chr(98 + level)} [{', '.join([f'*{chr(97 + level)}'] * 9)}]\n"
    for level in range(20)
)
MERGE_BOMB = "a: &a {x: 1}\n" + "".join(
    f"b{level}: &b{level}\n  <<: [*a, *a, *a]\n" for level in range(50)
)


def codes(tree: Tree) -> set[str]:
    return {one.code for one in tree.problems}


def size(root: Value) -> int:
    """How many values a tree has, each object counted as often as it is reached."""
    count, left = 0, [root]
    while left:
        value = left.pop()
        count += 1
        left.extend(value if isinstance(value, list) else ())
        left.extend(value.values() if isinstance(value, dict) else ())
    return count


@pytest.fixture(params=PARSERS)
def parser(request: pytest.FixtureRequest) -> Parser:
    chosen: Parser = request.param
    return chosen


def test_an_alias_bomb_stays_as_small_as_it_is_written(parser: Parser) -> None:
    with using(parser):
        tree = read_tree(ALIAS_BOMB, "f.yaml")
    assert codes(tree) == {"anchor", "alias"}
    assert not tree.broken
    assert size(tree.root) < 250


def test_a_merge_bomb_merges_nothing(parser: Parser) -> None:
    with using(parser):
        tree = read_tree(MERGE_BOMB, "f.yaml")
    assert codes(tree) == {"anchor", "alias", "merge-key"}
    assert isinstance(tree.root, dict)
    assert tree.root["b49"] == {}


@pytest.mark.parametrize("opener", ["[", "{", "[\n", "{\n", "- ", "? ", "{a: ", "[a, ", "- - ? "])
def test_deep_nesting_ends_at_the_limit(parser: Parser, opener: str) -> None:
    with using(parser):
        tree = read_tree(opener * 25_000, "f.yaml")
        read_positions(opener * 25_000).value(("a", 0))
    assert tree.broken
    assert codes(tree) - {"complex-key"} == {"too-deep"}


class RefusesDepth:
    """libyaml from PyYAML 6.0.4 on: it stops reading ahead before the first event is given."""

    def __init__(self, text: str) -> None:
        self.mark = Mark("", 1_000, 0, 1_000, text, 1_000)

    def get_event(self) -> Event | None:
        context, problem = "while increasing flow level", "exceeded maximum nesting depth"
        raise ScannerError(context, self.mark, problem, self.mark)


def test_nesting_that_the_parser_itself_refuses_is_told_as_any_other() -> None:
    with using(RefusesDepth):
        tree = read_tree("[" * 2_000, "f.yaml")
    assert tree.broken
    assert [(one.line, one.column, one.code) for one in tree.problems] == [(1, 1_001, "too-deep")]
    assert "more than 64 levels" in tree.problems[0].message


def test_deep_indentation_ends_at_the_limit(parser: Parser) -> None:
    with using(parser):
        tree = read_tree("".join(" " * depth + "a:\n" for depth in range(500)), "f.yaml")
    assert [(one.line, one.column, one.code) for one in tree.problems] == [(65, 65, "too-deep")]


def test_a_huge_scalar_is_refused_and_its_size_said() -> None:
    tree = read_tree(f"a: '{'word ' * 1_000_000}'\nb: c\n", "f.yaml")
    assert tree.root == {"a": None, "b": "c"}
    assert "5,000,000 characters" in tree.problems[0].message


def test_a_huge_scalar_that_is_never_closed_is_told_where_it_began() -> None:
    tree = read_tree(f'a: "{"word " * 1_000_000}', "f.yaml")
    assert [(one.line, one.column, one.code) for one in tree.problems] == [(1, 4, "not-yaml")]


def test_very_many_keys_are_read() -> None:
    tree = read_tree("".join(f"key-{number}: value\n" for number in range(100_000)), "f.yaml")
    assert isinstance(tree.root, dict)
    assert len(tree.root) == 100_000
    assert tree.lines["key-99999",] == 100_000


def test_more_values_than_the_limit_are_not_read() -> None:
    tree = read_tree("- a\n" * 3_000, "f.yaml", Limits(nodes=1_000))
    assert codes(tree) == {"too-many-nodes"}
    assert tree.broken
    assert size(tree.root) < 1_010


@pytest.mark.parametrize("line", ["a: b\n", "- !x a\n", "\0", "- *a\n", "- {[a]: b}\n"])
def test_very_many_problems_are_counted_and_not_listed(parser: Parser, line: str) -> None:
    text = line * 5_000
    with using(parser):
        tree = read_tree(text, "f.yaml")
    assert len(tree.problems) == Limits().problems + 1
    assert tree.problems[-1].code == "too-many-problems"


def test_control_characters_leave_the_rest_of_the_file_readable(parser: Parser) -> None:
    with using(parser):
        tree = read_tree("a: \0b\nc: \x1b[31m\nd: [e, \udc80]\nf: !x g\n", "f.yaml")
    assert tree.root == {"a": "\ufffdb", "c": "\ufffd[31m", "d": ["e", "\ufffd"], "f": "g"}
    assert [(one.line, one.column, one.code) for one in tree.problems] == [
        (1, 4, "control-character"),
        (2, 4, "control-character"),
        (3, 8, "control-character"),
        (4, 4, "tag"),
    ]
    assert "U+001B" in tree.problems[1].message


def test_the_parser_takes_every_character_that_is_not_forbidden(parser: Parser) -> None:
    # Without the backslash, and what stands in for line separators.
    every = [
        chr(code) for code in range(0x30, 0x11000) if code not in (0x5C, *range(0xFDD0, 0xFDD3))
    ]
    allowed = [one for one in every if not FORBIDDEN.match(one)]
    text = "".join(f'- "{"".join(allowed[at : at + 500])}"\n' for at in range(0, len(allowed), 500))
    with using(parser):
        tree = read_tree(text, "f.yaml")
    assert tree.problems == ()
    assert isinstance(tree.root, list)
    assert "".join(map(str, tree.root)) == "".join(allowed)


@pytest.mark.parametrize("character", ["\0", "\x1b", "\x7f", "\x9b", "\ufffe", "\uffff", "\udfff"])
def test_the_parser_takes_no_character_that_is_forbidden(parser: Parser, character: str) -> None:
    assert FORBIDDEN.match(character)
    with using(parser), pytest.raises(UNREADABLE):
        list(parser_input(f"a: {character}").events())


def test_very_many_tag_directives_are_refused_before_they_are_compared(parser: Parser) -> None:
    text = "# a\n" + "".join(f"%TAG !a{number}! x\n" for number in range(50_000)) + "---\na: b\n"
    with using(parser):
        tree = read_tree(text, "f.yaml")
        assert read_positions(text).key(("a",)) == (1, 1)
    assert [(one.line, one.column, one.code) for one in tree.problems] == [(2, 1, "not-yaml")]


def test_text_that_names_a_directive_is_text() -> None:
    tree = read_tree("a:\n" + "  - say %TAG\n" * 200, "f.yaml")
    assert tree.problems == ()


def test_very_many_documents_are_one_problem(parser: Parser) -> None:
    with using(parser):
        tree = read_tree("---\na\n" * 2_000, "f.yaml")
    assert [(one.line, one.code) for one in tree.problems] == [(3, "several-documents")]


def test_what_a_file_says_is_no_template_of_a_message(parser: Parser) -> None:
    with using(parser):
        (told,) = read_tree("'{0!r} {} %s': a\n'{0!r} {} %s': b\n", "f.yaml").problems
    assert told.message == 'the key "{0!r} {} %s" is already in line 1'


@pytest.mark.parametrize(
    ("parser", "first", "files"), [(FAST, 0, 3_000), (PythonParser, 5_000, 500)]
)
def test_no_damaged_file_raises_or_goes_beyond_its_bounds(
    parser: Parser, first: int, files: int
) -> None:
    with using(parser):
        for number in range(first, first + files):
            text = damaged(Random(number))
            tree = read_tree(text, "f.yaml")
            assert size(tree.root) <= 2 * len(text) + 1
            assert tree.broken <= bool(tree.problems)
            lines = len(parser_input(text).readable().text.splitlines())
            for one in tree.problems:
                assert 1 <= one.line <= lines + 1
                assert 1 <= one.column <= len(text) + 1
                assert one.message
                assert one.remedy
            positions = read_positions(text)
            for path, line in tree.lines.items():
                assert positions.key(path).line == line
                assert positions.inside(path, "e") >= positions.key(path)
