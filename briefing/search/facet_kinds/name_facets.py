"""Actors, places, outlets and countries: what is told by whom or what the hits name."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from briefing.library.derive.index_tokens import index_token, value_token
from briefing.search.completion.slug_names import frequent, meant, value_of
from briefing.search.facet_kinds.facet_value import SPARE, FacetValue, SampledQuery
from briefing.search.fields.sources import publishers_held

_COUNTRIES = """
SELECT record.key, upper(json_extract(record.body, '$.fields.country')), record.kind, record.title
  FROM json_each(?) AS one CROSS JOIN record ON record.key = one.value
  WHERE record.section = 'locations' AND json_extract(record.body, '$.fields.country') IS NOT NULL
  ORDER BY record.key
"""


def actors(sampled: SampledQuery, each: int) -> Iterator[FacetValue]:
    """Actors that the hits are or name."""
    return named_values(sampled, "actors", ("actor",), ("k", "l"), each)


def places(sampled: SampledQuery, each: int) -> Iterator[FacetValue]:
    """Places at which the hits are."""
    for value in named_values(sampled, "locations", ("where", "in", "location"), ("p",), each):
        # A place that all hits are in narrows nothing.
        if value.chosen or value.count < sampled.hits.count:
            yield value


def outlets(sampled: SampledQuery, each: int) -> Iterator[FacetValue]:
    """Who published what the hits are or rest on."""
    holders = map(
        sampled.hits.numbers_with, (index_token("s", "incidents"), index_token("s", "figures"))
    )
    held = publishers_held(sampled.asked, set().union(*holders))
    return named_values(sampled, "actors", ("outlet",), ("routlet", "o"), each, held)


def countries(sampled: SampledQuery, each: int) -> Iterator[FacetValue]:
    """Countries of actors, and of the places at which something is."""
    del each
    places = sampled.hits.keys("p")
    rows = sampled.asked.library.ask(_COUNTRIES, (json.dumps(sorted(places)),)) if places else []
    own = value_token("country", "")[1:]
    marks: dict[str, set[str]] = {
        tail.upper(): {value_token("country", tail)} for tail in sampled.hits.tails(own)
    }
    names: dict[str, str] = {}
    for key, code, kind, title in rows:
        marks.setdefault(code, set()).add(index_token("p", key))
        if kind == "country":
            names.setdefault(code, title)
    chosen = {term.words.upper() for term in sampled.demanded("country")}
    for code, some in marks.items():
        shown = names.get(code, code)
        is_chosen = bool(chosen & {code, shown.upper()})
        count = sampled.hits.having(some)
        if is_chosen or count < sampled.hits.count:
            yield FacetValue(shown, f"country:{code}", count, is_chosen)


def named_values(
    sampled: SampledQuery,
    section: str,
    fields: Sequence[str],
    marks: Sequence[str],
    each: int,
    besides: Mapping[int, set[int]] = MappingProxyType({}),
) -> Iterator[FacetValue]:
    """Values that are names of records, of which hits have one of these `marks`.

    `besides` has, by the key of a record, hits without such a mark.
    """
    chosen = [meant(sampled.asked, section, term) for term in sampled.demanded(*fields)]
    counts = Counter[int]()
    for kind in marks:
        counts.update(sampled.hits.keys(kind))
    counts.update({key: len(numbers) for key, numbers in besides.items()})
    for one in frequent(sampled.asked, section, counts, each + SPARE):
        count = sampled.hits.having([index_token(kind, key) for kind in marks for key in one.keys])
        count += len(set().union(*(besides.get(key, ()) for key in one.keys)))
        yield FacetValue(one.title, f"{fields[0]}:{value_of(one.slug)}", count, one.keys in chosen)
