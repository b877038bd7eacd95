"""The wording of a briefing: each loaded term, plain words for it, who uses it, and where."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from briefing.analysis.wording.loaded_terms import LoadedTerm, loaded_terms_of
from briefing.analysis.wording.term_matcher import TermMatcher
from briefing.analysis.wording.term_uses import TermUse, TermUses, names_of, term_uses
from briefing.library.library import Library
from briefing.model.key import Key
from briefing.page.blocks import Block, Heading, Line, Notice, Page, Paragraph, Span, Table, text
from briefing.page.overviews import OVERVIEWS
from briefing.page.record_loader import RecordLoader
from briefing.page.sections.backlinks import more
from briefing.page.sections.body import part
from briefing.page.wording.term_uses import (
    IN_OWN_WORDS,
    IN_QUOTATIONS,
    gather_uses,
    own_words,
    quotations,
    short_use,
    unread,
)
from briefing.page.words.labels import listed, reference
from briefing.page.words.vocabulary import plural

if TYPE_CHECKING:
    from briefing.page.overviews.narrowing import Narrowing

NAME = "wording"
MOST_TERMS = 200
"""Terms that the page tells of; of those beyond, how many there are."""
_HEAD = ("As printed", "In plain words", "Recorded as used by", "Where it is used")


def compose(library: Library, briefing: str, only: Narrowing | None = None) -> Page:
    """The wording of one briefing as a page."""
    terms: Sequence[LoadedTerm] = loaded_terms_of(library, briefing)
    found = term_uses(
        library,
        briefing,
        terms if only else terms[:MOST_TERMS],
        TermMatcher(terms, names_of(library, briefing, terms)),
    )
    if only is not None:
        terms, found = meant_terms(terms, found, only)
    shown = terms[:MOST_TERMS]
    look = RecordLoader(library)
    gather_uses(found, look)
    look.gather((each, term.key.briefing) for term in shown for each in term.used_by)
    title = OVERVIEWS[NAME].title
    return Page(
        key=Key(briefing, NAME),
        section=NAME,
        title=title,
        kind="",
        blocks=(
            Heading(1, text(title)),
            *(_table(shown, found, look) if shown or only is None else ()),
            *_rest(len(terms) - len(shown)),
            *unread(found),
            *_in_quotations(shown, found, look),
            *_in_own_words(shown, found, look),
        ),
    )


def meant_terms(
    terms: Sequence[LoadedTerm], found: TermUses, only: Narrowing
) -> tuple[Sequence[LoadedTerm], TermUses]:
    """The uses in the records that are meant, and the terms that are meant or used in them."""
    uses = [use for some in (found.quoted, found.own) for one in some.values() for use in one]
    there = only.among({use.record.key for use in uses} | {term.key for term in terms})

    def meant(some: Mapping[Key, Sequence[TermUse]]) -> dict[Key, list[TermUse]]:
        kept = {key: [use for use in one if use.record.key in there] for key, one in some.items()}
        return {key: one for key, one in kept.items() if one}

    left = found._replace(quoted=meant(found.quoted), own=meant(found.own))
    kept = [one for one in terms if one.key in there | left.quoted.keys() | left.own.keys()]
    only.tell(len(kept), len(terms), "terms")
    return kept, left


def _table(terms: Sequence[LoadedTerm], found: TermUses, look: RecordLoader) -> list[Block]:
    if not terms:
        return [Paragraph(text("No loaded terms are recorded."))]
    how = (
        "Wording that takes a side, with plain words for the same thing. A term counts where it "
        "stands as a whole, the longest first, and not where it is part of a name."
    )
    rows = tuple(_row(term, found, look) for term in terms)
    return [Paragraph(text(how)), Table(tuple(text(head) for head in _HEAD), rows)]


def _row(term: LoadedTerm, found: TermUses, look: RecordLoader) -> tuple[Line, ...]:
    printed = (_printed(term), *((Span(f"“{each}”", "quote"),) for each in term.variants[1:]))
    users = [reference(each, term.key.briefing, look) for each in term.used_by]
    return (
        listed(printed),
        text(term.neutral),
        listed(users) or text("nobody", "muted"),
        _where(term, found, look),
    )


def _printed(term: LoadedTerm) -> Line:
    """The term's first form, which leads to the term."""
    return (Span(f"“{term.variants[0]}”", "quote", link=term.key),)


def _where(term: LoadedTerm, found: TermUses, look: RecordLoader) -> Line:
    """In how many quotations, and whether in the briefing's own words."""
    quoted, own = short_use(found.quoted.get(term.key, ()), look), len(found.own.get(term.key, ()))
    warning = (Span(f"{plural(own, 'time')} in this briefing's own words", "warning"),)
    return listed([quoted, warning if own else ()], "; ") or text(
        "in no quotation in this briefing", "muted"
    )


def _rest(count: int) -> list[Block]:
    line = more(count, "kind:term")
    return [Paragraph(line)] if line else []


def _in_quotations(
    terms: Sequence[LoadedTerm], found: TermUses, look: RecordLoader
) -> Iterator[Block]:
    """Each term that somebody is quoted with: who, and where."""
    quoted = [term for term in terms if term.key in found.quoted]
    if quoted:
        yield part(IN_QUOTATIONS)
    for term in quoted:
        yield Heading(3, _printed(term))
        yield from quotations(term, found.quoted[term.key], look)


def _in_own_words(
    terms: Sequence[LoadedTerm], found: TermUses, look: RecordLoader
) -> Iterator[Block]:
    """Each term that stands in the briefing's own prose, where nobody is quoted."""
    own = [term for term in terms if term.key in found.own]
    if own:
        yield part(IN_OWN_WORDS)
        yield Notice("warning", text(f"{plural(len(own), 'loaded term')} outside quotation marks."))
    for term in own:
        yield Heading(3, _printed(term))
        yield from own_words(term, found.own[term.key], look)
