"""What stands above a view that leaves the program: whose it is, of when, on what it rests."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from briefing.library.library import Library
from briefing.library.store.records import Record
from briefing.model.key import SHARED
from briefing.page.blocks import Block, Line, Page, Paragraph, Span, lines_of, text
from briefing.page.record_loader import RecordLoader
from briefing.page.words.dates import date_in_words
from briefing.page.words.prose import flowing_field

if TYPE_CHECKING:  # the front page, which is the first frame, does without
    from briefing.analysis.wording.loaded_terms import Wording
    from briefing.page.wording.lens import Lens

NO_BASIS = "The briefing does not say what it rests on."
OTHER_WORDINGS: Mapping[Wording, str] = {
    "neutral": "in the briefing’s own prose, plain words in square brackets stand in their place. "
    "Quotations are to the letter.",
    "both": "in the briefing’s own prose, plain words in square brackets stand beside them. "
    "Quotations are to the letter.",
}
"""What is said of the wording where it is not that of the briefing."""
_MOST = 3
"""Briefings that are told one by one above a view of many."""


def origin_line(header: Record) -> Line:
    """Which briefing it is from, of when, and who may see it."""
    when, marking = date_in_words(header.text("as_of")), header.text("marking")
    as_of = f", as of {when}" if when else ""
    mark = (Span(" · "), Span(marking, "strong")) if marking else ()
    return (Span("From "), Span(header.title, link=header.key), Span(as_of), *mark)


def basis_line(header: Record, look: RecordLoader) -> Line:
    """What a briefing rests on, or that it does not say so."""
    return flowing_field(header, "basis", look) or (Span(NO_BASIS),)


def labelled_basis(header: Record, look: RecordLoader) -> Line:
    """The same, with what it is."""
    return (Span("What this rests on: ", "label"), *basis_line(header, look))


def day_line(library: Library) -> Iterator[Line]:
    """That it is of an earlier day, if it is."""
    if library.until:
        day = date_in_words(library.until)
        said = f"{day}. Records that cannot be dated to that day or earlier are left out."
        yield (Span("Only what was known on ", "label"), Span(said))


def wording_line(wording: Wording) -> Iterator[Line]:
    """That it is in other words than the briefing's, if it is."""
    if wording in OTHER_WORDINGS:
        yield (Span("Loaded terms: ", "label"), Span(OTHER_WORDINGS[wording]))


def basis_blocks(lens: Lens, briefings: Iterable[str]) -> Iterator[Block]:
    """All of that above a view; of many briefings only how many there are, and their markings."""
    library, look = lens.library, RecordLoader(lens.library)
    slugs = [one for one in dict.fromkeys(briefings) if one not in ("", SHARED)]
    headers = [library.briefings.header(one) for one in slugs]
    if len(headers) > _MOST:
        yield Paragraph(_of_many(headers))
    else:
        for header in headers:
            yield Paragraph(origin_line(header))
            yield Paragraph(lens.line(labelled_basis(header, look), header.key.briefing))
    for line in (*day_line(library), *wording_line(lens.wording)):
        yield Paragraph(line)


def shown_briefings(page: Page) -> list[str]:
    """The briefings of a page: its own, and those from which it shows something."""
    links = {span.link for line in lines_of(page.blocks) for span in line if span.link}
    return [page.key.briefing, *sorted({link.briefing for link in links})]


def _of_many(headers: Iterable[Record]) -> Line:
    some = list(headers)
    marks = sorted({one.text("marking") or "not marked" for one in some})
    said = f"From {len(some):,} briefings, each with a basis of its own · "
    return (*text(said), Span(", ".join(marks), "strong"))
