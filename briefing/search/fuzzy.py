"""Words with mistakes in them: the words of the library that one may have been meant to be."""

from __future__ import annotations

from briefing.library.library import Library
from briefing.search.prefixes import LAST
from briefing.text.edit_distance import distance

MOST_NEAR = 50
"""Words that one word may stand for."""
_SMALL, _LARGE = 20_000, 200_000
"""Words of a library up to which the first letter, and the second, may be a mistake too."""


def allowed(word: str, mistakes: int) -> int:
    """How many mistakes a folded word may have: in a short word every letter counts."""
    return 0 if len(word) < 4 else min(mistakes, 1 if len(word) < 6 else 2)


def near_words(library: Library, word: str, mistakes: int) -> tuple[str, ...]:
    """The words of the library within so many mistakes of a folded word, the nearest first.

    A mistake is a letter too many, missing or wrong, or two swapped. Words that begin with `word`
    are none of them: they are found anyway. Of many thousand words only those are looked at that
    begin with the same letter, or the same two.
    """
    most = allowed(word, mistakes)
    if not most:
        return ()
    begun = word[: _sure_letters(library)]
    of_length = "word >= ? AND word < ? AND length(word) BETWEEN ? AND ?"
    sql = f"SELECT word FROM vocabulary WHERE {of_length}"
    bounds = (begun, begun + LAST, len(word) - most, len(word) + most)
    letters = frozenset(word)
    found = sorted(
        (slips, other)
        for (other,) in library.ask(sql, bounds)
        # A mistake adds at most one letter and takes at most one away.
        if len(letters.symmetric_difference(other)) <= 2 * most
        and not other.startswith(word)
        and (slips := distance(word, other, most)) <= most
    )
    return tuple(other for _, other in found[:MOST_NEAR])


def _sure_letters(library: Library) -> int:
    """How many letters a word has to begin with in common with those that are looked at."""
    return sum(
        bool(library.ask("SELECT 1 FROM vocabulary LIMIT 1 OFFSET ?", (size,)))
        for size in (_SMALL, _LARGE)
    )
