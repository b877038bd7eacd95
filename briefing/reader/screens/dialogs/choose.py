"""A choice of one row from a few, in a window in front of the page."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.getters import query_one
from textual.widgets import Input, Static

from briefing.page.blocks import Line, plain, text
from briefing.reader.content import plain_content
from briefing.reader.keys.dispatch import Command, bindings
from briefing.reader.keys.key_table import Where
from briefing.reader.screens.dialogs.dialog import Dialog
from briefing.reader.style_sheet import style_sheet
from briefing.reader.widgets.key_line import KeyLine
from briefing.reader.widgets.rows.row_list import RowList
from briefing.reader.widgets.rows.row_source import FixedRows, ListRow

_EMPTY: Line = text("No match. esc clears what was typed.")


class ChooseScreen(Dialog[int]):
    """Answers with the number of the row that was chosen, or None where none was.

    Letters narrow the rows, whatever keys they are elsewhere. What is typed may itself be a choice,
    that of the row behind the last.
    """

    DEFAULT_CSS = style_sheet(__file__)
    PLACES: ClassVar[tuple[Where, ...]] = ("list", "dialog")
    BINDINGS: ClassVar[list[BindingType]] = bindings("list")

    rows = query_one(RowList)
    field = query_one(Input)

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
            yield Input(placeholder="type to narrow the list", compact=True)
            yield RowList(lines=2 if any(row.second for row in self._rows) else 1, empty=_EMPTY)
            yield KeyLine()

    def on_mount(self) -> None:
        """Show all rows."""
        self.rows.can_focus = False
        self.rows.leads = True
        self.rows.show(FixedRows(self._rows), row=self._row)
        self.field.focus()
        self.query_one(KeyLine).show(*self.PLACES, typing=True, without={"filter"})

    @property
    def commands(self) -> Mapping[str, Command]:
        """Those of the list; and the first time, closing takes back what was typed."""
        return {**self.rows.commands, "close": self._clear if self.field.value else self.answer}

    def _clear(self) -> None:
        self.field.value = ""

    @on(Input.Submitted)
    def _submitted(self) -> None:
        self.rows.open()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._narrow(event.value)

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        # By the row and not by where it stood: the list may have been narrowed meanwhile.
        for number in [number for number, row in self._shown if row is event.row]:
            self.answer(number)

    def _narrow(self, typed: str) -> None:
        """Show the rows that have, for every word that was typed, one that begins with it."""
        shown = [(number, row) for number, row in enumerate(self._rows) if _fits(row, typed)]
        own = self._own(typed) if self._own is not None else None
        if own is not None and own not in [row for _, row in shown]:
            shown.insert(0, (len(self._rows), own))
        self._shown = shown
        self.rows.show(FixedRows([row for _, row in shown]))


def _fits(row: ListRow, typed: str) -> bool:
    # The main screen offers choices from its start on; the tables of all letters can wait.
    from briefing.text.fold import has_beginnings  # noqa: PLC0415

    return has_beginnings(f"{plain(row.first)} {plain(row.second)}", typed)
