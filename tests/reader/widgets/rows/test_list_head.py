"""The head of a list says how everything below it came to us, however narrow it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from briefing.page.blocks import plain
from briefing.page.rows.common import CommonFacts
from briefing.reader.places.head_words import HeadWords
from briefing.reader.widgets.rows.list_head import head_lines

GRADES = "B3: usually reliable, possibly true"


def head(
    common: CommonFacts,
    width: int,
    *,
    query: str = "",
    low: bool = False,
    order: str = "newest first",
) -> list[str]:
    words = HeadWords("Statements", "11", order, query, common)
    return [plain(line) for line in head_lines(words, width, low=low)]


@pytest.mark.parametrize(
    ("every", "width", "said"),
    [
        (True, 80, ["all from The Wire of the whole North (not read) · B3"]),
        (True, 36, ["all from The Wire of the whole North", "(not read) · B3"]),
        (False, 36, ["from The Wire of the whole North", "(not read) · B3, else in the row"]),
        (False, 24, ["from The Wir… (not read)", "B3, else in the row"]),
    ],
)
def test_what_rows_share_is_wrapped_before_it_is_cut(
    every: bool, width: int, said: list[str]
) -> None:
    common = CommonFacts("The Wire of the whole North (not read)", GRADES, every)
    assert head(common, width, order="")[1:] == said


@given(
    st.text("ab 日", min_size=1, max_size=300),
    st.booleans(),
    st.integers(36, 120),
    st.sampled_from(["", "army"]),
    st.booleans(),
    st.sampled_from(["newest first", "by what is done, backwards"]),
)
def test_the_grade_the_order_and_the_filter_are_at_no_width_cut_off(
    name: str, every: bool, width: int, query: str, low: bool, order: str
) -> None:
    common = CommonFacts(f"{name} (not read)", GRADES, every)
    lines = head(common, width, query=query, low=low, order=order)
    said = " ".join(" ".join(lines).split())
    assert order in said
    assert query in said
    assert "(not read) B3" in said.replace(" · ", " ")  # no line begins with a dot
    assert every or said.endswith(("else in the row", "where no row says otherwise"))
    assert all(cell_len(line) <= width for line in lines)


@pytest.mark.parametrize(
    ("order", "low", "width", "said"),
    [
        (
            "newest first",
            True,
            80,
            ["Statements  11   newest first   all from The Wire · B3"],
        ),
        (
            "by what is done, backwards",
            True,
            60,
            [
                "Statements  11   by what is done, backwards",
                "all from The Wire · B3 (usually reliable, possibly true)",
            ],
        ),
        (
            "by speaker, backwards",
            False,
            34,
            ["Statements  11", "by speaker, backwards", "all from The Wire · B3"],
        ),
    ],
)
def test_the_order_is_said_beside_what_rows_share(
    order: str, low: bool, width: int, said: list[str]
) -> None:
    common = CommonFacts("The Wire", GRADES, all=True)
    assert head(common, width, low=low, order=order) == said


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (HeadWords("Statements", "11", "newest first", usual=True), []),
        (HeadWords("Statements", "11", "oldest first"), ["oldest first"]),
        (HeadWords("Statements", "2", "newest first", "fire", usual=True), ["F fire  esc clears"]),
    ],
)
def test_where_the_line_above_names_the_list_its_head_takes_as_few_lines_as_can_be(
    words: HeadWords, said: list[str]
) -> None:
    assert [plain(line) for line in head_lines(words, 36, low=False, named=True)] == said
    words = words._replace(common=CommonFacts("The Wire", GRADES, all=True))
    lines = [plain(line) for line in head_lines(words, 36, low=False, named=True)]
    assert " ".join(lines).endswith("all from The Wire · B3")
    assert len(lines) == max(1, len(said) + bool(said))
