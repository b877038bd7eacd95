"""What the list and the page have in common: they draw line by line, and move in steps."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping
from functools import partial

from textual.content import Content
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.scrollbar import ScrollBar
from textual.strip import Strip
from textual.style import Style

from briefing.reader.keys.dispatch import ActionTarget, Command
from briefing.reader.style_sheet import style_sheet
from briefing.reader.widgets.scroll_bar import LineScrollBar, filtered

_ALL = 2**40
"""More steps than lead from one end of anything to the other."""


class LineView(ActionTarget, ScrollView, can_focus=True, inherit_bindings=False):
    """A window onto lines, of which only those in view are ever drawn."""

    DEFAULT_CSS = style_sheet(__file__)

    @property
    @abstractmethod
    def screenful(self) -> int:
        """How many steps make a screen; at least 1."""

    @abstractmethod
    def step(self, steps: int) -> None:
        """Go so many rows or lines down, up if negative; at the end, stay there."""

    @property
    def vertical_scrollbar(self) -> ScrollBar:
        """The scroll bar, made when it is first asked for."""
        if self._vertical_scrollbar is None:
            self._vertical_scrollbar = LineScrollBar(self.scrollbar_size_vertical)
            self._vertical_scrollbar.display = False
            self.app._start_widget(self, self._vertical_scrollbar)
        return self._vertical_scrollbar

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines as they are kept, where the toolkit has nothing to draw around them.

        It makes new ones of them, for which all has to be worked out again that follows from a
        line: how it is divided, and what the terminal gets.
        """
        if self.styles.gutter:
            return super().render_lines(crop)
        return filtered(self, [self.render_line(y) for y in crop.line_range])

    @property
    def commands(self) -> Mapping[str, Command]:
        """The keys that move."""
        return {
            "down": partial(self.step, 1),
            "up": partial(self.step, -1),
            "half-page-down": lambda: self.step(max(1, self.screenful // 2)),
            "half-page-up": lambda: self.step(-max(1, self.screenful // 2)),
            "page-down": lambda: self.step(self.screenful),
            "page-up": lambda: self.step(-self.screenful),
            "top": partial(self.step, -_ALL),
            "bottom": partial(self.step, _ALL),
        }


def drawn(line: Content, width: int, style: Style) -> Strip:
    """A line as the toolkit wants it: in its colours, and as wide as the window."""
    return Strip(line.render_segments(style)).adjust_cell_length(width, style.rich_style)


def window(view: LineView) -> Size:
    """The cells that a line has, and the lines that are in view."""
    return view.scrollable_content_region.size


def scroll_to_line(view: LineView, line: int) -> None:
    """Scroll at once so that `line` is the first in view, if there is enough below it."""
    # Forced, because before the scroll bar is there the toolkit thinks that nothing scrolls.
    view.scroll_to(y=line, animate=False, force=True)


def hold(view: LineView, lines: int) -> None:
    """There are so many lines now; whoever says so scrolls to where they are to be seen.

    The screen is not laid out again, which takes longer than all else that a key does, unless the
    height of the window is that of its lines.
    """
    size = Size(window(view).width, lines)
    if view.styles.auto_dimensions:
        view.virtual_size = size
        return
    view.set_reactive(LineView.virtual_size, size)
    if view.show_vertical_scrollbar:
        view.vertical_scrollbar.window_virtual_size = lines


def stay_within(view: LineView) -> None:
    """Scroll back to where there are lines, if there are fewer now."""
    if view.scroll_offset.y > view.max_scroll_y:
        scroll_to_line(view, view.max_scroll_y)
