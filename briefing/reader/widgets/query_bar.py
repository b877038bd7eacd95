"""The bar that a query is typed into: the names that exist are offered above it."""

from __future__ import annotations

from collections.abc import Callable

from textual import on
from textual.app import ComposeResult
from textual.widgets import Input

from briefing.library.library import Library
from briefing.reader.keys.key_table import ACTIONS
from briefing.reader.style_sheet import style_sheet
from briefing.reader.widgets.completion_controller import CompletionController
from briefing.reader.widgets.input_bar import InputBar
from briefing.reader.widgets.key_line import KeyLine
from briefing.reader.widgets.query_line import OFFER_KEYS, CompletionMenu, QueryLine

_OTHERS = {action.id for action in ACTIONS} - OFFER_KEYS


class QueryBar(InputBar):
    """Offers names as the search does; a key that leads out of the line lets the query stand."""

    DEFAULT_CSS = style_sheet(__file__)

    def __init__(self, library: Callable[[], Library]) -> None:
        """Names are looked for in the `library` that is shown by then."""
        self._menu = CompletionMenu()
        self._line = QueryLine("", self._menu, placeholder="")
        super().__init__(self._line)
        self._completion = CompletionController(
            self, library, self._line, self._menu, lambda: -self._menu.rows
        )

    def compose(self) -> ComposeResult:
        """The bar, and over what is above it the names."""
        yield from super().compose()
        yield self._menu

    def close(self) -> None:
        """Hide the bar with what it offers."""
        self._line.close()
        super().close()

    @on(Input.Changed)
    def _look_for_names(self) -> None:
        self._line.typed()

    @on(QueryLine.Wanted)
    def _names_wanted(self, event: QueryLine.Wanted) -> None:
        event.stop()
        self._completion.look_for(event.text, event.cursor)

    @on(QueryLine.Turned)
    def _show_keys(self, event: QueryLine.Turned) -> None:
        event.stop()
        if self._line.has_focus:
            keys = self.screen.query_one(KeyLine)
            if self._line.offering:
                keys.show("query", without=_OTHERS)
            else:
                keys.show("bar")

    @on(QueryLine.Left)
    def _left(self, event: QueryLine.Left) -> None:
        event.stop()
        self._accept()

    @on(QueryLine.Passed)
    def _passed(self, event: QueryLine.Passed) -> None:
        event.stop()

    @on(CompletionMenu.Clicked)
    def _name_clicked(self, event: CompletionMenu.Clicked) -> None:
        event.stop()
        self._line.take(event.option)
