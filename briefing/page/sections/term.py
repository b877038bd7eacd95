"""A loaded term: how it is printed, plain words for the same thing, and where it stands."""

from __future__ import annotations

from briefing.analysis.wording.loaded_terms import term_of
from briefing.analysis.wording.term_uses import matcher_of, term_uses
from briefing.library.store.records import Record
from briefing.model.key import SHARED
from briefing.page.blocks import Block, Heading, Span
from briefing.page.record_loader import RecordLoader
from briefing.page.sections.body import Body, facts, linked, part, texts
from briefing.page.wording.term_uses import gather_uses, stands


def compose_term(record: Record, look: RecordLoader) -> Body:
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


def _standing(record: Record, look: RecordLoader) -> list[Block]:
    """Where the term stands; a shared one in all briefings."""
    briefing, term = record.key.briefing, term_of(record)
    everywhere = "" if briefing == SHARED else briefing
    matcher = matcher_of(look.library, briefing)
    found = term_uses(look.library, everywhere, [term], matcher)
    gather_uses(found, look)
    return [part("Where it is used"), *stands(term, found, look)]
