"""A statement: the words first, then who said them, through whom, and what they have to do with."""

from __future__ import annotations

from briefing.analysis.speaker import is_verbatim
from briefing.library.store.records import Record
from briefing.page.attribution.attribution import statement_words
from briefing.page.attribution.grades import grade_facts
from briefing.page.blocks import Span
from briefing.page.quotations.fidelity import fidelity_fact
from briefing.page.record_loader import RecordLoader
from briefing.page.sections.body import Body, Fact, fact, facts, linked
from briefing.page.words.vocabulary import ACTS, FORMS, words_for

LINKS = ("to", "about", "responds_to", "contradicts", "supports", "repeats", "corrects")
"""The fields with references that a statement has; their roles have the same names."""


def compose_statement(record: Record, look: RecordLoader) -> Body:
    """The body of a statement's page."""
    form = record.text("form")
    return Body(
        kind=f"statement · {form.replace('-', ' ')}" if form else "statement",
        head=statement_words(record, look),
        main=tuple(
            facts(
                fact("Form", words_for(FORMS, form)),
                fact("Act", words_for(ACTS, record.text("act"))),
                *(linked(record, field, field, look) for field in LINKS),
                _original(record),
                *grade_facts(record, look),
                fact("In the source", record.text("locator")),
                fidelity_fact(record, look),
            )
        ),
    )


def _original(record: Record) -> Fact:
    """The words in the language they were said in; quoted only if they are the speaker's own."""
    original = record.fields.get("original")
    if not isinstance(original, dict):
        return fact("", "")
    text, lang = str(original.get("text", "")), str(original.get("lang", ""))
    line = (Span(f"“{text}”", "quote"),) if is_verbatim(record) else (Span(text),)
    return f"Original ({lang})" if lang else "Original", line
