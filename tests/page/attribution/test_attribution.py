"""The way of a statement on one line, and how it is cut."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from briefing.page.blocks import Line, Span, plain
from briefing.page.layout.truncate import fitted_line, joined_lines

GRADES = "F6: cannot be judged"
HOPS = st.text("ab ?→·日\u0301\u202e", min_size=1, max_size=30)


def _way(*hops: str, grades: str = GRADES) -> Line:
    spans = [span for hop in hops for span in (Span("→ ", "muted"), Span(f"{hop} "))]
    return (*spans[:-1], Span(hops[-1]), Span(" · ", "muted"), Span(grades, "muted"))


@pytest.mark.parametrize(
    ("width", "shown"),
    [
        (72, "→ ? → The Washington Post → Al Mayadeen · F6: cannot be judged"),
        (61, "→ …? → Al Mayadeen · F6: cannot be judged"),
        (41, "→ …? → Al Mayadeen · F6: cannot be judged"),
        (40, "→ …? → Al Mayadeen · F6"),
        (23, "→ …? → Al Mayadeen · F6"),
        (20, "? → Al Mayadeen · F6"),
        (16, "? → Al May… · F6"),
        (13, "? → Al … · F6"),
    ],
)
def test_named_hops_go_first_and_the_unknown_one_the_source_and_grades_stay(
    width: int, shown: str
) -> None:
    way = _way("?", "The Washington Post", "Al Mayadeen")

    assert plain(fitted_line(way, width)) == shown


@pytest.mark.parametrize(
    ("width", "shown"),
    [
        (63, "→ … → Al Mayadeen · F6: cannot be judged"),
        (40, "→ … → Al Mayadeen · F6: cannot be judged"),
        (39, "…Al Mayadeen · F6: cannot be judged"),
        (35, "…Al Mayadeen · F6: cannot be judged"),
        (34, "→ … → Al Mayadeen · F6"),
        (20, "…Al Mayadeen · F6"),
        (14, "Al Mayad… · F6"),
    ],
)
def test_where_all_hops_are_named_the_words_of_grades_stay_longer(width: int, shown: str) -> None:
    way = _way("Reuters", "The Washington Post", "Al Mayadeen")

    assert plain(fitted_line(way, width)) == shown


def test_a_way_of_one_hop_loses_nothing_but_the_rest_of_its_name() -> None:
    assert plain(fitted_line(_way("Al Mayadeen"), 37)) == "→ Al Mayadeen · F6: cannot be judged"
    assert plain(fitted_line(_way("Al Mayadeen"), 35)) == "Al Mayadeen · F6: cannot be judged"


@pytest.mark.parametrize(
    ("width", "shown"),
    [
        (50, "→ Wire Service of the whole North (not read) · F6"),
        (31, "Wire Service o… (not read) · F6"),
        (21, "Wire… (not read) · F6"),
        (16, "not read · F6"),
    ],
)
def test_that_a_source_was_not_read_stays_longer_than_its_name(width: int, shown: str) -> None:
    name, note = Span("Wire Service of the whole North"), Span(" (not read)", "muted")
    way = (Span("→ ", "muted"), name, note, Span(" · ", "muted"), Span(GRADES, "muted"))

    assert plain(fitted_line(way, width)) == shown


@given(st.lists(HOPS, max_size=3), st.text("ab 日", min_size=1, max_size=40), st.integers(13, 90))
def test_that_a_hop_is_unknown_is_there_as_long_as_the_grade(
    hops: list[str], source: str, width: int
) -> None:
    shown = plain(fitted_line(_way(*hops, "?", source), width))

    assert "? →" in shown
    assert " · F" in shown


def test_a_line_that_is_no_way_is_cut_at_its_end() -> None:
    assert plain(fitted_line((Span("claimed only · 18 Nov"),), 12)) == "claimed onl…"


def test_what_is_kept_keeps_its_look() -> None:
    way = (Span("→ ", "muted"), Span("nowhere", "error"), Span(" · ", "muted"), Span(GRADES))

    assert Span("nowhere", "error") in fitted_line(way, 31)


def test_hidden_characters_are_measured_as_they_are_shown() -> None:
    way = _way("?", "Al\u202eMayadeen")

    assert plain(fitted_line(way, 44)) == "→ ? → Al‹U+202E›Mayadeen · F6"


WAYS = st.builds(_way, HOPS, HOPS, HOPS) | st.builds(_way, HOPS)
LINES = st.text("ab 日“”", max_size=40).map(lambda words: (Span(words),))


@given(WAYS, st.integers(0, 90))
def test_it_always_fits_and_the_grade_is_there_from_thirteen_cells_on(
    way: Line, width: int
) -> None:
    shown = plain(fitted_line(way, width))

    assert cell_len(shown) <= width
    assert width < 13 or " · F" in shown


@given(WAYS, st.integers(0, 90), LINES, LINES)
def test_on_one_line_with_the_words_it_fits_too(
    way: Line, width: int, first: Line, words: Line
) -> None:
    start, end = joined_lines(first, words, way, width)
    assert cell_len(plain((*start, *end))) <= max(width, 1)


def test_for_want_of_lines_the_words_give_way_to_who_says_so() -> None:
    first, words = (Span("Kevin Cramer · Nov 2023"),), (Span("“I don’t sense any deterrence.”"),)
    way = _way("?", "Al Mayadeen")

    assert [plain(part) for part in joined_lines(first, words, way, 90)] == [
        "Kevin Cramer · Nov 2023",
        "  “I don’t sense any dete… → ? → Al Mayadeen · F6: cannot be judged",
    ]
    assert [plain(part) for part in joined_lines(first, words, way, 53)] == [
        "Kevin Cramer · Nov 2023",
        " → ? → Al Mayadeen · F6",
    ]
