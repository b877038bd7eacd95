"""A list with headings among its rows: the cursor passes over them."""

from __future__ import annotations

from typing import ClassVar, NamedTuple

from textual import events

from briefing.page.blocks import Line
from briefing.reader.keys import Where
from briefing.reader.widgets.pages import FixedRows
from briefing.reader.widgets.row_list import RowList


class Pick(NamedTuple):
    """A row that can be picked, and then stands for `term`; a heading or a gap where that is empty.

    `name` is what the row is called, where it is called anything.
    """

    first: Line
    second: Line = ()
    third: Line = ()
    term: str = ""
    name: str = ""


class PickList(RowList):
    """A list of `Pick`s, each on one line."""

    def put(self, picks: list[Pick], *, keep: str = "") -> None:
        """Show these rows, with the cursor on the one that stands for `keep`, or on the first."""
        kept = next((at for at, one in enumerate(picks) if keep and one.term == keep), -1)
        first = next((at for at, one in enumerate(picks) if one.term), 0)
        self.show(FixedRows(picks), row=first if kept < 0 else kept)
        if kept < 0:
            self.scroll_line(0)

    @property
    def picked(self) -> Pick | None:
        """The row with the cursor, if it can be picked."""
        row = self.current
        return row if isinstance(row, Pick) and row.term else None

    def step(self, steps: int) -> None:
        """Move the cursor so many rows, and on to the next that can be picked, if there is one."""
        start = max(0, min(self.row + steps, self.count - 1))
        way = 1 if steps > 0 else -1
        end = self.count if way > 0 else -1
        onwards = next(filter(self._is_pick, range(start, end, way)), None)
        back = next(filter(self._is_pick, range(start, self.row, -way)), None)
        found = onwards if onwards is not None else back
        if found is not None:
            self.row = found
        if not any(map(self._is_pick, range(self.row))):
            self.scroll_line(0)  # the heading above the first

    def _is_pick(self, index: int) -> bool:
        row = self._pages.row(index)
        return isinstance(row, Pick) and bool(row.term)

    def on_click(self, event: events.Click) -> None:
        """Open the row that was clicked; a heading is none."""
        offset = event.get_content_offset(self)
        if offset is None or not self._is_pick(self.scroll_offset.y + offset.y):
            event.prevent_default()


class SearchList(PickList):
    """The saved and the recent searches; the keys that change them are its screen's."""

    PLACES: ClassVar[tuple[Where, ...]] = ("searches", "list")
