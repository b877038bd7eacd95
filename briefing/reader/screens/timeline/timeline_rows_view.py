"""The rows of a timeline on the screen: gone along row by row, moved in time, gone closer to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.strip import Strip

from briefing.analysis.timeline.dated_records import TimelineRecords
from briefing.model.key import Key
from briefing.page.blocks import Line, plain
from briefing.page.timeline.row_details import TimelineDetails, timeline_details
from briefing.page.timeline.timeline_rows import MOST_OPENED, RowName, TimelineRow, timeline_rows
from briefing.page.timeline.timeline_sheet import (
    row_density,
    row_line,
    sheet_size,
    wanted_details,
    wanted_spans,
)
from briefing.page.timeline.timeline_view import TimelineView, fitted_to
from briefing.page.wording.lens import Lens
from briefing.reader.content import SIGN, content
from briefing.reader.keys.dispatch import Command, bindings
from briefing.reader.keys.key_table import Where
from briefing.reader.notices import say
from briefing.reader.screens.timeline.timeline_state import TimelineState
from briefing.reader.widgets.line_view import (
    LineView,
    drawn,
    hold,
    scroll_to_line,
    stay_within,
    window,
)
from briefing.reader.widgets.rows.row_painter import ROW_STATES

_STEP = 0.25
"""The part of what is in view that one key moves it by."""
_AHEAD = 60
"""Rows whose words are fetched at a time."""
AXIS_LINES = 2


class TimelineRowsView(LineView):
    """Rows with a cursor. Only those that are looked at are drawn, and asked for in words."""

    PLACES: ClassVar[tuple[Where, ...]] = ("list",)
    BINDINGS: ClassVar[list[BindingType]] = bindings("list")

    @dataclass
    class Changed(Message):
        """Another part of time is shown, or the cursor is on another row."""

    @dataclass
    class Opened(Message):
        """The page of a record is wanted."""

        key: Key

    @dataclass
    class Listed(Message):
        """The list of what a row stands for is wanted: it is too much to be shown here."""

        row: TimelineRow

    def __init__(self, state: TimelineState) -> None:
        """`state` is what it shows to begin with."""
        super().__init__(id="rows")
        self._state = state
        self.found = TimelineRecords()
        """All that there is to be shown."""
        self._lens: Lens | None = None
        self._view: TimelineView | None = None
        self.rows: list[TimelineRow] = []
        """All rows."""
        self._at = 0
        self._details = TimelineDetails()
        self._fetched: set[int] = set()
        self._lines: dict[int, Line] = {}

    @property
    def state(self) -> TimelineState:
        """What it shows, to come back to."""
        return self._state._replace(row=self.row.name if self.row else None)

    @property
    def row(self) -> TimelineRow | None:
        """The row with the cursor; none before there is any."""
        return self.rows[self._at] if self._at < len(self.rows) else None

    @property
    def view(self) -> TimelineView:
        """The part of time that is shown."""
        width = sheet_size(window(self).width, self.found.longest).time
        if self._view is None or self._view.width != width:
            kept = self._state.view
            lower, upper = self.found.bounds() if kept is None else ("", "")
            self._view = kept.resized(width) if kept else fitted_to(lower, upper, width)
        return self._view

    def show(self, found: TimelineRecords, lens: Lens) -> None:
        """Show what there is by now, in the wanted words; the cursor stays on its row."""
        wanted = self.state.row or self._state.row
        self.found, self._lens, self._view = found, lens, None
        self._details, self._fetched = TimelineDetails(), set()
        self._arrange(wanted)

    def _arrange(self, wanted: RowName | None) -> None:
        """Work the rows out anew, with the cursor on the one of that name, or on the first."""
        self.rows = timeline_rows(self.found, self.view, self._state.opened)
        self._fetched.clear()
        self._lines.clear()
        names = [row.name for row in self.rows]
        first = next((at for at, name in enumerate(names) if name.sort != "lane"), 0)
        if wanted in names:
            self._at = names.index(wanted)
        else:
            self._at = first if wanted is None else min(self._at, max(0, len(names) - 1))
        hold(self, len(self.rows))
        stay_within(self)
        self._reveal()
        self._tell()

    def _tell(self) -> None:
        self.refresh()
        self.post_message(self.Changed())

    def _reveal(self) -> None:
        """Scroll no further than it takes to see the row with the cursor, and its lane above."""
        height = window(self).height
        lowest = self._at - height + 1
        if height and not lowest <= self.scroll_offset.y <= self._at:
            scroll_to_line(self, lowest if self.scroll_offset.y < self._at else self._at)

    def on_resize(self) -> None:
        """There is other room."""
        if self.found.total:
            self._arrange(self.row.name if self.row else None)

    # What it looks like.

    def details(self, at: int) -> TimelineDetails:
        """The words and dates of the rows around one, asked for once."""
        begin = at - at % _AHEAD
        if begin not in self._fetched and self._lens is not None:
            self._fetched.add(begin)
            some = self.rows[begin : begin + _AHEAD]
            known = self._details
            full = [one for one in wanted_details(some) if one not in known.records]
            dates = [one for one in wanted_spans(some) if one not in known.spans]
            new = timeline_details(self._lens.library, full, dates, self._lens)
            self._details = TimelineDetails(
                {**known.records, **new.records}, {**known.spans, **new.spans}
            )
        return self._details

    def render_line(self, y: int) -> Strip:
        """One line of the window."""
        at, width = self.scroll_offset.y + y, window(self).width
        if at >= len(self.rows):
            return Strip.blank(width, self.visual_style.rich_style)
        state = "" if at != self._at else "cursor" if self.has_focus else "kept"
        sign, look = ROW_STATES[state]
        shown = Content.assemble((sign, SIGN), content(self._line(at), width=width - 1))
        return drawn(
            shown.pad_right(max(0, width - shown.cell_length)).stylize_before(look),
            width,
            self.visual_style,
        )

    def drawn(self) -> str:
        """The signs that are in view."""
        first = self.scroll_offset.y
        last = min(first + self.screenful, len(self.rows))
        return "".join(plain(self._line(at))[-self.view.width :] for at in range(first, last))

    def _line(self, at: int) -> Line:
        """A row as it is drawn, worked out once: it may stand for thousands of records."""
        if at not in self._lines:
            title = sheet_size(window(self).width, self.found.longest).title
            self._lines[at] = row_line(self.rows[at], self.view, title, self.details(at))
        return self._lines[at]

    # What the keys do.

    @property
    def screenful(self) -> int:
        """How many rows are in view; at least one."""
        return max(1, window(self).height)

    def step(self, steps: int) -> None:
        """Move the cursor so many rows down."""
        self._at = max(0, min(self._at + steps, len(self.rows) - 1))
        self._reveal()
        self._tell()

    @property
    def commands(self) -> Mapping[str, Command]:
        """Also opening."""
        return {**super().commands, "open": self.open}

    @property
    def time_commands(self) -> Mapping[str, Command]:
        """Moving in time, which the screen carries out."""
        return {
            "earlier": lambda: self._see(self.view.panned(-_STEP)),
            "later": lambda: self._see(self.view.panned(_STEP)),
            "closer-in-time": self._closer,
            "more-time": lambda: self._see(self.view.wider()),
            "fit-time": partial(self._see, None),
        }

    def _see(self, view: TimelineView | None) -> None:
        """Show another part of time; None is all of it."""
        if not self.found.total:  # it is not known yet when anything was
            return
        name = self.row.name if self.row else None
        self._state = self._state._replace(view=view)
        self._view = None
        self._arrange(name)

    def _closer(self) -> None:
        """Closer to where the row with the cursor is, and where most of it is."""
        view, row = self.view, self.row
        days = [day for days in (row.days if row else ()) for day in days if day]
        inside = (day for day in days if view.first_day <= day <= view.last_day)
        day = next(inside, days[0] if days else "")
        if row is not None and (densest := row_density(row, view).densest) is not None:
            day = view.days_of(densest)[0]
        self._see(view.closer(day))

    def open(self) -> None:
        """Open what the row stands for: its page, what is in it, or where most of it is."""
        row = self.row
        if row is None or row.name.sort == "lane":
            say(self, "Choose a row below this heading, and open that.")
        elif len(row.numbers) == 1 and row.name.sort != "many":
            detail = self.details(self._at).records.get(row.numbers[0])
            if detail is not None:
                self.post_message(self.Opened(detail.record.key))
        elif row.is_open or (row.name.sort != "many" and row.in_view <= MOST_OPENED):
            self._state = self._state._replace(opened=self._state.opened ^ {row.name})
            self._arrange(row.name)
        elif row.name.sort == "section" or self.view.closest:
            self.post_message(self.Listed(row))
        else:
            self._closer()

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on what was clicked; open it if it is there already."""
        offset = event.get_content_offset(self)
        at = -1 if offset is None else self.scroll_offset.y + offset.y
        if not 0 <= at < len(self.rows):
            return
        if at == self._at:
            self.open()
        else:
            self.step(at - self._at)
