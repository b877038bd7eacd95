"""The order of what was found: the same for the same library and query, whatever else changes.

First the record whose slug or name was asked for, then aliases, then titles and names with the
words in them, then words quoted from somebody, then other text; among equals by bm25, which counts
rare words more. The list breaks the last ties by date and slug.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefing.library.library import Library
from briefing.search.match import expression
from briefing.search.names import Sql
from briefing.search.syntax import And, Field, Not, Or, Term, Tree, all_of, any_of
from briefing.text.fold import fold, joined

FEW = 2_000
"""Hits up to which all of them are ranked; of more, only exact names come before the newest."""
_MOST_NAMES = 20
_STEP = 1_000_000
"""Between one rank and the next: more than bm25 ever is, for as many words as a query can have."""
_BM25 = "bm25(words, 8.0, 8.0, 4.0, 1.0, 1.0, 0.0)"
_IN_WORDS = "record.id IN (SELECT words.rowid FROM words WHERE words MATCH ?)"


def rank(library: Library, tree: Tree, named: Sequence[Sql] = ()) -> Sql:
    """What to sort by, lowest first; empty where a query has nothing to rank by.

    `named` gives the keys of the records that the values of its fields name.
    """
    words = wanted(tree)
    branches = [*_exact(words), *(_named(keys) for keys in named)]
    match = expression(words) if words else None
    if match is not None and _are_few(library, match):
        return _every(branches, match)
    return _cases(branches) if branches else Sql("")


def _are_few(library: Library, match: str) -> bool:
    hits = library.ask("SELECT 1 FROM words WHERE words MATCH ? LIMIT ?", (match, FEW + 1))
    return len(hits) <= FEW


def _cases(branches: Sequence[Sql]) -> Sql:
    """Conditions, the best first, as a number; the highest is for a record that fits none."""
    numbered = " ".join(f"WHEN {each.sql} THEN {at}" for at, each in enumerate(branches))
    values = [value for each in branches for value in each.values]
    return Sql(f"CASE {numbered} ELSE {len(branches)} END", tuple(values))


def _every(branches: Sequence[Sql], match: str) -> Sql:
    """The rank of every hit: after the branches, by where it has the words; then by bm25."""
    # A statement's title is what was said, so that its words count as quoted or as other text.
    title = Sql(f"record.section <> 'statements' AND {_IN_WORDS}", (f"{{title}} : {match}",))
    names, quoted = (Sql(_IN_WORDS, (f"{{{name}}} : {match}",)) for name in ("names", "quoted"))
    cases = _cases([*branches, title, names, quoted])
    # Materialised, so that SQLite computes it once and not once for every record.
    closeness = (
        f"(WITH hit(id, score) AS MATERIALIZED (SELECT words.rowid, {_BM25} FROM words "
        "WHERE words MATCH ?) SELECT hit.score FROM hit WHERE hit.id = record.id)"
    )
    return Sql(f"{cases.sql} * {_STEP} + coalesce({closeness}, 0)", (*cases.values, match))


def wanted(tree: Tree) -> Tree | None:
    """The words of a query that must or may be there, without its fields."""
    match tree:
        case Term():
            return tree
        case Field() | Not():
            return None
        case And(parts):
            return all_of(filter(None, map(wanted, parts)))
        case Or(parts):
            return any_of(filter(None, map(wanted, parts)))


def _named(keys: Sql) -> Sql:
    return Sql(f"record.key IN ({keys.sql})", keys.values)


def _exact(words: Tree | None) -> list[Sql]:
    """The records whose slug or name, or else an alias, is what was asked for."""
    names = list(dict.fromkeys(_spoken(words) if words else ()))[:_MOST_NAMES]
    if not names:
        return []
    marks = ", ".join("?" * len(names))
    folded, letters = tuple(map(fold, names)), tuple(map(joined, names))
    called = f"record.sort_name IN ({marks}) OR replace(record.slug, '-', '') IN ({marks})"
    alias = (
        f"record.id IN (SELECT name.record FROM name WHERE name.folded IN ({marks}) "
        f"OR name.joined IN ({marks}))"
    )
    return [Sql(called, folded + letters), Sql(alias, folded + letters)]


def _spoken(words: Tree) -> list[str]:
    """The names that words can be read as: each alternative, its words side by side."""
    match words:
        case Or(parts):
            return [name for part in parts for name in _spoken(part)]
        case And(parts):
            return [" ".join(name for part in parts for name in _spoken(part))]
        case Term(text):
            return [text]
        case Field() | Not():
            return []
