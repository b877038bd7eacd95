"""Fields for links from and to a record."""

from __future__ import annotations

from collections.abc import Callable

from briefing.model.key import SLUG
from briefing.search import hints
from briefing.search.begun import LAST
from briefing.search.fields.field import Answer, marked, nothing, rows
from briefing.search.fields.named import KEY, LINKING, few, with_marks
from briefing.search.names import Asked, Sql
from briefing.search.part import Part
from briefing.search.syntax import Term
from briefing.text.fold import fold
from briefing.text.nearest import nearest

_SURE = 2
"""Letters that a mistyped slug has in common with the one it was meant to be."""
_MOST_SLUGS = 2_000
"""Slugs that are looked at for a hint."""


def link_to(asked: Asked, term: Term) -> Answer:
    """Whatever links to a record."""
    return _of_record(asked, term, lambda keys: with_marks(asked, keys, LINKING))


def linked_by(asked: Asked, term: Term) -> Answer:
    """What a record links to."""

    def targets(keys: Sql) -> Part:
        sql = (
            "SELECT link.target FROM record AS holder JOIN link ON link.record = holder.id "
            f"WHERE holder.key IN ({keys.sql}) AND link.target IS NOT NULL"
        )
        return with_marks(asked, Sql(sql, keys.values), KEY)

    return _of_record(asked, term, targets)


def _of_record(asked: Asked, term: Term, part: Callable[[Sql], Part]) -> Answer:
    *briefing, slug = (_slug(one) for one in term.words.rsplit("/", 1))
    where = briefing[0] if briefing else asked.briefing
    keys = _meant(asked, slug, where)
    if few(asked, keys) != ():
        return Answer(part(keys))
    near = nearest(slug, _slugs(asked, slug[:_SURE], where))
    return nothing(hints.no_name("record", term.words, near))


def _slugs(asked: Asked, begun: str, briefing: str) -> set[str]:
    """Some slugs of a briefing, or of all, and of all some that begin so."""
    some = Sql("briefing = ?", (briefing,)) if briefing else Sql("1")
    alike = Sql("slug >= ? AND slug < ?", (begun, begun + LAST))
    found = "SELECT slug FROM key WHERE target IS NOT NULL"
    return {
        slug
        for where in ((some,) if briefing else (some, alike))
        for slug in rows(asked, f"{found} AND {where.sql} LIMIT {_MOST_SLUGS}", where.values)
    }


def _meant(asked: Asked, slug: str, briefing: str) -> Sql:
    """The key of the record that a slug means in a briefing, or in any of them."""
    if not briefing:
        return Sql("SELECT target FROM key WHERE slug = ? AND target IS NOT NULL", (slug,))
    found = asked.library.resolve(slug, briefing) or ("", "")
    return Sql("SELECT key FROM record WHERE briefing = ? AND slug = ?", tuple(found))


def _slug(words: str) -> str:
    """A slug as typed, or what would be the slug for a name."""
    typed = words.strip().lower()
    return typed if SLUG.match(typed) else fold(words).replace(" ", "-")


def any_link(asked: Asked) -> Part:
    """Records that link to any record."""
    return marked(asked, LINKING, begun=True)


def any_linked(asked: Asked) -> Part:
    """Records to which any record links."""
    del asked
    return Part(sql="record.mentions > 0")
