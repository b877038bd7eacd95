"""The foot of a page: what the row of the marked link is about, where a row is too short."""

from __future__ import annotations

from collections.abc import Callable

from textual.content import Content
from textual.widget import Widget

from briefing.model.key import Key
from briefing.page.blocks import Line
from briefing.page.layout.truncate import truncated
from briefing.page.layout.wrap import wrap
from briefing.reader.content import content
from briefing.reader.handler_guard import HandlerGuard
from briefing.reader.style_sheet import style_sheet
from briefing.reader.widgets.page.page_text import PageText

FootLines = Callable[[Key], tuple[Line, ...]]
"""Gives what is to be said of a record."""


class PageFoot(HandlerGuard, Widget):
    """Some lines below a page, all but the last cut to the width; in view where there are any."""

    DEFAULT_CSS = style_sheet(__file__)

    def __init__(self) -> None:
        """Nothing is said at first."""
        super().__init__(id="foot")
        self.lines: tuple[Line, ...] = ()
        self._key: Key | None = None

    def tell(self, key: Key | None, lines: FootLines) -> None:
        """Say the `lines` of a record, asked for only if it is another one than before."""
        if key is not None and key == self._key:
            return
        self._key = key
        before, self.lines = self.lines, lines(key) if key is not None else ()
        self.set_class(bool(self.lines), "-told")
        if self.lines != before:
            self.refresh()

    def keep_room(self, wanted: bool) -> None:
        """Whether there is a foot: said before the page comes, so that its lines do not move."""
        self.set_class(wanted, "-told")

    def forget(self) -> None:
        """What is said may be another thing by now."""
        self._key = None

    def render(self) -> Content:
        """The lines; the last may take more than one."""
        width = self.content_size.width
        cut = [truncated(one, width) for one in self.lines[:-1]]
        last = [
            tuple(piece.run.span._replace(text=piece.text) for piece in row)
            for line in self.lines[-1:]
            for row in wrap(line, width)
        ]
        return Content("\n").join([content(line) for line in (*cut, *last)])


def row_key(text: PageText, marked: int) -> Key | None:
    """What the row of a link is about: its first link; without a mark, the first of the page."""
    if not text.links:
        return None
    row, _ = text.start(max(0, marked))
    return next((span.link for span in text.lines[row] if span.link), None)
