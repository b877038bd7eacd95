"""Fields that name sources."""

from __future__ import annotations

from dataclasses import replace

from briefing.library.derive.index_tokens import index_token
from briefing.search.fields.field import Answer, marked, of_section
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
from briefing.search.names import Asked
from briefing.search.part import Part, both
from briefing.search.syntax import Term


def source(asked: Asked, term: Term) -> Answer:
    """The source, and whatever links to it."""
    return by_name(asked, term, "sources", (KEY, LINKING))


def chain(asked: Asked, term: Term) -> Answer:
    """Statements that came through a source, or through any that an actor published."""
    sources = keys_of(asked, "sources", replace(term, parts=False))
    keys = sources or keys_of(asked, "actors", term)
    if keys is None:
        return nobody(asked, "source", term, "sources", "actors")
    kind = role("chain") if sources else index_token("o")
    part = both([of_section("statements"), with_marks(asked, keys, kind)])
    return Answer(part, named=few(asked, keys) or ())


def any_chain(asked: Asked) -> Part:
    """Statements that came through something."""
    return both([of_section("statements"), marked(asked, index_token("w", "chain"))])
