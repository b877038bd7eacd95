"""Sections, kinds, acts and tags: what is told by a word in the records themselves."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator

from briefing.library.derive.index_tokens import index_token, value_token
from briefing.model.acts import ACTS
from briefing.model.kind_words import kind_in_words
from briefing.search.completion.slug_names import value_of
from briefing.search.facet_kinds.facet_value import SPARE, FacetValue, SampledQuery
from briefing.text.fold import fold

_TAGS = """
SELECT record.id, tag.value FROM json_each(?) AS one CROSS JOIN record ON record.id = one.value,
  json_each(record.body, '$.fields.tags') AS tag WHERE tag.type = 'text'
"""


def sections(sampled: SampledQuery, each: int) -> Iterator[FacetValue]:
    """The sections of the hits."""
    counts = sampled.hits.tails("s")
    chosen = {fold(term.words) for term in sampled.demanded("kind")}
    sections = sampled.asked.library.ask("SELECT name, singular, title FROM section")
    for name, singular, title in sections:
        if counts[name]:
            # By its name: `kind:statement` could as well be a source of that kind.
            words = {fold(name), fold(singular), fold(title)}
            yield FacetValue(title, f"kind:{name}", counts[name], bool(words & chosen))


def kinds(sampled: SampledQuery, each: int) -> Iterator[FacetValue]:
    """Kinds and forms that some hits are of and others are not."""
    rows = sampled.asked.library.ask("SELECT name, singular, title FROM section")
    sections = {fold(word) for row in rows for word in row}
    chosen = {fold(term.words) for term in sampled.demanded("kind")}
    for tail, count in sampled.hits.tails("n").most_common(each + SPARE):
        example = sampled.hits.one_with(index_token("n", tail))
        [(kind,)] = sampled.asked.library.ask("SELECT kind FROM record WHERE id = ?", (example,))
        is_chosen = fold(kind) in chosen
        # A word that is a section too is read as that.
        if fold(kind) not in sections and (is_chosen or count < sampled.hits.count):
            yield FacetValue(kind_in_words(kind), f"kind:{kind}", count, is_chosen)


def acts(sampled: SampledQuery, each: int) -> Iterator[FacetValue]:
    """What statements among the hits do."""
    chosen = {fold(term.words) for term in sampled.demanded("act")}
    for tail, count in sampled.hits.tails(value_token("act", "")[1:]).most_common(each + SPARE):
        # A mark leaves the hyphens out, so that a record that has it is asked for the word.
        example = sampled.hits.one_with(value_token("act", tail))
        [(act,)] = sampled.asked.library.ask(
            "SELECT json_extract(record.body, '$.fields.act') FROM record WHERE record.id = ?",
            (example,),
        )
        yield FacetValue(ACTS.get(act, act), f"act:{act}", count, fold(act) in chosen)


def tags(sampled: SampledQuery, each: int) -> Iterator[FacetValue]:
    """Tags, those that are read as the same together."""
    del each
    tagged = sampled.hits.numbers_with(index_token("h", "tags"))
    rows = sampled.asked.library.ask(_TAGS, (json.dumps(sorted(tagged)),)) if tagged else []
    having: dict[str, set[int]] = {}
    spelt: dict[str, Counter[str]] = {}
    for number, tag in rows:
        having.setdefault(fold(tag), set()).add(number)
        spelt.setdefault(fold(tag), Counter())[tag] += 1
    chosen = {fold(term.words) for term in sampled.demanded("tag")}
    for folded, numbers in having.items():
        if folded:
            [(shown, _)] = spelt[folded].most_common(1)
            yield FacetValue(shown, f"tag:{value_of(shown)}", len(numbers), folded in chosen)
