"""A list of records, with headings among them: rows as high as they need to be."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.content import Content
from textual.strip import Strip

from briefing.page.blocks import Line
from briefing.page.rows.common import CommonFacts
from briefing.reader.handler_guard import when_drawn
from briefing.reader.widgets.line_view import drawn, hold, scroll_to_line, stay_within, window
from briefing.reader.widgets.rows.entry_layout import HEADING, EntryLayout
from briefing.reader.widgets.rows.entry_painter import EntryLook, has_room_for
from briefing.reader.widgets.rows.row_list import RowList
from briefing.reader.widgets.rows.row_painter import empty_line
from briefing.reader.widgets.rows.row_source import PAGE


class EntryList(RowList):
    """Scrolls by rows: the first row in view begins at the top, below its heading."""

    def __init__(self, *, empty: Line = (), id: str | None = None) -> None:  # noqa: A002
        """`empty` is what to say, and to do, when there are no rows."""
        super().__init__(empty=empty, id=id)
        self._high = 1  # what it scrolls by is a row, however many lines that has
        self._compact = False
        self._order = ""
        self._common = CommonFacts()
        self._heads: Sequence[int] = ()
        self._layout_now = EntryLayout(self._pages, EntryLook(0), "", 0)

    @property
    def compact(self) -> bool:
        """Whether a row has one line, and no air below it."""
        return self._compact

    @compact.setter
    def compact(self, compact: bool) -> None:
        if compact != self._compact:
            self._compact = compact
            self._fit()

    def say_once(self, common: CommonFacts, order: str, heads: Sequence[int] = ()) -> None:
        """What stands above the list need not stand in its rows; and in what order they are.

        `heads` are the rows that are headings of those below them, and have what these share, if
        that fits.
        """
        if (common, order, heads) != (self._common, self._order, self._heads):
            self._common, self._order, self._heads = common, order, heads
            self._fit()

    def _fit(self) -> None:
        self._strips.clear()
        width, height = window(self)
        look = EntryLook(width, self._compact, self._common)
        if self._heads and not has_room_for(self._common, look):
            look = look._replace(common=CommonFacts())
        self._layout_now = EntryLayout(self._pages, look, self._order, height, self._heads)
        # Any row may be the first in view, until it is known which the last of these is.
        hold(self, max(0, self.count - 1) + height)
        self.refresh()
        self._reveal()
        if self.count <= PAGE:
            self._measure_end()
        else:
            when_drawn(self, self._measure_end)

    def _measure_end(self) -> None:
        """Let the list scroll no further than to where its last row is the last in view."""
        if self.count:
            last = self._layout_now.first_above(self.count - 1)
            hold(self, last + window(self).height)
            stay_within(self)

    def _redraw(self, row: int) -> None:
        top = self.scroll_offset.y
        lines = self._layout_now.lines_with(row, top)
        if lines:
            self.refresh_lines(top + lines[0], len(lines))

    def _reveal(self) -> None:
        top = self.scroll_offset.y
        if not window(self).height or not self.count:
            return
        if self._row < top:
            scroll_to_line(self, self._row)
        elif self._row > top and (first := self._layout_now.first_above(self._row)) > top:
            scroll_to_line(self, first)

    @property
    def screenful(self) -> int:
        """How many whole rows are in view; at least one."""
        return max(1, self._layout_now.whole_rows(self.scroll_offset.y))

    def render_line(self, y: int) -> Strip:
        """One line of the list's window, counted from its top."""
        width = self._layout_now.width
        if not self.count:
            return drawn(empty_line(self.empty, y, width), width, self.visual_style)
        shown = self._layout_now.in_view(self.scroll_offset.y)
        if y >= len(shown):
            return drawn(Content(""), width, self.visual_style)
        row, part = shown[y]
        state = "" if row != self._row else "cursor" if self.has_focus or self.leads else "kept"
        strip = self._strips.get((row, part, state))
        if strip is None:
            line = self._layout_now.line(row, part, state)
            strip = self._strips[row, part, state] = drawn(line, width, self.visual_style)
        return strip

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on the row that was clicked, and open it; a heading is none."""
        event.prevent_default()
        offset = event.get_content_offset(self)
        shown = self._layout_now.in_view(self.scroll_offset.y)
        if offset is None or offset.y >= len(shown):
            return
        row, part = shown[offset.y]
        if part != HEADING:
            self.row = row
            self.open()
