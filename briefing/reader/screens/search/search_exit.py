"""Leaving the search: for a record, for somewhere else, or with what was found in hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from textual.screen import Screen

from briefing.model.key import Key
from briefing.reader.keys.dispatch import Command
from briefing.reader.keys.keymap import Keymap
from briefing.reader.notices import LONG, say
from briefing.reader.screens.clipboard import to_clipboard
from briefing.reader.screens.screen_stack import close_screen, open_screen
from briefing.reader.screens.search.results_pane import ResultsPane
from briefing.reader.screens.search.saved_searches import SavedSearches
from briefing.reader.screens.search.shell_command import command_of


@dataclass(frozen=True, slots=True)
class SearchOutcome:
    """How the search was left.

    What was searched for, with the row of the cursor; the record that was opened, if one was; or
    the action, by its id, that was asked for instead.
    """

    query: str
    row: int
    key: Key | None = None
    then: str = ""


_ELSEWHERE = ("back", "forward", "trail", "front-page", "map", "timeline")
"""The actions of the main screen for which the search is left."""


class SearchExit:
    """Leaves the search, or takes away what was found. Of use is a query that this is done with."""

    def __init__(
        self,
        screen: Screen[SearchOutcome | None],
        results: ResultsPane,
        searches: SavedSearches,
        keymap: Keymap,
    ) -> None:
        """`screen` is the one to leave; `searches` notes which queries were of use."""
        self._screen = screen
        self._results = results
        self._searches = searches
        self._keymap = keymap

    @property
    def commands(self) -> Mapping[str, Command]:
        """The keys that lead out."""
        return {
            "leave": self._leave,
            "export": self._export,
            "copy-command": self._copy_command,
            **{action: partial(self.leave_for, then=action) for action in _ELSEWHERE},
        }

    def leave_for(self, key: Key | None = None, then: str = "") -> None:
        """Leave for a record, or to do something else."""
        query, results = self._results.asked, self._results.results
        if results.count:
            self._searches.note()
        outcome = SearchOutcome(query, max(0, results.row), key, then) if query else None
        close_screen(self._screen, outcome)

    def _leave(self) -> None:
        """Back to where the search began."""
        if self._results.shown is not None and self._results.shown.count:
            self._searches.note()
        close_screen(self._screen)

    def _export(self) -> None:
        """Write what was found to a file."""
        # Loaded when they are first wanted, with the exporters behind them.
        from briefing.reader.screens.dialogs.export import ExportScreen  # noqa: PLC0415
        from briefing.reader.screens.dialogs.export_scope import search_scopes  # noqa: PLC0415

        results, library = self._results.shown, self._results.library
        if results is not None and results.count:
            self._searches.note()
            scopes = search_scopes(library, results.found.listing, results.query)
            dialog = ExportScreen(library, scopes, self._keymap)
            open_screen(self._screen, dialog, partial(_written, self._screen))

    def _copy_command(self) -> None:
        """Send the shell command that finds the same to the terminal, for its clipboard."""
        if self._results.asked:
            self._searches.note()
            command = command_of(self._results.library, self._results.asked)
            to_clipboard(self._screen, command)


def _written(screen: Screen[Any], said: str | None) -> None:
    if said:
        say(screen, said, seconds=LONG)
