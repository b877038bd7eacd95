"""Opening the map, and going where it leads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual.screen import Screen

from briefing.reader.places.history import ReaderPlace
from briefing.reader.screens.view.view_launcher import ViewLauncher

if TYPE_CHECKING:
    from briefing.reader.screens.map.map_state import MapState


class MapLauncher(ViewLauncher["MapState"]):
    """Puts the map in front of the page."""

    SCREEN: ClassVar[str] = "map"

    def screen_of(self, place: ReaderPlace, left: MapState | None) -> Screen[Any]:
        """The map of a place."""
        # Loaded when it is first wanted, with the map behind it: the first frame does without.
        from briefing.reader.screens.map.map_screen import MapScreen  # noqa: PLC0415

        return MapScreen(self.mode, self.keymap, place, left)
