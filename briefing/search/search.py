"""Searching: from what somebody typed to a list of records."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.library.answers import Listing
from briefing.library.library import Library
from briefing.search.parse import parse
from briefing.search.plan import plan
from briefing.search.rank import wanted
from briefing.search.syntax import And, Or, Term, Tree
from briefing.text.fold import fold


@dataclass(frozen=True, slots=True)
class Found:
    """What a query finds, in order of rank.

    `hints` are sentences on what in the query was not understood. `words` are the folded words and
    phrases to mark where a record has them.
    """

    listing: Listing
    hints: tuple[str, ...]
    words: tuple[str, ...]


def search(library: Library, text: str, briefing: str = "") -> Found:
    """What `text` finds in a briefing, or in all of them. Whatever the text, it is no error."""
    query = parse(text)
    condition, hints = plan(library, query.tree, briefing)
    words = dict.fromkeys(filter(None, map(fold, _terms(query.tree))))
    listing = Listing(briefing=briefing, order="rank", condition=condition)
    return Found(listing, query.hints + hints, tuple(words))


def _terms(tree: Tree | None) -> list[str]:
    """The words and phrases of a query that must or may be there."""
    match wanted(tree) if tree else None:
        case Term(words):
            return [words]
        case And(parts) | Or(parts):
            return [word for part in parts for word in _terms(part)]
        case _:
            return []
