"""What facets are worked out from, and their values."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from briefing.search.ast import FieldTerm, TextTerm
from briefing.search.hit_sample import HitSample
from briefing.search.name_lookup import QueryScope
from briefing.search.query_parts import trees

SPARE = 8
"""Values that are looked at besides: for those that turn out to name nobody, or to say nothing."""


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
class FacetLimit:
    """Why the values of a facet are not worked out, in a few words for its heading."""

    shown: str


class SampledQuery(NamedTuple):
    """A query, where it is asked, and some of its hits."""

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


FacetValues = Callable[[SampledQuery, int], Iterator[FacetValue | FacetLimit]]
"""Gives the values of one kind, of which the given number is shown."""
