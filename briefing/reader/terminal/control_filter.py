"""The last door before the terminal: no control character passes it, whatever widget sent it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

_CONTROL = "[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
"""None of these is printable, which is asked first: it is quick, and most pieces of text are."""


class ControlFilter(LineFilter):
    """Puts a space in place of whatever would still move, colour or confuse the terminal.

    Content is cleaned where it enters a widget (`briefing.reader.content`); this is for the text
    that reaches a widget by a way nobody thought of. A space, not nothing, keeps the columns
    straight. The filters of the toolkit are called here too: it makes and keeps a line of its own
    for each filter that it knows.
    """

    def __init__(self, before: Sequence[LineFilter] = ()) -> None:
        """`before` are other filters, which come first."""
        super().__init__()
        self.before = before

    def after(self, before: Sequence[LineFilter]) -> ControlFilter:
        """The filter that comes after these: this one, unless they are others.

        What a filter has made of a line is kept under its name.
        """
        return self if before == self.before else ControlFilter(before)

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """`segments` themselves if they are clean, as they nearly always are."""
        for one in self.before:
            segments = one.apply(segments, background)
        for text, _, _ in segments:
            if not text.isprintable() and re.search(_CONTROL, text):
                return [Segment(re.sub(_CONTROL, " ", text), style) for text, style, _ in segments]
        return segments
