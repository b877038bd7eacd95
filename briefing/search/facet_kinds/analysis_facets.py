"""Sides and the answers about incidents: what the analysis works out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from briefing.library.derive.index_tokens import index_token
from briefing.search.completion.slug_names import value_of
from briefing.search.facet_kinds.facet_value import (
    FacetLimit,
    FacetValue,
    FacetValues,
    SampledQuery,
)
from briefing.search.fields.sides import MOST_STATEMENTS, meant_marks, sides_at_hand
from briefing.search.fields.verdicts import every_verdict
from briefing.text.fold import fold

_MOST_JUDGED = 200
"""Incidents of a library up to which their answers are worked out while somebody waits."""


def sides(sampled: SampledQuery, each: int) -> Iterator[FacetValue | FacetLimit]:
    """The sides of those who speak, if there is more than one."""
    spoken = sampled.hits.keys("b").keys()
    found = sides_at_hand(sampled.asked) if spoken else ()
    if found is None:
        yield FacetLimit(f"not counted: over {MOST_STATEMENTS:,} statements; `side:` can be asked")
        return
    chosen = {fold(term.words) for term in sampled.demanded("side")}
    titles = {one.slug: one.title for one in found if spoken & one.speakers}
    for slug, title in titles.items():
        count = sampled.hits.having(meant_marks(sampled.asked, slug))
        is_chosen = bool(chosen & {fold(slug), fold(title)})
        if is_chosen or count < sampled.hits.count:
            yield FacetValue(title, f"side:{value_of(slug)}", count, is_chosen)


def answers(field: str, words: Mapping[str, str], silent: str) -> FacetValues:
    """How many incidents have which answer; `silent` is that of those of which nothing is said."""

    def values(sampled: SampledQuery, each: int) -> Iterator[FacetValue | FacetLimit]:
        incidents = sampled.hits.numbers_with(index_token("s", "incidents"))
        if not incidents:
            return
        found = every_verdict(sampled.asked.library, _MOST_JUDGED)
        if found is None:
            yield FacetLimit(f"not counted: over {_MOST_JUDGED} incidents; `{field}:` can be asked")
            return
        kinds = (index_token("n", kind) for kind in ("series", "situation"))
        events = incidents.difference(*map(sampled.hits.numbers_with, kinds))
        chosen = {fold(term.words) for term in sampled.demanded(field)}
        for code, shown in words.items():
            having = len(incidents.intersection(found.of.get(code, ())))
            having += len(events.difference(found.all)) if code == silent else 0
            if having:
                is_chosen = bool(chosen & {fold(code), fold(shown)})
                yield FacetValue(shown, f"{field}:{code}", having, is_chosen)

    return values
