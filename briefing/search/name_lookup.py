"""Finding records by what they are called."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, NamedTuple

from briefing.library.derive.index_tokens import index_token
from briefing.library.library import Library
from briefing.search.ast import TextTerm
from briefing.search.fuzzy import near_words
from briefing.search.prefixes import LAST, prefix_words
from briefing.text.edit_distance import nearest
from briefing.text.fold import fold, joined, words

_SAMPLE = 1_000
"""Names among which a mistyped one is looked for, so that a hint stays cheap; as many again begin
like it."""
_SURE = 2
"""Letters that a mistyped name then has in common with the one it was meant to be."""
_FEW = 500
"""Records that a name stands for so that they are looked for only once."""
_SHORTEST_PART = 4
"""Letters from which on a part of a name, taken without its spaces, says which name is meant."""


class SqlPiece(NamedTuple):
    """A piece of SQL and its values."""

    sql: str
    values: tuple[Any, ...] = ()


class QueryScope(NamedTuple):
    """Where a question is asked: the library, and the briefing if it is about one."""

    library: Library
    briefing: str
    mistakes: int = 0
    """How many mistakes words may have, where their terms allow as many."""

    def nearby(self, term: TextTerm) -> tuple[tuple[str, ...], ...]:
        """For each word of a term, the words that it may have been meant to be."""
        most = min(term.mistakes, self.mistakes)
        return tuple(near_words(self.library, word, most) for word in words(term.words))

    def begun(self, word: str) -> tuple[str, ...]:
        """The words that a folded word may become, if they are few."""
        return prefix_words(self.library, word)


def here(briefing: str) -> SqlPiece:
    """The records of a briefing, the shared ones that it uses among them; or all."""
    if not briefing:
        return SqlPiece("1")
    borrowed = "SELECT borrowed.key FROM borrowed WHERE borrowed.briefing = ?"
    return SqlPiece(f"(record.briefing = ? OR record.key IN ({borrowed}))", (briefing, briefing))


def named(asked: QueryScope, section: str, term: TextTerm) -> SqlPiece | None:
    """The keys of the records of a section that `term` names; None if it names none.

    Who bears exactly that name goes before whoever has the words in a name, and those before
    names that only have its letters, taken without their spaces, or words that may be meant.
    """
    folded, letters = fold(term.words), joined(term.words)
    if not folded:
        return None
    for condition in (
        SqlPiece("(name.folded = ? OR name.joined = ?)", (folded, letters)),
        _containing(term, folded, section),
        SqlPiece("instr(name.joined, ?)", (letters,))
        if len(letters) >= _SHORTEST_PART
        else SqlPiece("0"),
        _mistaken(asked, term),
    ):
        keys = _keys(asked, section, condition)
        found = asked.library.ask(
            f"SELECT DISTINCT * FROM ({keys.sql}) LIMIT {_FEW + 1}", keys.values
        )
        if found:
            return these_keys(key for (key,) in found) if len(found) <= _FEW else keys
    return None


def these_keys(keys: Iterable[int]) -> SqlPiece:
    """Keys that were found, so that they need not be looked for again."""
    return SqlPiece("SELECT value AS key FROM json_each(?)", (json.dumps(list(keys)),))


def _containing(term: TextTerm, folded: str, section: str) -> SqlPiece:
    """Names with the asked words in them: a phrase whole, other words in any order or begun."""
    whole = term.phrase and not term.prefix
    pieces, star, end = (
        [folded] if term.phrase else folded.split(),
        "" if whole else " *",
        " " * whole,
    )
    # The full text has an index of the records that may have such a name; the names then decide.
    each = " AND ".join(f'"{piece}"{star}' for piece in pieces)
    maybe = f'{{title names}} : ({each}) AND "{index_token("s", section)}"'
    return SqlPiece(
        "name.record IN (SELECT words.rowid FROM words WHERE words MATCH ?)"
        + " AND instr(' ' || name.folded || ' ', ?)" * len(pieces),
        (maybe, *(f" {piece}{end}" for piece in pieces)),
    )


def _mistaken(asked: QueryScope, term: TextTerm) -> SqlPiece:
    """Names with each of the asked words in them, or one that it may have been meant to be."""
    near = asked._replace(mistakes=term.mistakes).nearby(term)
    if not any(near):
        return SqlPiece("0")
    pieces = zip(words(term.words), near, strict=True)
    meant = [(f" {word}", *(f" {other} " for other in others)) for word, others in pieces]
    has = "instr(' ' || name.folded || ' ', ?)"
    each = (f"({' OR '.join([has] * len(some))})" for some in meant)
    return SqlPiece(" AND ".join(each), tuple(value for some in meant for value in some))


def _keys(asked: QueryScope, section: str, condition: SqlPiece) -> SqlPiece:
    scope = here(asked.briefing)
    return SqlPiece(
        "SELECT name.key FROM name JOIN record ON record.id = name.record "
        f"WHERE {condition.sql} AND record.section = ? AND {scope.sql}",
        (*condition.values, section, *scope.values),
    )


def nearest_name(asked: QueryScope, section: str, term: TextTerm) -> str | None:
    """The name, slug or word of a name, of those in a section, that `term` was meant to be."""
    scope = here(asked.briefing)
    begun = fold(term.words)[:_SURE]
    rows = [
        row
        for condition in (
            SqlPiece("1"),
            SqlPiece("name.folded >= ? AND name.folded < ?", (begun, begun + LAST)),
        )
        for row in asked.library.ask(
            "SELECT name.shown, record.slug FROM name JOIN record ON record.id = name.record "
            f"WHERE {condition.sql} AND record.section = ? AND {scope.sql} LIMIT {_SAMPLE}",
            (*condition.values, section, *scope.values),
        )
    ]
    known = {word for shown, slug in rows for word in (shown, slug, *words(shown))}
    return nearest(term.words, known)
