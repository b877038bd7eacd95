"""Two ends side by side as a page: where they differ, what both speak of, what only one says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from briefing.analysis.connections.differences import Difference, DifferenceKind
from briefing.library.library import Library
from briefing.library.store.records import Record
from briefing.model.key import Key
from briefing.page.blocks import (
    Beside,
    Block,
    Heading,
    Line,
    Notice,
    Page,
    Paragraph,
    Span,
    text,
)
from briefing.page.comparison.cells import NOT_HERE, CellComposer
from briefing.page.comparison.compared import BothSay, Comparison, compare
from briefing.page.record_loader import RecordLoader
from briefing.page.words.labels import listed, title_text
from briefing.page.words.vocabulary import plural, sentence

NAME = "compare"
TITLE = "Compare"
DIFFER: Mapping[DifferenceKind, str] = {
    "happened": "Did it happen?",
    "who": "Who did it?",
    "part": "A part of it",
    "number": "Number",
    "date": "When",
    "place": "Where",
    "words": "Words for the same thing",
    "contradicts": "One contradicts the other",
    "corrects": "One corrects the other",
}
_HOW = (
    "What two say of the same thing stands side by side: of the same incident or figure, or where "
    "one repeats, contradicts, corrects, supports or answers the other, as the records have it. "
    "Nothing is put together because its words are alike."
)
_NO_DIFFERENCE = "In these records nothing that the one says stands against what the other says."
_NONE_FOUND = "Nothing that the filter finds is part of a difference in these records."
_NONE_LOOKED = "In what was held against each other nothing stands against what the other says."
_BOTH = (
    "Nothing recorded sets these words against each other. That both speak of it does not say that "
    "they agree."
)


def compose_comparison(
    library: Library, one: str, other: str, briefing: str, query: str = ""
) -> Page:
    """The page. Raises BriefingError where the two cannot be compared."""
    look = RecordLoader(library)
    return comparison_page(compare(look, one, other, briefing, query), look, briefing, query)


def comparison_page(found: Comparison, look: RecordLoader, briefing: str, query: str = "") -> Page:
    """A comparison as a page."""
    title = f"{found.ends[0].name} | {found.ends[1].name}"
    cells = [CellComposer(look, _shown(found, number)) for number in (0, 1)]
    heads = tuple(_end(found, number, cells[number].grades) for number in (0, 1))
    blocks = (
        Heading(1, text(title)),
        *_narrowed(found, query),
        _beside(found, (), heads, named=True),
        *_differences(found, cells, query),
        *_both(found, cells, look),
        *_only(found, cells),
        Paragraph(text(_HOW, "muted")),
    )
    return Page(Key(briefing, NAME), NAME, title, "", blocks)


def _shown(found: Comparison, number: int) -> Iterator[Record]:
    """All that one end has on the page."""
    for differ in found.differ:
        yield from differ.other if number else differ.one
    for both in found.both:
        yield from both.other if number else both.one
    yield from found.only[number]


def _narrowed(found: Comparison, query: str) -> Iterator[Block]:
    """What the two were narrowed to, and what of it was not understood."""
    if query:
        yield Paragraph(
            (Span("Only where this finds something: ", "label"), Span(query, query=query))
        )
    for hint in found.hints:
        yield Notice("warning", text(hint))


def _end(found: Comparison, number: int, grades: str) -> Line:
    end, matching = found.ends[number], found.matching[number]
    every = len(end.voices.statements)
    count = ("" if matching == every else f"{matching:,} of ") + plural(every, "statement")
    below = f"{count}: {end.meaning}" + (f"\nall shown: {grades}" if grades else "")
    return text(below, "muted")


def _beside(
    found: Comparison, about: Line, sides: tuple[Line, ...], *, named: bool = False
) -> Beside:
    one, other = ((Span(end.name, "strong", link=end.key),) for end in found.ends)
    return Beside(about, (one, other), (sides[0] or NOT_HERE, sides[1] or NOT_HERE), named)


def _part(words: str, count: int) -> Heading:
    return Heading(2, (Span(words), Span(f"  {count:,}", "muted")))


def _differences(found: Comparison, cells: Sequence[CellComposer], query: str) -> Iterator[Block]:
    yield _part("They differ", len(found.differ))
    if not found.differ:
        none = _NONE_FOUND if query else _NO_DIFFERENCE
        yield Paragraph(text(_NONE_LOOKED if any(found.left_out) else none, "muted"))
    if any(found.left_out):
        left, right = found.left_out
        which = "more" if query else "older"
        said = f"Not held against each other: {left:,} {which} on the left, {right:,} on the right."
        yield Notice("warning", text(said))
    for one in found.differ:
        sides = (cells[0].difference(one, one.one), cells[1].difference(one, one.other))
        yield _beside(found, difference_title(one), sides)


def difference_title(one: Difference) -> Line:
    """In what two differ, and on which incident or figure."""
    what = sentence(DIFFER[one.kind])
    if one.kind == "words":
        plain_words = one.one[0].text("neutral")
        return (Span(f"{what}: ", "label"), Span(plain_words))
    if one.on is None:
        return (Span(what, "label"),)
    between = " " if what.endswith("?") else ": "
    return (Span(f"{what}{between}", "label"), Span(title_text(one.on), link=one.on.key))


def _both(found: Comparison, cells: Sequence[CellComposer], look: RecordLoader) -> Iterator[Block]:
    yield _part("Both speak of it", len(found.both))
    if found.both:
        yield Paragraph(text(_BOTH, "muted"))
    for one in found.both:
        sides = (cells[0].cell(one.one, one.on), cells[1].cell(one.other, one.on))
        yield _beside(found, shared_title(one, look), sides)


def shared_title(one: BothSay, look: RecordLoader) -> Line:
    """What both speak of, and whether one speaker said first what both have."""
    about: Line = (Span(title_text(one.on), link=one.on.key),) if one.on else ()
    if one.role:
        role = look.role(one.role)
        about = text(f"The {'right' if one.turned else 'left'} {role.label} the other", "label")
    elif one.on is None:
        about = text("Both go back to one statement", "label")
    if not one.first_speakers:
        return about
    named = listed((Span(each.label, link=each.key),) for each in one.first_speakers)
    several = len(one.first_speakers) > 1
    said = "the same first speakers for both" if several else "one first speaker for both"
    said = said if one.one_origin else "among the first speakers of both"
    return (*about, Span(f"  {said}: ", "warning"), *named)


def _only(found: Comparison, cells: Sequence[CellComposer]) -> Iterator[Block]:
    for number, end in enumerate(found.ends):
        some, count = found.only[number], found.only_count[number]
        yield _part(f"Only {end.name}", count)
        for record in some:
            said = cells[number].cell((record,), None)
            yield _beside(found, (), ((), said) if number else (said, ()))
        if count > len(some):
            yield Paragraph(text(f"and {count - len(some):,} more", "muted"))
