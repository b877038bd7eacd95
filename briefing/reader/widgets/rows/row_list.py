"""The one list of the reader: rows of up to three lines, drawn as they come into view."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.cache import LRUCache
from textual.message import Message
from textual.strip import Strip

from briefing.page.blocks import Line
from briefing.reader.handler_guard import when_drawn
from briefing.reader.keys.dispatch import Command, bindings
from briefing.reader.keys.key_table import Where
from briefing.reader.widgets.line_view import (
    LineView,
    drawn,
    hold,
    scroll_to_line,
    stay_within,
    window,
)
from briefing.reader.widgets.rows.row_painter import empty_line, row_line
from briefing.reader.widgets.rows.row_source import FixedRows, ListRow, RowPages, RowSource


class _AboutRow(Message):
    """Something happened to a row of a list."""

    def __init__(self, rows: RowList, index: int, row: ListRow) -> None:
        """`index` is the number of the row, from 0."""
        super().__init__()
        self.list = rows
        self.index = index
        self.row = row

    @property
    def control(self) -> RowList:
        """The list."""
        return self.list


class RowList(LineView):
    """A list with a cursor, over rows that are fetched a page at a time.

    Its cost depends on what is on the screen, and not on how long the list is.
    """

    PLACES: ClassVar[tuple[Where, ...]] = ("list",)
    BINDINGS: ClassVar[list[BindingType]] = bindings("list")

    class Highlighted(_AboutRow):
        """The cursor is on another row, or on one of new rows."""

        def can_replace(self, message: Message) -> bool:
            """A key that is held makes many of these; only the last of them matters."""
            return isinstance(message, RowList.Highlighted) and message.list is self.list

    class Chosen(_AboutRow):
        """A row was opened, with the key or the mouse."""

    def __init__(
        self,
        source: RowSource | None = None,
        *,
        lines: int = 2,
        empty: Line = (),
        id: str | None = None,  # noqa: A002 - the toolkit's name for it
        classes: str | None = None,
    ) -> None:
        """`lines` is 1, 2 or 3; `empty` is what to say, and to do, when there are no rows."""
        super().__init__(id=id, classes=classes)
        self.lines = lines
        """How many lines there is room for in a row. Rows with less to say are lower."""
        self.empty = empty
        self.leads = False
        """Whether the keys lead it, though what is typed into has the focus."""
        self._pages = RowPages(source or FixedRows())
        self._row = 0
        self._high = min(lines, 2)
        self._strips: LRUCache[tuple[int, int, str], Strip] = LRUCache(512)

    @property
    def count(self) -> int:
        """How many rows there are."""
        return self._pages.count

    @property
    def row(self) -> int:
        """The row with the cursor, from 0; -1 where there are no rows."""
        return self._row if self.count else -1

    @row.setter
    def row(self, index: int) -> None:
        """Put the cursor on the row nearest to `index`, and bring it into view."""
        before = self._row
        self._row = max(0, min(index, self.count - 1))
        self._reveal()
        for changed in (before, self._row):
            self._redraw(changed)
        if self._row != before:
            self._tell(self.Highlighted)
            # What the next keys will lead to is fetched once this one is on the screen.
            when_drawn(self, partial(self._pages.near, self._row))

    @property
    def current(self) -> ListRow | None:
        """What is in the row with the cursor; none where there are no rows."""
        return self._pages.row(self._row)

    def show(self, source: RowSource, *, row: int = 0) -> None:
        """Show other rows, with the cursor on `row`; it is told even if that is the same number."""
        self._pages = RowPages(source)
        self._row = max(0, min(row, self.count - 1))
        self._fit()
        self._tell(self.Highlighted)

    def renew(self, source: RowSource, *, row: int) -> None:
        """Show the rows as they are by now; that with the cursor, now `row`, stays where it is."""
        above = self._row * self._high - self.scroll_offset.y
        self._pages = RowPages(source)
        self._row = max(0, min(row, self.count - 1))
        self._fit()
        scroll_to_line(self, self._row * self._high - above)
        self._tell(self.Highlighted)

    def _tell(self, message: type[RowList.Highlighted] | type[RowList.Chosen]) -> None:
        """Post a message about the row with the cursor, if there is one."""
        current = self.current
        if current is not None:
            self.post_message(message(self, self._row, current))

    def _fit(self) -> None:
        """Everything may have changed: the rows, the room, the look."""
        self._strips.clear()
        self._high = min(self.lines, 3 if self._pages.any_third(self._row) else 2)
        hold(self, self.count * self._high)
        stay_within(self)
        self._reveal()
        self.refresh()

    def _redraw(self, row: int) -> None:
        """Draw a row again."""
        self.refresh_lines(row * self._high, self._high)

    def _reveal(self) -> None:
        """Scroll no further than it takes to see the row with the cursor."""
        top = self._row * self._high
        height = window(self).height
        lowest = top + self._high - height
        if height and not lowest <= self.scroll_offset.y <= top:
            scroll_to_line(self, top if self.scroll_offset.y > top else lowest)

    def on_resize(self) -> None:
        """There is other room for the rows."""
        self._fit()

    def notify_style_update(self) -> None:
        """The look has changed: the focus, the theme."""
        super().notify_style_update()
        self._strips.clear()

    def render_line(self, y: int) -> Strip:
        """One line of the list's window, counted from its top."""
        index, part = divmod(self.scroll_offset.y + y, self._high)
        width = window(self).width
        if not self.count:
            return drawn(empty_line(self.empty, y, width), width, self.visual_style)
        state = "" if index != self._row else "cursor" if self.has_focus or self.leads else "kept"
        strip = self._strips.get((index, part, state))
        if strip is None:
            line = row_line(self._pages.row(index), part, self._high, state, width)
            strip = self._strips[index, part, state] = drawn(line, width, self.visual_style)
        return strip

    @property
    def screenful(self) -> int:
        """How many whole rows are in view; at least one."""
        return max(1, window(self).height // self._high)

    def step(self, steps: int) -> None:
        """Move the cursor so many rows down."""
        self.row = self._row + steps

    def open(self) -> None:
        """Open the row with the cursor."""
        self._tell(self.Chosen)

    @property
    def commands(self) -> Mapping[str, Command]:
        """Also opening a row."""
        return {**super().commands, "open": self.open}

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on the row that was clicked, and open it."""
        offset = event.get_content_offset(self)
        index = (self.scroll_offset.y + offset.y) // self._high if offset is not None else -1
        if 0 <= index < self.count:
            self.row = index
            self.open()
