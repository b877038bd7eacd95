"""Holding a quotation against the text of the source that was read, where that is at hand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from briefing.analysis.quotations.fidelity import (
    MOST_COMPARED,
    QuotationFound,
    QuotationMissing,
    look_up,
    look_up_within,
)
from briefing.analysis.quotations.paragraphs import paragraphs
from briefing.analysis.quotations.passages import passages_of
from briefing.analysis.speaker import is_verbatim
from briefing.library.query.source_texts import SourceText, find_source_text
from briefing.library.store.records import Record
from briefing.page.quotations.locator import located
from briefing.page.record_loader import RecordLoader
from briefing.page.words.labels import is_unseen, written
from briefing.page.words.vocabulary import plural


class CheckedQuotation(NamedTuple):
    """A quotation that was looked up: in the words of which source, and what was found.

    `elsewhere` says that its locator names a place in which the words, though found, do not stand.
    """

    source: Record
    words: str
    result: QuotationFound | QuotationMissing
    elsewhere: bool = False


def checked_quotations(statement: Record, look: RecordLoader) -> CheckedQuotation | None:
    """A quotation held against the last source of its chain that was read and whose text is there.

    None where there is no such text, and for a statement whose words are not the speaker's own.
    """
    quote = passages_of(statement)
    if not quote or not is_verbatim(statement):
        return None
    at_hand = source_at_hand(statement, look)
    if at_hand is None:
        return None
    source, words = at_hand
    result = look_up(quote, words)
    named = located(statement.text("locator"), paragraphs(words))
    if isinstance(result, QuotationMissing) or named is None or _inside(result, named):
        return CheckedQuotation(source, words, result)
    there = look_up_within(quote, words, named)  # the same words may stand in several places
    return CheckedQuotation(source, words, there or result, elsewhere=there is None)


def _inside(found: QuotationFound, named: tuple[int, int]) -> bool:
    return named[0] <= found.start and found.end <= named[1]


def source_at_hand(record: Record, look: RecordLoader) -> tuple[Record, str] | None:
    """The last source that was read and whose text is there, with that text."""
    for source, text in _texts(record, look):
        if text.words is not None:
            return source, text.words
    return None


def faulty_text(record: Record, look: RecordLoader) -> tuple[Record, str] | None:
    """The last source whose text was named and cannot be had, with what is wrong with it."""
    for source, text in _texts(record, look):
        if text.fault:
            return source, text.fault
    return None


def sources_read(record: Record, look: RecordLoader) -> list[Record]:
    """The sources of a statement that were read, the last of its chain first.

    A source has itself, and any other record its `sources`.
    """
    if record.section == "sources":
        return [] if is_unseen(record) else [record]
    field = "chain" if record.section == "statements" else "sources"
    found = [look.record(each, record.key.briefing) for each in reversed(written(record, field))]
    return [one for one in found if one and one.section == "sources" and not is_unseen(one)]


def _texts(record: Record, look: RecordLoader) -> Iterator[tuple[Record, SourceText]]:
    for source in sources_read(record, look):
        yield source, find_source_text(look.library, source)


def result_words(result: QuotationFound | QuotationMissing) -> str:
    """What was found, in words that quote nothing."""
    if isinstance(result, QuotationFound):
        return f"found, {_places_words(result)}"
    part = "" if result.whole else f" (of its first {MOST_COMPARED} words)"
    if not result.near:
        return f"NOT found, and no passage is near{part}"
    if result.disordered:
        return f"NOT found in this order; a later piece stands in {place_words(result.paragraph)}"
    said = f"NOT found; nearest in {place_words(result.paragraph)}"
    return f"{said}, with {plural(len(result.differences), 'difference')}{part}"


def _places_words(found: QuotationFound) -> str:
    """The paragraph in which the words stand, or the first and the last of several."""
    first = place_words(found.paragraph)
    if found.last == found.paragraph:
        return first
    if found.paragraph and found.last:
        return f"paragraphs {found.paragraph} to {found.last}"
    return f"{first} to {place_words(found.last)}"


def place_words(paragraph: int) -> str:
    """A paragraph of a source, as a locator names it."""
    return f"paragraph {paragraph}" if paragraph else "a heading"
