"""Offering the names that exist while a query is typed."""

from __future__ import annotations

from functools import partial
from typing import Any

from rich.cells import cell_len
from textual.geometry import Offset
from textual.screen import Screen

from briefing.library.library import Library
from briefing.reader.background.background_query import BackgroundQuery
from briefing.reader.notices import say
from briefing.reader.screens.search.grouped_results import scope
from briefing.reader.screens.search.results_pane import ResultsPane
from briefing.reader.widgets.query_line import CompletionMenu, QueryLine
from briefing.search.completion.completion import Completion, complete


class CompletionController:
    """Asks in a thread for names that could go on with the query, and places them below it."""

    def __init__(
        self, screen: Screen[Any], results: ResultsPane, typed: QueryLine, menu: CompletionMenu
    ) -> None:
        """Nothing is offered yet."""
        self._screen = screen
        self._results = results
        self._typed = typed
        self._menu = menu
        self._query: BackgroundQuery[Completion] = BackgroundQuery(screen, self._offer, self._fail)

    def look_for(self, text: str, cursor: int) -> None:
        """Look for what could stand at the cursor."""
        self._query.ask(self._results.library, partial(_names, text, cursor))

    def _offer(self, completion: Completion) -> None:
        self._typed.offer(completion)
        self._place(completion.start)

    def _place(self, start: int) -> None:
        """Put what is offered below the word that it stands for, or as near as there is room.

        How many were found stays in view.
        """
        line = self._typed.content_region
        before = cell_len(self._typed.value[:start]) - self._typed.scroll_offset.x
        rightmost = self._screen.size.width - self._menu.cells
        top = line.bottom + self._screen.query_one("#said").display
        self._menu.offset = Offset(max(0, min(line.x + before - 2, rightmost)), top)

    def _fail(self, why: BaseException) -> None:
        self._typed.close()
        say(self._screen, f"No suggestions: {why}", warning=True)


def _names(text: str, cursor: int, library: Library) -> Completion:
    """What could stand at the cursor, asked of a thread's own library."""
    return complete(library, text, cursor, scope(library))
