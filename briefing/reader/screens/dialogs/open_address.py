"""Asks before an address is opened, and shows the whole of it."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.getters import query_one
from textual.widgets import Static

from briefing.page.blocks import text
from briefing.reader.content import plain_content
from briefing.reader.keys.keymap import Keymap
from briefing.reader.screens.dialogs.dialog import NO_LIST, Dialog
from briefing.reader.style_sheet import style_sheet
from briefing.reader.widgets.key_line import KeyLine
from briefing.reader.widgets.rows.row_list import RowList
from briefing.reader.widgets.rows.row_source import FixedRows, TextRow
from briefing.text.web_address import WebAddress

_OPEN = TextRow(text("Open it in the browser"))
_COPY = TextRow(text("Send it to the terminal's clipboard"))
_CANCEL = TextRow(text("Neither"))


class OpenAddressScreen(Dialog[str]):
    """Answers with `open`, `copy` or nothing."""

    DEFAULT_CSS = style_sheet(__file__)

    rows = query_one(RowList)

    def __init__(self, address: WebAddress, keymap: Keymap) -> None:
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
        self.answer(("open", "copy", "")[event.index])
