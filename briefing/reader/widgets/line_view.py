"""What the list and the page have in common: they draw line by line, and move in steps."""

from __future__ import annotations

from abc import abstractmethod

from textual.content import Content
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from briefing.reader.widgets import style_sheet


class LineView(ScrollView, can_focus=True, inherit_bindings=False):
    """A window onto lines, of which only those in view are ever drawn."""

    DEFAULT_CSS = style_sheet(__file__)

    @property
    @abstractmethod
    def length(self) -> int:
        """How many steps lead from one end to the other, or a few more."""

    @property
    @abstractmethod
    def screenful(self) -> int:
        """How many steps make a screen; at least 1."""

    @abstractmethod
    def step(self, steps: int) -> None:
        """Go so many rows or lines down, up if negative; at the end, stay there."""

    @property
    def width(self) -> int:
        """The cells that a line has."""
        return self.scrollable_content_region.width

    @property
    def height(self) -> int:
        """The lines that are in view."""
        return self.scrollable_content_region.height

    def hold(self, lines: int) -> None:
        """Say how many lines there are to scroll through.

        The screen is laid out again, which takes longer than all else that a key does, only where
        the scroll bar comes or goes.
        """
        size = Size(self.width, lines)
        if self.show_vertical_scrollbar and lines > self.container_size.height:
            self.set_reactive(LineView.virtual_size, size)
            self.vertical_scrollbar.window_virtual_size = lines
        elif not self.show_vertical_scrollbar and 0 < lines <= self.container_size.height:
            self.set_reactive(LineView.virtual_size, size)
        else:
            self.virtual_size = size

    def draw(self, line: Content) -> Strip:
        """A line as the toolkit wants it: in its colours, and as wide as the window."""
        base = self.visual_style
        return Strip(line.render_segments(base)).adjust_cell_length(self.width, base.rich_style)

    def scroll_line(self, line: int) -> None:
        """Scroll at once so that `line` is the first in view, if there is enough below it."""
        # Forced, because before the scroll bar is there the toolkit thinks that nothing scrolls.
        self.scroll_to(y=line, animate=False, force=True)

    def action_down(self) -> None:
        """One step down."""
        self.step(1)

    def action_up(self) -> None:
        """One step up."""
        self.step(-1)

    def action_half_page_down(self) -> None:
        """Half a page down."""
        self.step(max(1, self.screenful // 2))

    def action_half_page_up(self) -> None:
        """Half a page up."""
        self.step(-max(1, self.screenful // 2))

    def action_page_down(self) -> None:
        """A screen down."""
        self.step(self.screenful)

    def action_page_up(self) -> None:
        """A screen up."""
        self.step(-self.screenful)

    def action_top(self) -> None:
        """To the beginning."""
        self.step(-self.length)

    def action_bottom(self) -> None:
        """To the end."""
        self.step(self.length)
