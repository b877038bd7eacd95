"""Lines of a report: a statement or a question that is named has its number, which leads to it.

Behind the number stands a sign where somebody on the way of the words is not known.
"""

from __future__ import annotations

import re

from briefing.export.anchors import mark
from briefing.export.links import LinkStyle, NoLinks
from briefing.export.report.numbering import Numbering
from briefing.export.spans import SpanWriter
from briefing.model.key import Key
from briefing.page.attribution.unknown_hops import unknown_hop
from briefing.page.blocks import Line, Span
from briefing.page.record_loader import RecordLoader
from briefing.page.words.vocabulary import UNKNOWN_HOP

_NUMBER = rf"\[?[SQ]\d+\]?(?:\(#[sq]\d+\))?(?:{re.escape(UNKNOWN_HOP)})?"
_BRACKETS = re.compile(rf"(\({_NUMBER})\) +\(")
"""A number in brackets, and other brackets behind it: both become one."""


class NumberedLines:
    """Writes the lines of one report, with links where these are wanted."""

    def __init__(self, numbering: Numbering, links: LinkStyle, look: RecordLoader) -> None:
        """For a report in which `numbering` has the numbers."""
        self._numbers = numbering.numbers
        self._look = look
        self._linked = links == "relative"
        self._writer = SpanWriter(NoLinks(), {}, {}, self._note)
        self._beside_ways = SpanWriter(NoLinks(), {}, {}, self._number)

    def raw(self, line: Line, own: Key | None = None) -> str:
        """A line as Markdown that is part of a block; `own` needs no number where it stands."""
        return _BRACKETS.sub(r"\1; ", self._writer.raw(line, own))

    def with_ways(self, line: Line) -> str:
        """The same of a line that has the whole way of each statement, and needs no sign of it."""
        return _BRACKETS.sub(r"\1; ", self._beside_ways.raw(line))

    def anchor(self, key: Key) -> str:
        """What a number leads to; nothing where there are no links."""
        return mark(self._numbers[key].lower()) if self._linked else ""

    def _note(self, span: Span) -> str:
        found = self._look.at(span.link) if span.link else None
        sign = unknown_hop(found, self._look)
        return self._number(span, sign) or sign

    def _number(self, span: Span, sign: str = "") -> str:
        number = self._numbers.get(span.link) if span.link else None
        if number is None:
            return ""
        return f" ([{number}](#{number.lower()}){sign})" if self._linked else f" ({number}{sign})"


def unbracketed(way: Line) -> Line:
    """A way that begins with the speaker's own publication, behind a day that may have brackets."""
    if not way or way[0].text != " (":
        return way
    seen = way[2]._replace(text=way[2].text.removesuffix(")"))
    return (Span(", in "), way[1], seen, *way[3:])
