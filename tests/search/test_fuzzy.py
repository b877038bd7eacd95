"""Words with mistakes in them."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.library.library import Library
from briefing.search.fuzzy import MOST_NEAR, allowed, near_words
from tests.briefings import library_of


@pytest.fixture(scope="module")
def words(cache: Path, tmp_path_factory: pytest.TempPathFactory) -> Library:
    """A library with these words, among its own."""
    note = "harbour harbor habrour harbours barbour haven store stone stores sto starling"
    return library_of(
        tmp_path_factory.mktemp("words"), f"actors: {{x: {{name: X, kind: party, note: {note}}}}}"
    )


def test_a_mistake_is_a_letter_too_many_missing_wrong_or_two_swapped(words: Library) -> None:
    assert near_words(words, "harbour", 1) == ("barbour", "habrour", "harbor")
    assert near_words(words, "harboru", 2) == (
        *("harbor", "harbour"),
        *("barbour", "habrour", "harbours"),
    )
    assert near_words(words, "harxxur", 2) == ("harbour",)


def test_words_that_begin_with_the_word_are_found_anyway(words: Library) -> None:
    assert "harbours" not in near_words(words, "harbour", 2)


def test_a_short_word_may_have_fewer_mistakes(words: Library) -> None:
    assert [allowed(word, 2) for word in ("sto", "ston", "stone", "stones")] == [0, 1, 1, 2]
    assert near_words(words, "sta", 2) == ()
    assert near_words(words, "stoke", 2) == ("stone", "store")


def test_in_a_large_library_the_first_letters_have_to_be_right(
    words: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefing.search.fuzzy._SMALL", 1)
    assert near_words(words, "harbour", 1) == ("habrour", "harbor")
    assert near_words(words, "tsore", 2) == ()
    monkeypatch.setattr("briefing.search.fuzzy._LARGE", 1)
    assert near_words(words, "hxrbour", 1) == ()
    assert near_words(words, "haxbour", 1) == ("harbour",)


def test_one_word_stands_for_so_many_at_most(cache: Path, tmp_path: Path) -> None:
    many = " ".join(f"patrol{chr(97 + a)}{chr(97 + b)}" for a in range(10) for b in range(10))
    library = library_of(tmp_path, f"actors: {{x: {{name: X, kind: party, note: {many}}}}}")
    assert len(near_words(library, "patrolxx", 2)) == MOST_NEAR
