"""Working out the pages about a whole briefing, which takes a while."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from textual.screen import Screen

from briefing.library.library import Library
from briefing.page.blocks import Blocks, Notice, Page, Paragraph, in_one_line, text
from briefing.reader.background.background_query import BackgroundQuery
from briefing.reader.places.history import History, ReaderPlace
from briefing.reader.places.nav_rows import LEDGER, WHATS_NEW
from briefing.reader.places.place_views import overview_page
from briefing.reader.screens.main.view_mode import ViewMode
from briefing.text.visible import visible_line

if TYPE_CHECKING:
    from briefing.analysis.wording.loaded_terms import Wording
    from briefing.reader.screens.main.reading_host import ReadingHost
    from briefing.reader.widgets.input_bar import InputBar

_WAIT = (Paragraph(text("Computing …", "muted")),)


class OverviewLoader:
    """Works out overviews in a thread. Only the last one that was wanted is shown."""

    def __init__(
        self,
        owner: Screen[Any],
        mode: ViewMode,
        show: Callable[[ReaderPlace, Page | Blocks], object],
        renew: Callable[[Page], object],
        history: History,
        host: ReadingHost,
        whats_new: Callable[[str], Callable[[Library], Page]],
    ) -> None:
        """`show` draws a page as that of a place; `renew` draws it where the person stands.

        `whats_new` works out what is new in a briefing.
        """
        self._whats_new = whats_new
        self._history = history
        self._host = host
        self._mode = mode
        self._show = show
        self._renew = renew
        self._query: BackgroundQuery[Page] = BackgroundQuery(
            owner, self._done, self._failed, late=self._tell_late
        )
        self._place = ReaderPlace("page")
        self._again = False

    @property
    def loading(self) -> bool:
        """Whether the page of the place is not there yet: another is shown so far."""
        return self._query.waiting and not self._again

    def load(self, place: ReaderPlace, *, again: bool = False) -> None:
        """Show the overview of a place, as soon as it is worked out.

        Where it is worked out `again`, the one that is shown stays until the new one is there.
        """
        self.stop()
        self._place, self._again = place, again
        asked = (
            self._whats_new(place.briefing)
            if place.section == WHATS_NEW
            else partial(_worked_out, place, self._mode.wording)
        )
        self._query.ask(self._mode.library, asked)

    # What is typed into the bar narrows the overview.

    def typed(self, bar: InputBar, text: str) -> None:
        """Show only what has to do with what is found; all of it where nothing is typed."""
        self.filter(text)

    def accepted(self, text: str) -> None:
        """It stays narrowed."""

    def given_up(self) -> None:
        """Show all of it."""
        self.filter("")

    def filter(self, text: str) -> None:
        """Narrow the overview that is open; the one that is shown stays until that is there."""
        place = self._host.here()._replace(query=text.strip())
        self._history.update(place)
        self.load(place, again=True)

    def stop(self) -> None:
        """Nobody waits for the overview any more."""
        self._query.stop()

    def _tell_late(self) -> None:
        if not self._again:
            self._show(self._place, _WAIT)

    def _done(self, page: Page) -> None:
        if self._again:
            self._renew(page)
        else:
            self._show(self._place, page)

    def _failed(self, why: BaseException) -> None:
        said = visible_line(f"This page could not be computed: {why}")
        self._show(self._place, (Notice("error", text(said)),))


def _worked_out(place: ReaderPlace, wording: Wording, library: Library) -> Page:
    """In a thread: the overview of a place."""
    page = overview_page(place, wording, library)
    if place.section != LEDGER:
        return page
    # The rest of a row stands at the foot.
    return page._replace(blocks=tuple(map(in_one_line, page.blocks)))
