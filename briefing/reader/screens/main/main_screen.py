"""The main screen: it wires the parts that carry out its actions, and draws where they lead."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.getters import query_one
from textual.screen import Screen

from briefing.library.library import Library
from briefing.library.store.records import Record
from briefing.model.problem import Problem
from briefing.page.blocks import Blocks, Page, Span
from briefing.page.rows.row import Row
from briefing.reader.handler_guard import when_drawn
from briefing.reader.keys.dispatch import (
    ActionTarget,
    Command,
    binding,
    bindings,
    perform,
    places,
)
from briefing.reader.keys.key_table import SECTION, Where
from briefing.reader.keys.keymap import Keymap
from briefing.reader.marks.reader_memory import ReaderMemory
from briefing.reader.notices import LONG, say
from briefing.reader.opening_place import NO_TOUR, TOURING, OpeningPlace
from briefing.reader.places.history import OWN_SCREENS, History, ReaderPlace
from briefing.reader.places.leading_nowhere import leading_nowhere
from briefing.reader.places.nav_rows import ALONE, COMPUTED, LEDGER, WORKED_OUT, NavRow
from briefing.reader.places.neighbours import linked_beside
from briefing.reader.screens.compare.comparing import Comparing
from briefing.reader.screens.main.address_opener import AddressOpener
from briefing.reader.screens.main.file_actions import FileActions
from briefing.reader.screens.main.find_and_filter import FindAndFilter
from briefing.reader.screens.main.navigator import Navigator
from briefing.reader.screens.main.overview_loader import OverviewLoader
from briefing.reader.screens.main.reading_on import ReadingOn
from briefing.reader.screens.main.record_actions import RecordActions
from briefing.reader.screens.main.record_list import RecordList, position
from briefing.reader.screens.main.search_launcher import SearchLauncher
from briefing.reader.screens.main.three_panes import ThreePanes
from briefing.reader.screens.main.trail import Trail
from briefing.reader.screens.main.view_mode import ViewMode
from briefing.reader.screens.map.map_launcher import MapLauncher
from briefing.reader.screens.screen_stack import open_screen
from briefing.reader.screens.timeline.timeline_launcher import TimelineLauncher
from briefing.reader.style_sheet import style_sheet
from briefing.reader.widgets.breadcrumb import Breadcrumb
from briefing.reader.widgets.key_line import KeyLine
from briefing.reader.widgets.page.page_links import LETTER_KEYS
from briefing.reader.widgets.page.page_view import PageView
from briefing.reader.widgets.rows.row_list import RowList
from briefing.reader.widgets.rows.row_source import FixedRows
from briefing.reader.widgets.top_bar import TopBar
from briefing.state.reading_state import ReadingState

if TYPE_CHECKING:
    from briefing.reader.settings.own_commands import OwnCommand
    from briefing.reader.widgets.tour_bar import TourBar

T = TypeVar("T")


class MainScreen(ActionTarget, Screen[None]):
    """Sections, records and the page of the place where the person is."""

    BLANK = True
    DEFAULT_CSS = style_sheet(__file__)
    AUTO_FOCUS = ""  # a place says which pane has it
    PLACES: ClassVar[tuple[Where, ...]] = ("reading",)
    BINDINGS: ClassVar[list[BindingType]] = bindings("reading")

    top = query_one(TopBar)
    panes = query_one(ThreePanes)
    listing = query_one(RecordList)

    def __init__(
        self,
        library: Library,
        keymap: Keymap,
        notices: Sequence[str] = (),
        own: Sequence[OwnCommand] = (),
        start: OpeningPlace = OpeningPlace(),  # noqa: B008 - a value that nobody can change
        state: ReadingState | None = None,
    ) -> None:
        """`library` may be one as of a day; `notices` are told when the screen is first seen.

        `own` are the commands that the person has written; `start` is where to begin.
        `state` has what was read, and where the person was.
        """
        super().__init__()
        self._own = own
        self.own_actions = [one.action for one in own]
        self._start = start
        for one in own:
            keys = binding(one.action)
            self._bindings.bind(keys.key, keys.action, keys.description, show=False)
        self._keymap = keymap
        self._notices = notices
        self._commands: dict[str, Command] = {}
        self._files: FileActions | None = None
        self.history = History()
        self.mode = ViewMode(library, keymap, self.history, self, state or ReadingState())
        self._trail = Trail(self.history, self.mode, self)
        self.memory = ReaderMemory(self, self.mode, self.history, self._trail, self)
        self.navigator = Navigator(self._trail, self.mode, self, self.memory.enter)
        self._overviews = OverviewLoader(
            *(self, self.mode, self._show_on_page, self._renew_page),
            *(self.history, self, self.memory.whats_new),
        )
        self._addresses = AddressOpener(self, keymap)
        self._tour: TourBar | None = None
        if start.tour:
            # Few have it.
            from briefing.reader.widgets.tour_bar import TourBar  # noqa: PLC0415

            self._tour = TourBar(keymap)
            self.follower = self._tour.performed
        do, leading = partial(perform, self), (self, self.mode, keymap, self.history, self._trail)
        self._search = SearchLauncher(*leading, self.navigator, do, self.memory.compare)
        self._front = {one.SCREEN: one(*leading, do) for one in (MapLauncher, TimelineLauncher)}

    def compose(self) -> ComposeResult:
        """Where one is, the panes, and what the keys do."""
        listing = RecordList(self, self.mode, self.history, self)
        panes = ThreePanes(self.app.size, listing)
        self._files = FileActions(self, self.mode, self._own, panes, self)
        parts = (
            *(self.mode, self._trail, self.navigator, self._search, listing, panes),
            *self._front.values(),
            RecordActions(self, self.mode, self._keymap, self._addresses, self),
            comparing := Comparing(self._trail, self.mode, self),
            FindAndFilter(
                *(panes, comparing, self._overviews, self),
                *(lambda: self.mode.library, self.memory.step_unread),
            ),
            self.memory,
            self._files,
            ReadingOn(listing, self.mode, self.history, self.navigator, self),
        )
        self._commands = {name: run for part in parts for name, run in part.commands.items()}
        untold = dict.fromkeys(TOURING, partial(self.say, NO_TOUR))
        self._commands |= self._tour.commands if self._tour else untold
        for name in self._commands:
            if name.startswith(SECTION):
                self._commands[name] = partial(_by_number, panes, self._commands[name])
        yield TopBar(id="top")
        yield panes
        if self._tour:
            yield self._tour
        yield KeyLine(self._keymap)

    def on_mount(self) -> None:
        """Begin where the person was, or on the front page, from which it may go on at once."""
        if self._start != OpeningPlace() or not self.memory.open_last():
            self.navigator.to_front_page()
        self.memory.begin()
        if self._start.at:
            self.navigator.to_named(self._start.at)
        if self._start.query:
            when_drawn(self, partial(self._search.open, self._start.query))
        for notice in self._notices:
            self.say(notice, warning=True, seconds=LONG)

    def on_resize(self, event: events.Resize) -> None:
        """Arrange the panes before they are laid out for the new size, so that nothing flickers."""
        self.panes.fit(event.size)

    @property
    def commands(self) -> Mapping[str, Command]:
        """What the parts carry out; nothing until they are there."""
        return self._commands

    def say(self, words: str, *, warning: bool = False, seconds: float | None = None) -> None:
        """Show a notice for a while."""
        say(self, words, warning=warning, seconds=seconds)

    def ask(self, screen: Screen[T | None], then: Callable[[T], object]) -> None:
        """Put a screen in front, and do something with its answer. A second press asks nothing."""
        open_screen(self, screen, partial(_answered, then))

    # Where the person is.

    def here(self) -> ReaderPlace:
        """The current place, with where exactly the person stands in it."""
        place = self.history.here
        if place is None or place.screen in OWN_SCREENS:
            return place or ReaderPlace("page", self.mode.views.first)
        panes, listing = self.panes, self.listing
        if self._overviews.loading:  # what is on the page belongs to the place before
            return place._replace(screen=panes.at)
        row = place.row if place.section in ALONE else max(0, listing.records.row)
        if listing.preview.pending:  # and here to the row before
            return place._replace(screen=panes.at, row=row)
        return place._replace(
            screen=panes.at,
            row=row,
            link=panes.page.links.marked,
            scroll=panes.page.scroll_row,
            width=panes.page.laid_out_for,
        )

    def subject(self) -> Record | None:
        """The record that the page shows."""
        key = self.here().key
        return self.mode.library.record(key) if key else None

    def follow(self, span: Span) -> None:
        """Go where a link leads."""
        if span.link is not None:
            page, nth = self.panes.page.page, self.panes.page.links.same_before
            among = linked_beside(self.mode.library, page, span.link, nth)
            self.navigator.to_record(span.link, among)
        elif span.query:
            self._search.open(span.query)
        elif span.place is not None and self._files is not None:
            self._files.open(span.place)
        elif span.url:
            self._addresses.offer(span.url)

    # What a place looks like.

    def show_place(self, place: ReaderPlace) -> None:
        """Draw a place as it was left."""
        if place.screen == "search":
            self._search.open(place.query, place.row)
        elif place.screen in self._front:
            self._front[place.screen].open(place)
        if place.screen in OWN_SCREENS:
            return
        self.listing.stop()
        rows = self.mode.views.contents(place.briefing)
        led = [row.place[1:3] if row.place else () for row in rows]  # to a briefing's section
        at = led.index(place[1:3]) if place[1:3] in led else 0
        self.panes.sections.show(FixedRows(rows), row=at)
        alone = place.section in ALONE
        self.panes.enter("list" if place.screen == "list" else "page", alone=alone)
        if not alone:
            self.listing.show(place)
        self.show_page(place)
        if self._tour:
            self._tour.arrived(place)

    def show_page(self, place: ReaderPlace) -> None:
        """Show the page of a place, or that it is being worked out."""
        self.listing.preview.cancel()
        self.top.show_state(self.mode.state)
        self._overviews.stop()
        self.panes.foot.keep_room(place.section == LEDGER)
        if place.section not in COMPUTED:
            self._show_on_page(place, self.mode.views.page(place))
        if place.section in WORKED_OUT:  # of the problems, those of the files are there at once
            self._overviews.load(place, again=place.section not in COMPUTED)

    def _show_on_page(self, place: ReaderPlace, page: Page | Blocks) -> None:
        """Show a page as the one of a place."""
        self.panes.page.show(page, scroll=place.scroll, link=place.link, width=place.width)
        self.panes.show_foot(place, self.mode.views.foot)
        self._show_keys()

    def _show_way(self, place: ReaderPlace) -> None:
        """Say where the person is, how the briefing is marked, and which of its list it is."""
        views, at = self.mode.views, position(self.listing.records, place.key)
        # The way ends at a list that stands alone: its rows say the rest.
        way = place._replace(key=None) if self.panes.list_alone else place
        self.top.show_place(views.crumbs(way), (views.marking(place.briefing), at))

    def reload(self, library: Library, broken: Sequence[Problem]) -> None:
        """Draw the place as it is by now: the cursors, the link and the lines in view stay."""
        self.mode.reload(library, broken)
        place = self.here()
        if place.screen in OWN_SCREENS:
            return
        self.listing.preview.flush()
        self.panes.renew_sections(self.mode.views.contents(place.briefing))
        if place.section not in ALONE:
            self.listing.show(place, again=True)
        self.top.show_state(self.mode.state)
        if place.section in WORKED_OUT:
            self._overviews.load(place, again=not self._overviews.loading)
        else:
            self._renew_page(self.mode.views.page(place))

    def _renew_page(self, page: Page | Blocks) -> None:
        """Show the page of the same place as it is by now, where the person stands in it."""
        self.panes.page.renew(page)
        self.panes.show_foot(self.here(), self.mode.views.foot, again=True)
        self._show_way(self.here())
        self._show_matches()

    # What the panes tell.

    @on(RowList.Chosen, "#sections")
    def _section_chosen(self, event: RowList.Chosen) -> None:
        if isinstance(event.row, NavRow):
            self.navigator.to_row(event.row)

    @on(Breadcrumb.Clicked)
    def _crumb_clicked(self, event: Breadcrumb.Clicked) -> None:
        self.navigator.to_crumb(event.number)

    # What the list tells is heard here and not by its pane: by now the panes know which of them has
    # the focus, and what the screen sends in turn is heard by everything that is in it.

    @on(RowList.Chosen, "#records")
    def _record_chosen(self, event: RowList.Chosen) -> None:
        if isinstance(event.row, Row):
            here = self.here()
            self._trail.go(here._replace(screen="page", key=event.row.key, link=-1, scroll=0))

    @on(RowList.Highlighted, "#records")
    def _record_highlighted(self, event: RowList.Highlighted) -> None:
        self.listing.highlight(event.row, event.index)

    @on(PageView.Followed)
    def _followed(self, event: PageView.Followed) -> None:
        self.follow(event.span)

    @on(PageView.Moved)
    def _show_matches(self) -> None:
        self.top.show_matches(self.panes.page.finder.matches.note)
        self.panes.show_foot(self.here(), self.mode.views.foot)
        self.query_one(KeyLine).tell(*(LETTER_KEYS if self.panes.page.links.labelling else ()))

    @on(ThreePanes.Entered)
    def _show_keys(self) -> None:
        """Say where one is, and what the keys do here, but for those that lead nowhere."""
        section = self.here().section
        without = leading_nowhere(section)
        self.query_one(KeyLine).show(*places(self.focused or self), without=without)
        self._show_way(self.here())
        self.memory.watch()


def _by_number(panes: ThreePanes, go: Command) -> None:
    """To a section by its number; for a moment the names are there to be read."""
    panes.unfold()
    go()


def _answered(then: Callable[[T], object], answer: T | None) -> None:
    if answer is not None:
        then(answer)
