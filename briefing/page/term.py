"""A loaded term: how it is printed, plain words for the same thing, and where it stands."""

from __future__ import annotations

from briefing.analysis.wording.standing import matcher_of, standing
from briefing.analysis.wording.terms import term_of
from briefing.library.store.records import Record
from briefing.model.key import SHARED
from briefing.page.blocks import Block, Heading, Span
from briefing.page.body import Body, facts, linked, part, texts
from briefing.page.look import Look
from briefing.page.wording.standing import gather_uses, stands


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
        after=tuple(_standing(record, look)) if printed else (),
    )


def _standing(record: Record, look: Look) -> list[Block]:
    """Where the term stands; a shared one in all briefings."""
    briefing, term = record.key.briefing, term_of(record)
    everywhere = "" if briefing == SHARED else briefing
    matcher = matcher_of(look.library, briefing)
    found = standing(look.library, everywhere, [term], matcher)
    gather_uses(found, look)
    return [part("Where it stands"), *stands(term, found, look)]
