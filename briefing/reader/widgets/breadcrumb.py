"""The line at the top that says where you are."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.widget import Widget

from briefing.page.blocks import Line, Span
from briefing.reader.content import content
from briefing.reader.handler_guard import HandlerGuard
from briefing.reader.style_sheet import style_sheet

_BETWEEN = Span(" › ", "muted")
_CUT = Span("…", "muted")


class Breadcrumb(HandlerGuard, Widget):
    """The way to what is shown, from the briefing down; where room is short, the end of it."""

    DEFAULT_CSS = style_sheet(__file__)

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        """Empty, until it is told where."""
        super().__init__(id=id, classes=classes)
        self._parts: tuple[str, ...] = ()

    def show(self, parts: Sequence[str]) -> None:
        """Say where: the names on the way, the outermost first."""
        self._parts = tuple(parts)
        self.refresh()

    def render(self) -> Content:
        """As many of the parts as there is room for."""
        return crumbs(self._parts, self.content_size.width)


def crumbs(parts: Sequence[str], width: int) -> Content:
    """The parts on one line of `width` cells, without the outer ones if that takes more.

    The last part always stays, cut at its end if need be.
    """
    for first in range(len(parts)):
        line = content(_line(parts[first:], cut=first > 0))
        if line.cell_length <= width:
            return line
    return content(_line(parts[-1:], cut=False), width=width)


def _line(parts: Sequence[str], *, cut: bool) -> Line:
    """The parts with a sign between, and one before them where some are left out."""
    spans: list[Span] = [_CUT, _BETWEEN] if cut else []
    for number, part in enumerate(parts):
        last = number == len(parts) - 1
        spans += [Span(part, "strong" if last else "muted"), *(() if last else (_BETWEEN,))]
    return tuple(spans)
