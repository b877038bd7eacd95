"""Lines of a report: a statement or a question that is named has its number, which leads to it."""

from __future__ import annotations

import re

from briefing.export.anchors import mark
from briefing.export.links import LinkStyle, NoLinks
from briefing.export.report.numbering import Numbering
from briefing.export.spans import SpanWriter
from briefing.model.key import Key
from briefing.page.blocks import Line, Span

_NUMBER = r"\[?[SQ]\d+\]?(?:\(#[sq]\d+\))?"
_BRACKETS = re.compile(rf"(\({_NUMBER})\) +\(")
"""A number in brackets, and other brackets behind it: both become one."""


class NumberedLines:
    """Writes the lines of one report, with links where these are wanted."""

    def __init__(self, numbering: Numbering, links: LinkStyle) -> None:
        """For a report in which `numbering` has the numbers."""
        self._numbers = numbering.numbers
        self._linked = links == "relative"
        self._writer = SpanWriter(NoLinks(), {}, {}, self._note)

    def raw(self, line: Line, own: Key | None = None) -> str:
        """A line as Markdown that is part of a block; `own` needs no number where it stands."""
        return _BRACKETS.sub(r"\1; ", self._writer.raw(line, own))

    def anchor(self, key: Key) -> str:
        """What a number leads to; nothing where there are no links."""
        return mark(self._numbers[key].lower()) if self._linked else ""

    def _note(self, span: Span) -> str:
        number = self._numbers.get(span.link) if span.link else None
        if number is None:
            return ""
        return f" ([{number}](#{number.lower()}))" if self._linked else f" ({number})"


def unbracketed(way: Line) -> Line:
    """A way that begins with the speaker's own publication, behind a day that may have brackets."""
    if not way or way[0].text != " (":
        return way
    seen = way[2]._replace(text=way[2].text.removesuffix(")"))
    return (Span(", in "), way[1], seen, *way[3:])
