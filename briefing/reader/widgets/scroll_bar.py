"""The scroll bar of lists and pages: the toolkit's, drawn with less work."""

from __future__ import annotations

from typing import cast

from rich.segment import Segment
from textual.geometry import Region
from textual.scrollbar import ScrollBar, ScrollBarRender
from textual.strip import Strip
from textual.widget import Widget

from briefing.reader.handler_guard import HandlerGuard


class LineScrollBar(HandlerGuard, ScrollBar):
    """Has a few pieces, which are kept, in place of lines of its own.

    The toolkit styles each line of a bar anew whenever it moves, which takes as long as the lines
    of the list beside it.
    """

    def __init__(self, thickness: int) -> None:
        """`thickness` is in cells."""
        super().__init__(name="vertical", thickness=thickness)
        self._pieces: dict[Segment, Strip] = {}

    def notify_style_update(self) -> None:
        """The look has changed: the theme."""
        super().notify_style_update()
        self._pieces.clear()

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines of the bar."""
        bar = cast("ScrollBarRender", self.render())
        look = self.app.console.get_style(bar.style)
        assert look.bgcolor is not None
        assert look.color is not None
        segments = bar.render_bar(
            size=self.size.height,
            virtual_size=bar.virtual_size,
            window_size=bar.window_size,
            position=bar.position,
            thickness=self.size.width,
            back_color=look.bgcolor,
            bar_color=look.color,
        ).segments
        return filtered(self, [self._piece(one) for one in segments[crop.y : crop.bottom]])

    def _piece(self, segment: Segment) -> Strip:
        found = self._pieces.get(segment)
        if found is None:
            style = self.visual_style.rich_style
            found = self._pieces[segment] = Strip([segment], self.size.width).apply_style(style)
        return found


def filtered(widget: Widget, strips: list[Strip]) -> list[Strip]:
    """Lines as they may go to the terminal: what a filter made of one is kept with it."""
    background = widget.background_colors[1]
    for one in widget.get_line_filters():
        strips = [strip.apply_filter(one, background) for strip in strips]
    return strips
