"""The list of the place where the person is: in what order, narrowed to what, and how many."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.geometry import Size
from textual.getters import query_one
from textual.screen import Screen

from briefing.library.library import Library
from briefing.library.query.group_sql import STATUS
from briefing.library.store.records import Listing
from briefing.model.key import Key
from briefing.page.blocks import text
from briefing.page.rows.common import CommonFacts
from briefing.page.rows.row import Row
from briefing.page.words.counts import MOST_COUNTED
from briefing.reader.background.background_query import BackgroundQuery
from briefing.reader.background.debounce import Debounce
from briefing.reader.handler_guard import HandlerGuard
from briefing.reader.keys.dispatch import Command
from briefing.reader.places.history import OWN_SCREENS, History, ReaderPlace
from briefing.reader.places.nav_rows import ALONE
from briefing.reader.places.ordering import Ordering
from briefing.reader.places.place_listing import filtered, shared_by
from briefing.reader.places.place_views import RecordRowSource
from briefing.reader.screens.main.view_mode import ViewMode
from briefing.reader.screens.screen_sizes import TALL
from briefing.reader.widgets.rows.entry_list import EntryList
from briefing.reader.widgets.rows.list_head import ListHead
from briefing.reader.widgets.rows.row_source import ListRow

if TYPE_CHECKING:
    from briefing.reader.screens.main.reading_host import ReadingHost
    from briefing.reader.widgets.input_bar import InputBar

_NOTHING = text("No match. esc clears the filter.")
_EMPTY = text("The briefing has nothing in this section.")

_Filtered = tuple[ReaderPlace, Listing, int, str]
"""A place with its filtered list, the number of its rows, and what was not understood."""
_Shared = tuple[Listing, CommonFacts]
"""A list with what its rows have in common."""
_SHORT = 500
"""Rows of a list that are soon looked through."""
_Counted = tuple[Listing, int]
"""A list with the number of all its rows."""


class RecordList(HandlerGuard, Vertical):
    """A list of records under its heading, which is narrowed and counted in threads.

    The record under the cursor is shown beside it, though nobody has gone there.
    """

    records = query_one("#records", EntryList)
    heading = query_one("#heading", ListHead)

    def __init__(
        self,
        screen: Screen[Any],
        mode: ViewMode,
        history: History,
        host: ReadingHost,
    ) -> None:
        """`screen` is what is drawn before a record is previewed, and what hears of answers."""
        super().__init__(id="listing")
        self._mode = mode
        self._history = history
        self._host = host
        self._filter_bar: InputBar | None = None
        self._hint = ""
        self._filtering: BackgroundQuery[_Filtered] = BackgroundQuery(
            screen, self._show_filtered, partial(self._not_done, "filtered")
        )
        self._counting: BackgroundQuery[_Counted] = BackgroundQuery(
            screen, self._show_counted, partial(self._not_done, "counted")
        )
        self._sharing: BackgroundQuery[_Shared] = BackgroundQuery(
            screen, self._show_shared, partial(self._not_done, "read for what its rows share")
        )
        self._common = CommonFacts()
        self._shared = Listing()
        self._stacked = self._named = False
        self._screen_size = screen.app.size
        self.preview = Debounce(screen, self._show_preview)
        """Shows the record under the cursor, once the cursor rests."""

    def compose(self) -> ComposeResult:
        """What the list is of, and the list."""
        yield ListHead(id="heading")
        yield EntryList(id="records", empty=_NOTHING)

    @property
    def commands(self) -> Mapping[str, Command]:
        """The order and the form of the list."""
        return {
            "compact": self._change_form,
            "sort": lambda: self._reorder(turn=False),
            "reverse": lambda: self._reorder(turn=True),
        }

    def show(self, place: ReaderPlace, *, again: bool = False) -> None:
        """Show the list of a place; `again` where it is the same as before, as it is by now."""
        ordering = self._mode.ordering(place)
        place, listing, count, self._hint = _filtered(place, ordering, self._mode.library)
        self._show_list(place, listing, count, again=again)

    def _show_list(
        self, place: ReaderPlace, listing: Listing, count: int, *, again: bool = False
    ) -> None:
        library = self._mode.library
        found = library.lists.position(listing, place.key) if place.key else None
        row, most = place.row if found is None else found, MOST_COUNTED if place.query else count
        if count > most and row >= most:  # the row where the person was has to be there
            count = most = library.lists.count(listing)
        self._share(listing, count, again=again)
        self._show_heading(place, count, most)
        self._fit_form(place.section)
        show = self.records.renew if again else self.records.show
        show(RecordRowSource(self._mode.views, listing, min(count, most)), row=row)
        self._counting.stop()
        if count > most:
            self._counting.ask(library, partial(_counted, listing))

    def _share(self, listing: Listing, count: int, *, again: bool) -> None:
        """Find what the rows have in common: at once in a short list, in a thread in a long one.

        Until that is known, each row says everything. Where the files have changed, it is not known
        any more.
        """
        self._sharing.stop()
        if count <= _SHORT:
            self._common = shared_by(listing, self._mode.library)
        elif again or listing != self._shared:
            self._common = CommonFacts()
        self._shared = listing
        self.records.say_once(self._common, listing.order)
        if count > _SHORT:
            self._sharing.ask(self._mode.library, partial(_shared, listing))

    def _show_shared(self, answer: _Shared) -> None:
        """The rows that are in view say less now: the head says it."""
        listing, self._common = answer
        self.heading.say(self.heading.words._replace(common=self._common))
        self.records.say_once(self._common, listing.order)

    def fit(self, size: Size, *, stacked: bool, alone: bool) -> None:
        """The screen has another size; the page is below the list, or the list is `alone`."""
        self._screen_size = size
        self._stacked = stacked
        self._named = alone and size.height < TALL
        self._fit_form(self._host.here().section)

    def _fit_form(self, section: str) -> None:
        self.heading.fit(low=self._stacked, named=self._named)
        self.records.compact = self._stacked or self._mode.compact(section, self._screen_size)

    def _change_form(self) -> None:
        """Air between the rows, or one line for each; it stays so for lists of this section."""
        section = self._host.here().section
        if section in ALONE:
            self._host.say("There is no list here.")
            return
        if self._stacked:
            self._host.say("Above the page, rows have one line: z shows the list alone.")
            return
        self._mode.keep_form(section, compact=not self.records.compact)
        self._fit_form(section)

    def _show_heading(self, place: ReaderPlace, count: int, most: int) -> None:
        ordering = self._mode.ordering(place)
        words = self._mode.views.head(place, ordering, count, self._common, most)
        self.records.empty = _NOTHING if place.query else _EMPTY
        bar = self._filter_bar
        typing = bar is not None and bar.is_open  # then it says so
        self.heading.say(words if typing else words._replace(hint=self._hint))

    def redraw(self) -> None:
        """Draw the rows anew, where they are: what was read is another."""
        if not self.preview.pending:
            rows = RecordRowSource(self._mode.views, self._shared, self.records.count)
            self.records.renew(rows, row=self.records.row)

    def stop(self) -> None:
        """Nobody waits for the narrowed list any more."""
        self._filtering.stop()
        self._counting.stop()
        self._sharing.stop()

    # What is typed into the bar narrows the list.

    def typed(self, bar: InputBar, text: str) -> None:
        """Show only what fits what is typed; all of it where that is empty."""
        self._filter_bar = bar
        self.filter(text)

    def accepted(self, text: str) -> None:
        """The list stays narrowed, and its head says what of that was not understood."""
        self.heading.say(self.heading.words._replace(hint=self._hint))

    def given_up(self) -> None:
        """Show the whole list."""
        self.filter("")

    def filter(self, text: str) -> None:
        """Ask for the narrowed list in a thread; the last question is the one that counts."""
        self.stop()
        here = self._host.here()._replace(query=text.strip(), row=0)
        asked = partial(_filtered, here, self._mode.ordering(here))
        self._filtering.ask(self._mode.library, asked)

    def _show_filtered(self, answer: _Filtered) -> None:
        place, listing, count, self._hint = answer
        bar = self._filter_bar
        if bar is not None and bar.listener is self:
            bar.note = self._hint
        place = place if count else place._replace(key=None)
        self._history.update(place)
        self._show_list(place, listing, count)
        if not count:
            self._host.show_page(place)

    def _not_done(self, what: str, why: BaseException) -> None:
        self._host.say(f"The list could not be {what}: {why}")

    def _show_counted(self, answer: _Counted) -> None:
        """The list has been counted to its end: what is in view stays where it is."""
        listing, count = answer
        self._show_heading(self._host.here(), count, count)
        rows = RecordRowSource(self._mode.views, listing, count)
        self.records.renew(rows, row=self.records.row)

    def _reorder(self, *, turn: bool) -> None:
        """Turn the order of the list round, or go on to the next."""
        here = self._host.here()
        if here.section in ALONE:
            self._host.say("There is no list here to sort.")
            return
        before = self._mode.ordering(here)
        ordering = before.reversed() if turn else before.next(here.section)
        self._mode.reorder(here.section, ordering)
        if ordering.order == STATUS:  # what reports amount to is worked out in a thread
            self.filter(here.query)
        else:
            self.show(here)

    # The record under the cursor.

    def highlight(self, row: ListRow | None, index: int) -> None:
        """The record under the cursor is to be shown beside the list."""
        here = self._host.here()
        if here.screen == "list" and isinstance(row, Row) and row.key != here.key:
            self._history.update(here._replace(key=row.key, row=index, link=-1, scroll=0))
            self.preview.trigger()

    def _show_preview(self) -> None:
        place = self._history.here
        if place is not None and place.screen not in OWN_SCREENS:
            self._host.show_page(place)

    def catch_up(self) -> None:
        """The page is going to be used: it has to be that of the row under the cursor by then."""
        self.highlight(self.records.current, self.records.row)
        self.preview.flush()


def position(records: EntryList, key: Key | None) -> str:
    """Which row of a list a record is, if the cursor is on it."""
    listed = isinstance(records.current, Row) and records.current.key == key
    return f"{records.row + 1:,} of {records.count:,}" if listed else ""


def _filtered(place: ReaderPlace, ordering: Ordering, library: Library) -> _Filtered:
    """The place with its list, and what was not understood, asked of a thread's own library."""
    listing, hints = filtered(library, place, ordering)
    more = f"; and {len(hints) - 1} more, all in the search" if len(hints) > 1 else ""
    return place, listing, _count(library, listing, place), f"{next(iter(hints), '')}{more}"


def _count(library: Library, listing: Listing, place: ReaderPlace) -> int:
    """How many rows a place's list has: of one that is narrowed, no more than are soon counted."""
    return library.lists.count(listing, MOST_COUNTED if place.query else 0)


def _counted(listing: Listing, library: Library) -> _Counted:
    """The list with all its rows counted, asked of a thread's own library."""
    return listing, library.lists.count(listing)


def _shared(listing: Listing, library: Library) -> _Shared:
    """What the rows of a list have in common, asked of a thread's own library."""
    return listing, shared_by(listing, library)
