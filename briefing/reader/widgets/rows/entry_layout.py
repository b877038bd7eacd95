"""Where records of a list stand in its window: how high they are, the headings among them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from textual.cache import LRUCache
from textual.content import Content

from briefing.page.rows.common import heading_of
from briefing.page.rows.row import Row
from briefing.reader.widgets.rows.entry_painter import (
    EntryLook,
    entry_lines,
    heading_line,
    section_line,
)
from briefing.reader.widgets.rows.row_source import RowPages

HEADING = -1
"""The part of a row that is the heading above it."""


class EntryLayout:
    """The lines of some rows in a window of some size.

    Nothing above the first row in view is measured, so the cost is that of what is in view.
    """

    def __init__(
        self,
        pages: RowPages,
        look: EntryLook,
        order: str,
        height: int,
        heads: Sequence[int] = (),
    ) -> None:
        """`order` is that of the list, whose headings follow it; `height` that of the window.

        `heads` are rows that are headings themselves, and can be chosen.
        """
        self._pages = pages
        self._look = look
        self._order = order
        self._height = height
        self._heads = heads
        self._lines: LRUCache[tuple[int, str], list[Content]] = LRUCache(256)
        self._in_view: tuple[int, list[tuple[int, int]]] | None = None

    @property
    def width(self) -> int:
        """The cells of a line."""
        return self._look.width

    def in_view(self, top: int) -> list[tuple[int, int]]:
        """The row, and the part of it, in each line of the window that begins with row `top`."""
        if self._in_view is None or self._in_view[0] != top:
            self._in_view = top, self._arranged(top)
        return self._in_view[1]

    def lines_with(self, row: int, top: int) -> list[int]:
        """The lines of the window with the words of a row: what it looks like with the cursor."""
        words = range(len(self._lines_of(row)))
        shown = enumerate(self.in_view(top))
        return [y for y, (index, part) in shown if index == row and part in words]

    def _arranged(self, top: int) -> list[tuple[int, int]]:
        # At the top of the window the heading stays while its rows go by.
        lines = self._kept_above(top)
        row = top
        while len(lines) < self._height and row < self._pages.count:
            if row > top and self._heading(row) and self._is_headed(row):
                lines.append((row, HEADING))
            lines += [(row, part) for part in range(len(self._lines_of(row)) + self._air(row))]
            row += 1
        return lines[: self._height]

    def _kept_above(self, row: int) -> list[tuple[int, int]]:
        """The heading that stays above a row with which the window begins."""
        if self._heading(row):
            return [(row, HEADING)]
        head = bisect_right(self._heads, row) - 1
        return [(self._heads[head], 0)] if head >= 0 and self._heads[head] != row else []

    def _air(self, row: int) -> int:
        """The lines left free below a row: none below a heading."""
        return 0 if self._look.compact or row in self._heads else 1

    def first_above(self, row: int) -> int:
        """The first row in view where `row`, whole, is the last."""
        left, first = self._height - len(self._lines_of(row)), row
        while first > 0:
            above = first - 1
            left -= len(self._lines_of(above)) + self._air(above) + int(self._is_headed(first))
            if left < len(self._kept_above(above)):
                break
            first -= 1
        return max(0, first)

    def whole_rows(self, top: int) -> int:
        """How many rows are in view with all their words."""
        shown = set(self.in_view(top))
        rows = {row for row, _ in shown}
        return sum((row, len(self._lines_of(row)) - 1) in shown for row in rows)

    def line(self, row: int, part: int, state: str) -> Content:
        """A line of the window."""
        if part == HEADING:
            return heading_line(self._heading(row), self._look._replace(under=self._order))
        lines = self._lines_of(row, state)
        return lines[part] if part < len(lines) else Content("")

    def _entry(self, index: int) -> Row | None:
        row = self._pages.row(index)
        return row if isinstance(row, Row) else None

    def _heading(self, index: int) -> str:
        row = self._entry(index) if self._look.common.headed else None
        return heading_of(row, self._order) if row is not None else ""

    def _is_headed(self, index: int) -> bool:
        return index > 0 and self._heading(index) != self._heading(index - 1)

    def _leads(self, row: Row, index: int) -> bool:
        """Whether another speaks here than in the row before, or through others."""
        before = self._entry(index - 1)
        if before is None or before.speech is None or row.speech is None or self._is_headed(index):
            return True
        return row.speech[:2] != before.speech[:2]

    def _lines_of(self, index: int, state: str = "") -> list[Content]:
        found = self._lines.get((index, state))
        if found is None:
            row = self._pages.row(index)
            if row is None:  # one that has gone in the meantime
                found = [Content("")]
            elif isinstance(row, Row):
                under = self._order if self._heading(index) else ""
                leads = self._leads(row, index)
                found = entry_lines(row, self._look, state, leads=leads, under=under)
            else:
                found = [section_line(row, self._look, state)]
            self._lines[index, state] = found
        return found
