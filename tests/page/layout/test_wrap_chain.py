"""A way to us breaks before its hops, and never inside one that fits."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from briefing.page.blocks import Line, Span, plain
from briefing.page.layout.wrap_chain import wrap_chain
from briefing.text.visible import visible
from tests.page.strategies import LINES

_ARROW, _GRADES = Span(" → ", "muted"), Span(" · F6: cannot be judged", "muted")
WAY: Line = (
    Span("Kevin Cramer"),
    _ARROW,
    Span("?", "unknown"),
    Span(" (first publisher not named)", "muted"),
    _ARROW,
    Span("Al Mayadeen"),
    Span(" (source read)", "muted"),
    _GRADES,
)


def rows(line: Line, width: int) -> list[str]:
    return ["".join(piece.text for piece in row) for row in wrap_chain(line, width)]


@pytest.mark.parametrize(
    ("width", "shown"),
    [
        (100, [plain(WAY)]),
        (
            60,
            [
                "Kevin Cramer → ? (first publisher not named)",
                "  → Al Mayadeen (source read) · F6: cannot be judged",
            ],
        ),
        (
            36,
            [
                "Kevin Cramer",
                "  → ? (first publisher not named)",
                "  → Al Mayadeen (source read)",
                "  F6: cannot be judged",
            ],
        ),
        (
            24,
            [
                "Kevin Cramer",
                "  → ? (first publisher",
                "    not named)",
                "  → Al Mayadeen",
                "    (source read)",
                "  F6: cannot be judged",
            ],
        ),
    ],
)
def test_it_breaks_before_a_hop_and_inside_one_only_if_it_must(
    width: int, shown: list[str]
) -> None:
    assert rows(WAY, width) == shown


def test_words_above_a_way_break_as_any_words_and_only_it_is_indented() -> None:
    line = (Span("two words and more of them\n"), Span("A"), _ARROW, Span("The Gazette"))

    assert rows(line, 12) == ["two words", "and more of", "them", "A", " → The", "  Gazette"]
    assert rows((Span("words"), Span("\n"), Span("→ ", "muted"), Span("B")), 12) == ["words", "→ B"]


@given(LINES, LINES, st.integers(2, 60))
def test_nothing_but_white_space_and_dots_is_lost_and_no_row_is_too_wide(
    before: Line, after: Line, width: int
) -> None:
    line = (*before, _ARROW, *after, _GRADES)
    shown = rows(line, width)

    assert _inked("".join(shown)) == _inked("".join(visible(span.text) for span in line))
    assert all(cell_len(row) <= width for row in shown)


def _inked(words: str) -> str:
    return "".join(words.replace("·", " ").split())


def test_a_way_on_a_line_of_its_own_begins_at_the_edge() -> None:
    line = (Span("Words.\n"), Span("Kevin Cramer, 3 May\n"), _ARROW, Span("Al Mayadeen"))
    assert rows(line, 40) == ["Words.", "Kevin Cramer, 3 May", "→ Al Mayadeen"]
