"""A page of text, line by line, that keeps its place and lets its text be selected."""

from __future__ import annotations

from typing import NamedTuple

from textual.content import Content
from textual.geometry import Region
from textual.selection import Selection
from textual.strip import Strip

from briefing.page.blocks import Blocks, Line, Page, Paragraph
from briefing.page.layout import layout
from briefing.reader.spread import Spread
from briefing.reader.text import content
from briefing.reader.widgets.line_view import LineView

_MARGIN = 1  # cells between the text and the scroll bar


class Top(NamedTuple):
    """The row at the top, as the person chose it, in a page laid out for `width` (0: for any).

    `row` may be more than can be scrolled to. `ink` is how many characters stand above it, and None
    until that is needed.
    """

    row: int = 0
    width: int = 0
    ink: int | None = None


class PageView(LineView):
    """A page, laid out again whenever its width changes, at the words that were at its top.

    At a width that it had before, it returns to the very row.
    """

    ALLOW_SELECT = True

    def __init__(
        self,
        *,
        empty: Line = (),
        id: str | None = None,  # noqa: A002 - the toolkit's name for it
        classes: str | None = None,
    ) -> None:
        """`empty` is what to say, and to do, until a page is shown."""
        super().__init__(id=id, classes=classes)
        self.page: Page | Blocks = (Paragraph(empty),) if empty else ()
        self.spread = Spread(layout((), 1))
        self._laid_out = 0  # the width; 0 until there is one
        self._top = Top()
        self._fitted = 0  # the row that was scrolled to for the width, not by the person
        self._strips: dict[int, Strip] = {}

    @property
    def sheet_width(self) -> int:
        """The width for which the page is laid out; 0 until there is one."""
        return self._laid_out

    @property
    def scroll_row(self) -> int:
        """The first row in view."""
        return self.scroll_offset.y if self._laid_out else self._top.row

    @scroll_row.setter
    def scroll_row(self, row: int) -> None:
        """Scroll so that `row` is the first in view, if there is enough below it."""
        self._top = self._top_at(row)
        if self._laid_out:
            self._fitted = self._top.row
            self.scroll_line(self._top.row)

    def turn_to(self, page: Page | Blocks, scroll: int, width: int = 0) -> None:
        """Show another page, from the row `scroll` on, which it has when laid out for `width`."""
        self.page = page
        self._laid_out = 0
        self._top = Top(max(0, scroll), width)
        self.spread = Spread(layout((), 1))
        self._fit()

    def renew(self, page: Page | Blocks) -> None:
        """Show the page as it is by now, with the same words at the top; nothing else moves."""
        if page == self.page:
            return
        self.page = page
        if not self._laid_out:
            return
        before, row = self.spread, self.scroll_row
        self.spread = self._spread_for(self._laid_out)
        self.hold(len(self.spread.lines))
        self.renewed(before)
        self.laid_out()
        self.scroll_row = self.spread.row_like(before, row)
        self.repaint()

    def renewed(self, before: Spread) -> None:
        """The page says something else than it did `before`."""

    def _fit(self) -> None:
        """Lay the page out for the width there is, and return to the same place of it."""
        if not self.width or self.width == self._laid_out:
            return
        top, width = self._top, self.width
        if top.width not in (0, width) and top.ink is None:
            top = top._replace(ink=self._spread_for(top.width).ink_before(top.row))
        self._top, self._laid_out = top, width
        self.spread = self._spread_for(width)
        self.hold(len(self.spread.lines))
        self.laid_out()
        self.repaint()
        same = top.ink is None or top.width == width
        self._fitted = top.row if same else self.spread.row_of(top.ink or 0)
        self.scroll_line(self._fitted)

    def _spread_for(self, width: int) -> Spread:
        return Spread(layout(self.page, width - _MARGIN))

    def _top_at(self, row: int) -> Top:
        """The top that the person has chosen by scrolling."""
        ink = self.spread.ink_before(row) if self._laid_out else None
        return Top(max(0, row), self._laid_out, ink)

    def laid_out(self) -> None:
        """The rows are others: what is known of their places must be found again."""

    def repaint(self) -> None:
        """Draw everything again."""
        self._strips.clear()
        self.refresh()

    def on_resize(self) -> None:
        """There is another width, or another height, which shows more or less."""
        self._fit()

    def render_lines(self, crop: Region) -> list[Strip]:
        """Lay the page out for a width that is drawn before it was told: no frame is without it."""
        self._fit()
        return super().render_lines(crop)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Remember the row, so that another width can return to it."""
        super().watch_scroll_y(old_value, new_value)
        row = round(new_value)
        if self._laid_out and row != min(self._fitted, int(self.max_scroll_y)):
            self._top = self._top_at(row)

    def notify_style_update(self) -> None:
        """The look has changed: the theme."""
        super().notify_style_update()
        self._strips.clear()

    def selection_updated(self, selection: Selection | None) -> None:
        """Other text is selected with the mouse."""
        self.repaint()

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The text that is selected, as it stands on the screen."""
        return selection.extract("\n".join(self.spread.rows)), "\n"

    def render_line(self, y: int) -> Strip:
        """One line of the window, counted from its top."""
        row = self.scroll_offset.y + y
        if row >= len(self.spread.lines):
            return Strip.blank(self.width, self.visual_style.rich_style)
        strip = self._strips.get(row)
        if strip is None:
            strip = self._strips[row] = self.row_strip(row).apply_offsets(0, row)
        return strip

    def row_strip(self, row: int) -> Strip:
        """A row as it is drawn."""
        return self.draw(self.row_content(row))

    def row_content(self, row: int) -> Content:
        """A row of the page, with what is selected in it."""
        line = content(self.spread.lines[row])
        span = self.text_selection.get_span(row) if self.text_selection else None
        if span is None:
            return line
        start, end = span
        style = self.screen.get_visual_style("screen--selection")
        return line.stylize(style, start, None if end < 0 else end)

    @property
    def length(self) -> int:
        """How many rows the page has."""
        return len(self.spread.lines)

    @property
    def screenful(self) -> int:
        """A window full of rows, but for one that stays in view."""
        return max(1, self.height - 1)

    def step(self, steps: int) -> None:
        """Scroll so many rows down."""
        self.scroll_row = min(self.scroll_offset.y + steps, int(self.max_scroll_y))
