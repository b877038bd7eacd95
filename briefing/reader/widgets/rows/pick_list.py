"""A list with headings among its rows: the cursor passes over them."""

from __future__ import annotations

from functools import partial
from typing import ClassVar, NamedTuple

from textual import events

from briefing.page.blocks import Line
from briefing.reader.keys.key_table import Where
from briefing.reader.widgets.line_view import scroll_to_line
from briefing.reader.widgets.rows.row_list import RowList
from briefing.reader.widgets.rows.row_source import FixedRows, RowPages


class PickRow(NamedTuple):
    """A row that can be picked, and then stands for `term`; a heading or a gap where that is empty.

    `name` is what the row is called, where it is called anything.
    """

    first: Line
    second: Line = ()
    third: Line = ()
    term: str = ""
    name: str = ""


class PickList(RowList):
    """A list of `PickRow`s, each on one line."""

    def put(self, picks: list[PickRow], *, keep: str = "") -> None:
        """Show these rows, with the cursor on the one that stands for `keep`, or on the first."""
        kept = next((at for at, one in enumerate(picks) if keep and one.term == keep), -1)
        first = next((at for at, one in enumerate(picks) if one.term), 0)
        self.show(FixedRows(picks), row=first if kept < 0 else kept)
        if kept < 0:
            scroll_to_line(self, 0)

    @property
    def picked(self) -> PickRow | None:
        """The row with the cursor, if it can be picked."""
        return _pick(self._pages, self.row)

    def step(self, steps: int) -> None:
        """Move the cursor so many rows, and on to the next that can be picked, if there is one."""
        pick = partial(_pick, self._pages)
        start = max(0, min(self.row + steps, self.count - 1))
        way = 1 if steps > 0 else -1
        end = self.count if way > 0 else -1
        onwards = next(filter(pick, range(start, end, way)), None)
        back = next(filter(pick, range(start, self.row, -way)), None)
        found = onwards if onwards is not None else back
        if found is not None:
            self.row = found
        if not any(map(pick, range(self.row))):
            scroll_to_line(self, 0)  # the heading above the first

    def on_click(self, event: events.Click) -> None:
        """Open the row that was clicked; a heading is none."""
        offset = event.get_content_offset(self)
        if offset is None or not _pick(self._pages, self.scroll_offset.y + offset.y):
            event.prevent_default()


def _pick(pages: RowPages, index: int) -> PickRow | None:
    """The row, if it can be picked."""
    row = pages.row(index)
    return row if isinstance(row, PickRow) and row.term else None


class SearchList(PickList):
    """The saved and the recent searches; the keys that change them are its screen's."""

    PLACES: ClassVar[tuple[Where, ...]] = ("searches", "list")
