"""The main screen: it puts a place into the panes, and makes places of what the person does."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.widgets import Static

from briefing.library.answers import Record
from briefing.library.library import Library
from briefing.model.key import Key
from briefing.page.blocks import Blocks, Page, Span
from briefing.page.overviews import OVERVIEWS
from briefing.page.row import Row
from briefing.reader.history import Place
from briefing.reader.keymap import Keymap
from briefing.reader.keys import Where
from briefing.reader.notices import LONG, say
from briefing.reader.performing import places
from briefing.reader.resting import Resting
from briefing.reader.screens import style_sheet
from briefing.reader.screens.desk import Desk, reading_bindings
from briefing.reader.screens.listed import ALONE, Listed
from briefing.reader.screens.taking import Taking
from briefing.reader.text import plain_content
from briefing.reader.views import listing_of
from briefing.reader.ways import Way
from briefing.reader.widgets.breadcrumb import Breadcrumb
from briefing.reader.widgets.key_line import KeyLine
from briefing.reader.widgets.pages import FixedRows, ListRow
from briefing.reader.widgets.row_list import RowList
from briefing.reader.widgets.sheet_view import SheetView

if TYPE_CHECKING:
    from briefing.reader.scopes import Scope

_NO_STEPS = frozenset({"speaker", "claims", "compare"})
_NO_LIST = frozenset({"speaker", "events", "source", "claims", "compare", "filter", "sort"})
_LEADING_NOWHERE: Mapping[str, Collection[str]] = {
    "statements": {"claims"},
    "incidents": {"speaker", "compare"},
    "actors": {"speaker", "compare"},
    "figures": {"speaker", "events"},
    "sources": {"speaker", "source", "claims", "compare"},
}
"""What leads nowhere from the records of a section; of the other sections, `_NO_STEPS`."""


class ReadingScreen(Listed, Taking):
    """Sections, records and the page of the place where the person is."""

    DEFAULT_CSS = style_sheet(__file__)
    WHERE: ClassVar[Where] = "reading"
    BINDINGS: ClassVar[list[BindingType]] = reading_bindings(own=False)

    def __init__(self, library: Library, keymap: Keymap, notices: Sequence[str] = ()) -> None:
        """`notices` are told to the person when the screen is first seen."""
        super().__init__(library, keymap)
        self._notices = notices
        self._beside = Resting(self, self._show_beside)

    def compose(self) -> ComposeResult:
        """Where one is, the panes, and what the keys do."""
        with Horizontal(id="top"):
            yield Breadcrumb()
            yield Static(id="matches")
            yield Static(id="state")
        yield Desk(self.app.size, self._catch_up)
        yield KeyLine(self.keymap)

    def on_mount(self) -> None:
        """Begin on the front page."""
        self.action_front_page()
        for notice in self._notices:
            say(self, notice, warning=True, seconds=LONG)

    def on_resize(self, event: events.Resize) -> None:
        """Arrange the panes before they are laid out for the new size, so that nothing flickers."""
        self.desk.fit(event.size)

    # What a place looks like.

    def here(self) -> Place:
        """The current place, with where exactly the person stands in it."""
        place = self.history.here
        if place is None or place.screen == "search":
            return place or Place("page", self.views.first)
        desk = self.desk
        if self.surveying:  # what is on the page belongs to the place before
            return place._replace(screen=desk.at)
        row = place.row if place.section in ALONE else max(0, desk.records.row)
        if self._beside.waiting:  # and here to the row before
            return place._replace(screen=desk.at, row=row)
        return place._replace(
            screen=desk.at,
            row=row,
            link=desk.page.link,
            scroll=desk.page.scroll_row,
            width=desk.page.sheet_width,
        )

    def place_of(self, key: Key) -> Place:
        """The place of a record, reached from the briefing that is open."""
        here, record = self.here(), self.library.record(key)
        if record is None:
            return Place("page", here.briefing, here.section, key)
        return self.views.at(here.briefing, record)

    def subject(self) -> Record | None:
        """The record that the page shows."""
        key = self.here().key
        return self.library.record(key) if key else None

    def scopes(self) -> list[Scope]:
        """What can be exported: the record, the list as it is narrowed, the briefing."""
        # Loaded when it is first wanted, with the exporters behind it.
        from briefing.reader.scopes import reading_scopes  # noqa: PLC0415

        here, found = self.here(), self.views.sections(self.here().briefing)
        section = next((one for one in found if one.name == here.section), None)
        listing = listing_of(self.library, here, self.ordering(here))
        narrowed = (listing, here.query) if here.query else None
        return reading_scopes(self.library, self.subject(), section, narrowed, here.briefing)

    def show_place(self, place: Place) -> None:
        """Draw a place as it was left."""
        if place.screen == "search":
            self.open_search(place)
            return
        self.stop_narrowing()
        ways = self.views.contents(place.briefing)
        sections = [way.place.section if way.place else "" for way in ways]
        at = sections.index(place.section) if place.section in sections else 0
        self.desk.sections.show(FixedRows(ways), row=at)
        alone = place.section in ALONE
        self.desk.turn_to("list" if place.screen == "list" else "page", alone=alone)
        if not alone:
            self.list_place(place)
        self.show_page(place)

    def show_page(self, place: Place) -> None:
        """Show the page of a place, or that it is being worked out."""
        self._beside.forget()
        self._say("#state", self.state)
        self.stop_survey()
        if place.section in OVERVIEWS:
            self.survey(place)
        else:
            self.put(place, self.views.page(place))

    def show_again(self, place: Place) -> None:
        """Draw the place as it is by now: the cursors, the link and the lines in view stay."""
        if place.screen == "search":  # it has its own screen
            return
        self._beside.settle()
        ways = self.views.contents(place.briefing)
        sections = self.desk.sections
        current = sections.current
        at = next((n for n, way in enumerate(ways) if _same_way(way, current)), sections.row)
        sections.renew(FixedRows(ways), row=at)
        if place.section not in ALONE:
            self.list_place(place, again=True)
        self._say("#state", self.state)
        if place.section in OVERVIEWS:
            self.survey(place, again=not self.surveying)
        else:
            self.put_again(self.views.page(place))

    def put_again(self, page: Page | Blocks) -> None:
        """Show the page of the same place as it is by now, where the person stands in it."""
        self.desk.page.renew(page)
        self.query_one(Breadcrumb).show(self.views.crumbs(self.here()))
        self._moved()

    def put(self, place: Place, page: Page | Blocks) -> None:
        """Show a page as the one of a place."""
        self.desk.page.show(page, scroll=place.scroll, link=place.link, width=place.width)
        self.query_one(Breadcrumb).show(self.views.crumbs(place))
        self._show_keys()

    # What the panes answer.

    @on(RowList.Chosen, "#sections")
    def _section_chosen(self, event: RowList.Chosen) -> None:
        way = event.row
        if isinstance(way, Way) and way.place is not None:
            self.go(way.place)
        elif isinstance(way, Way) and way.first:
            self.action_briefings()

    @on(RowList.Chosen, "#records")
    def _record_chosen(self, event: RowList.Chosen) -> None:
        if isinstance(event.row, Row):
            self.go(self.here()._replace(screen="page", key=event.row.key, link=-1, scroll=0))

    @on(RowList.Highlighted, "#records")
    def _record_highlighted(self, event: RowList.Highlighted) -> None:
        """Show the record under the cursor beside the list, without going there."""
        self._point_at(event.row, event.index)

    def _point_at(self, row: ListRow | None, index: int) -> None:
        here = self.here()
        if self.desk.at == "list" and isinstance(row, Row) and row.key != here.key:
            place = here._replace(key=row.key, row=index, link=-1, scroll=0)
            self.history.update(place)
            self._beside.stir()

    def _catch_up(self) -> None:
        """The page is going to be used: it has to be that of the row under the cursor by then."""
        records = self.desk.records
        self._point_at(records.current, records.row)
        self._beside.settle()

    def _show_beside(self) -> None:
        place = self.history.here
        if place is not None and place.screen != "search":
            self.show_page(place)

    @on(SheetView.Followed)
    def _followed(self, event: SheetView.Followed) -> None:
        self.follow(event.span)

    def follow(self, span: Span) -> None:
        """Go where a link leads."""
        if span.link is not None:
            self.go(self.place_of(span.link))
        elif span.query:
            self.open_search(Place("search", query=span.query))
        elif span.url:
            self.open_address(span.url)

    @on(SheetView.Moved)
    def _moved(self) -> None:
        self._say("#matches", self.desk.page.match_note())

    def _say(self, where: str, words: str) -> None:
        """Show words above the panes. Others than before lay the whole screen out again."""
        said = self.query_one(where, Static)
        if said.content != plain_content(words):
            said.update(plain_content(words))

    @on(Desk.Entered)
    def _show_keys(self) -> None:
        """Say what the keys do here, without those that lead nowhere from such a record."""
        section = self.here().section
        without = _NO_LIST if section in ALONE else _LEADING_NOWHERE.get(section, _NO_STEPS)
        self.query_one(KeyLine).show(*places(self.focused, self.WHERE), without=without)


def _same_way(way: Way, other: object) -> bool:
    """Whether two rows of the left pane lead to the same place."""
    return isinstance(other, Way) and way.place is not None and way.place == other.place
