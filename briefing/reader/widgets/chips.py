"""What narrows the search, as a line of parts that can be taken back one by one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from briefing.page.blocks import Line, Span
from briefing.reader.content import content
from briefing.reader.handler_guard import HandlerGuard
from briefing.reader.style_sheet import style_sheet
from briefing.text.visible import visible_line

MOST = 9
"""Parts that have a number; whatever comes after them has none, and is taken back as the last."""
_FIELD = re.compile(r"-?[a-z][a-z-]*:\S", re.IGNORECASE)
_GAP = 2


def narrowing(parts: Sequence[str]) -> list[str]:
    """Of a query's parts those that stand on fields: words are what is looked for."""
    return [part for part in parts if _FIELD.match(part)]


class FilterChips(HandlerGuard, Widget):
    """A line of parts, each with the number of the key that takes it back."""

    DEFAULT_CSS = style_sheet(__file__)

    @dataclass
    class Taken(Message):
        """A part is to be taken back: it was clicked."""

        part: str

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - the toolkit's name for it
        """Without parts."""
        super().__init__(id=id)
        self.parts: Sequence[str] = ()

    def put(self, parts: Sequence[str]) -> None:
        """Show these parts."""
        self.parts = tuple(parts)
        self.refresh()

    def render(self) -> Content:
        """The parts on one line; where there is no room, the end is cut."""
        return content(self._line(), width=self.content_size.width)

    def _line(self) -> Line:
        spans: list[Span] = []
        for number, part in enumerate(self.parts, start=1):
            spans += [*_chip(number, part), Span(" " * _GAP)]
        return tuple(spans[:-1])

    def on_click(self, event: events.Click) -> None:
        """Take back the part that was clicked."""
        offset = event.get_content_offset(self)
        at = offset.x if offset is not None else -1
        for number, part in enumerate(self.parts, start=1):
            cells = sum(cell_len(span.text) for span in _chip(number, part))
            if 0 <= at < cells:
                self.post_message(self.Taken(part))
                return
            at -= cells + _GAP


def _chip(number: int, part: str) -> Line:
    key = f"{number} " if number <= MOST else ""
    return Span(key, "muted"), Span(visible_line(part), "strong"), Span(" ×", "muted")
