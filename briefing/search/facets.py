"""Facets: what the records that a search found have in common, with counts.

Every value comes with a term that, added to the query, finds just the records that were counted.
What a name stands for is decided as the query language decides it: `actor:river-guard` means all
who go by exactly that name where the search looks, in a library of many briefings in all of them,
and so does its count. Whatever such a term could not find is not offered.

A vague date counts for every month that it overlaps, as `date:2023-11` finds it. Months are those
in which a date of some hit begins or ends that is no vaguer than a quarter; where these are too
many, or none, years are told.

The newest hits are counted, from their marks (briefing.library.derive.index_tokens), so that the
price does not depend on how many there are; `exact_facets` then counts all of them, in another
thread.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from briefing.analysis.incidents.status import HAPPENED_WORDS, WHO_WORDS
from briefing.library.library import Library
from briefing.library.store.records import Condition, Listing
from briefing.search.facet_kinds import of_answers, of_dates, of_names, of_words
from briefing.search.facet_kinds.looked import FacetLimit, FacetValue, FacetValues, Looked
from briefing.search.hit_sample import HitSample
from briefing.search.name_lookup import QueryScope
from briefing.search.search import SearchResult, search

__all__ = ["Facet", "FacetValue", "exact_facets", "facets"]

_MOST_AS_OF = 300
"""Hits that are looked at as of a day, when the marks of each have to be worked out."""
_WHO = {
    **WHO_WORDS,
    "rival-claims": "several claims",
    "several-named": "several named",
}
"""The words of the second answer, where they are those of many rows."""


@dataclass(frozen=True, slots=True)
class Facet:
    """The values of one kind, the most frequent first, months in the order of time.

    `of` is how many hits were looked at; `exact` says that these are all of them. `limit` says why
    no values are told where there may be some.
    """

    name: str
    title: str
    values: tuple[FacetValue, ...]
    of: int
    exact: bool
    limit: str = ""


def facets(
    library: Library, found: SearchResult, most: int = 1000, each: int = 12, query: str = ""
) -> tuple[Facet, ...]:
    """Section, actor, side, place, … of the newest `most` hits (300 as of a day).

    Of each the `each` most frequent values; a facet without a value is left out. `query` is the
    text that was searched for: what it demands is marked as chosen, and comes first.
    """
    most = min(most, _MOST_AS_OF) if library.until else most
    numbers = _numbers(library, found.listing, most + 1)
    hits = HitSample(library, numbers[:most], len(numbers) <= most)
    return _facets(Looked(QueryScope(library, found.listing.briefing), hits, query), each)


def exact_facets(
    library: Library, found: SearchResult, most: int = 1000, each: int = 12, query: str = ""
) -> tuple[Facet, ...]:
    """The same with every hit counted: for another thread, with a library of its own.

    Which values are frequent is told by `most` hits from all over the list; how often each is there
    is then asked of all. Raises sqlite3.OperationalError where `Library.interrupt` stops it.
    """
    count = library.lists.count(found.listing)
    numbers = _numbers(library, found.listing, count)[:: max(1, -(-count // most))]
    hits = HitSample(library, numbers, exact=len(numbers) == count)
    looked = _facets(Looked(QueryScope(library, found.listing.briefing), hits, query), each)
    return looked if hits.exact else tuple(_counted(library, found.listing, looked, count))


def _numbers(library: Library, listing: Listing, most: int) -> list[int]:
    return library.lists.numbers(listing._replace(order="date", backwards=False), most)


def _counted(
    library: Library, listing: Listing, looked: Iterable[Facet], count: int
) -> Iterator[Facet]:
    """Facets with their values counted among all `count` hits."""
    for facet in looked:
        values = [
            replace(value, count=library.lists.count(_narrowed(library, listing, value.term)))
            for value in facet.values
        ]
        ordered = values if facet.name == "month" else sorted(values, key=_order)
        yield replace(facet, values=tuple(ordered), of=count, exact=True)


def _narrowed(library: Library, listing: Listing, term: str) -> Listing:
    """What of a list a term finds."""
    have = listing.condition or Condition()
    more = search(library, term, listing.briefing).listing.condition or Condition()
    match = " AND ".join(f"({one.match})" for one in (have, more) if one.match)
    sql, values = f"({have.sql}) AND ({more.sql})", (*have.values, *more.values)
    return listing._replace(order="date", condition=Condition(sql, values, match))


def _facets(looked: Looked, each: int) -> tuple[Facet, ...]:
    found = (_facet(name, title, values, looked, each) for name, title, values in _FACETS)
    return tuple(facet for facet in found if facet.values or facet.limit)


def _facet(name: str, title: str, values: FacetValues, looked: Looked, each: int) -> Facet:
    answers = list(values(looked, each))
    limits = [one.shown for one in answers if isinstance(one, FacetLimit)]
    found = [one for one in answers if isinstance(one, FacetValue)]
    hits = looked.hits
    return Facet(name, title, _shown(name, found, each), hits.count, hits.exact, " ".join(limits))


def _shown(name: str, values: Iterable[FacetValue], each: int) -> tuple[FacetValue, ...]:
    """The most frequent values, in order."""
    best = sorted(values, key=_order)[:each]
    return tuple(sorted(best, key=of_dates.in_time) if name == "month" else best)


def _order(value: FacetValue) -> tuple[bool, int, str]:
    return not value.chosen, -value.count, value.shown


_FACETS: tuple[tuple[str, str, FacetValues], ...] = (
    ("section", "Section", of_words.sections),
    ("actor", "Actor", of_names.actors),
    ("side", "Side", of_answers.sides),
    ("place", "Place", of_names.places),
    ("country", "Country", of_names.countries),
    ("kind", "Kind", of_words.kinds),
    ("act", "Act", of_words.acts),
    ("happened", "Did it happen?", of_answers.answers("happened", HAPPENED_WORDS, "no-report")),
    ("who", "Who did it?", of_answers.answers("who", _WHO, "not-named")),
    ("outlet", "Outlet", of_names.outlets),
    ("tag", "Tag", of_words.tags),
    ("month", "Month", of_dates.periods),
)
