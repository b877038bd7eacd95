"""The order of what was found: the same for the same library and query, whatever else changes.

First the record whose slug or name was asked for, then aliases, then what the values of fields
name; then titles with the words in them, other names, words quoted from somebody, and other text;
among equals by bm25, which counts rare words more. The list breaks the last ties by date, and then
by the order in which the records are written. What fits only with a mistake comes after the rest.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from briefing.library.derive.index_tokens import index_token
from briefing.model.key import FRONT
from briefing.search.ast import (
    And,
    AnyValue,
    FieldTerm,
    Not,
    Or,
    RangeTerm,
    TextTerm,
    Tree,
    all_of,
    any_of,
    asked_of,
    terms_in,
)
from briefing.search.compiler import QueryCompiler, is_none
from briefing.search.fields.texts import COLUMNS
from briefing.search.name_lookup import QueryScope, here
from briefing.search.predicate import NOTHING, Predicate, both, either
from briefing.text.fold import fold, joined

FEW = 2_000
"""Hits up to which all of them are ranked; of more, only exact names come before the newest."""
_SIFTED = 20_000
"""Hits of the full text among which the few that fit besides are looked for."""
_WEIGHED = 10_000
"""Records with a word up to which it is worked out how much the word tells of each hit."""
_MOST_NAMES = 20
"""Readings of a query as a name: one for each alternative in it."""
_MOST_BEARERS = 500
"""Records of which that may be the name."""
_BM25 = "bm25(words, 8.0, 8.0, 4.0, 1.0, 1.0, 0.0)"
_NOT_STATEMENTS = "record.section <> 'statements'"


class RankingQuery(NamedTuple):
    """What is ranked: the condition; the same with fewer mistakes; its words; the keys it names.

    `stricter` has the condition without mistakes and with one, where more are allowed.
    """

    part: Predicate
    stricter: Sequence[Predicate]
    words: Tree | None
    named: Sequence[Sequence[int]]


def best(asked: QueryScope, wanted: RankingQuery) -> tuple[int, ...]:
    """The numbers of the records that come first, the best first; each of them fits."""
    first = _called(asked, wanted)
    hits = _hits(asked, wanted.part)
    if wanted.words is None:
        named = _in_order(_fitting(asked, wanted.part, first), first)
        rest = sorted(set(hits or ()).difference(named), reverse=True)
        last = _front_pages(asked, rest)
        return (*named, *sorted(rest, key=last.__contains__))
    if hits is not None:
        return _ranked(asked, wanted, hits, first)
    exact = _hits(asked, wanted.stricter[0]) if wanted.stricter else None
    if exact is not None:
        return _ranked(asked, wanted, exact, first)
    return tuple(_in_order(_fitting(asked, wanted.part, first), first))


def is_much(asked: QueryScope, part: Predicate) -> bool:
    """Whether so many records fit that they are not ranked."""
    return _hits(asked, part) is None


def _in_order(numbers: Iterable[int], first: dict[int, int]) -> list[int]:
    """Records that are called what was asked for, the best first."""
    return sorted(numbers, key=lambda number: (first[number], -number))


def _hits(asked: QueryScope, part: Predicate) -> list[int] | None:
    """The numbers of all records that fit; None where they are too many to be ranked."""
    sql, values = _select(asked, part)
    # Where few fit of very many, to find that out would take longer than to answer.
    narrowed = part.match and (part.sql or asked.briefing)
    if narrowed and _matches_more(asked, part.match, _SIFTED):
        return None
    found = asked.library.ask(f"{sql} LIMIT {FEW + 1}", values)
    return [number for (number,) in found] if len(found) <= FEW else None


def _matches_more(asked: QueryScope, match: str, most: int) -> bool:
    """Whether the full text finds more records than that."""
    many = "SELECT 1 FROM words WHERE words MATCH ? LIMIT 1 OFFSET ?"
    return bool(asked.library.ask(many, (match, most)))


def _select(asked: QueryScope, part: Predicate) -> tuple[str, tuple[object, ...]]:
    """SQL for the numbers of the records that fit."""
    scope = here(asked.briefing)
    sql = f"{part.sql or '1'} AND {scope.sql}"
    if not part.match:
        return f"SELECT record.id FROM record WHERE {sql}", (*part.values, *scope.values)
    bound, numbers = (" AND words.rowid < ?", (part.below,)) if part.below else ("", ())
    matching = f"WHERE words MATCH ?{bound}"
    if not (part.sql or asked.briefing or asked.library.until):
        return f"SELECT words.rowid FROM words {matching}", (part.match, *numbers)
    return (
        "SELECT record.id FROM words CROSS JOIN record ON record.id = words.rowid "
        f"{matching} AND {sql}",
        (part.match, *numbers, *part.values, *scope.values),
    )


def _fitting(asked: QueryScope, part: Predicate, first: dict[int, int]) -> set[int]:
    """Those of some records that fit."""
    if not first or part == NOTHING:
        return set()
    numbers = ", ".join(map(str, first))
    keys = asked.library.ask(f"SELECT key FROM record WHERE id IN ({numbers})")
    these = either(Predicate(f'"{index_token("k", key)}"') for (key,) in keys)
    return {number for (number,) in asked.library.ask(*_select(asked, both([these, part])))}


def _ranked(
    asked: QueryScope, wanted: RankingQuery, hits: Sequence[int], first: dict[int, int]
) -> tuple[int, ...]:
    """Every hit, the best first."""
    if not hits or wanted.words is None:
        return ()
    words = QueryCompiler(asked).part(wanted.words)
    places = _places(asked, words, wanted.part)
    last = len(wanted.named) + 2
    close = _closeness(asked, words, terms_in(wanted.words), hits)
    exact = [set(_hits(asked, part) or ()) for part in wanted.stricter]
    fronts = _front_pages(asked, hits).difference(first)

    def rank(number: int) -> tuple[int, bool, int, float, int]:
        mistakes = sum(number not in some for some in exact)
        step = first.get(number, last + places.get(number, len(_PLACES)))
        return mistakes, number in fronts, step, close.get(number, 0.0), -number

    return tuple(sorted(hits, key=rank))


def _front_pages(asked: QueryScope, hits: Collection[int]) -> set[int]:
    """The front pages, which mention everything, of the briefings that are asked."""
    if not hits:
        return set()
    rows = asked.library.ask(
        "SELECT record.id FROM record WHERE record.section = ? AND record.id BETWEEN ? AND ?",
        (FRONT, min(hits), max(hits)),
    )
    return {number for (number,) in rows}


_PLACES = (("{title}", _NOT_STATEMENTS), ("{names}", ""), ("{quoted}", ""))
"""Where words count most; a statement's title is what was said, quoted or told."""


