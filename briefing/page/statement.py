"""A statement: the words first, then who said them, through whom, and what they have to do with."""

from __future__ import annotations

from briefing.analysis.speaker import is_verbatim
from briefing.library.answers import Record
from briefing.page.blocks import Line, Span
from briefing.page.body import Body, Fact, fact, facts, linked
from briefing.page.look import Look
from briefing.page.prose import flowing_field
from briefing.page.saying import words
from briefing.page.vocabulary import ACTS, CREDIBILITY, FORMS, words_for

LINKS = ("to", "about", "responds_to", "contradicts", "supports", "repeats", "corrects")
"""The fields with references that a statement has; their roles have the same names."""


def compose_statement(record: Record, look: Look) -> Body:
    """The body of a statement's page."""
    form = record.text("form")
    return Body(
        kind=f"statement · {form.replace('-', ' ')}" if form else "statement",
        head=words(record, look),
        main=tuple(
            facts(
                fact("Form", words_for(FORMS, form)),
                fact("Act", words_for(ACTS, record.text("act"))),
                *(linked(record, field, field, look) for field in LINKS),
                _original(record),
                ("Credibility", _credibility(record, look)),
                fact("In the source", record.text("locator")),
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


def _credibility(record: Record, look: Look) -> Line:
    """The grade in words and its reason; 6 where none was written, as the format has it."""
    grade = record.text("credibility") or "6"
    why = flowing_field(record, "credibility_why", look)
    said = Span(f"{grade}: {words_for(CREDIBILITY, grade)}")
    return (said, Span(". "), *why) if why else (said,)
