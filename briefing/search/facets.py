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

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import NamedTuple

from briefing.analysis.incidents.status import HAPPENED_WORDS, WHO_WORDS
from briefing.library.derive.index_tokens import index_token, value_token
from briefing.library.library import Library
from briefing.library.store.records import Condition, Listing
from briefing.model.acts import ACTS
from briefing.model.dates import edtf
from briefing.model.dates.days import edtf_text, month_of, year_of
from briefing.search.ast import FieldTerm, TextTerm
from briefing.search.completion.date_options import shown_date
from briefing.search.completion.slug_names import frequent, meant, value_of
from briefing.search.fields.sides import marks_of, meant_sides, named_actors, sides_at_hand
from briefing.search.fields.sources import publishers_held
from briefing.search.fields.verdicts import every_verdict
from briefing.search.hit_sample import HitSample
from briefing.search.name_lookup import QueryScope
from briefing.search.query_parts import trees
from briefing.search.search import SearchResult, search
from briefing.text.fold import fold

_DATE = "date:"
UNDATED = f"{_DATE}none"
_QUARTER, _WHOLE_YEAR = 92, 366
"""Days up to which a vague date says something about months, and about years."""
_MOST_AS_OF = 300
"""Hits that are looked at as of a day, when the marks of each have to be worked out."""
_SPARE = 8
"""Values that are looked at besides: for those that turn out to name nobody, or to say nothing."""


_MOST_JUDGED = 200
"""Incidents of a library up to which their answers are worked out while somebody waits."""
_WHO = {
    **WHO_WORDS,
    "rival-claims": "several claims",
    "several-named": "several named",
}
"""The words of the second answer, where they are those of many rows."""


@dataclass(frozen=True, slots=True)
class FacetValue:
    """A value that some hits have: what to show, the term that asks for it, and how many have it.

    `chosen` says that the query demands it already.
    """

    shown: str
    term: str
    count: int
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Facet:
    """The values of one kind, the most frequent first, months in the order of time.

    `of` is how many hits were looked at; `exact` says that these are all of them.
    """

    name: str
    title: str
    values: tuple[FacetValue, ...]
    of: int
    exact: bool


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
    return _facets(_Looked(QueryScope(library, found.listing.briefing), hits, query), each)


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
    looked = _facets(_Looked(QueryScope(library, found.listing.briefing), hits, query), each)
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


class _Looked(NamedTuple):
    """What was looked at: some hits of a query, and where it was asked."""

    asked: QueryScope
    hits: HitSample
    query: str

    def demanded(self, *fields: str) -> list[TextTerm]:
        """What the query demands of one of these fields."""
        return [
            part.value
            for part in trees(self.query)
            if isinstance(part, FieldTerm)
            and part.name in fields
            and isinstance(part.value, TextTerm)
        ]


_Values = Callable[[_Looked, int], Iterator[FacetValue]]


def _facets(looked: _Looked, each: int) -> tuple[Facet, ...]:
    found = (
        Facet(name, title, _shown(name, values(looked, each), each), *_extent(looked.hits))
        for name, title, values in _FACETS
    )
    return tuple(facet for facet in found if facet.values)


def _extent(hits: HitSample) -> tuple[int, bool]:
    return hits.count, hits.exact


def _shown(name: str, values: Iterable[FacetValue], each: int) -> tuple[FacetValue, ...]:
    """The most frequent values, in order."""
    best = sorted(values, key=_order)[:each]
    return tuple(sorted(best, key=_in_time) if name == "month" else best)


def _order(value: FacetValue) -> tuple[bool, int, str]:
    return not value.chosen, -value.count, value.shown


def _in_time(value: FacetValue) -> tuple[bool, str]:
    is_undated = value.term == UNDATED
    written = value.term.removeprefix(_DATE).strip('"')
    return is_undated, "" if is_undated else edtf.parse(written).lower


def _sections(looked: _Looked, each: int) -> Iterator[FacetValue]:
    counts = looked.hits.tails("s")
    chosen = {fold(term.words) for term in looked.demanded("kind")}
    sections = looked.asked.library.ask("SELECT name, singular, title FROM section")
    for name, singular, title in sections:
        if counts[name]:
            # By its name: `kind:statement` could as well be a source of that kind.
            words = {fold(name), fold(singular), fold(title)}
            yield FacetValue(title, f"kind:{name}", counts[name], bool(words & chosen))


def _actors(looked: _Looked, each: int) -> Iterator[FacetValue]:
    return _named(looked, "actors", ("actor",), ("k", "l"), each)


def _sides(looked: _Looked, each: int) -> Iterator[FacetValue]:
    """The sides of those who speak, if there is more than one."""
    spoken = looked.hits.keys("b").keys()
    found = sides_at_hand(looked.asked) if spoken else ()
    chosen = {fold(term.words) for term in looked.demanded("side")}
    titles = {one.slug: one.title for one in found if spoken & one.speakers}
    for slug, title in titles.items():
        meant_ones = meant_sides(looked.asked, named_actors(looked.asked, TextTerm(slug)))
        speakers = {key for one in meant_ones for key in one.speakers}
        count = looked.hits.having(marks_of(speakers))
        is_chosen = bool(chosen & {fold(slug), fold(title)})
        if is_chosen or count < looked.hits.count:
            yield FacetValue(title, f"side:{value_of(slug)}", count, is_chosen)


