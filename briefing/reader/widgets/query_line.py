"""The line that a query is typed into, and the names that are offered below it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual import events
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Input

from briefing.page.blocks import Span
from briefing.reader.content import CURSOR, SIGN, content
from briefing.reader.handler_guard import HandlerGuard
from briefing.reader.keys.dispatch import ActionTarget, Command, bindings
from briefing.reader.keys.key_table import Where
from briefing.reader.style_sheet import style_sheet
from briefing.text.visible import visible_line

if TYPE_CHECKING:
    from briefing.search.completion.completion import Completion, CompletionOption

_LONGEST = 48  # cells of a name
OFFER_KEYS = frozenset({"complete", "next-completion", "close-completion"})
"""What there are keys for while names are offered."""


class CompletionMenu(HandlerGuard, Widget):
    """The names that could stand where somebody is typing, over whatever is below the line."""

    DEFAULT_CSS = style_sheet(__file__)

    @dataclass
    class Clicked(Message):
        """A name was chosen with the mouse."""

        option: CompletionOption

    def __init__(self) -> None:
        """With nothing to offer."""
        super().__init__()
        self._options: Sequence[CompletionOption] = ()
        self.at = 0

    @property
    def current(self) -> CompletionOption | None:
        """The name that would be taken; none where none is offered."""
        return self._options[self.at] if self._options else None

    def put(self, options: Sequence[CompletionOption]) -> None:
        """Offer these, the first of them to begin with; or nothing."""
        self._options = tuple(options)
        self.at = 0
        self.display = bool(options)
        if options:
            self.styles.width = self.cells
            self.styles.height = len(options)
        self.refresh()

    def step(self, by: int) -> None:
        """Go to another name, round to the first after the last."""
        self.at = (self.at + by) % max(1, len(self._options))
        self.refresh()

    def go_to(self, option: CompletionOption) -> bool:
        """Go to a name; false where it is not offered any more."""
        found = option in self._options
        if found:
            self.at = self._options.index(option)
        return found

    @property
    def rows(self) -> int:
        """How high it is."""
        return len(self._options)

    @property
    def _counts(self) -> list[str]:
        return ["" if one.count is None else f"{one.count:,}" for one in self._options]

    @property
    def cells(self) -> int:
        """How wide it has to be for the widest name with its count."""
        names = [min(_LONGEST, cell_len(visible_line(one.shown))) for one in self._options]
        return max(names, default=0) + max(map(len, self._counts), default=0) + 8

    def render_line(self, y: int) -> Strip:
        """One name, with how often it is there at the right."""
        base = self.visual_style
        if y >= len(self._options):
            return Strip.blank(self.size.width, base.rich_style)
        room = max(0, self.size.width - 4)
        count = self._counts[y]
        name = content((Span(self._options[y].shown),)).truncate(
            max(0, room - len(count) - 1), ellipsis=True, pad=True
        )
        sign = "▌" if y == self.at else " "
        tail = content((Span(f" {count}", "muted"),))
        line = Content.assemble((sign, SIGN), " ", name, tail, "  ")
        line = line.truncate(self.size.width, pad=True)
        if y == self.at:
            line = line.stylize_before(CURSOR)
        return Strip(line.render_segments(base)).adjust_cell_length(
            self.size.width, base.rich_style
        )

    def on_click(self, event: events.Click) -> None:
        """Choose the name that was clicked."""
        event.stop()
        if event.y < len(self._options):
            self.post_message(self.Clicked(self._options[event.y]))


class QueryLine(ActionTarget, Input):
    """The line with what somebody is asking for.

    While names are offered, `tab` takes one of them; otherwise its keys are for whatever else has
    them. A name that is still being looked for when `tab` is pressed is taken when it is there.
    """

    PLACES: ClassVar[tuple[Where, ...]] = ("query",)
    BINDINGS: ClassVar[list[BindingType]] = bindings("query")

    @dataclass
    class Wanted(Message):
        """What could stand at the cursor is to be looked for."""

        text: str
        cursor: int

    @dataclass
    class Turned(Message):
        """Names are offered, or not any more: other keys apply."""

    @dataclass
    class Passed(Message):
        """A name was to be taken, and there turned out to be none."""

    @dataclass
    class Left(Message):
        """On to the list below."""

    def __init__(self, query: str, offers: CompletionMenu, *, placeholder: str) -> None:
        """`offers` is where names are shown."""
        super().__init__(query, placeholder=placeholder, compact=True, select_on_focus=False)
        self._offers = offers
        self._completion: Completion | None = None
        self._for = ("", -1)
        self._wanted = False
        self._impatient = 0
        self._given = query

    def put(self, query: str) -> None:
        """Ask for something that was not typed: nothing is offered for it."""
        self.close()
        self._given = query
        self.value = query
        self.cursor_position = len(query)

    @property
    def offering(self) -> bool:
        """Whether names are offered for what stands there now."""
        return self._completion is not None

    @property
    def _now(self) -> tuple[str, int]:
        return self.value, self.cursor_position

    def typed(self) -> None:
        """Look for names, where somebody is typing; those that were offered fit no more."""
        self._impatient = 0
        self._completion = None
        if self.value == self._given or not self.has_focus or not self.value.strip():
            self.close()
            return
        self._given = ""
        self._wanted = True
        self.post_message(self.Wanted(*self._now))

    def offer(self, completion: Completion, text: str, cursor: int) -> None:
        """Offer names, if what they are for still stands there, and they would change anything."""
        if self._now != (text, cursor) or not self._wanted:
            return
        self._for = self._now
        self._wanted = False
        there = self.value[completion.start : completion.end]
        # What stands there in full stays among them, and first: to take it changes nothing.
        different = any(one.text.strip() != there.strip() for one in completion.options)
        options = completion.options if different else ()
        self._completion = completion if options else None
        self._offers.put(options)
        self.post_message(self.Turned())
        for pressed in range(self._impatient):
            if options and not pressed:
                self.complete()
            else:
                self.post_message(self.Passed())
        self._impatient = 0

    def close(self) -> None:
        """Offer nothing."""
        self._completion = None
        self._wanted = False
        self._impatient = 0
        self._offers.put(())
        self.post_message(self.Turned())

    @property
    def commands(self) -> Mapping[str, Command]:
        """Where nothing is offered, the keys of the offer are for whatever else has them."""
        found: dict[str, Command] = {
            "open-first": self.action_submit,
            "to-list": lambda: self.post_message(self.Left()),
        }
        if self.offering or self._wanted:
            found["complete"] = self.complete
        if self.offering:
            found["next-completion"] = partial(self._offers.step, 1)
            found["previous-completion"] = partial(self._offers.step, -1)
            found["close-completion"] = self.close
        return found

    def complete(self) -> None:
        """Take the name that is offered; if there is none yet, as soon as it is there."""
        option = self._offers.current
        if self._completion is None or option is None or self._now != self._for:
            self._impatient += 1
            return
        start, end, _ = self._completion
        text = f"{self.value[:start]}{option.text}{self.value[end:]}"
        self.close()
        self._given = ""
        self.value = text
        self.cursor_position = start + len(option.text)

    def take(self, option: CompletionOption) -> None:
        """Take one of the names that are offered, if it still is."""
        if self._offers.go_to(option):
            self.complete()

    def action_cursor_right(self, select: bool = False) -> None:
        """To the right; at the end, take the name that is offered."""
        if self.offering and not select and self.cursor_position == len(self.value):
            self.complete()
        else:
            super().action_cursor_right(select)
