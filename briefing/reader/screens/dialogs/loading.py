"""Shown while a library is compiled: how far it is, and how to stop it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Static

from briefing.errors import BriefingError
from briefing.library.compiler.progress import Cancelled, Progress, ProgressListener
from briefing.library.library import Library
from briefing.page.blocks import Span
from briefing.page.words.counts import time_to_go
from briefing.reader.background.background_query import BackgroundQuery, WholeWork
from briefing.reader.content import content, plain_content
from briefing.reader.handler_guard import when_drawn
from briefing.reader.keys.dispatch import ActionTarget, Command, bindings
from briefing.reader.keys.key_table import Where
from briefing.reader.keys.keymap import Keymap
from briefing.reader.screens.dialogs.dialog import NO_LIST
from briefing.reader.style_sheet import style_sheet
from briefing.reader.widgets.key_line import KeyLine

Open = Callable[[Path, ProgressListener], Library]
_ONCE = (
    "All files are read once; later only those that changed. What is typed now is kept for the "
    "reader. esc: stop, nothing is left half done."
)


class LoadingScreen(ActionTarget, Screen[None]):
    """Opens the library in a thread, and says when it is there or why it is not."""

    DEFAULT_CSS = style_sheet(__file__)
    PLACES: ClassVar[tuple[Where, ...]] = ("dialog",)
    BINDINGS: ClassVar[list[BindingType]] = bindings("dialog")
    preparing = True

    @dataclass
    class Opened(Message):
        """The library is there."""

        library: Library

    @dataclass
    class Failed(Message):
        """The library cannot be opened."""

        error: BriefingError

    @dataclass
    class Told(Message):
        """So far it is."""

        progress: Progress

        def can_replace(self, message: Message) -> bool:
            """Only the last one matters."""
            return isinstance(message, LoadingScreen.Told)

    def __init__(self, path: Path, open_library: Open, keymap: Keymap) -> None:
        """`open_library` is `briefing.library.opening.open_library`."""
        super().__init__()
        self._path = path
        self._open = open_library
        self._keymap = keymap
        self._cancelled = False
        self._opening: BackgroundQuery[Library] = BackgroundQuery(self, self._opened, self._failed)

    def compose(self) -> ComposeResult:
        """What is being done, and how far it is."""
        with Vertical(id="window"):
            yield Static(plain_content(f"Reading {self._path}"), id="title")
            yield Static(id="bar")
            yield Static(id="step")
            yield Static(plain_content(_ONCE))
        yield KeyLine(self._keymap)

    def on_mount(self) -> None:
        """Begin, once the first frame is drawn."""
        self.query_one(KeyLine).show("dialog", without=NO_LIST)
        when_drawn(self, self._begin)

    def _begin(self) -> None:
        self._opening.do(WholeWork(self._work))

    def on_unmount(self) -> None:
        """The program ends: so does the reading."""
        self._cancelled = True

    def _work(self) -> Library:
        """In a thread."""
        return self._open(self._path, self._tell)

    def _tell(self, progress: Progress) -> None:
        """In a thread: the one place where the reading can be stopped."""
        if self._cancelled:
            raise Cancelled
        self.post_message(self.Told(progress))

    @on(Told)
    def _draw(self, event: Told) -> None:
        """The bar is as wide as there is room, with the part that is done before it in words."""
        step, done, total, left = event.progress
        bar = self.query_one("#bar", Static)
        part = done / max(1, total)
        cells = max(0, bar.content_size.width - len(" 100 %"))
        filled = int(cells * part)
        line = (Span("━" * filled), Span("─" * (cells - filled), "muted"))
        bar.update(content((*line, Span(f"{part:5.0%}".replace("%", " %"), "muted"))))
        said = (Span(step), Span(f"  {time_to_go(left)}", "muted"))
        self.query_one("#step", Static).update(content(said))

    def _opened(self, library: Library) -> None:
        self.post_message(self.Opened(library))

    def _failed(self, error: BaseException) -> None:
        if not self._cancelled:
            self.post_message(self.Failed(_said(error)))

    @property
    def commands(self) -> Mapping[str, Command]:
        """Leaving."""
        return {"close": self._leave}

    def _leave(self) -> None:
        """Stop the reading, and leave."""
        self._cancelled = True
        self.app.exit()


def _said(error: BaseException) -> BriefingError:
    """Whatever went wrong, as something to tell a person."""
    if isinstance(error, BriefingError):
        return error
    name = type(error).__name__
    return BriefingError(
        f"The library cannot be read ({name}: {error})",
        "This is a fault of the program: `briefing check` may say more.",
    )
