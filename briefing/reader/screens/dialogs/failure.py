"""What stopped the reader: what happened, and what to do."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import Screen
from textual.widgets import Static

from briefing.errors import BriefingError
from briefing.reader.content import plain_content
from briefing.reader.keys.dispatch import ActionTarget, Command, bindings
from briefing.reader.keys.key_table import Where
from briefing.reader.keys.keymap import Keymap
from briefing.reader.screens.dialogs.dialog import NO_LIST
from briefing.reader.style_sheet import style_sheet
from briefing.reader.widgets.key_line import KeyLine


class FailureScreen(ActionTarget, Screen[None]):
    """Nothing can be read; the program ends when the person has read why."""

    DEFAULT_CSS = style_sheet(__file__)
    PLACES: ClassVar[tuple[Where, ...]] = ("dialog",)
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

    @property
    def commands(self) -> Mapping[str, Command]:
        """Leaving."""
        return {"close": self._leave}

    def _leave(self) -> None:
        """Leave, with the status of something that went wrong."""
        self.app.exit(return_code=1)
