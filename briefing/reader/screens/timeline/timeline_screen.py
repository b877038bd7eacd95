"""What happened, was said and was counted, in a briefing or of what a query finds, in time."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import ClassVar, TypeVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.getters import query_one
from textual.screen import Screen
from textual.widgets import Static

from briefing.library.library import Library
from briefing.model.key import Key
from briefing.model.problem import Problem
from briefing.page.blocks import Paragraph, text
from briefing.page.timeline.timeline_axis import period_words
from briefing.page.timeline.timeline_loading import LoadedTimeline, loaded
from briefing.page.timeline.timeline_rows import TimelineRow
from briefing.page.timeline.timeline_words import row_words, signs
from briefing.page.wording.lens import Lens
from briefing.reader.background.background_query import BackgroundQuery
from briefing.reader.background.debounce import Debounce
from briefing.reader.content import content
from briefing.reader.keys.dispatch import ActionTarget, Command, bindings, places
from briefing.reader.keys.key_table import Where
from briefing.reader.keys.keymap import Keymap
from briefing.reader.notices import say
from briefing.reader.places.history import EVERYWHERE, ReaderPlace
from briefing.reader.screens.main.view_mode import ViewMode
from briefing.reader.screens.map.map_filter import MapFilter
from briefing.reader.screens.map.map_state import LeftView
from briefing.reader.screens.screen_sizes import TALL
from briefing.reader.screens.screen_stack import close_screen, open_screen
from briefing.reader.screens.timeline.timeline_rows_view import TimelineRowsView
from briefing.reader.screens.timeline.timeline_state import TimelineState
from briefing.reader.style_sheet import style_sheet
from briefing.reader.widgets.breadcrumb import Breadcrumb
from briefing.reader.widgets.input_bar import InputBar
from briefing.reader.widgets.key_line import KeyLine
from briefing.reader.widgets.page.page_view import PageView
from briefing.reader.widgets.top_bar import TopBar

T = TypeVar("T")

_WAIT = (Paragraph(text("Computing …", "muted")),)
_ELSEWHERE = ("back", "forward", "trail", "front-page", "search")
"""The actions of the main screen for which the timeline is left."""
_WITHOUT = frozenset({"quit", "left", "front-page", "back", "previous-link"})
_SECTIONS = {"happened": "incidents", "said": "statements", "counted": "figures"}
"""The section of what stands in each lane."""


class TimelineScreen(ActionTarget, Screen[LeftView[TimelineState] | None]):
    """Answers with how it was left: the timeline is a place that one comes back to."""

    DEFAULT_CSS = style_sheet(__file__)
    PLACES: ClassVar[tuple[Where, ...]] = ("timeline",)
    BINDINGS: ClassVar[list[BindingType]] = bindings("timeline")

    top = query_one(TopBar)
    lanes = query_one(TimelineRowsView)
    page = query_one("#below", PageView)
    bar = query_one(InputBar)

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
        self._place = place
        self._state = state or TimelineState()
        self._filter = MapFilter(place.query, lambda: self.bar, self._load)
        self._loading: BackgroundQuery[LoadedTimeline] = BackgroundQuery(
            self, self._show, self._failed, late=lambda: self.page.show(_WAIT)
        )
        self._lens = Lens(mode.library, mode.wording)
        self.telling = Debounce(self, self._tell)
        """Tells of the row with the cursor, once the person rests."""

    def compose(self) -> ComposeResult:
        """Where one is, the axis, the rows with what they tell, and the keys."""
        yield TopBar(id="top")
        yield Static(id="axis")
        yield TimelineRowsView(self._state)
        yield PageView(id="below")
        yield Static(id="signs")
        yield InputBar()
        yield KeyLine(self._keymap)

    def on_mount(self) -> None:
        """Ask what there is."""
        self.set_class(self.app.size.height < TALL, "-low")
        self.lanes.focus()
        self._load()

    def on_resize(self, event: events.Resize) -> None:
        """Arrange it before it is laid out for the new size."""
        self.set_class(event.size.height < TALL, "-low")

    def _load(self) -> None:
        """Ask what there is by now, in the words that are wanted."""
        self._lens = Lens(self._mode.library, self._mode.wording)
        self._loading.ask(self._mode.library, partial(loaded, self._briefing, self._filter.query))
        self._show_place()

    @property
    def _briefing(self) -> str:
        return "" if self._place.section == EVERYWHERE else self._place.briefing

    def _show_place(self) -> None:
        crumbs = self._mode.views.crumbs(self._place._replace(section="", key=None))
        first = "All briefings" if self._place.section == EVERYWHERE else crumbs[0]
        narrowed = [f"filter: {self._filter.query}"] if self._filter.query else []
        self.top.show_place([first, "Timeline", *narrowed])
        self.top.show_state(self._mode.state)

    def _show(self, answer: LoadedTimeline) -> None:
        if self.bar.is_open:
            self.bar.note = answer.hint
        self.lanes.show(answer.records, self._lens)

    def _failed(self, why: BaseException) -> None:
        say(self, f"The timeline could not be made: {why}", warning=True)

    def reload(self, library: Library, broken: Sequence[Problem]) -> None:
        """Show what the files say now; the main screen, which is behind, has told the mode."""
        self._load()

    # What the timeline shows, in words.

    @on(TimelineRowsView.Changed)
    def _changed(self) -> None:
        axis = Content("\n").join(self.lanes.axis())
        self.query_one("#axis", Static).update(axis)
        self.top.show_matches(period_words(self.lanes.view))
        self.telling.trigger()

    def _tell(self) -> None:
        """Tell of the row with the cursor."""
        lanes = self.lanes
        self.query_one("#signs", Static).update(content(signs(lanes.view, lanes.drawn())))
        row, at = lanes.row, lanes.rows.index(lanes.row) if lanes.row else 0
        if not lanes.found.total:
            row = None
        self.page.show(
            row_words(row, lanes.view, lanes.details(at), self._mode.library, self._lens)
        )

    # What the keys do.

    @property
    def commands(self) -> Mapping[str, Command]:
        """Also narrowing what is shown, another day, other words, and leaving."""
        leading = {action: partial(self._leave, then=action) for action in _ELSEWHERE}
        return {
            **self.lanes.time_commands,
            **leading,
            "filter": self._filter.open,
            "as-of": partial(self._mode.choose_day, self.ask, self._load),
            "lens": self._reword,
            "below-timeline": self.page.focus,
            "leave": self._step_back,
        }

    def ask(self, screen: Screen[T | None], then: Callable[[T], object]) -> None:
        """Put a screen in front, and do something with its answer."""
        open_screen(self, screen, lambda answer: None if answer is None else then(answer))

    def _reword(self) -> None:
        self._mode.next_wording()
        self._load()

    def _step_back(self) -> None:
        """From the page to the rows; then to the filter as it was; then to where one came from."""
        if self.page.has_focus:
            self.lanes.focus()
        elif self._filter.changed:
            self._filter.given_up()
        else:
            self._leave()

    def _leave(
        self, *, key: Key | None = None, then: str = "", place: ReaderPlace | None = None
    ) -> None:
        left = LeftView(self._filter.query, self.lanes.state, key, then, place)
        close_screen(self, left)

    @on(TimelineRowsView.Opened)
    def _opened(self, event: TimelineRowsView.Opened) -> None:
        self._leave(key=event.key)

    @on(TimelineRowsView.Listed)
    def _listed(self, event: TimelineRowsView.Listed) -> None:
        """To the list of what a row stands for, narrowed to the days that are in view."""
        self._leave(place=self._list_of(event.row))

    def _list_of(self, row: TimelineRow) -> ReaderPlace:
        section = row.name.section or _SECTIONS[row.name.lane]
        parts = [self._filter.query]
        if not row.name.section:
            view = self.lanes.view
            parts.append(f"date:{view.first_day}..{view.last_day}")
        if row.name.sort == "voice":
            unnamed = "(unnamed)" in row.label
            parts.append("speaker:unnamed" if unnamed else f'speaker:"{row.label}"')
        query = " ".join(filter(None, parts))
        if not self._briefing:
            return ReaderPlace("search", query=query)
        return ReaderPlace("list", self._briefing, section, query=query)

    @on(PageView.Followed)
    def _followed(self, event: PageView.Followed) -> None:
        if event.span.link is not None:
            self._leave(key=event.span.link)

    @on(Breadcrumb.Clicked)
    def _crumb_clicked(self, event: Breadcrumb.Clicked) -> None:
        if event.number == 0:
            self._leave(then="front-page")

    def on_descendant_focus(self) -> None:
        """Other keys apply."""
        self.query_one(KeyLine).show(*places(self.focused or self), without=_WITHOUT)
