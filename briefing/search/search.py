"""Searching: from what somebody typed to a list of records."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from briefing.library.library import Library
from briefing.library.store.records import Condition, Listing, Record
from briefing.library.store.wanted_keys import FROM_WANTED, wanted
from briefing.model.key import Key
from briefing.search import hints
from briefing.search.ast import And, TextTerm, Tree, terms_in
from briefing.search.compiler import QueryCompiler
from briefing.search.completion.slug_names import value_of
from briefing.search.fields.actors import MOST_ALIKE, without_repeats
from briefing.search.name_lookup import QueryScope, here
from briefing.search.parser import parse
from briefing.search.predicate import NOTHING, Predicate
from briefing.search.ranking import RankingQuery, best, is_much, wanted_words
from briefing.text.fold import fold, joined

_AT_ONCE = 500
_NAMING = (("actor", "actors"), ("where", "locations"))
"""Fields for whatever has to do with an actor or a place, with the sections of these."""


class SearchResult(NamedTuple):
    """What a query finds, in order of rank.

    `hints` are sentences on what in the query was not understood. `words` are the folded words and
    phrases to mark where a record has them, and `near` the words of the library that words with
    mistakes in them stand for. `exact` is what is found without these.
    """

    listing: Listing
    hints: tuple[str, ...]
    words: tuple[str, ...]
    near: tuple[str, ...] = ()
    exact: Predicate = NOTHING

    def is_near(self, library: Library, records: Iterable[Record]) -> set[Key]:
        """Those of some found records that fit only because mistakes are allowed."""
        keys = [record.key for record in records] if self.near else []
        found = set(keys)
        for start in range(0, len(keys), _AT_ONCE):
            found -= self._exactly(library, keys[start : start + _AT_ONCE])
        return found

    def _exactly(self, library: Library, keys: list[Key]) -> set[Key]:
        those, values = wanted(keys)
        matching = ""
        if self.exact.match:
            matching = "AND record.id IN (SELECT words.rowid FROM words WHERE words MATCH ?)"
        rows = library.ask(
            f"{those} SELECT record.briefing, record.slug FROM {FROM_WANTED} "
            f"CROSS JOIN record ON record.key = key.id WHERE {self.exact.sql or 1} {matching}",
            (*values, *self.exact.values, *filter(None, [self.exact.match])),
        )
        return {Key(*row) for row in rows}


def search(library: Library, text: str, briefing: str = "") -> SearchResult:
    """What `text` finds in a briefing, or in all of them. Whatever the text, it is no error."""
    query = parse(text)
    planner = QueryCompiler(QueryScope(library, briefing))
    tree = planner.sayable(query.tree) if query.tree else None
    words = wanted_words(tree) if tree else None
    exact = planner.part(tree) if tree else NOTHING
    allowed = _mistakes(planner.asked, tree, exact)
    parts = [exact, *(QueryCompiler(asked).part(tree) for asked in allowed if tree)]
    asked = allowed[-1] if allowed else planner.asked
    parts[-1], merged = without_repeats(asked, parts[-1])
    if not merged:
        planner.hints.append(hints.not_merged(MOST_ALIKE))
    order = best(asked, RankingQuery(parts[-1], parts[:-1], words, planner.named))
    part = parts[-1]
    condition = Condition(part.sql or "1", part.values, part.match, order, below=part.below)
    return SearchResult(
        Listing(briefing=briefing, order="rank", condition=condition),
        (*query.hints, *dict.fromkeys(planner.hints)),
        tuple(dict.fromkeys(fold(term.words) for term in terms_in(words))),
        _near(allowed[-1], terms_in(words)) if allowed else (),
        exact,
    )


class NameFilter(NamedTuple):
    """A query that asks for whatever has to do with whom some words name.

    `name` is the title of the record, of several the most mentioned; `finds` is how many it finds.
    """

    query: str
    name: str
    finds: int

    @property
    def said(self) -> str:
        """The same in a line."""
        return f"{self.finds:,} record{'s' * (self.finds != 1)}: {self.query}"


def name_filters(library: Library, text: str, briefing: str = "") -> tuple[NameFilter, ...]:
    """Filters for the actor and the place that are called exactly what is typed."""
    tree = parse(text).tree
    parts = tree.parts if isinstance(tree, And) else (tree,)
    terms = [one for one in parts if isinstance(one, TextTerm) and not one.mistakes]
    name = " ".join(one.words for one in terms)
    if len(terms) != len(parts) or not fold(name):
        return ()
    found = ((field, _called(library, name, section, briefing)) for field, section in _NAMING)
    return tuple(
        NameFilter(query, title, library.lists.count(search(library, query, briefing).listing))
        for field, title in found
        if title and (query := f"{field}:{value_of(name)}")
    )


def _called(library: Library, name: str, section: str, briefing: str) -> str:
    """The title of the most mentioned record of a section that is called so; empty if none is."""
    scope = here(briefing)
    rows = library.ask(
        "SELECT record.title FROM name CROSS JOIN record ON record.id = name.record "
        f"WHERE (name.folded = ? OR name.joined = ?) AND record.section = ? AND {scope.sql} "
        "ORDER BY record.mentions DESC, record.id LIMIT 1",
        (fold(name), joined(name), section, *scope.values),
    )
    return str(rows[0][0]) if rows else ""


def _mistakes(asked: QueryScope, tree: Tree | None, exact: Predicate) -> list[QueryScope]:
    """The same question with ever more mistakes; none where no other words would be meant.

    Where much is found without mistakes there are none either.
    """
    # Those that must not be there count as well: what does not match is all the rest.
    terms = terms_in(tree)
    most = max((term.mistakes for term in terms), default=0)
    allowed = [asked._replace(mistakes=mistakes + 1) for mistakes in range(most)]
    if not allowed or not _near(allowed[-1], terms) or is_much(asked, exact):
        return []
    return allowed


def _near(asked: QueryScope, terms: Iterable[TextTerm]) -> tuple[str, ...]:
    """The words of the library that words with mistakes in them stand for."""
    nearby = (asked.nearby(term) for term in terms)
    return tuple(dict.fromkeys(one for some in nearby for meant in some for one in meant))
