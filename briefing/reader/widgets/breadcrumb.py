"""The line at the top that says where you are."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from briefing.page.blocks import Line, Span
from briefing.page.words.vocabulary import DOT
from briefing.reader.content import content
from briefing.reader.handler_guard import HandlerGuard
from briefing.reader.style_sheet import style_sheet
from briefing.text.visible import visible_line

_BETWEEN = Span(" › ", "muted")
_CUT = Span("…", "muted")
_BETWEEN_CELLS = cell_len(_BETWEEN.text)
_GAP = 2
_CUT_CELLS = cell_len(_CUT.text) + _BETWEEN_CELLS


class Breadcrumb(HandlerGuard, Widget):
    """The way to what is shown, from the briefing down; where room is short, the end of it."""

    DEFAULT_CSS = style_sheet(__file__)

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        """Empty, until it is told where."""
        super().__init__(id=id, classes=classes)
        self._parts: tuple[str, ...] = ()
        self._beside: tuple[str, ...] = ()

    class Clicked(Message):
        """A name on the way was clicked: its number, from 0 for the outermost."""

        def __init__(self, number: int) -> None:
            """`number` is counted along the way."""
            super().__init__()
            self.number = number

    def on_click(self, event: events.Click) -> None:
        """Tell which of the names was clicked, if one was."""
        offset = event.get_content_offset(self)
        number = None if offset is None else part_at(self._parts, self._room(self._aside), offset.x)
        if number is not None:
            self.post_message(self.Clicked(number))

    def show(self, parts: Sequence[str], beside: Sequence[str] = ()) -> None:
        """Say where: the names on the way, the outermost first.

        What stands `beside` them, at the right, is cut from its end where it takes more than its
        share of the line, and more than the last name leaves; of the first of it nothing is.
        """
        self._parts = tuple(parts)
        self._beside = tuple(map(visible_line, beside))
        self.refresh()

    @property
    def _aside(self) -> str:
        width, last = self.content_size.width, content(_line(self._parts[-1:], cut=True))
        share = max(width // 3, width - _GAP - last.cell_length)
        count = len(self._beside)
        while count > 1 and cell_len(DOT.join(filter(None, self._beside[:count]))) > share:
            count -= 1
        return DOT.join(filter(None, self._beside[:count]))

    def _room(self, aside: str) -> int:
        """The cells that what stands at the right leaves for the way."""
        return max(1, self.content_size.width - (cell_len(aside) + _GAP) * bool(aside))

    def render(self) -> Content:
        """As many of the parts as there is room for."""
        aside = self._aside
        room = self._room(aside)
        way = crumbs(self._parts, room)
        gap = " " * max(0, room - way.cell_length + _GAP * bool(aside))
        return Content.assemble(way, gap, content((Span(aside, "muted"),)))


def part_at(parts: Sequence[str], width: int, cell: int) -> int | None:
    """The number of the part that stands in a cell of the line; None between and beside them."""
    first = _first(parts, width)
    at = _CUT_CELLS if first else 0
    for number, part in enumerate(parts[first:], start=first):
        if at <= cell < (at := at + content((Span(part),)).cell_length):
            return number
        at += _BETWEEN_CELLS
    return None


def crumbs(parts: Sequence[str], width: int) -> Content:
    """The parts on one line of `width` cells, without the outer ones if that takes more.

    The last part always stays, cut at its end if need be.
    """
    first = _first(parts, width)
    line = content(_line(parts[first:], cut=first > 0))
    return line if line.cell_length <= width else content(_line(parts[-1:], cut=False), width=width)


def _first(parts: Sequence[str], width: int) -> int:
    """The first part that there is room for."""
    for first in range(len(parts)):
        if content(_line(parts[first:], cut=first > 0)).cell_length <= width:
            return first
    return max(0, len(parts) - 1)


def _line(parts: Sequence[str], *, cut: bool) -> Line:
    """The parts with a sign between, and one before them where some are left out."""
    spans: list[Span] = [_CUT, _BETWEEN] if cut else []
    for number, part in enumerate(parts):
        last = number == len(parts) - 1
        spans += [Span(part, "strong" if last else "muted"), *(() if last else (_BETWEEN,))]
    return tuple(spans)
