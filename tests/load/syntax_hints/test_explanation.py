"""The mistakes that people make: each is told where it is, and with what to write instead."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import yaml
from yaml.error import Mark, MarkedYAMLError
from yaml.parser import Parser as YamlParser
from yaml.reader import Reader
from yaml.scanner import Scanner

from briefing.load.syntax_hints.explanation import diagnose, looks_like_link_list
from briefing.load.yaml.tree import read_tree
from tests.load.parsers import PARSERS, using

_HEAD = "actors:\n  joe:\n    name: Joe\n"
_TAIL = "    kind: person\n"

# What stands after `note: ` in the line 4, where it is told, and words of the message and remedy.
PROSE = [
    ("[[joe]] went home", 11, 'begins with "[["', '">-" after the colon'),
    ("[[joe|he]] saw [[ann]]", 11, 'begins with "[["', "put the whole text in quotes"),
    ("[sic] he said", 11, 'begins with "["', "quotes"),
    ("{sic} he said", 11, 'begins with "{"', "quotes"),
    ('"Never" he said', 11, "begins with a quotation mark", '">-"'),
    ('"Never", he said, "again"', 11, "begins with a quotation mark", '">-"'),
    ("'Kata'ib Hezbollah'", 11, "begins with an apostrophe", '">-"'),
    ("@home he said", 11, 'cannot begin with "@"', '">-"'),
    ("`code` he", 11, 'cannot begin with "`"', '">-"'),
    ("%5 of them", 11, 'cannot begin with "%"', '">-"'),
    ("*bold* words", 11, 'begins with "*"', '">-"'),
    ("*bold words", 11, 'begins with "*"', '">-"'),
    ("&c. and so on", 11, 'begins with "&"', '">-"'),
    ("!Stop!Now he said", 11, 'begins with "!"', '">-"'),
    ("] he said", 11, 'cannot begin with "]"', '">-"'),
    (", he said", 11, 'cannot begin with ","', '">-"'),
    ("? who", 11, 'cannot begin with "? "', '">-"'),
    ("| words", 11, '"|" says that a text begins on the next line', "next line, indented"),
    ("> words", 11, '">" says that a text begins on the next line', "next line, indented"),
    (">words", 11, '">" says that a text begins on the next line', "in quotes"),
    ("Iraq: the count", 15, "a colon with a space after it", '">-"'),
    ("who: what: where", 14, "a colon with a space after it", '">-"'),
    (": words", 11, "a colon with a space after it", '">-"'),
    ("- item", 11, "on the line of its key", "next line, indented"),
    ('"never closed', 11, "this quotation mark is never closed", "close it"),
    ("'tis the season", 11, "this apostrophe opens a quotation", "close it with another; or,"),
    ('"C:\\qemu"', 14, '"\\q" with what follows', "two backslashes"),
    ('"\\xZZ"', 12, '"\\x" with what follows', "single quotes"),
    ('"a \\ud83d\\ude00"', 14, '"\\u" with what follows', "single quotes"),
    ('"a \\\\u \\UFFFFFFFF"', 18, '"\\U" with what follows', "single quotes"),
    ("[a, b", 11, 'this "[" is never closed', 'write "]"'),
    ("{a: b", 11, 'this "{" is never closed', 'write "}"'),
    ("[a, b}", 16, '"}" stands where "]" should close', "inner one first"),
    ("[a, b]]", 17, 'this "]" closes nothing', "remove it"),
    ("{a: 1 b: 2}", 18, "a second colon", "write the comma"),
    ("{title: Iraq: a count}", 23, "a second colon", "put the text in quotes"),
    ("{a: [b] c}", 19, "words follow the closing ]", "put the text in quotes"),
    ('{a: "b" c}', 19, 'words follow the closing "', "put the text in quotes"),
    ("{a: @b}", 15, 'cannot begin with "@"', "put the text in quotes"),
    ("[a,, b]", 14, "nothing before this comma", "remove the comma"),
    ("[a: {]", 16, 'a value is missing before "]"', "write the value"),
    ("{a: ?}", 15, 'a "?" between brackets', 'in quotes, as in "2023-11-18?"'),
]

# A whole file, the place, and words of the message and remedy.
LAYOUT = [
    ("joe:\n\tname: Joe\n", 2, 1, "a tab in the indentation", "spaces"),
    ("joe:\n  name: Joe\n  \tkind: x\n", 3, 3, "a tab in the indentation", "spaces"),
    ("joe:\n  note: |\n\tx\n", 3, 1, "a tab in the indentation", "spaces"),
    ("joe:\n  name:Joe\n  kind: x\n", 2, 7, 'no space after "name:"', "write a space"),
    ("joe:\n  name: Joe\n  kind:x\n", 3, 7, 'no space after "kind:"', "write a space"),
    ("joe:\n  name:\xa0Joe\n  kind: x\n", 2, 8, "only looks like a space (U+00A0)", "common"),
    ("joe:\n  name: Joe\n\u3000 kind: x\n- y\n", 3, 1, "(U+3000)", "common spaces"),
    ("joe:\n  name: Joe\n   kind: x\n", 3, 4, '"kind:" is indented deeper', "like the key above"),
    ("joe:\n  name: Joe\n kind: x\n", 3, 2, "by 1 space, which fits no line above (0 or 2)", ""),
    ("joe:\n    a: b\n   c: d\n", 3, 4, "by 3 spaces, which fits no line above (0 or 4)", ""),
    ('joe:\n    a: b\n   "c": d\n', 3, 4, "by 3 spaces, which fits no line", "indent it like"),
    ("  a: b\nc: d\n", 2, 1, "by 0 spaces, which fits no line above (2)", "indent it like"),
    ("a:\n  b:\n    - c\n   - d\n", 4, 4, "by 3 spaces, which fits no line above (0, 2 or 4)", ""),
    ("joe\n  name: Joe\n", 1, 1, 'no colon after "joe"', "write the colon"),
    ("joe:\n  name\n  kind: x\n", 2, 3, 'no colon after "name"', "write the colon"),
    ("joe:\n  a: b\nann\n", 3, 1, '"ann" stands where a key is expected', "write a colon"),
    ("joe:\n  a: b c\n  d e\n  f: g\n", 3, 3, '"d e" stands where a key', "indent it deeper"),
    ("joe:\n  a: b\n   c\n d\n", 4, 2, '"d" stands where a key is expected', "indent it deeper"),
    ("a: see list #5\n  and so on\n", 1, 13, '"#" after a space begins a comment', '">-"'),
    ("a: >-\nnot indented\nb: c\n", 2, 1, 'the text under ">" in line 1', "deeper than its key"),
    ("j:\n  a: |\n    b\n   c\n  d: e\n", 4, 4, 'the text under "|" in line 2', "same number"),
    ("j:\n  a: |9\n    b\n", 3, 5, 'the text under "|" in line 2', "same number"),
    ("a:\n  - b\n  c: d\n", 3, 3, 'the key "c" stands among the items of a list', 'with "- "'),
    ("a:\n  b: c\n  - d\n", 3, 3, "a list item stands where a key is expected", "the dash"),
    ("a:\n  - b\n  -c\n", 3, 3, 'no space after "-"', "write a space"),
    ("a: b\n}\n", 2, 1, 'this "}" closes nothing', "remove it"),
    (": b\n", 1, 1, "nothing before this colon", "write a key"),
    ('a: "b\nc: "d"\n', 1, 4, "this quotation mark is never closed", "close it"),
    ('a: "b\nc: say "d"\n', 1, 4, "this quotation mark is never closed", "close it"),
    ('a: "b\n---\nc: d"\n', 1, 4, "this quotation mark is never closed", "close it"),
    ('a: "b\n  c" he said\n', 2, 6, 'words follow the closing "', '">-"'),
    ("a: [b, c\nd: e\n", 1, 4, 'this "[" is never closed', 'write "]"'),
    ("a: {b: c,\n  d: e\n", 1, 4, 'this "{" is never closed', 'write "}"'),
    ("a: [b,\n", 1, 4, 'this "[" is never closed', 'write "]"'),
    ("a: [b,\n  c d: e f: g]\n", 2, 11, "a second colon", "write the comma"),
    ("a: [b,\n  [d] e]\n", 2, 7, "words follow the closing ]", "quotes"),
    ("[[joe]] went\n", 1, 1, 'begins with "[["', '">-"'),
    ("- [[joe]] went\n- x\n", 1, 3, 'begins with "[["', '">-"'),
    ("%5 of them\n", 1, 1, 'a line that begins with "%"', "indent it"),
    ("a: b\n%c\n", 2, 1, 'a line that begins with "%"', "indent it"),
    ("a: b\n...\nc: d\n", 2, 1, '"..." ends the file', "remove the dots"),
]


@pytest.fixture(params=PARSERS)
def _parser(request: pytest.FixtureRequest) -> Iterator[None]:
    with using(request.param):
        yield


def check(text: str, line: int, column: int, message: str, remedy: str) -> None:
    told = read_tree(text, "f.yaml").problems
    assert [(one.line, one.column, one.code) for one in told] == [(line, column, "not-yaml")]
    assert message in told[0].message
    assert remedy in told[0].remedy
    assert told[0].remedy


@pytest.mark.usefixtures("_parser")
@pytest.mark.parametrize(("prose", "column", "message", "remedy"), PROSE)
def test_prose_that_is_no_yaml(prose: str, column: int, message: str, remedy: str) -> None:
    check(f"{_HEAD}    note: {prose}\n{_TAIL}", 4, column, message, remedy)


@pytest.mark.usefixtures("_parser")
@pytest.mark.parametrize(("text", "line", "column", "message", "remedy"), LAYOUT)
def test_lines_that_do_not_fit(
    text: str, line: int, column: int, message: str, remedy: str
) -> None:
    check(text, line, column, message, remedy)


def test_between_brackets_the_remedy_is_no_block() -> None:
    (told,) = read_tree("a: {b: @c}\n", "f.yaml").problems
    assert ">-" not in told.remedy


class _Unmodified(Reader, Scanner, YamlParser):
    """PyYAML's pure Python parser as it comes: it takes no question mark between brackets."""

    def __init__(self, text: str) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        YamlParser.__init__(self)


