"""Asks before an address is opened, and shows the whole of it."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.getters import query_one
from textual.screen import ModalScreen
from textual.widgets import Static

from briefing.page.blocks import text
from briefing.reader.addresses import Address
from briefing.reader.keymap import Keymap
from briefing.reader.keys import Where, bindings
from briefing.reader.screens import NO_LIST, style_sheet
from briefing.reader.text import plain_content
from briefing.reader.widgets.key_line import KeyLine
from briefing.reader.widgets.pages import Entry, FixedRows
from briefing.reader.widgets.row_list import RowList

_OPEN = Entry(text("Open it in the browser"))
_COPY = Entry(text("Send it to the terminal's clipboard"))
_CANCEL = Entry(text("Neither"))


class OpenAddressScreen(ModalScreen[str]):
    """Answers with `open`, `copy` or nothing."""

    DEFAULT_CSS = style_sheet(__file__)
    WHERE: ClassVar[Where] = "dialog"
    BINDINGS: ClassVar[list[BindingType]] = bindings("dialog")

    rows = query_one(RowList)

    def __init__(self, address: Address, keymap: Keymap) -> None:
        """`address` has been checked."""
        super().__init__()
        self._address = address
        self._keymap = keymap

    def compose(self) -> ComposeResult:
        """Where it leads, the whole address, and what can be done with it."""
        with Vertical(id="window"):
            yield Static(plain_content(f"This leads out of the briefing, to {self._address.host}"))
            yield Static(plain_content(self._address.url), id="address")
            yield RowList(FixedRows((_OPEN, _COPY, _CANCEL)), lines=1)
            yield KeyLine(self._keymap)

    def on_mount(self) -> None:
        """Nothing is opened by the key that opened this window, pressed twice."""
        self.rows.row = 2
        self.rows.focus()
        self.query_one(KeyLine).show("list", "dialog", without=NO_LIST)

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """Answer."""
        self.dismiss(("open", "copy", "")[event.index])

    def action_close(self) -> None:
        """Neither."""
        self.dismiss("")