def _places(asked: QueryScope, words: Predicate, found: Predicate) -> dict[int, int]:
    """Where the records that were found have the words, as a place in `_PLACES`."""
    places: dict[int, int] = {}
    # Whoever has the words in a column has them, which often is all that was asked for.
    also = [] if found.match == words.match else [Predicate(found.match)]
    for step, (column, besides) in enumerate(_PLACES):
        there = both([Predicate(f"{column} : ({words.match})", besides), *also])
        for (number,) in asked.library.ask(*_select(asked, there)):
            places.setdefault(number, step)
    return places


def _closeness(
    asked: QueryScope, words: Predicate, terms: Sequence[TextTerm], hits: Sequence[int]
) -> dict[int, float]:
    """How close the hits, and maybe others, come to the words, the lowest the closest.

    Nothing where very many records have them, or one of them: bm25 counts each word by itself.
    """
    sql = f"SELECT words.rowid, {_BM25} FROM words WHERE words MATCH ? AND rowid BETWEEN ? AND ?"
    each = [QueryCompiler(asked).part(term).match for term in terms] if len(terms) > 1 else []
    for match in dict.fromkeys([words.match, *each]):
        if _matches_more(asked, match, _WEIGHED):
            return {}
    return dict(asked.library.ask(sql, (words.match, min(hits), max(hits))))


def _called(asked: QueryScope, wanted: RankingQuery) -> dict[int, int]:
    """The records that are called what was asked for, and how near that name is to them."""
    found: dict[int, int] = {}
    names = list(dict.fromkeys(_spoken(wanted.words) if wanted.words else ()))[:_MOST_NAMES]
    for number, is_first in _bearing(asked, names):
        found[number] = min(found.get(number, 1), int(not is_first))
    for step, keys in enumerate(wanted.named, start=2):
        some = ", ".join(map(str, keys))
        for (number,) in asked.library.ask(f"SELECT id FROM record WHERE key IN ({some})"):
            found.setdefault(number, step)
    return found


def _bearing(asked: QueryScope, names: Sequence[str]) -> list[tuple[int, bool]]:
    """Who bears one of these names, and whether as the first name or the slug."""
    if not names:
        return []
    marks = ", ".join("?" * len(names))
    folded, letters = tuple(map(fold, names)), tuple(map(joined, names))
    first = f"record.sort_name IN ({marks}) OR replace(record.slug, '-', '') IN ({marks})"
    sql = (
        f"SELECT record.id, {first} FROM name CROSS JOIN record ON record.id = name.record "
        f"WHERE name.folded IN ({marks}) OR name.joined IN ({marks}) LIMIT {_MOST_BEARERS}"
    )
    return [(number, bool(one)) for number, one in asked.library.ask(sql, (folded + letters) * 2)]


def wanted_words(tree: Tree, *, of_field: bool = False) -> Tree | None:
    """The words of a query that must or may be there, without its other fields.

    `of_field` tells that the tree stands behind the colon of a field.
    """
    match tree:
        case TextTerm():
            return None if of_field and is_none(tree) else tree
        case FieldTerm(name, value) if name in COLUMNS:
            words = wanted_words(value, of_field=True)
            return asked_of(name, words) if words else None
        case FieldTerm() | Not() | RangeTerm() | AnyValue():
            return None
        case And(parts):
            return all_of(_of_parts(parts, of_field))
        case Or(parts):
            return any_of(_of_parts(parts, of_field))


def _of_parts(parts: Sequence[Tree], of_field: bool) -> list[Tree]:
    return [words for part in parts if (words := wanted_words(part, of_field=of_field))]


def _spoken(words: Tree) -> list[str]:
    """The names that words can be read as: each alternative, its words side by side."""
    match words:
        case Or(parts):
            return [name for part in parts for name in _spoken(part)]
        case And(parts):
            return [" ".join(name for part in parts for name in _spoken(part))]
        case TextTerm(text):
            return [text]
        case FieldTerm(_, value):
            return _spoken(value)
        case _:
            return []
