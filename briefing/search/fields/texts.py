"""Fields for words in one part of a record, and for loaded terms."""

from __future__ import annotations

from collections.abc import Callable

from briefing.search.ast import TextTerm
from briefing.search.fields.field import FieldAnswer, of_section
from briefing.search.fields.named import KEY, LINKING, by_name, few, keys_of, with_marks
from briefing.search.fts_expression import NAMED, TEXT, WRITTEN, term_expression
from briefing.search.name_lookup import QueryScope, SqlPiece
from briefing.search.predicate import EVERYTHING, Predicate, either
from briefing.text.fold import fold

COLUMNS = {"title": NAMED, "text": TEXT}
"""Fields that are words of the full text, with where these stand."""


def words_in(field: str) -> Callable[[QueryScope, TextTerm], FieldAnswer]:
    """Records with words in their names, or in their texts."""
    return lambda asked, term: FieldAnswer(
        Predicate(f"{COLUMNS[field]} : {term_expression(term, asked.nearby(term), asked.begun)}")
    )


def any_name(asked: QueryScope) -> Predicate:
    """Every record has a name."""
    del asked
    return EVERYTHING


def any_text(asked: QueryScope) -> Predicate:
    """Records with any text but names."""
    del asked
    has = "words.rowid = record.id AND (words.quoted <> '' OR words.text <> '')"
    return Predicate(sql=f"EXISTS (SELECT 1 FROM words WHERE {has})")


def term(asked: QueryScope, value: TextTerm) -> FieldAnswer:
    """The term, what links to it, who uses it, and texts with one of its names in them."""
    keys = keys_of(asked, "terms", value)
    if keys is None:
        return by_name(asked, value, "terms", (KEY,))
    linked = with_marks(asked, keys, KEY, LINKING)
    used = with_marks(asked, _users(keys), KEY)
    return FieldAnswer(
        either([linked, used, _with_names(asked, keys)]), named=few(asked, keys) or ()
    )


def _users(keys: SqlPiece) -> SqlPiece:
    """Who uses the terms with these keys."""
    sql = (
        "SELECT link.target FROM record AS term JOIN link ON link.record = term.id "
        f"AND link.role = 'used_by' AND link.target IS NOT NULL WHERE term.key IN ({keys.sql})"
    )
    return SqlPiece(sql, keys.values)


def _with_names(asked: QueryScope, keys: SqlPiece) -> Predicate:
    """The records with a name of one of these terms in them, letter by letter after folding."""
    sql = (
        "SELECT DISTINCT name.folded FROM record CROSS JOIN name ON name.record = record.id "
        f"WHERE record.key IN ({keys.sql}) AND name.folded <> ''"
    )
    names = sorted(one for (one,) in asked.library.ask(sql, keys.values))
    return either(Predicate(f'{WRITTEN} : "{fold(one)}"') for one in names)


def any_term(asked: QueryScope) -> Predicate:
    """The terms, what links to one of them, and who uses one."""
    keys = SqlPiece("SELECT record.key FROM record WHERE record.section = 'terms'")
    return either(
        [
            of_section("terms"),
            with_marks(asked, keys, LINKING),
            with_marks(asked, _users(keys), KEY),
        ]
    )
