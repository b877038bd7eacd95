"""What a view in front of the page does around what it shows: its place, filter, day and words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Generic, TypeVar

from textual.screen import Screen
from textual.widget import Widget

from briefing.model.key import Key
from briefing.page.blocks import Paragraph, text
from briefing.reader.keys.dispatch import Command
from briefing.reader.notices import LONG, say
from briefing.reader.places.history import EVERYWHERE, ReaderPlace
from briefing.reader.screens.main.view_mode import ViewMode
from briefing.reader.screens.screen_stack import close_screen, open_screen
from briefing.reader.screens.view.left_view import LeftView
from briefing.reader.screens.view.view_filter import ViewFilter
from briefing.reader.widgets.input_bar import InputBar
from briefing.reader.widgets.page.page_view import PageView
from briefing.reader.widgets.top_bar import TopBar

S = TypeVar("S")
T = TypeVar("T")

WAIT = (Paragraph(text("Computing …", "muted")),)
"""What the page says while what is shown is worked out."""
WITHOUT = frozenset({"quit", "left", "front-page", "back", "forward", "previous-link"})
"""The actions that are not in the line of keys."""
_ELSEWHERE = ("back", "forward", "trail", "front-page", "search")
"""The actions of the main screen for which a view is left."""


class ViewFrame(Generic[S]):
    """The frame of one view: its screen has a top bar, what it shows, a page, and a bar to type."""

    def __init__(
        self,
        screen: Screen[LeftView[S] | None],
        mode: ViewMode,
        place: ReaderPlace,
        title: str,
        fetch: Callable[[], object],
    ) -> None:
        """`mode` says which library is shown, and in which words; `fetch` asks what there is."""
        self._screen = screen
        self._mode = mode
        self._place = place
        self._title = title
        self._fetch = fetch
        self.filter = ViewFilter(place.query, self._bar, self.load)

    def _bar(self) -> InputBar:
        return self._screen.query_one(InputBar)

    @property
    def briefing(self) -> str:
        """The briefing that is shown; empty where all are."""
        return "" if self._place.section == EVERYWHERE else self._place.briefing

    def load(self) -> None:
        """Ask what there is by now, in the words that are wanted, and say where this is."""
        self._fetch()
        self.tell("")

    def tell(self, note: str) -> None:
        """Say where this is, how the briefing is marked, and a word on what is in sight."""
        views = self._mode.views
        crumbs = views.crumbs(self._place._replace(section="", key=None))
        first = "All briefings" if self._place.section == EVERYWHERE else crumbs[0]
        narrowed = [f"filter: {self.filter.query}"] if self.filter.query else []
        top = self._screen.query_one(TopBar)
        top.show_place([first, self._title, *narrowed], (views.marking(self.briefing), note))
        top.show_state(self._mode.state)

    def hint(self, words: str) -> None:
        """Say what of the filter was not understood, in the bar while it is typed."""
        if self._bar().is_open:
            self._bar().note = words
        elif words:
            say(self._screen, words, warning=True, seconds=LONG)

    def commands(self, shown: Widget, state: Callable[[], S]) -> Mapping[str, Command]:
        """Narrowing what is `shown`, another day, other words, and leaving it as it is by then."""

        def leave(action: str = "") -> None:
            self.leave(state(), then=action)

        def step_back() -> None:
            """To what is shown; then to the filter as it was; then to where one came from."""
            if self._screen.query_one(PageView).has_focus:
                shown.focus()
            elif self.filter.changed:
                self.filter.given_up()
            else:
                leave()

        return {
            **{action: partial(leave, action) for action in _ELSEWHERE},
            "filter": self.filter.open,
            "as-of": partial(self._mode.choose_day, self.ask, self.load),
            "lens": self._reword,
            "leave": step_back,
        }

    def ask(self, screen: Screen[T | None], then: Callable[[T], object]) -> None:
        """Put a screen in front, and do something with its answer."""
        open_screen(self._screen, screen, lambda answer: None if answer is None else then(answer))

    def _reword(self) -> None:
        self._mode.next_wording()
        self.load()

    def leave(
        self,
        state: S,
        *,
        key: Key | None = None,
        then: str = "",
        place: ReaderPlace | None = None,
    ) -> None:
        """Leave it: for a record, for an action, or for another place."""
        close_screen(self._screen, LeftView(self.filter.query, state, key, then, place))
