"""Finding records by what they are called."""

from __future__ import annotations

from typing import Any, NamedTuple

from briefing.library.library import Library
from briefing.search.syntax import Term
from briefing.text.fold import fold, joined, words
from briefing.text.nearest import nearest

_SHORTEST_PART = 4
"""Letters from which on a part of a name, taken without its spaces, says which name is meant."""


class Sql(NamedTuple):
    """A piece of SQL and its values."""

    sql: str
    values: tuple[Any, ...] = ()


class Asked(NamedTuple):
    """Where a question is asked: the library, and the briefing if it is about one."""

    library: Library
    briefing: str


def here(briefing: str) -> Sql:
    """The records of a briefing, the shared ones that it uses among them; or all."""
    if not briefing:
        return Sql("1")
    borrowed = "SELECT borrowed.key FROM borrowed WHERE borrowed.briefing = ?"
    return Sql(f"(record.briefing = ? OR record.key IN ({borrowed}))", (briefing, briefing))


def named(asked: Asked, section: str, term: Term) -> Sql | None:
    """The keys of the records of a section that `term` names; None if it names none.

    Who bears exactly that name goes before whoever has the words in a name, and those before
    names that only have its letters, taken without their spaces.
    """
    folded, letters = fold(term.words), joined(term.words)
    if not folded:
        return None
    for condition in (
        Sql("(name.folded = ? OR name.joined = ?)", (folded, letters)),
        _containing(term, folded),
        Sql("instr(name.joined, ?)", (letters,)) if len(letters) >= _SHORTEST_PART else Sql("0"),
    ):
        keys = _keys(asked, section, condition)
        if asked.library.ask(f"{keys.sql} LIMIT 1", keys.values):
            return keys
    return None


def _containing(term: Term, folded: str) -> Sql:
    """Names with the asked words in them: a phrase whole, other words in any order or begun."""
    whole = term.phrase and not term.prefix
    pieces, star, end = (
        [folded] if term.phrase else folded.split(),
        "" if whole else " *",
        " " * whole,
    )
    # The full text has an index of the records that may have such a name; the names then decide.
    maybe = " AND ".join(f'"{piece}"{star}' for piece in pieces)
    return Sql(
        "name.record IN (SELECT words.rowid FROM words WHERE words MATCH ?)"
        + " AND instr(' ' || name.folded || ' ', ?)" * len(pieces),
        (f"{{title names}} : ({maybe})", *(f" {piece}{end}" for piece in pieces)),
    )


def _keys(asked: Asked, section: str, condition: Sql) -> Sql:
    scope = here(asked.briefing)
    return Sql(
        "SELECT name.key FROM name JOIN record ON record.id = name.record "
        f"WHERE {condition.sql} AND record.section = ? AND {scope.sql}",
        (*condition.values, section, *scope.values),
    )


def nearest_name(asked: Asked, section: str, term: Term) -> str | None:
    """The name, slug or word of a name, of those in a section, that `term` was meant to be."""
    scope = here(asked.briefing)
    rows = asked.library.ask(
        "SELECT name.shown, record.slug FROM name JOIN record ON record.id = name.record "
        f"WHERE record.section = ? AND {scope.sql}",
        (section, *scope.values),
    )
    known = {word for shown, slug in rows for word in (shown, slug, *words(shown))}
    return nearest(term.words, known)