def test_a_parser_that_takes_no_question_mark_between_brackets_says_what_to_write() -> None:
    with using(_Unmodified):
        check("a: {b: 2023?, c: d}\n", 1, 12, 'a "?" between brackets', '"2023-11-18?"')
        check("a: [2023?]\n", 1, 9, 'a "?" between brackets', '"2023-11-18?"')


def test_a_parser_that_takes_no_tab_between_words_says_so() -> None:
    with using(_Unmodified):
        check("a: b\tc\n", 1, 5, "there is a tab here", "put a space in its place")


def test_a_comma_is_missed_where_nothing_else_explains_it() -> None:
    problems = read_tree("a: {b: *c d}\n", "f.yaml").problems
    assert [(one.column, one.code) for one in problems] == [(8, "alias"), (11, "not-yaml")]
    assert "a comma is missing" in problems[1].message


def explain(text: str, line: int, column: int, problem: str, context: str) -> tuple[str, str]:
    """What is said of a fault of these words at a place, counted from 1."""
    mark = Mark("", 0, line - 1, column - 1, None, 0)
    hint = diagnose(text, MarkedYAMLError(context, None, problem, mark), None)
    return hint.message, hint.remedy


def test_libyaml_wants_a_space_after_a_colon_between_brackets() -> None:
    message, remedy = explain("a: {b:[c]}", 1, 6, "found unexpected ':'", "while scanning")
    assert "there must be a space after this colon" in message
    assert remedy


