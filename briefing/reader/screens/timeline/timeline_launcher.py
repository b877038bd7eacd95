"""Opening the timeline, and going where it leads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual.screen import Screen

from briefing.reader.places.history import ReaderPlace
from briefing.reader.screens.view.view_launcher import ViewLauncher

if TYPE_CHECKING:
    from briefing.reader.screens.timeline.timeline_state import TimelineState


class TimelineLauncher(ViewLauncher["TimelineState"]):
    """Puts the timeline in front of the page."""

    SCREEN: ClassVar[str] = "timeline"

    def screen_of(self, place: ReaderPlace, left: TimelineState | None) -> Screen[Any]:
        """The timeline of a place."""
        # Loaded when it is first wanted: the first frame does without.
        from briefing.reader.screens.timeline.timeline_screen import (  # noqa: PLC0415
            TimelineScreen,
        )

        return TimelineScreen(self.mode, self.keymap, place, left)
