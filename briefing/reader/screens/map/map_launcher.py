"""Opening the map, and going where it leads."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING, Any

from textual.screen import Screen

from briefing.reader.keys.dispatch import Command
from briefing.reader.keys.keymap import Keymap
from briefing.reader.places.history import History, ReaderPlace
from briefing.reader.screens.main.trail import Trail
from briefing.reader.screens.main.view_mode import ViewMode
from briefing.reader.screens.screen_stack import open_screen

if TYPE_CHECKING:
    from briefing.reader.screens.map.map_state import MapOutcome, MapState

EVERYWHERE = "everywhere"
"""Stands in `ReaderPlace.section` for a map of the whole library, as a search is of all of it."""


class MapLauncher:
    """Puts the map in front of the page; every map that was left is as it was."""

    def __init__(
        self,
        screen: Screen[Any],
        mode: ViewMode,
        keymap: Keymap,
        history: History,
        trail: Trail,
        perform: Callable[[str], Awaitable[bool]],
    ) -> None:
        """`screen` is what the map is in front of; `perform` does what the map was left for."""
        self._screen = screen
        self._mode = mode
        self._keymap = keymap
        self._history = history
        self._trail = trail
        self._perform = perform
        self._left: dict[tuple[str, str, str], MapState] = {}

    @property
    def commands(self) -> Mapping[str, Command]:
        """The map of where the person is."""
        return {"map": self._go}

    def _go(self) -> None:
        """To the map of the briefing, or of what was searched or filtered for."""
        here = self._history.here or ReaderPlace("page")
        scope = EVERYWHERE if here.screen == "search" else ""
        self._trail.go(ReaderPlace("map", here.briefing, scope, query=here.query))

    def open(self, place: ReaderPlace) -> None:
        """Show the map of a place, as it was left."""
        # Loaded when it is first wanted, with the map behind it: the first frame does without.
        from briefing.reader.screens.map.map_screen import MapScreen  # noqa: PLC0415

        screen = MapScreen(self._mode, self._keymap, place, self._left.get(_name(place)))
        open_screen(self._screen, screen, self._leave)

    def _leave(self, outcome: MapOutcome | None) -> None:
        """The map was left: with a record, to go somewhere else, or back."""
        here = self._history.here
        if outcome is None or here is None:
            return
        place = here._replace(query=outcome.query)
        self._history.update(place)
        self._left[_name(place)] = outcome.state
        if outcome.key is not None:
            self._trail.go(self._place_of(place, outcome))
        else:
            self._screen.call_later(self._perform, outcome.then or "back")

    def _place_of(self, place: ReaderPlace, outcome: MapOutcome) -> ReaderPlace:
        record = self._mode.library.record(outcome.key) if outcome.key else None
        if record is None:
            return ReaderPlace("page", place.briefing, key=outcome.key)
        return self._mode.views.at(place.briefing, record)


def _name(place: ReaderPlace) -> tuple[str, str, str]:
    return place.briefing, place.section, place.query
