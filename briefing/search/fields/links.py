"""Fields for links from and to a record."""

from __future__ import annotations

from collections.abc import Callable

from briefing.model.key import SLUG
from briefing.search import hints
from briefing.search.ast import TextTerm
from briefing.search.fields.field import FieldAnswer, first_column, marked, nothing
from briefing.search.fields.named import KEY, LINKING, few, with_marks
from briefing.search.name_lookup import QueryScope, SqlPiece
from briefing.search.predicate import Predicate
from briefing.search.prefixes import LAST
from briefing.text.edit_distance import nearest
from briefing.text.fold import fold

_SURE = 2
"""Letters that a mistyped slug has in common with the one it was meant to be."""
_MOST_SLUGS = 2_000
"""Slugs that are looked at for a hint."""


def link_to(asked: QueryScope, term: TextTerm) -> FieldAnswer:
    """Whatever links to a record."""
    return _of_record(asked, term, lambda keys: with_marks(asked, keys, LINKING))


def linked_by(asked: QueryScope, term: TextTerm) -> FieldAnswer:
    """What a record links to."""

    def targets(keys: SqlPiece) -> Predicate:
        sql = (
            "SELECT link.target FROM record AS holder JOIN link ON link.record = holder.id "
            f"WHERE holder.key IN ({keys.sql}) AND link.target IS NOT NULL"
        )
        return with_marks(asked, SqlPiece(sql, keys.values), KEY)

    return _of_record(asked, term, targets)


def _of_record(
    asked: QueryScope, term: TextTerm, part: Callable[[SqlPiece], Predicate]
) -> FieldAnswer:
    *briefing, slug = (_slug(one) for one in term.words.rsplit("/", 1))
    where = briefing[0] if briefing else asked.briefing
    keys = _meant(asked, slug, where)
    if few(asked, keys) != ():
        return FieldAnswer(part(keys))
    near = nearest(slug, _slugs(asked, slug[:_SURE], where))
    return nothing(hints.no_name("record", term.words, near, hints.ONE_WORD))


def _slugs(asked: QueryScope, begun: str, briefing: str) -> set[str]:
    """Some slugs of a briefing, or of all, and of all some that begin so."""
    some = SqlPiece("briefing = ?", (briefing,)) if briefing else SqlPiece("1")
    alike = SqlPiece("slug >= ? AND slug < ?", (begun, begun + LAST))
    found = "SELECT slug FROM key WHERE target IS NOT NULL"
    return {
        slug
        for where in ((some,) if briefing else (some, alike))
        for slug in first_column(
            asked, f"{found} AND {where.sql} LIMIT {_MOST_SLUGS}", where.values
        )
    }


def _meant(asked: QueryScope, slug: str, briefing: str) -> SqlPiece:
    """The key of the record that a slug means in a briefing, or in any of them."""
    if not briefing:
        return SqlPiece("SELECT target FROM key WHERE slug = ? AND target IS NOT NULL", (slug,))
    found = asked.library.resolve(slug, briefing) or ("", "")
    return SqlPiece("SELECT key FROM record WHERE briefing = ? AND slug = ?", tuple(found))


def _slug(words: str) -> str:
    """A slug as typed, or what would be the slug for a name."""
    typed = words.strip().lower()
    return typed if SLUG.match(typed) else fold(words).replace(" ", "-")


def any_link(asked: QueryScope) -> Predicate:
    """Records that link to any record."""
    return marked(asked, LINKING, begun=True)


def any_linked(asked: QueryScope) -> Predicate:
    """Records to which any record links."""
    del asked
    return Predicate(sql="record.mentions > 0")
