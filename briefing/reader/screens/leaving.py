"""Leaving the search: for a record, for somewhere else, or with what was found in hand."""

from __future__ import annotations

from dataclasses import dataclass

from textual.getters import query_one
from textual.screen import Screen

from briefing.library.library import Library
from briefing.model.key import Key
from briefing.reader.keymap import Keymap
from briefing.reader.results import Results
from briefing.reader.screens.taking import offer_export, to_clipboard
from briefing.reader.shell_command import command_of
from briefing.reader.widgets.query_line import QueryLine
from briefing.reader.widgets.row_list import RowList


@dataclass(frozen=True, slots=True)
class Outcome:
    """How the search was left.

    What was searched for, with the row of the cursor; the record that was opened, if one was; or
    the action that was asked for instead.
    """

    query: str
    row: int
    key: Key | None = None
    then: str = ""


class Leaving(Screen[Outcome | None]):
    """A screen with results, which can be taken away or left. Of use is what was left so."""

    library: Library
    keymap: Keymap
    shown: Results | None = None
    """What the query has found, as far as it is in view."""
    typed = query_one(QueryLine)
    results = query_one("#results", RowList)

    def note(self) -> None:
        """The query has been of use."""
        raise NotImplementedError

    def leave_for(self, key: Key | None = None, then: str = "") -> None:
        """Leave for a record, or to do something else."""
        query = self.typed.value.strip()
        if self.results.count:
            self.note()
        self.dismiss(Outcome(query, max(0, self.results.row), key, then) if query else None)

    def action_export(self) -> None:
        """Write what was found to a file."""
        # Loaded when it is first wanted, with the exporters behind it.
        from briefing.reader.scopes import search_scopes  # noqa: PLC0415

        results = self.shown
        if results is not None and results.count and self.is_active:
            self.note()
            scopes = search_scopes(self.library, results.found.listing, results.query)
            offer_export(self, self.library, scopes, self.keymap)

    def action_copy_command(self) -> None:
        """Send the shell command that finds the same to the terminal, for its clipboard."""
        query = self.typed.value.strip()
        if query:
            self.note()
            to_clipboard(self, command_of(self.library, query))

    def action_leave(self) -> None:
        """Back to where the search began."""
        if self.shown is not None and self.shown.count:
            self.note()
        self.dismiss(None)

    def action_back(self) -> None:
        """Leave the search, and go back."""
        self.leave_for(then="back")

    def action_forward(self) -> None:
        """Leave the search, and go forward."""
        self.leave_for(then="forward")

    def action_trail(self) -> None:
        """Leave the search, and choose from the trail."""
        self.leave_for(then="trail")

    def action_front_page(self) -> None:
        """Leave the search, and go to the front page."""
        self.leave_for(then="front_page")
