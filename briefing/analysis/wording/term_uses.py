"""Where in a library loaded terms stand: found by the full text, then looked at with care."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from briefing.analysis.wording.loaded_passages import LoadedPassage, loaded_prose, loaded_quotes
from briefing.analysis.wording.loaded_terms import SECTION, LoadedTerm, loaded_terms_of
from briefing.analysis.wording.term_matcher import TermMatcher
from briefing.library.library import Library
from briefing.library.store.records import Condition, Listing, Record
from briefing.model.key import Key
from briefing.text.fold import fold

MOST_READ = 2_000
"""Records that are looked at to say where terms stand; whoever has more is told so."""
_MOST_NAMES = 10_000
_AT_ONCE = 100
"""Phrases that are looked for in one question."""
_HAS = "record.id IN (SELECT rowid FROM words WHERE words MATCH ?) AND record.section <> ?"


class TermUse(NamedTuple):
    """A loaded term where it stands: in which record, and where in it."""

    record: Record
    found: LoadedPassage


class TermUses(NamedTuple):
    """Where terms stand, by term: in the words of others, and in the briefing's own prose.

    `complete` is false where there were more records than are looked at.
    """

    quoted: Mapping[Key, Sequence[TermUse]]
    own: Mapping[Key, Sequence[TermUse]]
    complete: bool


def matcher_of(library: Library, briefing: str) -> TermMatcher:
    """What finds the terms of a briefing, and leaves names alone that have one in them."""
    terms = loaded_terms_of(library, briefing)
    return TermMatcher(terms, names_of(library, briefing, terms))


def names_of(library: Library, briefing: str, terms: Sequence[LoadedTerm]) -> list[str]:
    """The names of the briefing's actors and places that have a loaded term in them."""
    matcher = TermMatcher(terms)
    records = (
        record
        for section in ("actors", "locations")
        for record in _having(library, briefing, section, terms, "names", _MOST_NAMES)
    )
    return [name for record in records for name in _names(record) if matcher.find(name)]


def term_uses(
    library: Library, briefing: str, terms: Sequence[LoadedTerm], matcher: TermMatcher
) -> TermUses:
    """Where `terms`, some of those of `matcher`, stand in a briefing; in all of them for ""."""
    wanted = {term.key for term in terms}
    quoted: dict[Key, list[TermUse]] = {}
    own: dict[Key, list[TermUse]] = {}
    columns = "title names quoted text"
    records = list(_having(library, briefing, "", terms, columns, MOST_READ + 1))
    for record in records[:MOST_READ]:
        for uses, found in ((quoted, loaded_quotes), (own, loaded_prose)):
            for one in found(record, matcher):
                if one.term.key in wanted:
                    uses.setdefault(one.term.key, []).append(TermUse(record, one))
    return TermUses(quoted, own, len(records) <= MOST_READ)


def _names(record: Record) -> list[str]:
    return [record.text("name"), *map(str, record.items("aliases")), record.text("self_name")]


def _having(
    library: Library,
    briefing: str,
    section: str,
    terms: Sequence[LoadedTerm],
    columns: str,
    most: int,
) -> Iterator[Record]:
    """Records in which one of the terms may stand, each once, the newest first; at most `most`."""
    phrases = iter(dict.fromkeys(fold(variant) for term in terms for variant in term.variants))
    seen: set[Key] = set()
    while some := list(islice(phrases, _AT_ONCE)):
        asked = f"{{{columns}}} : ({_any(some)})" if any(some) else ""
        condition = Condition(_HAS, (asked, SECTION))
        listing = Listing(briefing, section, "date", condition=condition)
        for record in library.lists.page(listing, 0, most) if asked else ():
            if record.key not in seen and len(seen) < most:
                seen.add(record.key)
                yield record


def _any(phrases: Iterable[str]) -> str:
    """Any of the phrases, which may go on after their last word ("the enemys", once folded)."""
    return " OR ".join(f'"{phrase}" *' for phrase in phrases if phrase)
