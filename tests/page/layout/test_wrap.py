"""Breaking a line into rows."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from briefing.page.blocks import Line, Span, text
from briefing.page.layout.wrap import (
    _APART,
    _EVEN,
    _WORD,
    Row,
    _clusters,
    _combines,
    _fill,
    _graphemes,
    row_width,
    wrap,
)
from briefing.text.visible import visible
from tests.page.strategies import LINES, TEXT


def _rows(words: str, width: int) -> list[str]:
    return [_text(row) for row in wrap(text(words), width)]


def _text(row: Row) -> str:
    return "".join(piece.text for piece in row)


@given(LINES, st.integers(2, 40))
def test_no_row_is_wider_than_the_width(line: Line, width: int) -> None:
    assert all(row_width(row) <= width for row in wrap(line, width))


@given(LINES, st.integers(2, 40))
def test_only_white_space_and_dots_are_lost(line: Line, width: int) -> None:
    whole = "".join(visible(span.text) for span in line)

    assert _inked("".join(map(_text, wrap(line, width)))) == _inked(whole)


def _inked(words: str) -> str:
    return "".join(words.replace("·", " ").split())


@given(TEXT, st.integers(2, 40))
def test_a_row_that_is_wrapped_again_stays_as_it_is(words: str, width: int) -> None:
    for row in _rows(words, width):
        assert _rows(row, width) == [row]


@given(TEXT, st.integers(2, 40))
def test_where_a_span_begins_does_not_matter_to_the_rows(words: str, width: int) -> None:
    cut = len(words) // 2
    whole = visible(words)
    halves = (Span(whole[:cut]), Span(whole[cut:], "strong"))

    if all(visible(half.text) == half.text for half in halves):
        assert list(map(_text, wrap(halves, width))) == _rows(whole, width)


@given(st.text("ab-/ é“", max_size=40), st.integers(1, 12))
def test_text_that_needs_no_measuring_breaks_as_any_other(words: str, width: int) -> None:
    measured = _fill(words, 0, len(words), width)
    assert _rows(words, width) == [words[start:end] for start, end in measured]


def test_what_is_not_measured_is_one_cell_and_combines_with_nothing() -> None:
    for sign in filter(_EVEN.fullmatch, map(chr, range(0x3000))):
        assert cell_len(sign) == 1, hex(ord(sign))
        assert not _combines(sign)
        assert sign == " " or re.fullmatch(_WORD, sign), hex(ord(sign))


def test_what_is_known_to_stand_alone_does_and_has_as_many_cells() -> None:
    for sign in filter(_APART.fullmatch, map(chr, range(0x10000))):
        assert list(_graphemes(f"{sign}x{sign}")) == [(0, 1), (1, 2), (2, 3)], hex(ord(sign))
        assert _clusters(sign) == [(0, 1, cell_len(sign))], hex(ord(sign))
        assert not _combines(sign)


def test_a_row_breaks_at_a_space_that_belongs_to_neither_row() -> None:
    assert _rows("one two  three", 8) == ["one two", "three"]


def test_spaces_inside_and_before_a_line_are_kept() -> None:
    assert _rows("  one  two", 20) == ["  one  two"]


def test_newlines_break_and_empty_lines_stay() -> None:
    assert _rows("one\n\ntwo", 20) == ["one", "", "two"]


def test_nothing_gives_one_empty_row() -> None:
    assert wrap((), 20) == [()]


def test_a_no_break_space_does_not_break() -> None:
    assert _rows("of 9\u00a0incidents", 10) == ["of", "9\u00a0incident", "s"]


@pytest.mark.parametrize(
    ("word", "rows"),
    [
        ("abcdefghijkl", ["abcde", "fghij", "kl"]),
        ("日本語日本", ["日本", "語日", "本"]),
        ("e\u0301" * 7, ["e\u0301" * 5, "e\u0301" * 2]),
        ("क्षि" * 3, ["क्षि" * 2, "क्षि"]),
        ("abcd👩\u200d🚀", ["abcd", "👩\u200d🚀"]),
        ("abcd👍🏿", ["abcd", "👍🏿"]),
    ],
)
def test_a_long_word_breaks_between_whole_characters(word: str, rows: list[str]) -> None:
    assert _rows(word, 5) == rows


def test_a_long_word_breaks_after_a_hyphen_or_slash_where_one_is_near() -> None:
    assert _rows("us-forces-iraq-syria-2023", 12) == ["us-forces-", "iraq-syria-", "2023"]
    assert _rows("https://example.org/news/one", 14) == ["https://", "example.org/", "news/one"]


def test_a_mark_without_a_letter_stays_with_the_space_before_it() -> None:
    assert _rows("abcd \u0301efg", 5) == ["abcd \u0301", "efg"]


def test_a_character_wider_than_the_width_stands_alone() -> None:
    assert _rows("日本", 1) == ["日", "本"]


def test_a_joiner_at_the_end_of_a_run_does_not_hide_the_next_character() -> None:
    line = (Span("क्षि\u200d"), Span("a"))
    assert [row_width(row) for row in wrap(line, 2)] == [2, 1]


def test_a_virama_holds_no_sign_that_is_not_a_letter() -> None:
    rows = wrap((Span("0\u1bf2\u2e80"),), 2)

    assert [piece.text for row in rows for piece in row] == ["0\u1bf2", "\u2e80"]


@pytest.mark.parametrize(
    ("words", "width", "rows"),
    [
        ("one day · another day", 9, ["one day", "· another", "day"]),
        ("one day · another day", 11, ["one day", "· another", "day"]),
        ("one day · another day", 17, ["one day · another", "day"]),
        ("one day · antidisestablishment", 12, ["one day ·", "antidisestab", "lishment"]),
        ("日本 · 日本語", 8, ["日本", "· 日本語"]),
    ],
)
def test_a_dot_in_the_text_of_somebody_goes_with_the_second_thing(
    words: str, width: int, rows: list[str]
) -> None:
    assert _rows(words, width) == rows


@pytest.mark.parametrize(
    ("words", "width", "rows"),
    [
        ("one day · another day", 9, ["one day", "another", "day"]),
        ("one day · another day", 17, ["one day · another", "day"]),
        ("one day · antidisestablishment", 12, ["one day", "antidisestab", "lishment"]),
        ("日本 · 日本語", 8, ["日本", "日本語"]),
        ("·", 1, ["·"]),
        ("one\n· two", 5, ["one", "· two"]),
    ],
)
def test_no_row_begins_or_ends_with_a_dot_of_ours(words: str, width: int, rows: list[str]) -> None:
    first, dot, second = words.partition(" · ")
    for line in (text(words, "muted"), (Span(first), Span(dot), Span(second))):
        assert list(map(_text, wrap(line, width))) == rows
