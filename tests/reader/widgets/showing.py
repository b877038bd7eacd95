"""An app that shows one widget, or some, and remembers what they say."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from textual.app import App, ComposeResult
from textual.filter import LineFilter
from textual.message import Message
from textual.widget import Widget

from briefing.model.key import Key
from briefing.page.blocks import Block, Heading, Paragraph, Span
from briefing.reader.settings.themes import THEMES, variables
from briefing.reader.terminal.control_filter import ControlFilter
from briefing.reader.widgets.rows.row_source import TextRow

MessageType = TypeVar("MessageType", bound=Message)


class Showing(App[None]):
    """Shows widgets; `heard` are the messages that reached the app."""

    def __init__(self, *widgets: Widget, ansi: bool = False) -> None:
        super().__init__(ansi_color=ansi or None)
        self.widgets = widgets
        self.heard: list[Message] = []
        self.controls = ControlFilter()
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = "ansi-dark" if ansi else THEMES[0].name

    def compose(self) -> ComposeResult:
        yield from self.widgets

    def get_css_variables(self) -> dict[str, str]:
        self.theme_variables = {**super().get_css_variables(), **variables(self.current_theme)}
        return self.theme_variables

    def get_line_filters(self) -> Sequence[LineFilter]:
        return [*super().get_line_filters(), self.controls]

    async def _dispatch_message(self, message: Message) -> None:
        self.heard.append(message)
        await super()._dispatch_message(message)

    def all(self, kind: type[MessageType]) -> list[MessageType]:
        """The messages of one kind, in the order in which they came."""
        return [message for message in self.heard if isinstance(message, kind)]


def seen(widget: Widget) -> list[str]:
    """The lines that a widget shows, without the blanks at their ends."""
    height = widget.size.height
    return ["".join(part.text for part in widget.render_line(y)).rstrip() for y in range(height)]


def link(words: str, slug: str) -> Span:
    """A span that leads to a record."""
    return Span(words, link=Key("b", slug))


def entries(count: int) -> list[TextRow]:
    """Rows with numbers in them."""
    return [TextRow((Span(f"row {number}"),), (Span(f"more {number}"),)) for number in range(count)]


def paragraphs(texts: Iterable[str]) -> tuple[Block, ...]:
    """A page of paragraphs under a heading."""
    return (Heading(1, (Span("Title"),)), *(Paragraph((Span(text),)) for text in texts))
