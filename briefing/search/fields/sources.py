"""Fields that name sources."""

from __future__ import annotations

from briefing.library.derive.index_tokens import index_token
from briefing.search.ast import TextTerm
from briefing.search.fields.field import FieldAnswer, marked, of_section
from briefing.search.fields.named import (
    KEY,
    LINKING,
    by_name,
    few,
    keys_of,
    nobody,
    role,
    with_marks,
)
from briefing.search.name_lookup import QueryScope
from briefing.search.predicate import Predicate, both


def source(asked: QueryScope, term: TextTerm) -> FieldAnswer:
    """The source, and whatever links to it."""
    return by_name(asked, term, "sources", (KEY, LINKING))


def chain(asked: QueryScope, term: TextTerm) -> FieldAnswer:
    """Statements that came through a source, or through any that an actor published."""
    sources = keys_of(
        asked, "sources", TextTerm(term.words, term.phrase, term.prefix, term.mistakes)
    )
    keys = sources or keys_of(asked, "actors", term)
    if keys is None:
        return nobody(asked, "source", term, "sources", "actors")
    kind = role("chain") if sources else index_token("o")
    part = both([of_section("statements"), with_marks(asked, keys, kind)])
    return FieldAnswer(part, named=few(asked, keys) or ())


def any_chain(asked: QueryScope) -> Predicate:
    """Statements that came through something."""
    return both([of_section("statements"), marked(asked, index_token("w", "chain"))])