def _answers(field: str, words: Mapping[str, str], silent: str) -> _Values:
    """How many incidents have which answer; `silent` is that of those of which nothing is said."""

    def values(looked: _Looked, each: int) -> Iterator[FacetValue]:
        incidents = looked.hits.numbers_with(index_token("s", "incidents"))
        found = every_verdict(looked.asked.library, _MOST_JUDGED) if incidents else None
        if found is None:
            return
        kinds = (index_token("n", kind) for kind in ("series", "situation"))
        events = incidents.difference(*map(looked.hits.numbers_with, kinds))
        chosen = {fold(term.words) for term in looked.demanded(field)}
        for code, shown in words.items():
            having = len(incidents.intersection(found.of.get(code, ())))
            having += len(events.difference(found.all)) if code == silent else 0
            if having:
                is_chosen = bool(chosen & {fold(code), fold(shown)})
                yield FacetValue(shown, f"{field}:{code}", having, is_chosen)

    return values


def _places(looked: _Looked, each: int) -> Iterator[FacetValue]:
    for value in _named(looked, "locations", ("where", "in", "location"), ("p",), each):
        # A place that all hits are in narrows nothing.
        if value.chosen or value.count < looked.hits.count:
            yield value


def _outlets(looked: _Looked, each: int) -> Iterator[FacetValue]:
    holders = map(
        looked.hits.numbers_with, (index_token("s", "incidents"), index_token("s", "figures"))
    )
    held = publishers_held(looked.asked, set().union(*holders))
    return _named(looked, "actors", ("outlet",), ("routlet", "o"), each, held)


def _named(
    looked: _Looked,
    section: str,
    fields: Sequence[str],
    marks: Sequence[str],
    each: int,
    besides: Mapping[int, set[int]] = MappingProxyType({}),
) -> Iterator[FacetValue]:
    """Values that are names of records, of which hits have one of these `marks`.

    `besides` has, by the key of a record, hits without such a mark.
    """
    chosen = [meant(looked.asked, section, term) for term in looked.demanded(*fields)]
    counts = Counter[int]()
    for kind in marks:
        counts.update(looked.hits.keys(kind))
    counts.update({key: len(numbers) for key, numbers in besides.items()})
    for one in frequent(looked.asked, section, counts, each + _SPARE):
        count = looked.hits.having([index_token(kind, key) for kind in marks for key in one.keys])
        count += len(set().union(*(besides.get(key, ()) for key in one.keys)))
        yield FacetValue(one.title, f"{fields[0]}:{value_of(one.slug)}", count, one.keys in chosen)


def _acts(looked: _Looked, each: int) -> Iterator[FacetValue]:
    chosen = {fold(term.words) for term in looked.demanded("act")}
    for tail, count in looked.hits.tails(value_token("act", "")[1:]).most_common(each + _SPARE):
        # A mark leaves the hyphens out, so that a record that has it is asked for the word.
        example = looked.hits.one_with(value_token("act", tail))
        [(act,)] = looked.asked.library.ask(
            "SELECT json_extract(record.body, '$.fields.act') FROM record WHERE record.id = ?",
            (example,),
        )
        yield FacetValue(ACTS.get(act, act), f"act:{act}", count, fold(act) in chosen)


def _months(looked: _Looked, each: int) -> Iterator[FacetValue]:
    """The months, or where they are too many the years."""
    chosen = {term.words for term in looked.demanded("date")}
    months = looked.hits.by_date(month_of, _QUARTER)
    periods = months if 0 < len(months) <= each else looked.hits.by_date(year_of, _WHOLE_YEAR)
    for written, count in ((edtf_text(period), count) for period, count in periods.items()):
        # In quotation marks a minus is a sign for sure, and nothing has to be said of it.
        term = f'"{written}"' if written.startswith("-") else written
        yield FacetValue(shown_date(written), f"{_DATE}{term}", count, written in chosen)
    undated = looked.hits.having([index_token("i", "undated")])
    if undated:
        yield FacetValue("undated", UNDATED, undated, "none" in chosen)


_FACETS: tuple[tuple[str, str, _Values], ...] = (
    ("section", "Section", _sections),
    ("actor", "Actor", _actors),
    ("side", "Side", _sides),
    ("place", "Place", _places),
    ("act", "Act", _acts),
    ("happened", "Did it happen?", _answers("happened", HAPPENED_WORDS, "no-report")),
    ("who", "Who did it?", _answers("who", _WHO, "not-named")),
    ("outlet", "Outlet", _outlets),
    ("month", "Month", _months),
)
