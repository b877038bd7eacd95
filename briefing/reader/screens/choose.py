"""A choice of one row from a few, in a window in front of the page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.getters import query_one
from textual.screen import ModalScreen
from textual.widgets import Static

from briefing.page.blocks import Line, plain, text
from briefing.reader.keys import Where, bindings
from briefing.reader.screens import style_sheet
from briefing.reader.text import plain_content
from briefing.reader.widgets.input_bar import InputBar
from briefing.reader.widgets.key_line import KeyLine
from briefing.reader.widgets.pages import FixedRows, ListRow
from briefing.reader.widgets.row_list import RowList
from briefing.text.fold import words

_EMPTY: Line = text("No match. esc clears what was typed.")


class ChooseScreen(ModalScreen[int | None]):
    """Answers with the number of the row that was chosen, or None where none was.

    What is typed may itself be a choice, that of the row behind the last.
    """

    DEFAULT_CSS = style_sheet(__file__)
    WHERE: ClassVar[Where] = "dialog"
    BINDINGS: ClassVar[list[BindingType]] = bindings("dialog")

    rows = query_one(RowList)
    bar = query_one(InputBar)

    def __init__(
        self,
        title: str,
        rows: Sequence[ListRow],
        *,
        row: int = 0,
        typed: Callable[[str], ListRow | None] | None = None,
    ) -> None:
        """`row` is the one that the cursor is on to begin with.

        `typed` gives a row for what was typed, if that is something to choose.
        """
        super().__init__()
        self._title = title
        self._rows = rows
        self._row = row
        self._own = typed
        self._shown = list(range(len(rows)))

    def compose(self) -> ComposeResult:
        """The title, the rows and the keys."""
        with Vertical(id="window"):
            yield Static(plain_content(self._title), id="title")
            yield RowList(lines=2 if any(row.second for row in self._rows) else 1, empty=_EMPTY)
            yield InputBar()
            yield KeyLine()

    def on_mount(self) -> None:
        """Show all rows."""
        self.rows.show(FixedRows(self._rows), row=self._row)
        self.rows.focus()
        self.query_one(KeyLine).show("list", "dialog")

    def action_filter(self) -> None:
        """Narrow the rows, as it is typed."""
        self.bar.open("Filter")

    def action_close(self) -> None:
        """Choose nothing."""
        self.dismiss(None)

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        self.dismiss(self._shown[event.index])

    @on(InputBar.Changed)
    def _typed(self, event: InputBar.Changed) -> None:
        self._narrow(event.text)

    @on(InputBar.Closed)
    def _given_up(self) -> None:
        self._narrow("")

    def _narrow(self, typed: str) -> None:
        """Show the rows that have, for every word that was typed, one that begins with it."""
        wanted = words(typed)
        self._shown = [number for number, row in enumerate(self._rows) if _fits(row, wanted)]
        shown = [self._rows[number] for number in self._shown]
        own = self._own(typed) if self._own is not None else None
        if own is not None:
            self._shown, shown = [len(self._rows), *self._shown], [own, *shown]
        self.rows.show(FixedRows(shown))


def _fits(row: ListRow, wanted: Sequence[str]) -> bool:
    there = words(f"{plain(row.first)} {plain(row.second)}")
    return all(any(word.startswith(start) for word in there) for start in wanted)
