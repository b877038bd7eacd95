"""From one unread record to the next, through the list and then the other sections."""

from __future__ import annotations

from briefing.library.library import Library
from briefing.library.store.records import Listing
from briefing.model.key import FRONT, Key
from briefing.reader.marks.unread_lists import unread_of
from briefing.reader.places.history import History, ReaderPlace
from briefing.reader.places.nav_rows import ALONE
from briefing.reader.places.place_listing import listing_of
from briefing.reader.screens.main.reading_host import ReadingHost
from briefing.reader.screens.main.trail import Trail
from briefing.reader.screens.main.view_mode import ViewMode


class UnreadSteps:
    """Goes to the next unread or changed record, and to the one before."""

    def __init__(self, mode: ViewMode, history: History, trail: Trail, host: ReadingHost) -> None:
        """Steps within a list are one place of the trail, as in reading on."""
        self._mode = mode
        self._history = history
        self._trail = trail
        self._host = host

    def step(self, by: int) -> None:
        """To the next (1) or the previous one (-1); where there is none, that is said."""
        here = self._host.here()
        if here.section not in ALONE:
            listing = listing_of(self._mode.library, here, self._mode.ordering(here))
            found = unread_beside(self._mode.library, listing, here.key, by)
            if found is not None:
                place = here._replace(screen="page", key=found, link=-1, scroll=0)
                self._history.update(place)
                self._host.show_place(place)
                return
        elsewhere = self._elsewhere(here, by)
        if elsewhere is None:
            self._host.say("Nothing else is unread here.")
        else:
            self._trail.go(elsewhere)

    def _elsewhere(self, here: ReaderPlace, by: int) -> ReaderPlace | None:
        """The first unread record of another section, on from the one that is open."""
        names = [one.name for one in self._mode.views.sections(here.briefing) if one.name != FRONT]
        at = names.index(here.section) if here.section in names else (-1 if by > 0 else len(names))
        for name in names[at + 1 :] if by > 0 else names[:at][::-1]:
            place = ReaderPlace("page", here.briefing, name)
            listing = listing_of(self._mode.library, place, self._mode.ordering(place))
            found = unread_beside(self._mode.library, listing, None, by)
            if found is not None:
                return place._replace(key=found)
        return None


def unread_beside(library: Library, listing: Listing, key: Key | None, by: int) -> Key | None:
    """The next unread or changed record of a list behind another, or the one before it.

    Without a record, the first of them, or the last.
    """
    some = unread_of(library, listing, also=key)
    at = library.lists.position(some, key) if key else None
    end = 0 if by > 0 else library.lists.count(some) - 1
    row = end if at is None else at + by
    if row < 0:
        return None
    return next((one.key for one in library.lists.page(some, row, 1) if one.key != key), None)
