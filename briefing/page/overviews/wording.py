"""The wording of a briefing: each loaded term, plain words for it, who uses it, and where."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing.analysis.wording.matching import Matcher
from briefing.analysis.wording.standing import Standing, names_of, standing
from briefing.analysis.wording.terms import Term, terms_of
from briefing.library.library import Library
from briefing.model.key import Key
from briefing.page.backlinks import more
from briefing.page.blocks import Block, Heading, Line, Notice, Page, Paragraph, Span, Table, text
from briefing.page.body import part
from briefing.page.look import Look
from briefing.page.names import listed, reference
from briefing.page.overviews import OVERVIEWS
from briefing.page.vocabulary import plural
from briefing.page.wording.standing import (
    IN_OWN_WORDS,
    IN_QUOTATIONS,
    gather_uses,
    in_short,
    own_words,
    quotations,
    unread,
)

NAME = "wording"
MOST_TERMS = 200
"""Terms that the page tells of; of those beyond, how many there are."""
_HEAD = ("As printed", "In plain words", "Recorded as used by", "Where it stands")


def compose(library: Library, briefing: str) -> Page:
    """The wording of one briefing as a page."""
    terms = terms_of(library, briefing)
    shown = terms[:MOST_TERMS]
    found = standing(library, briefing, shown, Matcher(terms, names_of(library, briefing, terms)))
    look = Look(library)
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
            *_table(shown, found, look),
            *_rest(len(terms) - len(shown)),
            *unread(found),
            *_in_quotations(shown, found, look),
            *_in_own_words(shown, found, look),
        ),
    )


def _table(terms: Sequence[Term], found: Standing, look: Look) -> list[Block]:
    if not terms:
        return [Paragraph(text("No loaded terms are recorded."))]
    how = (
        "Wording that takes a side, with plain words for the same thing. A term counts where it "
        "stands as a whole, the longest first, and not where it is part of a name."
    )
    rows = tuple(_row(term, found, look) for term in terms)
    return [Paragraph(text(how)), Table(tuple(text(head) for head in _HEAD), rows)]


def _row(term: Term, found: Standing, look: Look) -> tuple[Line, ...]:
    printed = (_printed(term), *((Span(f"“{each}”", "quote"),) for each in term.variants[1:]))
    users = [reference(each, term.key.briefing, look) for each in term.used_by]
    return (
        listed(printed),
        text(term.neutral),
        listed(users) or text("nobody", "muted"),
        _where(term, found, look),
    )


def _printed(term: Term) -> Line:
    """The term's first form, which leads to the term."""
    return (Span(f"“{term.variants[0]}”", "quote", link=term.key),)


def _where(term: Term, found: Standing, look: Look) -> Line:
    """In how many quotations, and whether in the briefing's own words."""
    quoted, own = in_short(found.quoted.get(term.key, ()), look), len(found.own.get(term.key, ()))
    warning = (Span(f"{plural(own, 'time')} in this briefing's own words", "warning"),)
    return listed([quoted, warning if own else ()], "; ") or text("in no quotation here", "muted")


def _rest(count: int) -> list[Block]:
    line = more(count, "kind:term")
    return [Paragraph(line)] if line else []


def _in_quotations(terms: Sequence[Term], found: Standing, look: Look) -> Iterator[Block]:
    """Each term that somebody is quoted with: who, and where."""
    quoted = [term for term in terms if term.key in found.quoted]
    if quoted:
        yield part(IN_QUOTATIONS)
    for term in quoted:
        yield Heading(3, _printed(term))
        yield from quotations(term, found.quoted[term.key], look)


def _in_own_words(terms: Sequence[Term], found: Standing, look: Look) -> Iterator[Block]:
    """Each term that stands in the briefing's own prose, where nobody is quoted."""
    own = [term for term in terms if term.key in found.own]
    if own:
        yield part(IN_OWN_WORDS)
        yield Notice("warning", text(f"{plural(len(own), 'loaded term')} outside quotation marks."))
    for term in own:
        yield Heading(3, _printed(term))
        yield from own_words(term, found.own[term.key], look)
