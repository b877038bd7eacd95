"""Reading on: from the open record to the next, without leaving the page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from briefing.library.library import Library
from briefing.library.store.records import Listing
from briefing.model.key import Key
from briefing.reader.keys.dispatch import Command
from briefing.reader.places.history import History, ReaderPlace
from briefing.reader.places.nav_rows import ALONE
from briefing.reader.places.neighbours import beside
from briefing.reader.places.place_listing import listing_of
from briefing.reader.screens.main.navigator import Navigator
from briefing.reader.screens.main.record_list import RecordList
from briefing.reader.screens.main.view_mode import ViewMode

if TYPE_CHECKING:
    from briefing.reader.screens.main.reading_host import ReadingHost


class ReadingOn:
    """Goes through a list, the results of a search, or the links of a page, record by record.

    All of them are one place of the trail, so that the way back leads to where they were chosen.
    """

    def __init__(
        self,
        listing: RecordList,
        mode: ViewMode,
        history: History,
        navigator: Navigator,
        host: ReadingHost,
    ) -> None:
        """`listing` is the list beside the page; it moves where it has the focus."""
        self._listing = listing
        self._mode = mode
        self._history = history
        self._navigator = navigator
        self._host = host
        self._found: tuple[Library, str, Sequence[Listing]] | None = None

    @property
    def commands(self) -> Mapping[str, Command]:
        """The keys that read on."""
        return {
            "next-record": partial(self._step, 1),
            "previous-record": partial(self._step, -1),
            "read-on": partial(self._step, 1),
        }

    def _step(self, by: int) -> None:
        here = self._host.here()
        if here.screen == "list":
            self._listing.records.step(by)
        elif here.key is None or (here.section in ALONE and not here.found):
            self._host.say("This page is in no list: choose a section or a link to read on.")
        elif (place := self._beside(here, here.key, by)) is None:
            self._host.say(f"This is the {'last' if by > 0 else 'first'} record{_of(here)}.")
        else:
            self._history.update(place)
            self._host.show_place(place)

    def _beside(self, here: ReaderPlace, key: Key, by: int) -> ReaderPlace | None:
        """The place of the record that comes next, if there is one."""
        if here.among:
            found = self._chosen_among(here.among, key, by)
        elif here.found:
            found = self._found_beside(here.found, key, by)
        else:
            library, order = self._mode.library, self._mode.ordering(here)
            found = beside(library, listing_of(library, here, order), key, by)
            return found and here._replace(screen="page", key=found, link=-1, scroll=0)
        place = self._navigator.place_of(found) if found else None
        return place and place._replace(among=here.among, found=here.found)

    def _chosen_among(self, among: Sequence[Key], key: Key, by: int) -> Key | None:
        """The next of some records that is there still, and was known on the day."""
        at = among.index(key) if key in among else len(among)
        rest = among[at + 1 :] if by > 0 else among[:at][::-1]
        there = self._mode.library.records(rest)
        return next((one for one in rest if one in there), None)

    def _found_beside(self, query: str, key: Key, by: int) -> Key | None:
        """The next result of a search, in the order in which it shows its sections."""
        library, lists = self._mode.library, self._results(query)
        held = [n for n, one in enumerate(lists) if library.lists.among(one, [key])]
        if not held:
            return None
        found = beside(library, lists[held[0]], key, by)
        at = held[0] + by
        if found is None and 0 <= at < len(lists):
            end = 0 if by > 0 else library.lists.count(lists[at]) - 1
            found = next((one.key for one in library.lists.page(lists[at], end, 1)), None)
        return found

    def _results(self, query: str) -> Sequence[Listing]:
        """The lists of a search's results, a section each; kept, for it is asked at every step."""
        library = self._mode.library
        if self._found is None or self._found[:2] != (library, query):
            # Loaded when it is first wanted: the first frame does without.
            from briefing.reader.screens.search.grouped_results import found  # noqa: PLC0415

            results = found(query, library)
            whole = results.found.listing
            lists = [whole._replace(section=one.section.name) for one in results.groups]
            self._found = (library, query, lists)
        return self._found[2]


def _of(place: ReaderPlace) -> str:
    """Of what a record is the last."""
    if place.among:
        return " of those that it was chosen from"
    return f" found for: {place.found}" if place.found else " of the list"
