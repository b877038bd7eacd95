"""Words that are only begun: those of the library that they may become.

The full text has an index of beginnings of up to three letters (`prefix` in library/schema.sql).
For a longer one it looks at every place of every word that begins so before it gives the first.
Where the words are few, each of them is asked for instead, and read only as far as it is wanted.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from briefing.library.library import Library

PrefixWords = Callable[[str], Sequence[str]]
"""Gives the words that a folded word may become; none where it is best asked for as it is."""
MOST_PREFIXED = 50
"""Words that are asked for one by one."""
_INDEXED = 3
_LONGEST = 64
"""Letters of a beginning; hardly any word has more."""
LAST = "\U0010ffff"
"""Comes behind every letter that a word, a name or a slug can have."""


def as_it_is(word: str) -> Sequence[str]:
    """Every word is best asked for as it is."""
    del word
    return ()


def prefix_words(library: Library, word: str) -> tuple[str, ...]:
    """All words of the full text that begin with a folded word; none where they are many.

    Words written together are left out where the record has the word that they begin with, if that
    begins so itself: who asks for it finds the record.
    """
    if not _INDEXED < len(word) <= _LONGEST:
        return ()
    shorter = ", ".join(map(str, range(len(word))))
    found = library.ask(
        "SELECT word FROM vocabulary WHERE word >= ?1 AND word < ?2 UNION ALL "
        f"SELECT word FROM compound WHERE begun IN ({shorter}) AND word >= ?1 AND word < ?2 "
        f"LIMIT {MOST_PREFIXED + 1}",
        (word, word + LAST),
    )
    words = tuple(dict.fromkeys(one for (one,) in found))
    return words if len(found) <= MOST_PREFIXED else ()
