"""A line at the bottom to type into: for finding in the page, and for narrowing a list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.getters import query_one
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Static

from briefing.page.blocks import text
from briefing.reader.keys import Where, bindings
from briefing.reader.text import content, plain_content
from briefing.reader.widgets import style_sheet


class InputBar(Horizontal):
    """Hidden until it is opened; when it closes, the focus returns to where it was."""

    DEFAULT_CSS = style_sheet(__file__)
    PLACES: ClassVar[tuple[Where, ...]] = ("bar",)
    BINDINGS: ClassVar[list[BindingType]] = bindings("bar")

    @dataclass
    class Changed(Message):
        """Something was typed."""

        bar: InputBar
        text: str

    @dataclass
    class Submitted(Message):
        """What was typed is to stand; the bar has closed."""

        bar: InputBar
        text: str

    @dataclass
    class Closed(Message):
        """What was typed is to be taken back; the bar has closed."""

        bar: InputBar

    field = query_one(Input)

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        """Closed."""
        super().__init__(id=id, classes=classes)
        self._before: Widget | None = None
        self._note = ""
        self.label = ""

    def compose(self) -> ComposeResult:
        """What the text is for, the text, and what came of it."""
        yield Static(id="input-bar-label")
        yield Input(compact=True, select_on_focus=False)
        yield Static(id="input-bar-note")

    @property
    def is_open(self) -> bool:
        """Whether it is there to type into."""
        return self.has_class("-open")

    @property
    def value(self) -> str:
        """What has been typed."""
        return self.field.value

    @property
    def note(self) -> str:
        """What stands at the end of the line, such as `3 of 17`."""
        return self._note

    @note.setter
    def note(self, note: str) -> None:
        self._note = note
        self.query_one("#input-bar-note", Static).update(plain_content(note))

    def open(self, label: str, value: str = "", *, hint: str = "") -> None:
        """Show the bar with a word for what it is for, and put the focus into it.

        `value` is what to begin with; `hint` stands in the empty line.
        """
        if not self.is_open:
            self._before = self.screen.focused
        self.label = label
        self.note = ""
        self.query_one("#input-bar-label", Static).update(content(text(label, "strong")))
        with self.prevent(Input.Changed):
            self.field.value = value
        self.field.placeholder = hint
        self.field.cursor_position = len(value)
        self.add_class("-open")
        self.field.focus()

    def close(self) -> None:
        """Hide the bar, and give the focus back."""
        if not self.is_open:
            return
        self.remove_class("-open")
        if self._before is not None and self._before.is_attached:
            self._before.focus(scroll_visible=False)
        self._before = None

    def action_accept(self) -> None:
        """Let what was typed stand."""
        self.close()
        self.post_message(self.Submitted(self, self.value))

    def action_give_up(self) -> None:
        """Take back what was typed."""
        self.close()
        self.post_message(self.Closed(self))

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_accept()

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        if self.is_open:
            self.post_message(self.Changed(self, event.value))
