"""The list of the place where the person is: in what order, narrowed to what, and how many."""

from __future__ import annotations

from functools import partial

from textual import on
from textual.getters import query_one
from textual.worker import Worker

from briefing.library.answers import Listing
from briefing.library.library import Library
from briefing.model.key import FRONT
from briefing.page.counts import MOST_COUNTED
from briefing.page.overviews import OVERVIEWS
from briefing.reader.asking import Asking
from briefing.reader.history import Place
from briefing.reader.keymap import Keymap
from briefing.reader.notices import say
from briefing.reader.ordering import Ordering
from briefing.reader.screens.desk import Desk
from briefing.reader.screens.renewing import Renewing
from briefing.reader.views import ListingRows, filtered, listing_of
from briefing.reader.ways import PROBLEMS

ALONE = (FRONT, PROBLEMS, *OVERVIEWS)
"""What is read without a list beside it."""
_Filtered = tuple[Place, Listing, int, str]
"""A place with its filtered list, the number of its rows, and what was not understood."""
_Counted = tuple[Listing, int]
"""A list with the number of all its rows."""


class Listed(Renewing):
    """A screen with the list of a place, which is narrowed and counted in threads."""

    desk = query_one(Desk)

    def __init__(self, library: Library, keymap: Keymap) -> None:
        """Every list has its usual order so far."""
        super().__init__(library, keymap)
        self._orders: dict[str, Ordering] = {}
        self._narrowing: Asking[_Filtered] = Asking(
            self, "narrow", self._show_narrowed, self._not_narrowed
        )
        self._counting: Asking[_Counted] = Asking(
            self, "count", self._show_counted, self._not_counted
        )

    def show_page(self, place: Place) -> None:
        """Show the page of a place."""
        raise NotImplementedError

    def list_place(self, place: Place, *, again: bool = False) -> None:
        """Show the list of a place; `again` where it is the same as before, as it is by now."""
        listing = listing_of(self.library, place, self.ordering(place))
        self._show_list(place, listing, _count(self.library, listing, place), again=again)

    def ordering(self, place: Place) -> Ordering:
        """The order of a section's list: the usual one, until the person changes it."""
        usual = self.views.usual(place.briefing, place.section)
        return self._orders.get(place.section, usual)

    def _show_list(
        self, place: Place, listing: Listing, count: int, *, again: bool = False
    ) -> None:
        found = self.library.position(listing, place.key) if place.key else None
        row, most = place.row if found is None else found, MOST_COUNTED if place.query else count
        if count > most and row >= most:  # the row where the person was has to be there
            count = most = self.library.count(listing)
        self._head_list(place, count, most)
        records = self.desk.records
        show = records.renew if again else records.show
        show(ListingRows(self.views, listing, min(count, most)), row=row)
        self._counting.stop()
        if count > most:
            self._counting.ask(self.library, partial(_counted, listing))

    def _head_list(self, place: Place, count: int, most: int) -> None:
        heading = self.views.heading(place, self.ordering(place), count, most)
        self.desk.set_list(heading, place.query)

    @on(Desk.Narrowed)
    def _narrow(self, event: Desk.Narrowed) -> None:
        """Ask for the narrowed list in a thread; the last question is the one that counts."""
        self.stop_narrowing()
        here = self.here()._replace(query=event.text.strip(), row=0)
        self._narrowing.ask(self.library, partial(_narrowed, here, self.ordering(here)))

    def stop_narrowing(self) -> None:
        """Nobody waits for the narrowed list any more."""
        self._narrowing.stop()
        self._counting.stop()

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Something has become of a question about the list."""
        self._narrowing.hear(event)
        self._counting.hear(event)

    def _show_narrowed(self, answer: _Filtered) -> None:
        place, listing, count, hint = answer
        self.desk.say_of_filter(hint)
        place = place if count else place._replace(key=None)
        self.history.update(place)
        self._show_list(place, listing, count)
        if not count:
            self.show_page(place)

    def _not_narrowed(self, why: str) -> None:
        say(self, f"The list could not be narrowed: {why}")

    def _show_counted(self, answer: _Counted) -> None:
        """The list has been counted to its end: what is in view stays where it is."""
        listing, count = answer
        self._head_list(self.here(), count, count)
        rows = ListingRows(self.views, listing, count)
        self.desk.records.renew(rows, row=self.desk.records.row)

    def _not_counted(self, why: str) -> None:
        say(self, f"The list could not be counted: {why}")

    def action_sort(self) -> None:
        """Put the list in the next of the orders that it can have."""
        self._reorder(self.ordering(self.here()).next())

    def action_reverse(self) -> None:
        """Reverse the order."""
        self._reorder(self.ordering(self.here()).reversed())

    def _reorder(self, ordering: Ordering) -> None:
        here = self.here()
        if here.section in ALONE:
            say(self, "There is no list here to put in order.")
            return
        self._orders[here.section] = ordering
        listing = listing_of(self.library, here, ordering)
        self._show_list(here, listing, _count(self.library, listing, here))


def _narrowed(place: Place, ordering: Ordering, library: Library) -> _Filtered:
    """The place with its list, and what was not understood, asked of a thread's own library."""
    listing, hints = filtered(library, place, ordering)
    return place, listing, _count(library, listing, place), next(iter(hints), "")


def _count(library: Library, listing: Listing, place: Place) -> int:
    """How many rows a place's list has: of one that is narrowed, no more than are soon counted."""
    return library.count(listing, MOST_COUNTED if place.query else 0)


def _counted(listing: Listing, library: Library) -> _Counted:
    """The list with all its rows counted, asked of a thread's own library."""
    return listing, library.count(listing)
