"""The places of a briefing, or of what a query finds, on a map."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import ClassVar, TypeVar

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
from briefing.page.blocks import Paragraph, text
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
from briefing.reader.places.history import EVERYWHERE, ReaderPlace
from briefing.reader.screens.dialogs.choose import ChooseScreen
from briefing.reader.screens.main.view_mode import ViewMode
from briefing.reader.screens.map.map_canvas import MapCanvas
from briefing.reader.screens.map.map_filter import MapFilter
from briefing.reader.screens.map.map_state import LeftView, MapState
from briefing.reader.screens.map.place_rows import place_rows
from briefing.reader.screens.screen_sizes import TALL, WIDE
from briefing.reader.screens.screen_stack import close_screen, open_screen
from briefing.reader.style_sheet import style_sheet
from briefing.reader.widgets.breadcrumb import Breadcrumb
from briefing.reader.widgets.input_bar import InputBar
from briefing.reader.widgets.key_line import KeyLine
from briefing.reader.widgets.page.page_view import PageView
from briefing.reader.widgets.top_bar import TopBar

T = TypeVar("T")

_WAIT = (Paragraph(text("Computing …", "muted")),)
_VERY_WIDE = 170
"""Columns from which on there is more room beside the map."""
_FEW_RECORDS = 2
"""Records of a place that are told below a map, where there is little room."""
_ELSEWHERE = ("back", "forward", "trail", "front-page", "search")
"""The actions of the main screen for which the map is left."""
_WITHOUT = frozenset({"quit", "left", "front-page", "back", "previous-link"})


class MapScreen(ActionTarget, Screen[LeftView[MapState] | None]):
    """Answers with a `LeftView`: the map is a place that one comes back to."""

    DEFAULT_CSS = style_sheet(__file__)
    PLACES: ClassVar[tuple[Where, ...]] = ("map",)
    BINDINGS: ClassVar[list[BindingType]] = bindings("map")

    top = query_one(TopBar)
    canvas = query_one(MapCanvas)
    page = query_one("#beside", PageView)
    bar = query_one(InputBar)

    def __init__(
        self, mode: ViewMode, keymap: Keymap, place: ReaderPlace, state: MapState | None = None
    ) -> None:
        """`mode` says which library is shown, and in which words; `state` is what was left."""
        super().__init__()
        self._mode = mode
        self._keymap = keymap
        self._place = place
        self._state = state or MapState()
        self._filter = MapFilter(place.query, lambda: self.bar, self._load)
        self._loading: BackgroundQuery[LoadedMap] = BackgroundQuery(
            self, self._show, self._failed, late=lambda: self.page.show(_WAIT)
        )
        self.telling = Debounce(self, self._tell)
        """Tells of the chosen place, once the person rests."""

    def compose(self) -> ComposeResult:
        """Where one is, the map with what it tells, and the keys."""
        yield TopBar(id="top")
        with Container(id="sheet"):
            yield MapCanvas(self._state)
            yield PageView(id="beside")
        yield InputBar()
        yield KeyLine(self._keymap)

    def on_mount(self) -> None:
        """Ask for the places."""
        self._arrange(self.app.size)
        self.canvas.focus()
        self._load()

    def on_resize(self, event: events.Resize) -> None:
        """Arrange map and page before they are laid out for the new size."""
        self._arrange(event.size)

    def _arrange(self, size: Size) -> None:
        self.set_class(size.width >= WIDE, "-beside")
        self.set_class(size.width >= _VERY_WIDE, "-wide")
        self.set_class(size.height < TALL, "-low")

    def _load(self) -> None:
        """Ask what there is by now, in the words that are wanted."""
        briefing = "" if self._place.section == EVERYWHERE else self._place.briefing
        asked = partial(loaded, briefing, self._filter.query, self._mode.wording)
        self._loading.ask(self._mode.library, asked)
        self._show_place()

    def _show_place(self) -> None:
        crumbs = self._mode.views.crumbs(self._place._replace(section="", key=None))
        first = "All briefings" if self._place.section == EVERYWHERE else crumbs[0]
        narrowed = [f"filter: {self._filter.query}"] if self._filter.query else []
        self.top.show_place([first, "Map", *narrowed])
        self.top.show_state(self._mode.state)

    def _show(self, answer: LoadedMap) -> None:
        if self.bar.is_open:
            self.bar.note = answer.hint
        self.canvas.show(answer.located)

    def _failed(self, why: BaseException) -> None:
        say(self, f"The map could not be made: {why}", warning=True)

    def reload(self, library: Library, broken: Sequence[Problem]) -> None:
        """Show what the files say now; the main screen, which is behind, has told the mode."""
        self._load()

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
        self.top.show_matches("" if self._loading.waiting else count_words(told))

    # What the keys do.

    @property
    def commands(self) -> Mapping[str, Command]:
        """Also narrowing the places, another day, other words, and leaving."""
        leading = {action: partial(self._leave, then=action) for action in _ELSEWHERE}
        return {
            **self.canvas.commands,
            **leading,
            "filter": self._filter.open,
            "as-of": partial(self._mode.choose_day, self.ask, self._load),
            "lens": self._reword,
            "choose-place": self._choose,
            "beside-map": self.page.focus,
            "leave": self._step_back,
        }

    def ask(self, screen: Screen[T | None], then: Callable[[T], object]) -> None:
        """Put a screen in front, and do something with its answer."""
        open_screen(self, screen, lambda answer: None if answer is None else then(answer))

    def _reword(self) -> None:
        self._mode.next_wording()
        self._load()

    def _step_back(self) -> None:
        """From the page to the map; then the filter is what it was; then to where one came from."""
        if self.page.has_focus:
            self.canvas.focus()
        elif self._filter.changed:
            self._filter.given_up()
        else:
            self._leave()

    def _leave(self, *, key: Key | None = None, then: str = "") -> None:
        close_screen(self, LeftView(self._filter.query, self.canvas.state, key, then))

    def _choose(self) -> None:
        """Choose from all places, also those that are not on the map."""
        every = self.canvas.located.places
        chosen = self.canvas.state.chosen
        at = next((number for number, one in enumerate(every) if one.key == chosen), 0)
        self.ask(
            ChooseScreen("Places", place_rows(every), row=at), lambda row: self._go_to(every[row])
        )

    def _go_to(self, place: LocatedPlace) -> None:
        """To a place on the map; to its page, where it has no point."""
        if place.at is None:
            self._leave(key=place.key)
        else:
            self.canvas.choose(place.key)

    @on(MapCanvas.Opened)
    def _opened(self, event: MapCanvas.Opened) -> None:
        self._leave(key=event.key)

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
