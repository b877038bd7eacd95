"""Opening a view that stands in front of the page, and going where it leads."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

from textual.screen import Screen

from briefing.reader.keys.dispatch import Command
from briefing.reader.keys.keymap import Keymap
from briefing.reader.places.history import EVERYWHERE, History, ReaderPlace
from briefing.reader.screens.main.trail import Trail
from briefing.reader.screens.main.view_mode import ViewMode
from briefing.reader.screens.screen_stack import open_screen

if TYPE_CHECKING:
    from briefing.reader.screens.view.left_view import LeftView

S = TypeVar("S")


class ViewLauncher(ABC, Generic[S]):
    """Puts a view in front of the page; every one that was left is as it was."""

    SCREEN: ClassVar[str]
    """What the screen is called in a place, and its action."""

    def __init__(
        self,
        screen: Screen[Any],
        mode: ViewMode,
        keymap: Keymap,
        history: History,
        trail: Trail,
        perform: Callable[[str], Awaitable[bool]],
    ) -> None:
        """`screen` is what it is in front of; `perform` does what it was left for."""
        self._screen = screen
        self.mode = mode
        self.keymap = keymap
        self._history = history
        self._trail = trail
        self._perform = perform
        self._left: dict[tuple[str, str, str], S] = {}

    @abstractmethod
    def screen_of(self, place: ReaderPlace, left: S | None) -> Screen[Any]:
        """The screen of a place, as it was left."""

    @property
    def commands(self) -> Mapping[str, Command]:
        """The view of where the person is."""
        return {self.SCREEN: self._go}

    def _go(self) -> None:
        """To the view of the briefing, or of what was searched or filtered for."""
        here = self._history.here or ReaderPlace("page")
        scope = EVERYWHERE if here.screen == "search" else ""
        self._trail.go(ReaderPlace(self.SCREEN, here.briefing, scope, query=here.query))

    def open(self, place: ReaderPlace) -> None:
        """Show the view of a place, as it was left."""
        open_screen(self._screen, self.screen_of(place, self._left.get(_name(place))), self._leave)

    def _leave(self, outcome: LeftView[S] | None) -> None:
        """It was left: with a record, to go somewhere else, or back."""
        here = self._history.here
        if outcome is None or here is None:
            return
        place = here._replace(query=outcome.query)
        self._history.update(place)
        self._left[_name(place)] = outcome.state
        if outcome.place is not None:
            self._trail.go(outcome.place)
        elif outcome.key is not None:
            self._trail.go(self._place_of(place, outcome))
        else:
            self._screen.call_later(self._perform, outcome.then or "back")

    def _place_of(self, place: ReaderPlace, outcome: LeftView[S]) -> ReaderPlace:
        record = self.mode.library.record(outcome.key) if outcome.key else None
        if record is None:
            return ReaderPlace("page", place.briefing, key=outcome.key)
        return self.mode.views.at(place.briefing, record)


def _name(place: ReaderPlace) -> tuple[str, str, str]:
    return place.briefing, place.section, place.query
