"""A line at the bottom to type into: for finding in the page, and for narrowing a list."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Protocol

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.widget import Widget
from textual.widgets import Input, Static

from briefing.page.blocks import text
from briefing.reader.content import content, plain_content
from briefing.reader.keys.dispatch import ActionTarget, Command, bindings
from briefing.reader.keys.key_table import Where
from briefing.reader.style_sheet import style_sheet


class BarListener(Protocol):
    """What the bar is open for."""

    def typed(self, bar: InputBar, text: str) -> None:
        """Something was typed; `bar.note` may say what comes of it."""

    def accepted(self, text: str) -> None:
        """What was typed is to stand; the bar has closed."""

    def given_up(self) -> None:
        """What was typed is to be taken back; the bar has closed."""


class InputBar(ActionTarget, Horizontal):
    """Hidden until it is opened; when it closes, the focus returns to where it was."""

    DEFAULT_CSS = style_sheet(__file__)
    PLACES: ClassVar[tuple[Where, ...]] = ("bar",)
    BINDINGS: ClassVar[list[BindingType]] = bindings("bar")

    def __init__(self, line: Input | None = None) -> None:
        """Closed; `line` is what is typed into, where it is not a plain one."""
        super().__init__()
        self.field = line or Input(compact=True, select_on_focus=False)
        self._before: Widget | None = None
        self.listener: BarListener | None = None
        """What it was last opened for."""
        self._note = ""
        self.label = ""

    def compose(self) -> ComposeResult:
        """What the text is for, the text, and what came of it."""
        yield Static(id="input-bar-label")
        yield self.field
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

    def open(self, label: str, listener: BarListener, value: str = "", *, hint: str = "") -> None:
        """Show the bar with a word for what it is for, and put the focus into it.

        `listener` is told of what is typed from here on; `value` is what to begin with; `hint`
        stands in the empty line.
        """
        if not self.is_open:
            self._before = self.screen.focused
        self.listener = listener
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
        """Hide the bar, and give the focus back if it has it."""
        if not self.is_open:
            return
        self.remove_class("-open")
        if self.field.has_focus and self._before is not None and self._before.is_attached:
            self._before.focus(scroll_visible=False)
        self._before = None

    @property
    def commands(self) -> Mapping[str, Command]:
        """The keys that end the typing."""
        return {"accept": self._accept, "give-up": self._give_up}

    def _accept(self) -> None:
        """Let what was typed stand."""
        self.close()
        if self.listener is not None:
            self.listener.accepted(self.value)

    def _give_up(self) -> None:
        """Take back what was typed."""
        self.close()
        if self.listener is not None:
            self.listener.given_up()

    def on_descendant_blur(self) -> None:
        """Somebody goes on elsewhere, and not only to another window: what was typed stands."""
        if self.is_open and self.screen.focused not in (None, self.field):
            self._accept()

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self._accept()

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        if self.is_open and self.listener is not None:
            self.listener.typed(self, event.value)
