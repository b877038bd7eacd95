"""Words that are only begun, asked for as all the words that they may become."""

from __future__ import annotations

from itertools import chain, pairwise
from pathlib import Path

import pytest

from briefing.library.library import Library
from briefing.library.opening import open_library
from briefing.search.ast import TextTerm
from briefing.search.fts_expression import term_expression
from briefing.search.name_lookup import QueryScope
from briefing.search.prefixes import MOST_PREFIXED, prefix_words
from tests.briefings import library_of, write
from tests.search.conftest import BOTH
from tests.search.oracle.libraries import library_files


def beginnings(library: Library) -> list[str]:
    """What somebody may have typed of each word, written together or not."""
    words = library.ask("SELECT word FROM vocabulary UNION SELECT word FROM compound ORDER BY 1")
    lengths = (4, 5, 7, 10, 64)
    return list(dict.fromkeys(word[:length] for (word,) in words for length in lengths))


def found(library: Library, match: str) -> list[tuple[int]]:
    return library.ask("SELECT rowid FROM words WHERE words MATCH ? ORDER BY rowid", (match,))


def expanded_and_starred(library: Library, term: TextTerm) -> tuple[str, str]:
    return term_expression(term, (), QueryScope(library, "").begun), term_expression(term)


def assert_the_same(library: Library, terms: list[TextTerm]) -> None:
    expanded = 0
    for term in terms:
        one, other = expanded_and_starred(library, term)
        assert found(library, one) == found(library, other), term
        expanded += one != other
    assert expanded


def test_all_words_that_begin_so_find_what_the_beginning_finds(shipped: Library) -> None:
    assert_the_same(shipped, [TextTerm(begun) for begun in beginnings(shipped)[::3]])


@pytest.mark.parametrize("seed", [3, 7])
def test_so_they_do_in_any_library_and_after_any_change(
    seed: int, cache: Path, tmp_path: Path
) -> None:
    for files in (library_files(seed), library_files(seed + 1)):
        library = open_library(write(tmp_path, files))
        assert_the_same(library, [TextTerm(begun) for begun in beginnings(library)])


def test_the_last_word_of_a_phrase_may_be_begun(shipped: Library) -> None:
    texts = shipped.ask("SELECT title FROM words WHERE title LIKE '% %' LIMIT 50")
    pairs = chain.from_iterable(_pairs(text) for (text,) in texts)
    phrases = [TextTerm(f"{one} {other[:4]}", True, True) for one, other in pairs if len(other) > 3]
    assert_the_same(shipped, phrases)


def _pairs(text: str) -> list[tuple[str, str]]:
    words = text.split()
    return list(pairwise(words))


def test_letters_that_go_on_into_the_next_word_are_found_where_it_is_written_apart(
    library: Library,
) -> None:
    assert prefix_words(library, "rivergu") == ("riverguard",)
    assert "riverguard" not in prefix_words(library, "rive")
    assert_the_same(library, [TextTerm("rivergu"), TextTerm("tellri"), TextTerm("guardof")])


def test_a_short_beginning_and_one_of_many_words_are_asked_for_as_they_are(
    cache: Path, tmp_path: Path
) -> None:
    many = " ".join(f"patrol{number}" for number in range(MOST_PREFIXED + 1))
    library = library_of(tmp_path, f"actors: {{x: {{name: X, kind: party, note: {many} pat}}}}")
    assert prefix_words(library, "patr") == prefix_words(library, "pat") == ()
    assert len(prefix_words(library, "patrol1")) == 11
    assert prefix_words(library, "p" * 1_000) == ()


def test_a_word_that_came_later_is_known(cache: Path, tmp_path: Path) -> None:
    open_library(write(tmp_path, BOTH))
    changed = BOTH["two/actors.yaml"].replace("Lake Guard", "Lakeside-Watch")
    library = open_library(write(tmp_path, {**BOTH, "two/actors.yaml": changed}))
    assert prefix_words(library, "lakes") == ("lakeside",)
    assert prefix_words(library, "lakesidew") == ("lakesidewatch",)
