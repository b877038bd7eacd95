"""What happened, was said and was counted, in a briefing or of what a query finds, in time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.getters import query_one
from textual.screen import Screen
from textual.widgets import Static

from briefing.analysis.places.located_records import record_keys
from briefing.analysis.speaker import speaker_of
from briefing.library.library import Library
from briefing.model.key import Key
from briefing.model.problem import Problem
from briefing.page.blocks import Paragraph
from briefing.page.layout.layout import WIDEST_TABLE
from briefing.page.timeline.timeline_axis import period_words
from briefing.page.timeline.timeline_loading import LoadedTimeline, loaded
from briefing.page.timeline.timeline_rows import TimelineRow
from briefing.page.timeline.timeline_sheet import axis_lines, sheet_size
from briefing.page.timeline.timeline_words import row_words, signs
from briefing.page.wording.lens import Lens
from briefing.reader.background.background_query import BackgroundQuery
from briefing.reader.background.debounce import Debounce
from briefing.reader.content import content
from briefing.reader.keys.dispatch import ActionTarget, Command, bindings, places
from briefing.reader.keys.key_table import Where
from briefing.reader.keys.keymap import Keymap
from briefing.reader.notices import say
from briefing.reader.places.history import ReaderPlace
from briefing.reader.screens.main.view_mode import ViewMode
from briefing.reader.screens.screen_sizes import TALL
from briefing.reader.screens.timeline.timeline_rows_view import TimelineRowsView
from briefing.reader.screens.timeline.timeline_state import TimelineState
from briefing.reader.screens.view.left_view import LeftView
from briefing.reader.screens.view.view_frame import WAIT, WITHOUT, ViewFrame
from briefing.reader.style_sheet import style_sheet
from briefing.reader.widgets.breadcrumb import Breadcrumb
from briefing.reader.widgets.key_line import KeyLine
from briefing.reader.widgets.line_view import window
from briefing.reader.widgets.page.page_view import PageView
from briefing.reader.widgets.query_bar import QueryBar
from briefing.reader.widgets.top_bar import TopBar
from briefing.search.completion.slug_names import value_of

_SECTIONS = {"happened": "incidents", "said": "statements", "counted": "figures"}
"""The section of what stands in each lane."""


class TimelineScreen(ActionTarget, Screen[LeftView[TimelineState] | None]):
    """Answers with how it was left: the timeline is a place that one comes back to."""

    DEFAULT_CSS = style_sheet(__file__)
    PLACES: ClassVar[tuple[Where, ...]] = ("timeline",)
    BINDINGS: ClassVar[list[BindingType]] = bindings("timeline")

    lanes = query_one(TimelineRowsView)
    page = query_one("#below", PageView)

    def __init__(
        self,
        mode: ViewMode,
        keymap: Keymap,
        place: ReaderPlace,
        state: TimelineState | None = None,
    ) -> None:
        """`mode` says which library is shown, and in which words; `state` is what was left."""
        super().__init__()
        self._mode = mode
        self._keymap = keymap
        self._state = state or TimelineState()
        self._frame: ViewFrame[TimelineState] = ViewFrame(self, mode, place, "Timeline", self._ask)
        self._loading: BackgroundQuery[LoadedTimeline] = BackgroundQuery(
            self, self._show, self._failed, late=lambda: self.page.show(WAIT)
        )
        self._lens = Lens(mode.library, mode.wording)
        self.telling = Debounce(self, self._tell)
        """Tells of the row with the cursor, once the person rests."""

    def compose(self) -> ComposeResult:
        """Where one is, the axis, the rows with what they tell, and the keys."""
        yield TopBar(id="top")
        yield Static(id="axis")
        yield TimelineRowsView(self._state)
        yield PageView(id="below", longest=WIDEST_TABLE)  # lines of few words, and no page
        yield Static(id="signs")
        yield QueryBar(lambda: self._mode.library)
        yield KeyLine(self._keymap)

    def on_mount(self) -> None:
        """Ask what there is."""
        self.set_class(self.app.size.height < TALL, "-low")
        self.lanes.focus()
        self._frame.load()

    def on_resize(self, event: events.Resize) -> None:
        """Arrange it before it is laid out for the new size."""
        self.set_class(event.size.height < TALL, "-low")

    def _ask(self) -> None:
        frame, mode = self._frame, self._mode
        self._lens = Lens(mode.library, mode.wording)
        self._loading.ask(mode.library, partial(loaded, frame.briefing, frame.filter.query))

    def _show(self, answer: LoadedTimeline) -> None:
        self._frame.hint(answer.hint)
        self.lanes.show(answer.records, self._lens)

    def _failed(self, why: BaseException) -> None:
        say(self, f"The timeline could not be made: {why}", warning=True)

    def reload(self, library: Library, broken: Sequence[Problem]) -> None:
        """Show what the files say now; the main screen, which is behind, has told the mode."""
        self._frame.load()

    # What the timeline shows, in words.

    @on(TimelineRowsView.Changed)
    def _changed(self) -> None:
        lanes = self.lanes
        view, title = lanes.view, sheet_size(window(lanes).width, lanes.found.longest).title
        axis = Content("\n").join(map(content, axis_lines(view, title)))
        self.query_one("#axis", Static).update(axis)
        self._frame.tell(period_words(view))
        self.telling.trigger()

    def _tell(self) -> None:
        """Tell of the row with the cursor."""
        lanes = self.lanes
        means = signs(lanes.view, lanes.drawn())
        self.query_one("#signs", Static).update(content(means))
        row, at = lanes.row, lanes.rows.index(lanes.row) if lanes.row else 0
        if not lanes.found.total:
            row = None
        library, query = self._mode.library, self._frame.filter.query
        words = row_words(row, lanes.view, lanes.details(at), library, self._lens, query)
        # On a low screen the signs have no lines of their own.
        self.page.show((*words, Paragraph(means)) if self.has_class("-low") else words)

    # What the keys do.

    @property
    def commands(self) -> Mapping[str, Command]:
        """Also narrowing what is shown, another day, other words, and leaving."""
        return {
            **self.lanes.time_commands,
            **self._frame.commands(self.lanes, lambda: self.lanes.state),
            "below-timeline": self.page.focus,
        }

    def _open(self, key: Key) -> None:
        self._frame.leave(self.lanes.state, key=key)

    @on(TimelineRowsView.Opened)
    def _opened(self, event: TimelineRowsView.Opened) -> None:
        self._open(event.key)

    @on(TimelineRowsView.Listed)
    def _listed(self, event: TimelineRowsView.Listed) -> None:
        """To the list of what a row stands for, narrowed to the days that are in view."""
        self._frame.leave(self.lanes.state, place=self._list_of(event.row))

    def _list_of(self, row: TimelineRow) -> ReaderPlace:
        section = row.name.section or _SECTIONS[row.name.lane]
        parts = [self._frame.filter.query]
        if not row.name.section:
            view = self.lanes.view
            parts.append(f"date:{view.first_day}..{view.last_day}")
        if row.name.sort == "voice":
            parts.append(f"speaker:{self._speaker_of(row)}")
        query = " ".join(filter(None, parts))
        if not self._frame.briefing:
            return ReaderPlace("search", query=query)
        return ReaderPlace("list", self._frame.briefing, section, query=query)

    def _speaker_of(self, row: TimelineRow) -> str:
        """Who speaks in a row, as a query names them; its label says more, and is not unique."""
        library = self._mode.library
        (key,) = record_keys(library, row.numbers[:1]).values()
        statement = library.record(key)
        speaker = speaker_of(statement).reference if statement else ""
        return value_of(speaker) if speaker else "unnamed"

    @on(PageView.Followed)
    def _followed(self, event: PageView.Followed) -> None:
        if event.span.link is not None:
            self._open(event.span.link)

    @on(Breadcrumb.Clicked)
    def _crumb_clicked(self, event: Breadcrumb.Clicked) -> None:
        if event.number == 0:
            self._frame.leave(self.lanes.state, then="front-page")

    def on_descendant_focus(self) -> None:
        """Other keys apply."""
        self.query_one(KeyLine).show(*places(self.focused or self), without=WITHOUT)
