"""The line above the panes: where one is, what was found there, and in which way it is shown."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.getters import query_one
from textual.widgets import Static

from briefing.reader.content import plain_content
from briefing.reader.handler_guard import HandlerGuard
from briefing.reader.widgets.breadcrumb import Breadcrumb


class TopBar(HandlerGuard, Horizontal):
    """Says where the person is."""

    breadcrumb = query_one(Breadcrumb)

    def compose(self) -> ComposeResult:
        """The way to the place, the matches in it, and the state of the screen."""
        yield Breadcrumb()
        yield Static(id="matches")
        yield Static(id="state")

    def show_place(self, parts: Sequence[str], beside: Sequence[str] = ()) -> None:
        """Show the names on the way to a place, and at the right what else is to be in sight."""
        self.breadcrumb.show(parts, beside)

    def show_matches(self, note: str) -> None:
        """Show how far the person is in what was found in the page."""
        self._say("#matches", note)

    def show_state(self, state: str) -> None:
        """Show in which way the briefing is looked at."""
        self._say("#state", state)

    def _say(self, where: str, words: str) -> None:
        """Others than before lay the whole screen out again; so the same are not said again."""
        said, shown = self.query_one(where, Static), plain_content(f" {words} " if words else "")
        if said.content != shown:
            said.update(shown)