def test_a_fault_of_the_parser_itself_has_a_place_and_a_remedy() -> None:
    class Slip(_Unmodified):
        def get_event(self) -> object:
            if self.check_event(yaml.AliasEvent):
                raise KeyError("slip")
            return super().get_event()  # type: ignore[no-untyped-call]

    with using(Slip):  # type: ignore[arg-type]  # it is one, but for the type of its events
        check("a: b\nc: *d\n", 2, 2, "cannot be read from here on (KeyError: 'slip')", "look at")


def test_what_no_hint_fits_keeps_the_words_of_the_parser() -> None:
    message, remedy = explain("a: b\n", 1, 4, "something new", "while doing so")
    assert message == "YAML cannot be read from here on (while doing so: something new)"
    assert remedy


def test_explain_needs_nothing_but_the_words_and_the_place() -> None:
    text = "note: Iraq: the count\n"
    said = "mapping values are not allowed in this context"
    message, remedy = explain(text, 1, 11, said, "")
    assert "a colon with a space after it" in message
    assert ">-" in remedy


@pytest.mark.parametrize(
    "words",
    [
        "found character that cannot start any token",
        "found a tab character that violates indentation",
        "while parsing a flow sequence",
        "while parsing a flow node: did not find expected node content",
        "while parsing a block mapping",
        "while parsing a block collection",
        "while scanning a quoted scalar: found unexpected end of stream",
        "while scanning a block scalar",
        "while scanning an alias",
        "found unknown escape character",
        "could not find expected ':'",
        "found undefined tag handle",
        "did not find expected <document start>",
        "",
    ],
)
def test_explain_says_something_wherever_it_is_asked(words: str) -> None:
    for text in ("", "a: b", "a:\n  - 'b' c\n\td\n", "]]: [[\n}"):
        for line, column in [(0, 0), (1, 1), (2, 9), (9, 9), (-1, -1)]:
            assert all(explain(text, line, column, words, words))


@pytest.mark.parametrize(
    ("written", "link"),
    [
        ("[[joe]]", "[[joe]]"),
        ("[[joe|the man]]", "[[joe|the man]]"),
        ("[[other/joe|one, two]]", "[[other/joe|one, two]]"),
        ("[joe]", None),
        ("[[joe], [ann]]", None),
        ("[[[joe]]]", None),
        ("[[]]", None),
        ("[]", None),
        ("{joe}", None),
        ("joe", None),
        ("", None),
    ],
)
def test_a_link_that_yaml_takes_for_a_list_is_recognised(written: str, link: str | None) -> None:
    root = read_tree(f"note: {written}\n", "f.yaml").root
    assert isinstance(root, dict)
    assert looks_like_link_list(root["note"]) == link
