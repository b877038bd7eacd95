"""A statement: the words first, then who said them, through whom, and what they have to do with."""

from __future__ import annotations

from briefing.analysis.quotations.passages import passages_of
from briefing.analysis.speaker import is_verbatim
from briefing.library.store.records import Record
from briefing.page.attribution.attribution import statement_words
from briefing.page.attribution.grades import grade_facts
from briefing.page.attribution.objection_lines import (
    gather_objections,
    objection_facts,
    objections_line,
)
from briefing.page.blocks import LONG, Line, Span, StatementWords, plain
from briefing.page.quotations.checking import sources_read
from briefing.page.quotations.fidelity import fidelity_fact
from briefing.page.quotations.text_fragment import with_text_fragment
from briefing.page.record_loader import RecordLoader
from briefing.page.sections.body import Body, Fact, fact, facts, linked
from briefing.page.words.dates import dated
from briefing.page.words.labels import listed
from briefing.page.words.vocabulary import ACTS, DOT, FORMS, words_for

LINKS = (
    "to",
    "attributes_to",
    "not_by",
    "in_custody_of",
    "about",
    "responds_to",
    "supports",
    "repeats",
    "corrects",
)
"""The fields with references that a statement has; their roles have the same names.

What it contradicts stands with all else that is against it.
"""


def compose_statement(record: Record, look: RecordLoader) -> Body:
    """The body of a statement's page."""
    form = record.text("form")
    return Body(
        kind=f"statement · {form.replace('-', ' ')}" if form else "statement",
        head=_words(record, look),
        main=tuple(
            facts(
                *objection_facts(record, look),
                *(linked(record, field, field, look) for field in LINKS),
                _quoted(record, "confidence", "How sure"),
                _quoted(record, "basis", "On what"),
                _original(record),
                *grade_facts(record, look),
                fact("In the source", record.text("locator")),
                fidelity_fact(record, look),
                _on_the_web(record, look),
            )
        ),
        shown=frozenset(("contradicts", "corrects")),
    )


def _words(record: Record, look: RecordLoader) -> StatementWords:
    """The words; behind their day also in what form they are, and what they do."""
    words = statement_words(record, look)
    form, act = words_for(FORMS, record.text("form")), words_for(ACTS, record.text("act"))
    when = dated(record, "said", "said_as") or (Span("no date given"),)
    said = listed((when, *((Span(each, "muted"),) for each in (form, act) if each)), DOT)
    against: Line = ()
    if len(plain(words.line)) > LONG:
        gather_objections([record], look)
        against = objections_line(record, look)
    return words._replace(attribution=words.attribution._replace(said=said, against=against))


def _quoted(record: Record, field: str, label: str) -> Fact:
    """The source's own words for how sure the speaker is, or on what that rests."""
    words = record.text(field)
    return label, (Span(f"“{words}”", "quote"),) if words else ()


def _on_the_web(record: Record, look: RecordLoader) -> Fact:
    """Where the words of a quotation stand on the page of the last source that was read."""
    read = sources_read(record, look) if is_verbatim(record) else []
    url = next((url for one in read if (url := one.text("url"))), "")
    at_words = with_text_fragment(url, passages_of(record))
    return "On the web", (Span("these words on the page", url=at_words),) if at_words else ()


def _original(record: Record) -> Fact:
    """The words in the language they were said in; quoted only if they are the speaker's own."""
    original = record.fields.get("original")
    if not isinstance(original, dict):
        return fact("", "")
    text, lang = str(original.get("text", "")), str(original.get("lang", ""))
    line = (Span(f"“{text}”", "quote"),) if is_verbatim(record) else (Span(text),)
    return f"Original ({lang})" if lang else "Original", line
