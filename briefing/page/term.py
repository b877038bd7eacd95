"""A loaded term: how it is printed, and plain words for the same thing."""

from __future__ import annotations

from briefing.library.answers import Record
from briefing.page.blocks import Heading, Span
from briefing.page.body import Body, facts, linked, texts
from briefing.page.look import Look


def compose_term(record: Record, look: Look) -> Body:
    """The body of a term's page. What is printed stands between quotation marks, always."""
    printed = [f"“{variant}”" for variant in map(str, record.items("as_printed"))]
    return Body(
        kind="term",
        head=Heading(1, (Span(printed[0] if printed else record.title),)),
        main=tuple(
            facts(
                ("As printed", (Span(", ".join(printed)),) if printed else ()),
                texts(record, "neutral", "In plain words"),
                linked(record, "used_by", "used_by", look),
            )
        ),
    )
