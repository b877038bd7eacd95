"""The head of a list: what it is of, narrowed to what, and what all its rows share."""

from __future__ import annotations

from rich.cells import cell_len
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from briefing.page.blocks import Line, Span, plain, text
from briefing.page.layout.truncate import truncated
from briefing.page.layout.wrap import wrap_line
from briefing.page.rows.common import CommonFacts
from briefing.page.words.labels import listed
from briefing.reader.content import content
from briefing.reader.handler_guard import HandlerGuard
from briefing.reader.places.head_words import HeadWords
from briefing.reader.widgets.rows.entry_painter import GUTTER

_MOST_FILTER = 2
"""Lines that the words of a filter have at most."""
_MOST_COMMON = 2
"""Lines that what all rows share has at most, where the screen is not too narrow for them."""


def head_lines(words: HeadWords, width: int, *, low: bool, named: bool = False) -> list[Line]:
    """The lines of a head; where the screen is `low`, as few as can be.

    What all rows share stands in no row: it has to be here, whatever else goes. So do the filter
    and the order; but where the list is `named` in the line above, with where one is in it, there
    are few lines, and an order that it has of itself goes without saying.
    """
    name = (Span(words.name, "strong"), Span(f"  {words.many}", "muted"))
    ordering = (Span(words.ordering, "muted"),) if words.ordering else ()
    common = common_lines(words.common, width)
    if named:
        return _below_name(words, () if words.usual else ordering, common, width)
    if low and not words.query:
        for said in (words.common.line, words.common.short_line):
            if _fits(whole := _beside(name, ordering, said), width):
                return [whole]
    lines = [whole] if _fits(whole := _beside(name, ordering), width) else [name, ordering]
    lines = [truncated(line, width) for line in lines]
    lines += _narrowed(words, width)
    joins = len(lines) > 1 or low
    if joins and len(common) == 1 and _fits(joined := _beside(lines[-1], common[0]), width):
        return [*lines[:-1], joined]
    return lines + common


def _below_name(words: HeadWords, ordering: Line, common: list[Line], width: int) -> list[Line]:
    """The lines of a head whose first stands above it."""
    lines = [*_narrowed(words, width), *([ordering] if ordering else [])]
    if lines and len(common) == 1 and _fits(joined := _beside(lines[-1], common[0]), width):
        return [*lines[:-1], joined]
    return lines + common


def _narrowed(words: HeadWords, width: int) -> list[Line]:
    """To what the list is narrowed, if it is, and what of that was not understood."""
    if not words.query:
        return []
    line = (Span("F ", "muted"), Span(words.query), Span("  esc clears", "muted"))
    hint = wrap_line(text(words.hint, "muted"), width) if words.hint else []
    return [*wrap_line(line, width)[:_MOST_FILTER], *hint]


def _beside(*parts: Line) -> Line:
    """Several things in one line."""
    return listed(parts, "   ")


def common_lines(common: CommonFacts, width: int) -> list[Line]:
    """What all rows share: in full, or without the words of the grades, where those do not fit.

    Where that is too long as well, it has two lines, and of the name of the source only so much
    as leaves room for the grades, for whether it was read and for whether rows may say otherwise.
    """
    for line in (common.line, common.short_line):
        if _fits(line, width):
            return [line] if line else []
    name, bracket, note = common.source.rpartition(" (")
    if not bracket:
        name, note = common.source, ""
    for room in range(min(cell_len(name), width * _MOST_COMMON), 0, -1):
        cut = f"{plain(truncated((Span(name),), room))}{bracket}{note}"
        lines = wrap_line(common._replace(source=cut).short_line, width)
        if len(lines) <= _MOST_COMMON:
            return lines
    return lines


def _fits(line: Line, width: int) -> bool:
    return cell_len(plain(line)) <= width


class ListHead(HandlerGuard, Widget):
    """Draws the head in as many lines as it takes."""

    def __init__(self, id: str) -> None:  # noqa: A002 - the toolkit's name for it
        """It says nothing so far."""
        super().__init__(id=id)
        self.words = HeadWords()
        self._low = self._named = False

    def say(self, words: HeadWords) -> None:
        """Say this from here on."""
        if words != self.words:
            self.words = words
            self.refresh(layout=True)

    def fit(self, *, low: bool, named: bool) -> None:
        """Whether there is room for few lines only, and whether the line above says the name."""
        if (low, named) != (self._low, self._named):
            self._low, self._named = low, named
            self.refresh(layout=True)

    def _lines(self, width: int) -> list[Line]:
        return head_lines(self.words, max(1, width - GUTTER - 1), low=self._low, named=self._named)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as there are."""
        del container, viewport
        return len(self._lines(width))

    def render(self) -> Content:
        """The lines, behind the gutter of the rows."""
        lines = self._lines(self.size.width)
        return Content("\n").join(Content.assemble(" " * GUTTER, content(one)) for one in lines)
