"""Did you mean."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.text import edit_distance as module
from briefing.text.edit_distance import distance, nearest

KNOWN = [
    "kevin-cramer",
    "joseph-votel",
    "al-tanf",
    "al-omar",
    "us-forces",
    "speaker",
    "said",
    "act",
]


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("kevin-crammer", "kevin-cramer"),
        ("keivn-cramer", "kevin-cramer"),
        ("Kevin-Cramer", "kevin-cramer"),
        ("kevin cramer", "kevin-cramer"),
        ("us_forces", "us-forces"),
        ("spaeker", "speaker"),
        ("speker", "speaker"),
        ("altanf", "al-tanf"),
        ("al-tnaf", "al-tanf"),
        ("sadi", "said"),
        ("cat", "act"),
        ("cramer", "kevin-cramer"),
        ("votel", "joseph-votel"),
    ],
)
def test_a_slip_is_put_right(word: str, meant: str) -> None:
    assert nearest(word, KNOWN) == meant


@pytest.mark.parametrize("word", ["", "x", "zzz", "harir-base", "al", "a" * 1_000_000, "-", "\x00"])
def test_what_is_near_to_nothing_has_no_suggestion(word: str) -> None:
    assert nearest(word, KNOWN) is None


def test_a_part_that_several_words_have_suggests_none() -> None:
    assert nearest("omar", ["al-omar", "omar-field"]) is None


def test_of_equally_near_words_it_is_the_first_in_the_alphabet() -> None:
    assert nearest("bat", ["rat", "cat", "hat"]) == nearest("bat", ["hat", "rat", "cat"]) == "cat"


def test_the_nearest_of_many_alike_is_found() -> None:
    known = [f"attack-2023-11-{number % 30:02}-{number:05}" for number in range(20_000)]
    assert nearest("atack-2023-11-18-12348", known) == "attack-2023-11-18-12348"


def test_the_work_is_bounded_however_many_words_are_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    compared = []

    def counted(one: str, other: str, most: int) -> int:
        compared.append(other)
        return most + 1

    monkeypatch.setattr(module, "distance", counted)
    nearest("aaaaaaaaaaaaaaaaaaaaaaaaaaaa", ["a" * 27 + "b" * (n % 4) for n in range(5_000)])
    assert 0 < len(compared) <= module._MOST_COMPARED


def _reference(one: str, other: str) -> int:
    """Optimal string alignment, the whole table."""
    table = [[row + column for column in range(len(other) + 1)] for row in range(len(one) + 1)]
    for row in range(1, len(one) + 1):
        for column in range(1, len(other) + 1):
            same = one[row - 1] == other[column - 1]
            table[row][column] = min(
                table[row - 1][column] + 1,
                table[row][column - 1] + 1,
                table[row - 1][column - 1] + (not same),
            )
            if row > 1 and column > 1 and one[row - 2 : row] == other[column - 2 : column][::-1]:
                table[row][column] = min(table[row][column], table[row - 2][column - 2] + 1)
    return table[-1][-1]


@given(st.text("abc", max_size=9), st.text("abc", max_size=9), st.integers(0, 4))
def test_the_distance_is_that_of_the_whole_table(one: str, other: str, most: int) -> None:
    assert distance(one, other, most) == min(_reference(one, other), most + 1)


@given(st.text("abcdefgh", min_size=11, max_size=40), st.randoms())
def test_up_to_three_slips_in_a_long_word_are_put_right(word: str, source: random.Random) -> None:
    slipped = list(word)
    for _ in range(3):
        slipped[source.randrange(len(slipped))] = "z"
    assert nearest("".join(slipped), [word, "quite-another-word", "something-else"]) == word
