"""Finding words in the page, and narrowing the list: both are typed into one bar."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from briefing.library.library import Library
from briefing.reader.keys.dispatch import Command
from briefing.reader.places.nav_rows import NARROWED
from briefing.reader.screens.compare.comparing import Comparing
from briefing.reader.screens.main.overview_loader import OverviewLoader
from briefing.reader.screens.main.three_panes import ThreePanes

if TYPE_CHECKING:
    from briefing.reader.screens.main.reading_host import ReadingHost
    from briefing.reader.widgets.input_bar import InputBar

_FIND, _FILTER = "find-bar", "filter-bar"


class FindAndFilter:
    """Opens the bar for the page or for the list, and takes back what was typed last."""

    def __init__(
        self,
        panes: ThreePanes,
        comparing: Comparing,
        overviews: OverviewLoader,
        host: ReadingHost,
        library: Callable[[], Library],
        otherwise: Callable[[int], object],
    ) -> None:
        """`panes` have the page and the list; what is compared, and overviews, are narrowed too.

        The `library` that is shown has the names for a filter. `otherwise` is what the keys for
        matches do while nothing is being found.
        """
        self._library = library
        self._otherwise = otherwise
        self._panes = panes
        self._comparing = comparing
        self._overviews = overviews
        self._host = host

    @property
    def commands(self) -> Mapping[str, Command]:
        """The keys that find."""
        return {
            "find": self._find,
            "filter": self._filter,
            "next-match": partial(self._step, 1),
            "previous-match": partial(self._step, -1),
            "clear": self._clear,
        }

    async def _bar(self, name: str) -> InputBar:
        """The bar below the panes that is called so, made when it is first wanted."""
        # Loaded when it is first wanted, with all that offers names: the first frame does without.
        from briefing.reader.widgets.input_bar import InputBar  # noqa: PLC0415
        from briefing.reader.widgets.query_bar import QueryBar  # noqa: PLC0415

        for bar in self._panes.query(f"#{name}").results(InputBar):
            return bar
        made = InputBar() if name == _FIND else QueryBar(self._library)
        made.id = name
        await self._panes.mount(made)
        return made

    async def _find(self) -> None:
        """Find words in the page."""
        self._panes.focus_pane("page")
        (await self._bar(_FIND)).open("Find", self)

    async def _filter(self) -> None:
        """Narrow the list, or the overview, as it is typed."""
        here = self._host.here()
        if self._comparing.shown:
            bar = await self._bar(_FILTER)
            bar.open("Filter", self._comparing, here.query, hint="words, date:, act:, about:")
            return
        if here.section in NARROWED:
            self._panes.focus_pane("page")
        elif self._panes.alone:
            self._host.say("There is no list here to filter: choose a section first.")
            return
        else:
            self._panes.focus_pane("list")
        narrowed = self._overviews if here.section in NARROWED else self._panes.listing
        bar = await self._bar(_FILTER)
        bar.open("Filter", narrowed, here.query, hint="words, actor:, where:, kind:")

    def _step(self, by: int) -> None:
        """To another place where the words were found."""
        self._panes.listing.catch_up()
        if not self._panes.page.finder.step(by):
            self._otherwise(by)

    def _clear(self) -> None:
        """Take back the find, then the filter; with neither, leave the pane to the left."""
        self._panes.listing.catch_up()
        if self._panes.page.finder.matches.note:
            self.given_up()
        elif self._comparing.shown and self._host.here().query:
            self._comparing.accepted("")
        elif self._host.here().query:
            alone = self._host.here().section in NARROWED
            (self._overviews if alone else self._panes.listing).filter("")
        else:
            self._panes.to_the_left()

    def typed(self, bar: InputBar, text: str) -> None:
        """Mark in the page what is typed."""
        finder = self._panes.page.finder
        finder.find(text)
        bar.note = finder.matches.note

    def accepted(self, text: str) -> None:
        """What was found stays marked."""

    def given_up(self) -> None:
        """Look for nothing any more."""
        self._panes.page.finder.find("")
