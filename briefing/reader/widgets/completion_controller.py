"""Offering the names that exist while a query is typed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from rich.cells import cell_len
from textual.geometry import Offset
from textual.widget import Widget

from briefing.library.library import Library
from briefing.reader.background.background_query import BackgroundQuery
from briefing.reader.notices import say
from briefing.reader.widgets.query_line import CompletionMenu, QueryLine
from briefing.search.completion.completion import Completion, complete


class CompletionController:
    """Asks in a thread for names that could go on with the query, and places them beside it."""

    def __init__(
        self,
        owner: Widget,
        library: Callable[[], Library],
        line: QueryLine,
        menu: CompletionMenu,
        top: Callable[[], int],
    ) -> None:
        """Nothing is offered yet; `top` is the row for the first of the names in `menu`."""
        self._owner = owner
        self._library = library
        self._line = line
        self._menu = menu
        self._top = top
        self._asked = ("", -1)
        self._query: BackgroundQuery[Completion] = BackgroundQuery(owner, self._offer, self._fail)

    def look_for(self, text: str, cursor: int) -> None:
        """Look for what could stand at the cursor."""
        self._asked = (text, cursor)
        self._query.ask(self._library(), partial(_names, text, cursor))

    def _offer(self, completion: Completion) -> None:
        self._line.offer(completion, *self._asked)
        self._place(completion.start)

    def _place(self, start: int) -> None:
        """Put what is offered where the word begins that it stands for, or as near as it fits."""
        line = self._line
        before = cell_len(line.value[:start]) - line.scroll_offset.x
        rightmost = line.screen.size.width - self._menu.cells
        across = max(0, min(line.content_region.x + before - 2, rightmost))
        self._menu.offset = Offset(across, self._top())

    def _fail(self, why: BaseException) -> None:
        self._line.close()
        say(self._owner, f"No suggestions: {why}", warning=True)


def _names(text: str, cursor: int, library: Library) -> Completion:
    """What could stand at the cursor, asked of a thread's own library."""
    return complete(library, text, cursor, library.briefings.only())
