"""Words that are cut say that they are, and read no surer than the whole."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from briefing.page.blocks import Span, plain
from briefing.page.layout.cut_words import (
    cut_apart,
    cut_around,
    cut_name,
    cut_words,
)
from briefing.text.common_prefix import common_prefix_length, longest_prefixes

LONG = "more words than a row has room for, and some"


def cut(words: str, width: int, most: int = 1) -> list[str]:
    return [plain(line) for line in cut_words((Span(words),), width, most)]


@pytest.mark.parametrize(
    ("words", "width", "shown"),
    [
        ("Short words.", 30, "Short words."),
        (f"“We shall see {LONG}”", 18, "“We shall see”\u00a0…"),
        (f"“…\u00a0We shall see {LONG}”\u00a0…", 20, "“…\u00a0We shall see”\u00a0…"),
        (f"He calls it “our own land and {LONG}”.", 22, "He calls it “our”\u00a0…"),
        ("Troops were hit by 56 to 61 rockets in all of it", 24, "Troops were hit…"),
        ("Attacks began around 18 November 2023? they say so", 34, "Attacks began…"),
        ("They have lost about half of the eastern bases", 27, "They have lost about half…"),
        ("56 to 61 rockets", 8, "56 to…"),
        ("“美国军队在中东遭到袭击引起关注”", 20, "“美国军队在中东遭”\u00a0…"),
        ("基地遭到五十六次袭击引起关注", 16, "基地遭到…"),
        ("基地遭到1,256次袭击引起关注", 14, "基地遭到…"),
        ("क्षिक्षिक्षिक्षि", 4, "क्षि…"),
        ("See https://example.org/news/one", 20, "See https://example…"),
    ],
)
def test_a_cut_ends_where_nothing_reads_surer_for_it(words: str, width: int, shown: str) -> None:
    assert cut(words, width) == [shown]


@given(
    st.lists(st.text("ab“”9? \u4e2d", min_size=1, max_size=9), max_size=30),
    st.integers(1, 60),
    st.integers(1, 3),
)
def test_no_line_is_too_wide_and_nothing_is_left_out_unsaid(
    words: list[str], width: int, most: int
) -> None:
    text = " ".join(words)
    lines = cut(text, width, most)
    assert len(lines) <= most
    # A single character may be wider than a line.
    assert all(cell_len(line) <= max(width, 2) for line in lines)
    whole = cut(text, width, 10_000)
    assert lines == whole or lines[-1].endswith("…")


FAR = "Nobody has said for certain what it was that fell "


@pytest.mark.parametrize(
    ("before", "after", "width", "shown"),
    [
        ("A ", " fell", 40, "A drone fell"),
        (FAR, " near the town", 40, "…\u00a0that fell drone near the town"),
        (
            f"{FAR}in about 61 towns, no ",
            " at all",
            40,
            "…\u00a0in about 61 towns, no drone at all",
        ),
        (f"“{FAR}", f" near {LONG}”", 40, "…\u00a0“that fell drone near more words”\u00a0…"),
    ],
)
def test_what_matched_is_kept_in_view(before: str, after: str, width: int, shown: str) -> None:
    line = (Span(before), Span("drone", "match"), Span(after))
    (cut_to,) = cut_around(line, width, 1)
    assert plain(cut_to) == shown
    assert any(span.style == "match" for span in cut_to)
    assert cell_len(plain(cut_to)) <= width


FIRES = (
    "Fire at the old mill near the harbour, as the Courier tells it",
    "Fire at the old mill near the harbour, as the Gazette tells it",
    "Fire at the old mill near the harbour, as it was told on 3 May",
    "Fire at the old mill near the harbour, as it was told on 4 May",
    "Fire at the old mill near the harbour",
    "Fire at the gate",
)


@pytest.mark.parametrize(
    ("name", "width", "shown"),
    [
        (FIRES[0], 70, FIRES[0]),
        (FIRES[0], 44, "Fire at the old … as the Courier tells it"),
        (FIRES[0], 27, "Fire at … Courier tells it"),
        (FIRES[1], 27, "Fire at … Gazette tells it"),
        (FIRES[2], 27, "Fire at the old … on 3 May"),
        (FIRES[3], 18, "Fire at … 4 May"),
        (FIRES[4], 27, "Fire at the … the harbour"),
        (FIRES[5], 12, "Fire … gate"),
    ],
)
def test_a_name_loses_what_others_have_too(name: str, width: int, shown: str) -> None:
    alike = longest_prefixes(FIRES)[name]
    assert plain(cut_name((Span(name),), width, alike)).replace("\u00a0", " ") == shown


def test_who_is_not_named_stays_so_in_a_cut_name() -> None:
    name = (Span("someone whom the paper does not name (unnamed)"),)
    assert plain(cut_name(name, 30, 0)) == "someone whom the pa… (unnamed)"


def test_words_without_spaces_lose_their_beginning_up_to_a_mark_between_clauses() -> None:
    words = (Span("美国军队在中东地区遭到袭击，专家认为局势可能，各方都不会升级"),)
    shown = cut_apart(words, 30, 1, prefix=26, name=False)
    assert [plain(line) for line in shown] == ["…\u00a0各方都不会升级"]


def test_words_lose_their_beginning_and_never_their_middle() -> None:
    words = "“It has not hit the old mill in the harbour on the third of May, nor the port”"
    other = words.replace("third", "fourth")
    alike = common_prefix_length(words, other)
    (shown,) = cut_apart((Span(words),), 40, 1, alike, name=False)
    assert plain(shown) == "…\u00a0“in the harbour on the third”\u00a0…"
    (kept,) = cut_apart((Span(words),), 40, 1, 10, name=False)
    assert plain(kept) == "“It has not hit the old mill”\u00a0…"


@given(
    st.lists(st.text("ab 1日,", min_size=1, max_size=60), min_size=2, max_size=6, unique=True),
    st.integers(4, 40),
    st.integers(1, 2),
    st.booleans(),
)
def test_what_is_told_apart_is_no_wider_than_its_lines(
    names: list[str], width: int, most: int, name: bool
) -> None:
    for one, alike in longest_prefixes(names).items():
        lines = cut_apart((Span(one),), width, most, alike, name=name)
        assert len(lines) <= most
        assert all(cell_len(plain(line)) <= width for line in lines)


@pytest.mark.parametrize("width", [14, 20, 22])
def test_names_that_differ_at_both_ends_are_told_apart(width: int) -> None:
    bodies = ("Mayor's office of", "Harbour police of", "Teachers' union of")
    towns = ("Ostwick", "Lenn", "Marrow Bay", "North Haven", "South Haven")
    names = [f"{body} {town}" for body in bodies for town in towns]
    prefixes = longest_prefixes(names)
    shown = {plain(cut_name((Span(name),), width, prefixes[name])) for name in names}
    assert len(shown) == len(names)
    assert all(cell_len(name) <= width for name in shown)
