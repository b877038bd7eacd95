"""Where one can go from anywhere: sections, briefings, the search, what a record is about."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from briefing.library.library import Library
from briefing.library.store.records import Record
from briefing.model.key import FRONT, Key
from briefing.reader import navigation
from briefing.reader.history import Place
from briefing.reader.keymap import Keymap
from briefing.reader.notices import say
from briefing.reader.screens.choose import ChooseScreen
from briefing.reader.screens.travelling import Travelling
from briefing.reader.views import Views
from briefing.reader.ways import PROBLEMS, Way, front

if TYPE_CHECKING:
    from briefing.reader.screens.leaving import Outcome
    from briefing.state.searches import Searches

_STEPS: Mapping[str, tuple[str, Callable[[Library, Record], navigation.Destinations]]] = {
    "speaker": ("Who said it", navigation.speaker),
    "events": ("Events", navigation.events),
    "source": ("Sources", navigation.sources),
    "claims": ("Claims", navigation.claims),
}


class Going(Travelling):
    """A screen with keys that lead to places."""

    views: Views
    """What places show: whoever knows in which way they are looked at sets it."""

    def __init__(self, library: Library, keymap: Keymap) -> None:
        """`keymap` has the keys as the person has set them."""
        super().__init__(library)
        self.keymap = keymap
        self._searches: Searches | None = None

    def names(self, keys: Iterable[Key]) -> Mapping[Key, str]:
        """What the records at `keys` are called, in the words that are wanted."""
        return self.views.names(keys)

    def subject(self) -> Record | None:
        """The record that is looked at."""
        raise NotImplementedError

    def action_front_page(self) -> None:
        """To the front page of the briefing that is open."""
        self.go(front(self.here().briefing))

    def action_section(self, number: int) -> None:
        """To a section, by its number."""
        here = self.here()
        sections = self.views.sections(here.briefing)
        if number > len(sections):
            say(self, f"There are only {len(sections)} sections.")
        elif sections[number - 1].name == FRONT:
            self.action_front_page()
        else:
            self.go(Place("list", here.briefing, sections[number - 1].name))

    def action_problems(self) -> None:
        """To the page of what is wrong with the files."""
        self.go(Place("page", self.here().briefing, PROBLEMS))

    def action_briefings(self) -> None:
        """Choose a briefing of the library."""
        ways = self.views.choices()
        if len(ways) < 2:
            say(self, "This is the only briefing here.")
        else:
            self.ask(ChooseScreen("Briefings", ways), lambda row: self.enter(ways[row]))

    def enter(self, way: Way) -> None:
        """Go where a row leads."""
        if way.place is not None:
            self.go(way.place)
        elif way.first:
            self.action_briefings()

    def action_step(self, kind: str) -> None:
        """From the record to its speaker, its events, its sources or its claims."""
        record = self.subject()
        title, find = _STEPS[kind]
        found = find(self.library, record) if record else navigation.Destinations()
        if found.notice or not found.keys:
            say(self, found.notice or "Choose a record first.")
        if found.keys:
            self.lead(found.keys, title)

    def open_record(self, key: Key) -> None:
        """Go to the page of a record."""
        self.go(self.place_of(key))

    def action_search(self) -> None:
        """Search everything."""
        self.open_search(Place("search", self.here().briefing))

    def open_search(self, place: Place) -> None:
        """Search for what a place was searched for, with the cursor where it was left."""
        # Loaded when it is first wanted, with the search behind it: the first frame does without.
        from briefing.reader.screens.search import SearchScreen  # noqa: PLC0415

        if self.is_active:
            searches = self._person_searches()
            screen = SearchScreen(self.library, self.keymap, searches, place.query, place.row)
            self.app.push_screen(screen, self._searched)

    def _person_searches(self) -> Searches:
        """What the person has searched for: one for the session, which may have to remember it."""
        if self._searches is None:
            # As above.
            from briefing.reader.shell_command import opened_path  # noqa: PLC0415
            from briefing.state.searches import Searches  # noqa: PLC0415

            self._searches = Searches(str(opened_path(self.library)))
        return self._searches

    def _searched(self, outcome: Outcome | None) -> None:
        """The search was left: with a record, with nothing, or to go somewhere else."""
        here = self.history.here
        at_search = here is not None and here.screen == "search"
        if outcome is not None and outcome.query:
            place = Place("search", self.here().briefing, query=outcome.query)
            self.remember(place._replace(row=outcome.row))
            at_search = True
        if outcome is not None and outcome.key is not None:
            self.go(self.place_of(outcome.key))
        elif outcome is not None and outcome.then:
            self.call_later(self.run_action, outcome.then)
        elif at_search:
            self.action_back()
