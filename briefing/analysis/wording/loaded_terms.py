"""Loaded terms: what is printed, and the plain words for the same thing."""

from __future__ import annotations

from typing import Literal, NamedTuple

from briefing.library.library import Library
from briefing.library.store.records import Listing, Record
from briefing.model.key import Key

Wording = Literal["printed", "neutral", "both"]
"""How loaded terms in the briefing's own prose are shown: as printed, in plain words, or both."""

SECTION = "terms"


class LoadedTerm(NamedTuple):
    """A loaded term.

    `variants` are its printed forms, letter by letter; `neutral` the plain words as written, which
    may be empty where the record has none that are valid; `used_by` references to whoever uses it.
    """

    key: Key
    variants: tuple[str, ...]
    neutral: str
    used_by: tuple[str, ...] = ()

    @property
    def plain(self) -> str:
        """The plain words to put in its place: those before the first semicolon.

        What comes after it are other words for the same thing, or what to know about it.
        """
        first = self.neutral.partition(";")[0].strip()
        return " ".join((first or self.neutral).split())


def loaded_terms_of(library: Library, briefing: str) -> tuple[LoadedTerm, ...]:
    """The terms of a briefing, its own and the shared ones it borrows, in the order of the files.

    Where two of them are printed alike, the first one is meant.
    """
    listing = Listing(briefing, SECTION)
    records = library.lists.page(listing, 0, library.lists.count(listing))
    return tuple(term for record in records if (term := term_of(record)).variants)


def term_of(record: Record) -> LoadedTerm:
    """A term from its record."""
    return LoadedTerm(
        record.key,
        tuple(map(str, record.items("as_printed"))),
        record.text("neutral"),
        tuple(map(str, record.items("used_by"))),
    )
