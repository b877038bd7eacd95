"""The last door before the terminal: no control character passes it, whatever widget sent it."""

from __future__ import annotations

import re

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


class ControlFilter(LineFilter):
    """Puts a space in place of whatever would still move, colour or confuse the terminal.

    Content is cleaned where it enters a widget (`briefing.reader.content`); this is for the text
    that reaches a widget by a way nobody thought of. A space, not nothing, keeps the columns
    straight.
    """

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """`segments` themselves if they are clean, as they nearly always are."""
        if not any(_CONTROL.search(text) for text, _, _ in segments):
            return segments
        return [Segment(_CONTROL.sub(" ", text), style) for text, style, _ in segments]
