"""Lines of a page as Markdown: text escaped, links written, statements with their footnotes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from briefing.export import gfm
from briefing.export.links import Links
from briefing.model.key import Key
from briefing.page.blocks import Line, Span, Style
from briefing.text.visible import visible_line

BOLD: frozenset[Style] = frozenset({"strong", "label", "warning", "error"})
"""What is set in bold. Everything else says in words what it is."""
_EMPTY_LINES = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)+")


@dataclass(frozen=True, slots=True)
class SpanWriter:
    """Writes lines of a page.

    `targets` has the file of every record that the lines link to and the export has. `places` has
    where in the export the answer to a query stands, for those that a page asks and an export can
    answer. `note` gives the footnote mark for what a span names, or nothing. `named` gives a span
    as it is written where it names a statement.
    """

    links: Links
    targets: Mapping[Key, str]
    places: Mapping[str, str]
    note: Callable[[Span], str]
    named: Callable[[Span], Span] = lambda span: span

    def raw(self, line: Line, own: Key | None = None) -> str:
        """A line as Markdown that is part of a block (see `gfm.block`).

        A record that it links to several times has one footnote mark, at the first; `own`, whose
        note stands elsewhere, has none.
        """
        spans = [self.named(span) for span in _merged(line)]
        plain = [gfm.escape(span.text) for span in spans]
        pieces = [self._piece(span, raw) for span, raw in zip(spans, plain, strict=True)]
        noted, whole, ours = {""}, "", False
        for span, words, piece, after in zip(spans, plain, pieces, (*pieces[1:], ""), strict=False):
            bold = gfm.bold(piece, whole[-1:], after[:1]) if span.style in BOLD else piece
            whole = _joined(whole, bold, ours)
            mark = self.note(span) if span.link and span.link != own else ""
            whole = whole if mark in noted else _joined(whole, mark, False)
            noted.add(mark)
            ours = piece != words or bool(mark)
        return whole

    def _piece(self, span: Span, raw: str) -> str:
        """A run of text with its link, if it has one and the link may be written."""
        if not span.text.strip() or not (span.link or span.query or span.url):
            return raw
        words = visible_line(span.text)  # one line: a mark after it must not begin another
        core = words.strip()
        lead, _, trail = words.partition(core)
        return f"{lead}{self._link(span, gfm.escape(core), core)}{trail}"

    def _link(self, span: Span, raw: str, words: str) -> str:
        if span.link:
            return self.links.link(span.link, raw, words, self.targets)
        place = self.places.get(span.query, "") if span.query else gfm.address(span.url)
        if not place:
            return raw
        return f"<{place}>" if place == words else f"[{raw}]({place})"


def markdown_paragraphs(line: Line) -> list[Line]:
    """A line cut where its text has an empty line; empty ones at its ends are left out."""
    parts: list[list[Span]] = [[]]
    for span in line:
        first, *rest = _EMPTY_LINES.split(span.text)
        parts[-1].append(span._replace(text=first))
        parts.extend([span._replace(text=text)] for text in rest)
    return [tuple(part) for part in parts if any(span.text.strip("\n") for span in part)]


def linked(lines: Iterable[Line]) -> Iterator[Key]:
    """The records that lines link to."""
    return (span.link for line in lines for span in line if span.link)


def _merged(line: Line) -> Iterator[Span]:
    """The spans with a text, those that look alike as one."""
    shown = (span for span in line if span.text)
    for (bold, *where), same in groupby(
        shown, key=lambda span: (span.style in BOLD, span.link, span.query, span.url)
    ):
        text = "".join(span.text for span in same)
        yield Span(text, "strong" if bold else "", *where)


def _joined(before: str, piece: str, after_link: bool) -> str:
    """`piece` after `before`, neither of them changing what the other is.

    An exclamation mark would make an image of a link after it; brackets after a link could be taken
    for a part of it.
    """
    if before.endswith("!") and piece.startswith("["):
        return f"{before[:-1]}\\!{piece}"
    if after_link and piece.startswith(("(", "{")):
        return f"{before}\\{piece}"
    return before + piece
