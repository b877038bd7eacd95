"""Words that are cut say that they are, and read no surer than the whole."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from briefing.page.blocks import Span, plain
from briefing.page.layout.cut_words import cut_around, cut_words

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
