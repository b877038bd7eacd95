"""Opening the search, and going where it leads."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING, Any

from textual.screen import Screen

from briefing.reader.keys.dispatch import Command
from briefing.reader.keys.keymap import Keymap
from briefing.reader.places.history import History, ReaderPlace
from briefing.reader.screens.main.navigator import Navigator
from briefing.reader.screens.main.trail import Trail
from briefing.reader.screens.main.view_mode import ViewMode
from briefing.reader.screens.screen_stack import open_screen

if TYPE_CHECKING:
    from briefing.reader.screens.search.search_exit import SearchOutcome
    from briefing.state.searches import Searches


class SearchLauncher:
    """Puts the search in front of the page, and takes it into the trail."""

    def __init__(
        self,
        screen: Screen[Any],
        mode: ViewMode,
        keymap: Keymap,
        history: History,
        trail: Trail,
        navigator: Navigator,
        perform: Callable[[str], Awaitable[bool]],
        left: Callable[[], object],
    ) -> None:
        """`screen` is searched from; `perform` does, by its id, what the search was left for.

        `left` is called whenever it was left: a search may have been saved or forgotten there.
        """
        self._screen = screen
        self._mode = mode
        self._keymap = keymap
        self._history = history
        self._trail = trail
        self._navigator = navigator
        self._perform = perform
        self._then = left
        self._searches: Searches | None = None

    @property
    def commands(self) -> Mapping[str, Command]:
        """Searching everything."""
        return {"search": self.open}

    def open(self, query: str = "", row: int = 0) -> None:
        """Search, with the cursor on the row of the results where it was left."""
        # Loaded when it is first wanted, with the search behind it: the first frame does without.
        from briefing.reader.screens.search.search_screen import SearchScreen  # noqa: PLC0415

        library, searches = self._mode.library, self._person_searches()
        screen = SearchScreen(library, self._keymap, searches, query, row)
        open_screen(self._screen, screen, self._left)

    def _person_searches(self) -> Searches:
        """What the person has searched for: one for the session, which may have to remember it."""
        if self._searches is None:
            # As above.
            from briefing.reader.screens.search.shell_command import opened_path  # noqa: PLC0415
            from briefing.state.searches import Searches  # noqa: PLC0415

            self._searches = Searches(str(opened_path(self._mode.library)))
        return self._searches

    def _left(self, outcome: SearchOutcome | None) -> None:
        """The search was left: with a record, with nothing, or to go somewhere else."""
        here = self._history.here
        at_search = here is not None and here.screen == "search"
        if outcome is not None and outcome.query:
            briefing = here.briefing if here is not None else ""
            place = ReaderPlace("search", briefing, query=outcome.query, row=outcome.row)
            self._trail.remember(place)
            at_search = True
        if outcome is not None and outcome.key is not None:
            self._navigator.to_record(outcome.key, found=outcome.query)
        elif outcome is not None and outcome.then:
            self._screen.call_later(self._perform, outcome.then)
        elif at_search:
            self._trail.back()
        self._then()
