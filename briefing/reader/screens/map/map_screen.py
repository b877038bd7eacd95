"""The places of a briefing, or of what a query finds, on a map."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.geometry import Size
from textual.getters import query_one
from textual.screen import Screen

from briefing.analysis.places.located_records import LocatedPlace, records_at
from briefing.library.library import Library
from briefing.model.key import Key
from briefing.model.problem import Problem
from briefing.page.map.map_loading import LoadedMap, loaded
from briefing.page.map.map_words import (
    MOST_RECORDS,
    DescribedMap,
    around,
    below,
    beside,
    count_words,
)
from briefing.page.rows.row import Row
from briefing.reader.background.background_query import BackgroundQuery
from briefing.reader.background.debounce import Debounce
from briefing.reader.keys.dispatch import ActionTarget, Command, bindings, places
from briefing.reader.keys.key_table import Where
from briefing.reader.keys.keymap import Keymap
from briefing.reader.notices import say
from briefing.reader.places.history import ReaderPlace
from briefing.reader.screens.dialogs.choose import ChooseScreen
from briefing.reader.screens.main.view_mode import ViewMode
from briefing.reader.screens.map.map_canvas import MapCanvas
from briefing.reader.screens.map.map_state import MapState
from briefing.reader.screens.map.place_rows import place_rows
from briefing.reader.screens.screen_sizes import TALL, WIDE
from briefing.reader.screens.view.left_view import LeftView
from briefing.reader.screens.view.view_frame import WAIT, WITHOUT, ViewFrame
from briefing.reader.style_sheet import style_sheet
from briefing.reader.widgets.breadcrumb import Breadcrumb
from briefing.reader.widgets.key_line import KeyLine
from briefing.reader.widgets.page.page_view import PageView
from briefing.reader.widgets.query_bar import QueryBar
from briefing.reader.widgets.top_bar import TopBar

_VERY_WIDE = 170
"""Columns from which on there is more room beside the map."""
_FEW_RECORDS = 2
"""Records of a place that are told below a map, where there is little room."""


class MapScreen(ActionTarget, Screen[LeftView[MapState] | None]):
    """Answers with a `LeftView`: the map is a place that one comes back to."""

    DEFAULT_CSS = style_sheet(__file__)
    PLACES: ClassVar[tuple[Where, ...]] = ("map",)
    BINDINGS: ClassVar[list[BindingType]] = bindings("map")

    canvas = query_one(MapCanvas)
    page = query_one("#beside", PageView)

    def __init__(
        self, mode: ViewMode, keymap: Keymap, place: ReaderPlace, state: MapState | None = None
    ) -> None:
        """`mode` says which library is shown, and in which words; `state` is what was left."""
        super().__init__()
        self._mode = mode
        self._keymap = keymap
        self._state = state or MapState()
        self._frame: ViewFrame[MapState] = ViewFrame(self, mode, place, "Map", self._ask)
        self._loading: BackgroundQuery[LoadedMap] = BackgroundQuery(
            self, self._show, self._failed, late=lambda: self.page.show(WAIT)
        )
        self.telling = Debounce(self, self._tell)
        """Tells of the chosen place, once the person rests."""

    def compose(self) -> ComposeResult:
        """Where one is, the map with what it tells, and the keys."""
        yield TopBar(id="top")
        with Container(id="sheet"):
            yield MapCanvas(self._state)
            yield PageView(id="beside")
        yield QueryBar(lambda: self._mode.library)
        yield KeyLine(self._keymap)

    def on_mount(self) -> None:
        """Ask for the places."""
        self._arrange(self.app.size)
        self.canvas.focus()
        self._frame.load()

    def on_resize(self, event: events.Resize) -> None:
        """Arrange map and page before they are laid out for the new size."""
        self._arrange(event.size)

    def _arrange(self, size: Size) -> None:
        self.set_class(size.width >= WIDE, "-beside")
        self.set_class(size.width >= _VERY_WIDE, "-wide")
        self.set_class(size.height < TALL, "-low")

    def _ask(self) -> None:
        frame, mode = self._frame, self._mode
        asked = partial(loaded, frame.briefing, frame.filter.query, mode.wording)
        self._loading.ask(mode.library, asked)

    def _show(self, answer: LoadedMap) -> None:
        self._frame.hint(answer.hint)
        self.canvas.show(answer.located)

    def _failed(self, why: BaseException) -> None:
        say(self, f"The map could not be made: {why}", warning=True)

    def reload(self, library: Library, broken: Sequence[Problem]) -> None:
        """Show what the files say now; the main screen, which is behind, has told the mode."""
        self._frame.load()

    # What the map shows, in words.

    @on(MapCanvas.Changed)
    def _changed(self) -> None:
        self.telling.trigger()

    def _tell(self) -> None:
        """Tell of the chosen place, and of what is not on the map."""
        canvas = self.canvas
        at_side = self.has_class("-beside")
        mark = canvas.mark
        rows: Sequence[Row] = ()
        most = MOST_RECORDS if at_side else _FEW_RECORDS
        if mark is not None and len(mark.places) == 1:
            records = records_at(self._mode.library, mark.places[0], most)
            rows = self._mode.views.rows(records)
        sheet = canvas.sheet
        within = around(mark.places, self._mode.library) if mark else {}
        told = DescribedMap(canvas.located, sheet.places, sheet.projection, mark, rows, within)
        self.page.show(beside(told) if at_side else below(told))
        self._frame.tell("" if self._loading.waiting else count_words(told))

    # What the keys do.

    @property
    def commands(self) -> Mapping[str, Command]:
        """Also narrowing the places, another day, other words, and leaving."""
        return {
            **self.canvas.commands,
            **self._frame.commands(self.canvas, lambda: self.canvas.state),
            "choose-place": self._choose,
            "beside-map": self.page.focus,
        }

    def _open(self, key: Key) -> None:
        self._frame.leave(self.canvas.state, key=key)

    def _choose(self) -> None:
        """Choose from all places, also those that are not on the map."""
        every = self.canvas.located.places
        chosen = self.canvas.state.chosen
        at = next((number for number, one in enumerate(every) if one.key == chosen), 0)
        self._frame.ask(
            ChooseScreen("Places", place_rows(every), row=at), lambda row: self._go_to(every[row])
        )

    def _go_to(self, place: LocatedPlace) -> None:
        """To a place on the map; to its page, where it has no point."""
        if place.at is None:
            self._open(place.key)
        else:
            self.canvas.choose(place.key)

    @on(MapCanvas.Opened)
    def _opened(self, event: MapCanvas.Opened) -> None:
        self._open(event.key)

    @on(PageView.Followed)
    def _followed(self, event: PageView.Followed) -> None:
        if event.span.link is not None:
            self._open(event.span.link)

    @on(Breadcrumb.Clicked)
    def _crumb_clicked(self, event: Breadcrumb.Clicked) -> None:
        if event.number == 0:
            self._frame.leave(self.canvas.state, then="front-page")

    def on_descendant_focus(self) -> None:
        """Other keys apply."""
        self.query_one(KeyLine).show(*places(self.focused or self), without=WITHOUT)
