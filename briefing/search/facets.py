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
from briefing.search.facet_kinds import date_facets, name_facets, word_facets
from briefing.search.facet_kinds.analysis_facets import answers, sides
from briefing.search.facet_kinds.facet_value import (
    FacetLimit,
    FacetValue,
    FacetValues,
    SampledQuery,
)
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
    return _facets(SampledQuery(QueryScope(library, found.listing.briefing), hits, query), each)


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
    sampled = SampledQuery(QueryScope(library, found.listing.briefing), hits, query)
    estimated = _facets(sampled, each)
    return estimated if hits.exact else tuple(_counted(library, found.listing, estimated, count))


def _numbers(library: Library, listing: Listing, most: int) -> list[int]:
    return library.lists.numbers(listing._replace(order="date", backwards=False), most)


def _counted(
    library: Library, listing: Listing, estimated: Iterable[Facet], count: int
) -> Iterator[Facet]:
    """Facets with their values counted among all `count` hits."""
    for facet in estimated:
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


def _facets(sampled: SampledQuery, each: int) -> tuple[Facet, ...]:
    found = (_facet(name, title, values, sampled, each) for name, title, values in _FACETS)
    return tuple(facet for facet in found if facet.values or facet.limit)


def _facet(name: str, title: str, values: FacetValues, sampled: SampledQuery, each: int) -> Facet:
    given = list(values(sampled, each))
    limits = [one.shown for one in given if isinstance(one, FacetLimit)]
    found = [one for one in given if isinstance(one, FacetValue)]
    hits = sampled.hits
    return Facet(name, title, _shown(name, found, each), hits.count, hits.exact, " ".join(limits))


def _shown(name: str, values: Iterable[FacetValue], each: int) -> tuple[FacetValue, ...]:
    """The most frequent values, in order."""
    best = sorted(values, key=_order)[:each]
    return tuple(sorted(best, key=date_facets.in_time) if name == "month" else best)


def _order(value: FacetValue) -> tuple[bool, int, str]:
    return not value.chosen, -value.count, value.shown


_FACETS: tuple[tuple[str, str, FacetValues], ...] = (
    ("section", "Section", word_facets.sections),
    ("actor", "Actor", name_facets.actors),
    ("side", "Side", sides),
    ("place", "Place", name_facets.places),
    ("country", "Country", name_facets.countries),
    ("kind", "Kind", word_facets.kinds),
    ("act", "Act", word_facets.acts),
    ("happened", "Did it happen?", answers("happened", HAPPENED_WORDS, "no-report")),
    ("who", "Who did it?", answers("who", _WHO, "not-named")),
    ("outlet", "Outlet", name_facets.outlets),
    ("tag", "Tag", word_facets.tags),
    ("month", "Month", date_facets.periods),
)
