"""Going from place to place, and back: what every step through the briefing has in common."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from textual.screen import Screen

from briefing.library.library import Library
from briefing.model.key import Key
from briefing.reader.history import History, Place
from briefing.reader.notices import say
from briefing.reader.screens.choose import ChooseScreen
from briefing.reader.ways import trail


class Travelling(Screen[None]):
    """A screen that shows one place at a time, and remembers the way."""

    def __init__(self, library: Library) -> None:
        """`library` is what is read."""
        super().__init__()
        self.library = library
        self.history = History()

    def here(self) -> Place:
        """The current place, with where exactly the person stands in it."""
        raise NotImplementedError

    def show_place(self, place: Place) -> None:
        """Draw a place, with its cursor, link and scroll position as they are noted in it."""
        raise NotImplementedError

    def place_of(self, key: Key) -> Place:
        """The place of the record at `key`."""
        raise NotImplementedError

    def names(self, keys: Iterable[Key]) -> Mapping[Key, str]:
        """What the records at `keys` are called."""
        raise NotImplementedError

    def go(self, place: Place) -> None:
        """Go somewhere new; where the person was can be gone back to, to the same line."""
        self.remember(place)
        self.show_place(place)

    def remember(self, place: Place) -> None:
        """Take a place into the trail that shows itself, as the search does."""
        if self.history.here is not None:
            self.history.update(self.here())
        self.history.visit(place)

    def go_to_index(self, index: int, refusal: str) -> None:
        """Go to a place of the trail, keeping the whole of it; or say why not."""
        self.history.update(self.here())
        place = self.history.go(index)
        if place is None:
            say(self, refusal)
        else:
            self.show_place(place)

    def action_back(self) -> None:
        """To where the person was before."""
        self.go_to_index(self.history.at - 1, "This is where you began: there is no way back.")

    def action_forward(self) -> None:
        """To where the person was before going back."""
        self.go_to_index(self.history.at + 1, "There is no way forward: you did not go back.")

    def action_trail(self) -> None:
        """Choose from all places the person has been to."""
        self.history.update(self.here())
        places = self.history.trail()
        titles = self.names(place.key for place in places if place.key)
        briefing = self.here().briefing
        sections = {one.name: one.title for one in self.library.briefings.sections(briefing)}
        rows = trail(places, self.history.at, titles, sections)
        last = len(places) - 1
        self.ask(
            ChooseScreen("Where you have been", rows, row=last - self.history.at),
            lambda chosen: self.go_to_index(last - chosen, "That place is gone."),
        )

    def ask(self, screen: ChooseScreen, then: Callable[[int], None]) -> None:
        """Offer a choice, and do something with what was chosen. A second press asks nothing."""
        if self.is_active:
            self.app.push_screen(screen, lambda row: None if row is None else then(row))

    def lead(self, keys: Sequence[Key], title: str) -> None:
        """Go to the one record, or offer a choice of several."""
        if len(keys) == 1:
            self.go(self.place_of(keys[0]))
            return
        # What rows are made of knows most of the analysis: the first frame does without.
        from briefing.page.rows import row  # noqa: PLC0415

        found = self.library.records(keys)
        records = [found[key] for key in keys if key in found]
        self.ask(
            ChooseScreen(title, row(self.library, records)),
            lambda chosen: self.go(self.place_of(records[chosen].key)),
        )
