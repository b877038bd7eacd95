"""A choice of one row from a few, in a window in front of the page."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.getters import query_one
from textual.widgets import Static

from briefing.page.blocks import Line, plain, text
from briefing.reader.content import plain_content
from briefing.reader.keys.dispatch import Command
from briefing.reader.screens.dialogs.dialog import Dialog
from briefing.reader.style_sheet import style_sheet
from briefing.reader.widgets.input_bar import InputBar
from briefing.reader.widgets.key_line import KeyLine
from briefing.reader.widgets.rows.row_list import RowList
from briefing.reader.widgets.rows.row_source import FixedRows, ListRow
from briefing.text.fold import has_beginnings

_EMPTY: Line = text("No match. esc clears what was typed.")


class ChooseScreen(Dialog[int]):
    """Answers with the number of the row that was chosen, or None where none was.

    What is typed may itself be a choice, that of the row behind the last.
    """

    DEFAULT_CSS = style_sheet(__file__)

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
        self._rows = tuple(rows)  # each once: a row is told from others by being the same
        self._row = row
        self._own = typed
        self._shown: Sequence[tuple[int, ListRow]] = list(enumerate(self._rows))

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

    @property
    def commands(self) -> Mapping[str, Command]:
        """Also narrowing the rows, as it is typed."""
        return {**super().commands, "filter": lambda: self.bar.open("Filter", self)}

    def on_key(self, event: events.Key) -> None:
        """Where what is typed may be a choice, as a day may, a digit begins it."""
        digit = event.character or ""
        if self._own is not None and digit.isdecimal() and not self.bar.is_open:
            event.stop()
            self.bar.open("Filter", self, digit)
            self._narrow(digit)

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        # By the row and not by where it stood: the list may have been narrowed meanwhile.
        for number in [number for number, row in self._shown if row is event.row]:
            self.answer(number)

    def typed(self, bar: InputBar, text: str) -> None:
        """Narrow the rows to what was typed."""
        self._narrow(text)

    def accepted(self, text: str) -> None:
        """The rows stay as they are."""

    def given_up(self) -> None:
        """Show all rows again."""
        self._narrow("")

    def _narrow(self, typed: str) -> None:
        """Show the rows that have, for every word that was typed, one that begins with it."""
        shown = [(number, row) for number, row in enumerate(self._rows) if _fits(row, typed)]
        own = self._own(typed) if self._own is not None else None
        if own is not None and own not in [row for _, row in shown]:
            shown.insert(0, (len(self._rows), own))
        self._shown = shown
        self.rows.show(FixedRows([row for _, row in shown]))


def _fits(row: ListRow, typed: str) -> bool:
    return has_beginnings(f"{plain(row.first)} {plain(row.second)}", typed)
