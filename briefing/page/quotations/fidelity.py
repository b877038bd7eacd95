"""Whether a quotation stands in its source: a fact for its page, and the source's words beside it.

Of the source's words nothing leaves this page: the fact, which is exported too, only counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefing.analysis.quotations.fidelity import QuotationFound, QuotationMissing, WordDifference
from briefing.analysis.quotations.paragraphs import ParagraphSpan, index_at, paragraphs
from briefing.analysis.speaker import is_verbatim
from briefing.library.store.records import Record
from briefing.page.blocks import (
    Block,
    Heading,
    Item,
    ItemList,
    Line,
    Notice,
    Page,
    Paragraph,
    Span,
    Style,
)
from briefing.page.quotations.checking import (
    CheckedQuotation,
    checked_quotations,
    faulty_text,
    place_words,
    result_words,
    source_at_hand,
    sources_read,
)
from briefing.page.quotations.locator import located
from briefing.page.record_loader import RecordLoader
from briefing.page.sections.body import Fact
from briefing.page.words.labels import title_text
from briefing.page.words.vocabulary import sentence

__all__ = [
    "HERE",
    "OPEN",
    "SHUT",
    "CheckedQuotation",
    "checked_quotations",
    "fidelity_fact",
    "source_page",
]

LABEL = "Source’s text"
OPEN, SHUT = "⟦", "⟧"
"""What stands around the words that are marked in a source: seen without colour or weight."""
HERE = "▸"
"""What stands before the paragraph that is meant."""
_REACH = 2_000
"""Characters of the source before and after the passage that are shown at most."""
_LONGEST = 6_000
"""Characters of the passage itself that are shown at most."""
_MOST_LISTED = 50
_ELSEWHERE = "; the locator names another place"
_BREAK = re.compile(r"[^\S\n]*\n\s*")


class _Mark(NamedTuple):
    """A stretch of the text to be marked; one without any length is where words are missing."""

    start: int
    end: int
    style: Style


def fidelity_fact(statement: Record, look: RecordLoader) -> Fact:
    """Whether the quotation stands in the text of its source; empty where no text is at hand.

    Nothing of the source is in it, so that it may be exported.
    """
    found = checked_quotations(statement, look)
    if found is not None:
        style: Style = "" if isinstance(found.result, QuotationFound) else "error"
        told = Span(result_words(found.result), style)
        return LABEL, (told, Span(_ELSEWHERE, "warning")) if found.elsewhere else (told,)
    if is_verbatim(statement) and faulty_text(statement, look):
        return LABEL, (Span("not checked: the text cannot be read", "warning"),)
    return LABEL, ()


def source_page(statement: Record, look: RecordLoader) -> Page:
    """The words of the source of a statement, from where it stands there, or should stand.

    The words quoted are marked, or those that differ; what is only retold is not checked, and the
    paragraph that its locator names is shown. Where there is no text, it says what to do.
    """
    at_hand = source_at_hand(statement, look)
    if at_hand is None:
        return _without_text(statement, look)
    source, words = at_hand
    found = checked_quotations(statement, look)
    blocks = _told(found, words) if found else [_not_checked(statement)]
    marks = _marks(found.result) if found else []
    start, end = _focus(found, statement, words)
    return _page(source, [*blocks, *_passage(words, start, end, marks)])


def _page(source: Record, blocks: Sequence[Block]) -> Page:
    head = Heading(1, (Span(title_text(source), link=source.key),))
    return Page(source.key, source.section, source.title, "source · its words", (head, *blocks))


def _told(found: CheckedQuotation, words: str) -> list[Block]:
    """What was found, and what differs."""
    result = found.result
    said = sentence(result_words(result))
    if isinstance(result, QuotationFound):
        place = _ELSEWHERE if found.elsewhere else ""
        told = f"{said}{place}. The words stand between {OPEN} and {SHUT}."
        return [Notice("warning" if place else "note", (Span(told),))]
    if not result.near:
        return [Notice("error", (Span(f"{said}."),))]
    where = f" What differs stands between {OPEN} and {SHUT}." if result.differences else ""
    return [Notice("error", (Span(f"{said}.{where}"),)), *_differences(result.differences)]


def _differences(differences: Sequence[WordDifference]) -> list[Block]:
    if not differences:
        return []
    items = [
        Item((*_words(one.quoted), Span(" → ", "muted"), *_words(one.printed)))
        for one in differences[:_MOST_LISTED]
    ]
    rest = len(differences) - len(items)
    more = [Item((Span(f"and {rest:,} more", "muted"),))] if rest else []
    return [Heading(3, (Span("Quoted → printed"),)), ItemList((*items, *more))]


def _words(text: str) -> Line:
    return (Span(f"“{_flat(text)}”", "strong"),) if text else (Span("nothing", "muted"),)


def _not_checked(record: Record) -> Notice:
    if record.section != "statements":
        said = "The beginning of the text."
    elif is_verbatim(record):
        said = "Not checked: the statement has no valid text."
    else:
        said = "Not checked: a paraphrase has no verbatim words to compare."
    return Notice("note", (Span(said),))


def _marks(result: QuotationFound | QuotationMissing) -> list[_Mark]:
    if isinstance(result, QuotationFound):
        return [_Mark(start, end, "strong") for start, end in result.places]
    return [_Mark(one.start, one.end, "error") for one in result.differences]


def _focus(found: CheckedQuotation | None, statement: Record, words: str) -> tuple[int, int]:
    """The part of the text that is to be seen: the passage, or what the locator names."""
    if found and (isinstance(found.result, QuotationFound) or found.result.near):
        return found.result.start, found.result.end
    return located(statement.text("locator"), paragraphs(words)) or (0, 0)


def _passage(words: str, start: int, end: int, marks: Sequence[_Mark]) -> Iterator[Block]:
    """The paragraphs from `start` to `end`, with one before and one after them."""
    stretches = paragraphs(words)
    if not stretches:
        yield Paragraph((Span("The text is empty.", "muted"),))
        return
    first, last = index_at(stretches, start), index_at(stretches, max(start, end - 1))
    low, high = start - _REACH, min(end, start + _LONGEST) + _REACH
    for number in range(max(0, first - 1), min(len(stretches), last + 2)):
        stretch = stretches[number]
        left, right = max(stretch.start, low), min(stretch.end, high)
        if left < right:
            here = end > 0 and first <= number <= last
            yield Heading(3, _label(stretch, here=here))
            yield Paragraph(_shown(words, stretch, (left, right), marks))


def _label(stretch: ParagraphSpan, *, here: bool) -> Line:
    """What a paragraph is called; those that it is about have a sign before it."""
    name = sentence(place_words(stretch.number))
    return (Span(f"{HERE} {name}", "strong"),) if here else (Span(name),)


def _shown(
    words: str, stretch: ParagraphSpan, part: tuple[int, int], marks: Sequence[_Mark]
) -> Line:
    """A part of a paragraph with the marks in it, and a sign where something is left out."""
    before = [Span("[…] ", "muted")] if part[0] > stretch.start else []
    after = [Span(" […]", "muted")] if part[1] < stretch.end else []
    return (*before, *_marked(words, *part, marks), *after)


def _marked(words: str, start: int, end: int, marks: Sequence[_Mark]) -> Iterator[Span]:
    at = start
    for mark in marks:
        if mark.end < start or mark.start > end:
            continue
        left, right = max(mark.start, at), min(mark.end, end)
        if mark.start < mark.end and left >= right:
            continue
        yield Span(_flat(words[at:left]))
        yield Span(OPEN, mark.style)
        yield Span(_flat(words[left:right]) or " ", mark.style)
        yield Span(SHUT, mark.style)
        at = max(at, right)
    yield Span(_flat(words[at:end]))


def _flat(text: str) -> str:
    """Text of which a paragraph is made, without the line breaks of its file."""
    return _BREAK.sub(" ", text)


def _without_text(record: Record, look: RecordLoader) -> Page:
    """What to do to have the words of the source here."""
    fault, read = faulty_text(record, look), sources_read(record, look)
    if not read:
        said = "No source of this record was read, so there is no text to compare it with."
        head = Heading(1, (Span("No source to compare with"),))
        blocks = (head, Notice("note", (Span(said),)))
        return Page(record.key, record.section, "No source to compare with", "", blocks)
    source = fault[0] if fault else read[0]
    said = f"Its text: {fault[1]}." if fault else "Its text is not available."
    notice = Notice("error" if fault else "note", (Span(said),))
    return _page(source, [notice, *_remedies(source)])


def _remedies(source: Record) -> list[Block]:
    slug = source.key.slug
    folder = (
        Span("Start with "),
        Span("--sources DIR", "literal"),
        Span(", a folder with the texts of sources; this one is called "),
        Span(f"{slug}.txt", "literal"),
        Span(" there."),
    )
    field = (
        Span("Or name the file in the source’s record, beside its YAML file: "),
        Span(f"text: {slug}.txt", "literal"),
    )
    only = Paragraph((Span("It is only read to be compared, and never exported.", "muted"),))
    return [ItemList((Item(folder), Item(field))), only]
