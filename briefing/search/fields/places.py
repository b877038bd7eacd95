"""The field for places, which contain places."""

from __future__ import annotations

from briefing.library.derive.index_tokens import index_token
from briefing.search.fields.field import Answer, marked
from briefing.search.fields.named import by_name
from briefing.search.names import Asked
from briefing.search.part import Part
from briefing.search.syntax import Term


def where(asked: Asked, term: Term) -> Answer:
    """The place and those inside it, what links to them, and statements on incidents there."""
    return by_name(asked, term, "locations", (index_token("p"),))


def anywhere(asked: Asked) -> Part:
    """Whatever is at some place."""
    return marked(asked, index_token("p"), begun=True)
