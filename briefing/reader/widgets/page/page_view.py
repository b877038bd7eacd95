"""A record as a page to read: text line by line, links, and a search in it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any, ClassVar

from textual import events, on
from textual.binding import BindingType
from textual.content import Content
from textual.geometry import Region
from textual.message import Message
from textual.screen import Screen
from textual.selection import Selection
from textual.strip import Strip

from briefing.page.blocks import Blocks, Line, Page, Paragraph, Span
from briefing.page.layout.layout import MEASURE, layout
from briefing.reader.content import content
from briefing.reader.keys.dispatch import Command, bindings
from briefing.reader.keys.key_table import Where
from briefing.reader.widgets.line_view import LineView, drawn, hold, scroll_to_line, window
from briefing.reader.widgets.page.page_finder import Matches, PageFinder
from briefing.reader.widgets.page.page_links import PageLinks
from briefing.reader.widgets.page.page_text import Match, PageText
from briefing.reader.widgets.page.scroll_anchor import ScrollAnchor

_MARGIN = 1  # cells between the text and the scroll bar
_AROUND = 2  # rows kept in view above and below what is scrolled to
_NARROWEST = 16
"""Cells for which a page is laid out at least: a row for each letter would help nobody, and takes
long."""


class _AboutPage(Message):
    """Something happened on a page."""

    def __init__(self, view: PageView) -> None:
        """`view` is what shows the page."""
        super().__init__()
        self._view = view

    @property
    def control(self) -> PageView:
        """What shows the page."""
        return self._view


class PageView(LineView):
    """A page, laid out again whenever its width changes, at the words that were at its top.

    At a width that it had before, it returns to the very row. `links` walks and labels its links,
    `finder` finds words in it.
    """

    ALLOW_SELECT = True
    PLACES: ClassVar[tuple[Where, ...]] = ("page",)
    BINDINGS: ClassVar[list[BindingType]] = bindings("page")

    class Followed(_AboutPage):
        """A link was followed: with the key, with its letter, or with the mouse."""

        def __init__(self, view: PageView, span: Span) -> None:
            """`span` is the link."""
            super().__init__(view)
            self.span = span

    class Moved(_AboutPage):
        """Another link, or another of the matches, is marked."""

    def __init__(
        self,
        *,
        empty: Line = (),
        longest: int = MEASURE,
        id: str | None = None,  # noqa: A002 - the toolkit's name for it
        classes: str | None = None,
    ) -> None:
        """`empty` is what to say, and to do, until a page is shown; `longest` is its measure."""
        super().__init__(id=id, classes=classes)
        self.page: Page | Blocks = (Paragraph(empty),) if empty else ()
        self._longest = longest
        self.text = PageText(layout((), 1))
        self.laid_out_for = 0
        """The width for which the page is laid out; 0 until there is one."""
        self.links = PageLinks(self, lambda span: self.post_message(self.Followed(self, span)))
        self.finder = PageFinder(self)
        self._anchor = ScrollAnchor()
        self._fitted = 0  # the row that was scrolled to for the width, not by the person
        self._height = 0
        self._strips: dict[int, Strip] = {}

    def show(self, page: Page | Blocks, *, scroll: int = 0, link: int = -1, width: int = 0) -> None:
        """Show a page from the row `scroll` on, with the link of that number marked (-1: none).

        `width` is the `laid_out_for` for which that row is meant; 0 means whatever it is now.
        """
        self.page = page
        self.laid_out_for = 0
        self._anchor = ScrollAnchor(max(0, scroll), width)
        self.text = PageText(layout((), 1))
        self.finder.matches = Matches()
        self._lay_out()
        self.links.mark_quietly(link)

    def renew(self, page: Page | Blocks) -> None:
        """Show the page as it is by now, with the same words at the top; nothing else moves."""
        if page == self.page:
            return
        self.page = page
        if not self.laid_out_for:
            return
        before, row = self.text, self.scroll_row
        self._set_text(_text_of(self.page, self._longest, self.laid_out_for))
        self.links.renew(before)
        self.scroll_row = self.text.row_like(before, row)

    @property
    def scroll_row(self) -> int:
        """The first row in view."""
        return self.scroll_offset.y if self.laid_out_for else self._anchor.row

    @scroll_row.setter
    def scroll_row(self, row: int) -> None:
        """Scroll so that `row` is the first in view, if there is enough below it."""
        self._keep(row)
        if self.laid_out_for:
            self._fitted = self._anchor.row
            scroll_to_line(self, self._anchor.row)

    def _keep(self, row: int) -> None:
        """Stay at the row that the person has scrolled to."""
        ink = self.text.ink_before(row) if self.laid_out_for else None
        self._anchor = ScrollAnchor(max(0, row), self.laid_out_for, ink)

    @on(events.Resize)
    def _lay_out(self) -> None:
        """Lay the page out for the width there is, and return to the same place of it.

        At the same width with fewer lines, the end of the page stays in view if it was.
        """
        width, before, self._height = window(self).width, self._height, window(self).height
        top, lines = self.scroll_offset.y, len(self.text.lines)
        if not width or width == self.laid_out_for:
            if top and self._height < before and top + before >= lines:
                scroll_to_line(self, lines - self._height)  # as where a notice takes some lines
            return
        self._anchor = self._anchor.for_width(width, partial(_text_of, self.page, self._longest))
        self.laid_out_for = width
        self._set_text(_text_of(self.page, self._longest, width))
        self._fitted = self._anchor.row_in(self.text, width)
        scroll_to_line(self, self._fitted)

    def _set_text(self, text: PageText) -> None:
        """Other rows: what is known of their places must be found again."""
        self.text = text
        hold(self, len(text.lines))
        self.links.stop_labelling()  # the letters belonged to other rows
        self.finder.again()
        self.repaint()

    def reveal(self, match: Match) -> None:
        """Bring what is marked into view, with some rows around it, and draw the mark."""
        if match:
            top, bottom = match[0].row - _AROUND, match[-1].row + _AROUND + 1
            height = window(self).height
            if top < self.scroll_row:
                self.scroll_row = top
            elif bottom > self.scroll_row + height:
                self.scroll_row = min(top, bottom - height)
        self.repaint()
        self.post_message(self.Moved(self))

    def repaint(self) -> None:
        """Draw everything again."""
        self._strips.clear()
        self.refresh()

    def render_lines(self, crop: Region) -> list[Strip]:
        """Lay the page out for a width that is drawn before it was told: no frame is without it."""
        self._lay_out()
        return super().render_lines(crop)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Remember the row, so that another width can return to it."""
        super().watch_scroll_y(old_value, new_value)
        row = round(new_value)
        if self.laid_out_for and row != min(self._fitted, int(self.max_scroll_y)):
            self._keep(row)

    def notify_style_update(self) -> None:
        """The look has changed: the theme."""
        super().notify_style_update()
        self._strips.clear()

    def selection_updated(self, selection: Selection | None) -> None:
        """Other text is selected with the mouse."""
        self.repaint()

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The text that is selected, as it stands on the screen."""
        return selection.extract("\n".join(self.text.rows)), "\n"

    def render_line(self, y: int) -> Strip:
        """One line of the window, counted from its top."""
        row, width = self.scroll_offset.y + y, window(self).width
        if row >= len(self.text.lines):
            return Strip.blank(width, self.visual_style.rich_style)
        strip = self._strips.get(row)
        if strip is None:
            span = self.text_selection.get_span(row) if self.text_selection else None
            line = _selected(content(self.text.lines[row]), span, self.screen)
            line = self.links.marked_in(row, line)
            strip = drawn(self.finder.marked_in(row, line), width, self.visual_style)
            strip = self.links.labelled_in(row, strip, self.visual_style).apply_offsets(0, row)
            self._strips[row] = strip
        return strip

    @property
    def screenful(self) -> int:
        """A window full of rows, but for one that stays in view."""
        return max(1, window(self).height - 1)

    def step(self, steps: int) -> None:
        """Scroll so many rows down."""
        self.scroll_row = min(self.scroll_offset.y + steps, int(self.max_scroll_y))

    @property
    def commands(self) -> Mapping[str, Command]:
        """Also following a link; where there are none, the keys that walk them are for others."""
        walking: Mapping[str, Command] = {
            "next-link": partial(self.links.walk, 1),
            "previous-link": partial(self.links.walk, -1),
        }
        walks = walking if self.text.links else {}
        able = {**super().commands, **walks, "follow": self.links.follow}
        if self.laid_out_for and self.scroll_offset.y >= self.max_scroll_y:
            del able["page-down"]  # the key leads on from the end, if somebody has where to
        return able

    def on_blur(self) -> None:
        """The keys go elsewhere now."""
        self.links.stop_labelling()

    def on_key(self, event: events.Key) -> None:
        """While there are letters on the links, letters are for them."""
        if self.links.labelling:
            self.links.take_key(event)

    def on_click(self, event: events.Click) -> None:
        """Follow the link that was clicked, unless the mouse was selecting text."""
        offset = event.get_content_offset(self)
        link = -1 if offset is None else self.text.link_at(self.scroll_row + offset.y, offset.x)
        if link >= 0 and self.text_selection is None:
            self.links.mark(link)
            self.links.follow()


def _text_of(page: Page | Blocks, longest: int, width: int) -> PageText:
    return PageText(layout(page, max(_NARROWEST, width - _MARGIN), longest))


def _selected(line: Content, span: tuple[int, int] | None, screen: Screen[Any]) -> Content:
    """A row with what is selected in it: the characters of `span`, to its end where that is -1."""
    if span is None:
        return line
    start, end = span
    style = screen.get_visual_style("screen--selection")
    return line.stylize(style, start, None if end < 0 else end)
