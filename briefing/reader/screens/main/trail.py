"""Going from place to place, and back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from briefing.model.key import Key
from briefing.page.blocks import Span
from briefing.reader.keys.dispatch import Command
from briefing.reader.places.history import History, ReaderPlace
from briefing.reader.places.nav_rows import NavRow, ends_of, trail_rows
from briefing.reader.screens.dialogs.choice import choice
from briefing.reader.screens.main.view_mode import ViewMode

if TYPE_CHECKING:
    from briefing.reader.screens.main.reading_host import ReadingHost


class Trail:
    """Where the person has been, and every step that makes it longer or goes along it."""

    def __init__(self, history: History, mode: ViewMode, host: ReadingHost) -> None:
        """`mode` knows in which words places are named."""
        self._history = history
        self._mode = mode
        self._host = host

    @property
    def commands(self) -> Mapping[str, Command]:
        """Back, forward, and anywhere."""
        return {"back": self.back, "forward": self._forward, "trail": self._choose}

    def go(self, place: ReaderPlace) -> None:
        """Go somewhere new; where the person was can be gone back to, to the same line."""
        self.remember(place)
        self._host.show_place(place)

    def remember(self, place: ReaderPlace) -> None:
        """Take a place into the trail that shows itself, as the search does."""
        if self._history.here is not None:
            self._history.update(self._host.here())
        self._history.visit(place)

    def back(self) -> None:
        """To where the person was before."""
        self._go_to(self._history.at - 1, "This is where you began: there is no way back.")

    def _forward(self) -> None:
        """To where the person was before going back."""
        self._go_to(self._history.at + 1, "There is no way forward: you did not go back.")

    def _choose(self) -> None:
        """Choose from all places the person has been to."""
        self._history.update(self._host.here())
        places = self._history.trail()
        named = (key for place in places for key in (place.key, *ends_of(place)) if key)
        titles = self._mode.views.names(named)
        briefing = self._host.here().briefing
        sections = {one.name: one.title for one in self._mode.library.briefings.sections(briefing)}
        rows = trail_rows(places, self._history.at, titles, sections)
        last = len(places) - 1
        marked = self._mode.nav.bookmarks
        names = self._mode.views.names(marked)
        rows += [_bookmark(key, names.get(key)) for key in marked]
        self._host.ask(
            choice(
                "Where you have been, and your bookmarks" if marked else "Where you have been",
                rows,
                row=last - self._history.at,
            ),
            lambda chosen: self._chosen(last - chosen, marked),
        )

    def _chosen(self, index: int, marked: Sequence[Key]) -> None:
        """Go to a place of the trail; behind the first of them stand the bookmarks."""
        if index >= 0:
            self._go_to(index, "That place is gone.")
            return
        key = marked[-index - 1]
        self.go(self._mode.views.place_of(key, self._host.here()))

    def _go_to(self, index: int, refusal: str) -> None:
        """Go to a place of the trail, keeping the whole of it; or say why not."""
        self._history.update(self._host.here())
        place = self._history.go(index)
        if place is None:
            self._host.say(refusal)
        else:
            self._host.show_place(place)


def _bookmark(key: Key, name: str | None) -> NavRow:
    """A bookmark as a row; also of a record that is gone, or it could not be taken away."""
    gone = () if name else (Span("  not there", "muted"),)
    return NavRow((Span("★ "), Span(name or key.slug), *gone))
