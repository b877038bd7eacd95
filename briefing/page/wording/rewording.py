"""One line with its loaded terms in plain words: everything between quotation marks stays."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from briefing.analysis.wording.loaded_passages import merged
from briefing.analysis.wording.loaded_terms import Wording
from briefing.analysis.wording.quotation_marks import quoted_parts
from briefing.analysis.wording.term_matcher import Place, TermMatch, TermMatcher
from briefing.model.key import Key
from briefing.page.blocks import Line, Span, plain

_KEPT = frozenset({"quote", "literal", "replaced"})
"""The styles of what no lens touches: quotations, identifiers, and what one has put there."""
_FILLER = "\ufffc"
"""Stands for the letters of such spans where quotation marks are looked for."""


def reworded(line: Line, matcher: TermMatcher, wording: Wording) -> Line:
    """The line with its terms in plain words, marked by brackets; with `both`, beside them.

    Never touched are the text between quotation marks, spans of the styles `quote`, `literal` and
    `replaced`, and spans that lead out or to a search. Links stay.
    """
    if wording == "printed":
        return line
    found = unquoted(line, matcher)
    if not found:
        return line
    cut = _Cut(line)
    spans: list[Span] = []
    at = 0
    for match in found:
        spans += cut.between(at, match.start)
        pieces = list(cut.between(match.start, match.end))
        spans += _instead(pieces, match) if wording == "neutral" else _beside(pieces, match)
        at = match.end
    return (*spans, *cut.between(at, cut.ends[-1]))


def reworded_text(text: str, matcher: TermMatcher, wording: Wording) -> str:
    """The same for text that has no links, such as a label."""
    return plain(reworded((Span(text),), matcher, wording))


def unquoted(line: Line, matcher: TermMatcher) -> Sequence[TermMatch]:
    """The terms in a line that are nobody's quotation, in order."""
    if not matcher.may_have(plain(line)):
        return ()
    kept = [place for span, place in zip(line, _Cut(line).places(), strict=True) if _stays(span)]
    text = "".join(_FILLER * len(span.text) if _stays(span) else span.text for span in line)
    return matcher.find(text, merged([*kept, *quoted_parts(text)]))


def _stays(span: Span) -> bool:
    return bool(span.text and (span.style in _KEPT or span.url or span.query))


class _Cut:
    """A line to be cut by where in its text something stands."""

    def __init__(self, line: Line) -> None:
        self.line = line
        self.ends = list(accumulate(len(span.text) for span in line))

    def places(self) -> Iterator[Place]:
        """Where each span begins and ends."""
        return zip([0, *self.ends], self.ends, strict=False)

    def between(self, start: int, end: int) -> Iterator[Span]:
        """What of the line stands between two places."""
        number = bisect_right(self.ends, start)
        while number < len(self.line) and start < end:
            span, last = self.line[number], self.ends[number]
            first = last - len(span.text)
            if span.text:
                yield span._replace(text=span.text[start - first : end - first])
            start, number = last, number + 1


def _instead(pieces: Sequence[Span], match: TermMatch) -> Iterator[Span]:
    """The plain words, marked, with the links of what they stand for.

    Where a term goes across several links, each of them keeps a part of the words.
    """
    words = f"[{match.term.plain}]"
    linked = dict.fromkeys(piece.link for piece in pieces if piece.link)
    links: list[Key | None] = [*linked] or [None]
    for number, link in enumerate(links):
        part = words[number * len(words) // len(links) : (number + 1) * len(words) // len(links)]
        yield Span(part, "replaced", link)


def _beside(pieces: Sequence[Span], match: TermMatch) -> Iterable[Span]:
    """The printed words between quotation marks, and the plain ones after them."""
    first, *_ = marked = list(pieces)
    marked[0] = first._replace(text=f"“{first.text}")
    marked[-1] = marked[-1]._replace(text=f"{marked[-1].text}”")
    return [*marked, Span(f" [{match.term.plain}]", "replaced")]
