"""The marks that the index of the full text has, whoever bears them."""

from __future__ import annotations

from collections import Counter

from briefing.library.library import Library
from briefing.search.prefixes import LAST

_INDEX = "CREATE VIRTUAL TABLE IF NOT EXISTS temp.token USING fts5vocab('main', 'words', 'row')"


def token_values(library: Library, beginning: str, most: int) -> Counter[str]:
    """What stands behind the beginning of marks, with how many records have it.

    At most so many, in the order of the alphabet. The library as of a day is not told apart.
    """
    library.ask(_INDEX)
    rows = library.ask(
        "SELECT term, doc FROM token WHERE term >= ? AND term < ? LIMIT ?",
        (beginning, beginning + LAST, most),
    )
    return Counter({term.removeprefix(beginning): count for term, count in rows})
