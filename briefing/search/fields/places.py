"""The field for places, which contain places."""

from __future__ import annotations

from briefing.library.derive.index_tokens import index_token
from briefing.search.ast import TextTerm
from briefing.search.fields.field import FieldAnswer, marked
from briefing.search.fields.named import by_name
from briefing.search.name_lookup import QueryScope
from briefing.search.predicate import Predicate


def where(asked: QueryScope, term: TextTerm) -> FieldAnswer:
    """The place and those inside it, what links to them, and statements about incidents there."""
    return by_name(asked, term, "locations", (index_token("p"),))


def anywhere(asked: QueryScope) -> Predicate:
    """Whatever is at some place."""
    return marked(asked, index_token("p"), begun=True)
