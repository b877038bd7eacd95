"""Offering the names that exist while a query is typed."""

from __future__ import annotations

from functools import partial
from typing import Any

from rich.cells import cell_len
from textual import on
from textual.geometry import Offset
from textual.getters import query_one
from textual.screen import Screen

from briefing.library.library import Library
from briefing.reader.asking import Asking
from briefing.reader.notices import say
from briefing.reader.results import scope
from briefing.reader.widgets.query_line import Offers, QueryLine
from briefing.search.completion import Completion, complete


class Completing(Screen[Any]):
    """A screen with a query, and names below it that could go on with it."""

    library: Library
    typed = query_one(QueryLine)
    offers = query_one(Offers)

    def __init__(self) -> None:
        """Nothing is offered yet."""
        super().__init__()
        self.completing: Asking[Completion] = Asking(self, "complete", self._offer, self._fail)

    @on(QueryLine.Wanted)
    def _look_for_names(self, event: QueryLine.Wanted) -> None:
        self.completing.ask(self.library, partial(_names, event.text, event.cursor))

    @on(Offers.Clicked)
    def _take(self, event: Offers.Clicked) -> None:
        self.typed.take(event.index)

    def _offer(self, completion: Completion) -> None:
        self.typed.offer(completion)
        self._place(completion.start)

    def _place(self, start: int) -> None:
        """Put what is offered below the word that it stands for, or as near as there is room.

        How many were found stays in view.
        """
        line = self.typed.content_region
        before = cell_len(self.typed.value[:start]) - self.typed.scroll_offset.x
        rightmost = self.size.width - self.offers.cells
        top = line.bottom + self.query_one("#said").display
        self.offers.offset = Offset(max(0, min(line.x + before - 2, rightmost)), top)

    def _fail(self, why: str) -> None:
        self.typed.close()
        say(self, f"No names can be offered: {why}", warning=True)


def _names(text: str, cursor: int, library: Library) -> Completion:
    """What could stand at the cursor, asked of a thread's own library."""
    return complete(library, text, cursor, scope(library))
