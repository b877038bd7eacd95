"""A page whose links can be walked, labelled and followed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.strip import Strip

from briefing.page.blocks import Line, Span
from briefing.reader.keys import bindings
from briefing.reader.labels import labels
from briefing.reader.spread import Match, Spread
from briefing.reader.text import MARK
from briefing.reader.widgets.page_view import PageView

_AROUND = 2  # rows kept in view above and below what is scrolled to


class LinkView(PageView):
    """A page with a mark that walks over its links, and letters to follow them by."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("page")

    @dataclass
    class Followed(Message, namespace="sheet_view"):
        """A link was followed: with the key, with its letter, or with the mouse."""

        view: LinkView
        span: Span

        @property
        def control(self) -> LinkView:
            """The page."""
            return self.view

    @dataclass
    class Moved(Message, namespace="sheet_view"):
        """Another link, or another of the matches, is marked."""

        view: LinkView

        @property
        def control(self) -> LinkView:
            """The page."""
            return self.view

    def __init__(
        self,
        *,
        empty: Line = (),
        id: str | None = None,  # noqa: A002 - the toolkit's name for it
        classes: str | None = None,
    ) -> None:
        """`empty` is what to say, and to do, until a page is shown."""
        super().__init__(empty=empty, id=id, classes=classes)
        self._link = -1
        self._labels: dict[str, int] = {}
        self._typed = ""

    def renewed(self, before: Spread) -> None:
        """The mark stays on the link that it is on."""
        self._link = self.spread.link_like(before, self._link)

    def laid_out(self) -> None:
        """The letters belonged to the rows as they were."""
        self._labels = {}

    @property
    def link(self) -> int:
        """The number of the marked link, from 0 in reading order; -1 where none is."""
        return self._link if self._link < self.spread.links else -1

    @link.setter
    def link(self, number: int) -> None:
        """Mark a link, and bring it into view."""
        self._link = number
        self.point_at(self.spread.pieces(number) if self.link >= 0 else ())

    def mark_quietly(self, number: int) -> None:
        """Mark a link where it stands, in view or not, and tell nobody."""
        self._link = number
        self.repaint()

    def current_link(self) -> Span | None:
        """The marked link; none where none is marked."""
        return self.spread.span(self.link) if self.link >= 0 else None

    def next_link(self) -> bool:
        """Mark the next link, round to the first; false where the page has none.

        From a page that was scrolled away from the marked link, it is the first one in view.
        """
        return self._walk(1)

    def previous_link(self) -> bool:
        """Mark the link before, or the last one in view; round to the last."""
        return self._walk(-1)

    def _walk(self, by: int) -> bool:
        count = self.spread.links
        if not count:
            return False
        top = self.scroll_row
        seen = self.spread.links_within(top, top + self.height)
        if self.link in seen:
            self.link = (self.link + by) % count
        elif seen:
            self.link = seen[0] if by > 0 else seen[-1]
        else:
            above = len(self.spread.links_within(0, top))
            self.link = (above if by > 0 else above - 1) % count
        return True

    def point_at(self, match: Match) -> None:
        """Bring what is marked into view, with some rows around it, and draw the mark."""
        if match:
            top, bottom = match[0].row - _AROUND, match[-1].row + _AROUND + 1
            if top < self.scroll_row:
                self.scroll_row = top
            elif bottom > self.scroll_row + self.height:
                self.scroll_row = min(top, bottom - self.height)
        self.repaint()
        self.post_message(self.Moved(self))

    @property
    def labelling(self) -> bool:
        """Whether the links have letters, one of which is awaited."""
        return bool(self._labels)

    def label_links(self) -> bool:
        """Put letters on the links in view, and wait for one; false where none is in view."""
        seen = self.spread.links_within(self.scroll_row, self.scroll_row + self.height)
        self._labels = dict(zip(labels(len(seen)), seen, strict=True))
        self._typed = ""
        self.focus()
        self.repaint()
        return self.labelling

    def stop_labels(self) -> None:
        """Take the letters away."""
        self._labels = {}
        self.repaint()

    def on_blur(self) -> None:
        """The keys go elsewhere now."""
        if self.labelling:
            self.stop_labels()

    def on_key(self, event: events.Key) -> None:
        """While there are letters on the links, letters are for them; any other key ends it."""
        if not self.labelling:
            return
        typed = self._typed + (event.character or "").lower()
        fitting = [label for label in self._labels if label.startswith(typed)]
        if event.is_printable or event.key == "escape":
            event.stop()
            event.prevent_default()
        if not event.is_printable or not fitting:
            self.stop_labels()
        elif typed in self._labels:
            self.link = self._labels[typed]
            self.stop_labels()
            self.action_follow()
        else:
            self._typed = typed
            self.repaint()

    def row_content(self, row: int) -> Content:
        """A row with the marked link in it."""
        line = super().row_content(row)
        for piece in self.spread.pieces(self.link) if self.link >= 0 else ():
            if piece.row == row:
                line = line.stylize(MARK, piece.start, piece.end)
        return line

    def row_strip(self, row: int) -> Strip:
        """A row with the letters on its links."""
        strip = super().row_strip(row)
        for label, link in self._labels.items():
            row_of_link, start = self.spread.start(link)
            if row_of_link == row and label.startswith(self._typed):
                strip = self._lettered(strip, label, start)
        return strip

    def _lettered(self, strip: Strip, label: str, start: int) -> Strip:
        """A row with a label before the cell `start`, or over it where there is no space."""
        blank = strip.crop(0, start).text
        start -= min(len(label), len(blank) - len(blank.rstrip(" ")))
        letters = self.draw(Content.styled(label, MARK)).crop(0, len(label))
        after = strip.crop(start + len(label), self.width)
        return Strip.join((strip.crop(0, start), letters, after))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Where there are no links, the keys that walk them are for whatever else has them."""
        if action in ("next_link", "previous_link"):
            return self.spread.links > 0
        return True

    def action_next_link(self) -> None:
        """Mark the next link."""
        self.next_link()

    def action_previous_link(self) -> None:
        """Mark the link before."""
        self.previous_link()

    def action_follow(self) -> None:
        """Follow the marked link."""
        span = self.current_link()
        if span is not None:
            self.post_message(self.Followed(self, span))

    def on_click(self, event: events.Click) -> None:
        """Follow the link that was clicked, unless the mouse was selecting text."""
        offset = event.get_content_offset(self)
        link = (
            self.spread.link_at(self.scroll_row + offset.y, offset.x) if offset is not None else -1
        )
        if link >= 0 and self.text_selection is None:
            self.link = link
            self.action_follow()
