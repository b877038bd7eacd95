"""What stopped the reader: what happened, and what to do."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import Screen
from textual.widgets import Static

from briefing.errors import BriefingError
from briefing.reader.keymap import Keymap
from briefing.reader.keys import Where, bindings
from briefing.reader.screens import NO_LIST, style_sheet
from briefing.reader.text import plain_content
from briefing.reader.widgets.key_line import KeyLine


class FailureScreen(Screen[None]):
    """Nothing can be read; the program ends when the person has read why."""

    DEFAULT_CSS = style_sheet(__file__)
    WHERE: ClassVar[Where] = "dialog"
    BINDINGS: ClassVar[list[BindingType]] = bindings("dialog")

    def __init__(self, error: BriefingError, keymap: Keymap) -> None:
        """`error` is what stopped the reader."""
        super().__init__()
        self._error = error
        self._keymap = keymap

    def compose(self) -> ComposeResult:
        """What happened, and what to do."""
        with Vertical(id="window"):
            yield Static(plain_content(f"{self._error.title}."), id="title")
            yield Static(plain_content(self._error.remedy))
        yield KeyLine(self._keymap)

    def on_mount(self) -> None:
        """Say how to leave."""
        self.query_one(KeyLine).show("dialog", without=NO_LIST)

    def action_close(self) -> None:
        """Leave, with the status of something that went wrong."""
        self.app.exit(return_code=1)
