"""The links of a page: the one that is marked, walking to the others, and letters on them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from textual import events
from textual.content import Content
from textual.content import Span as ContentSpan
from textual.geometry import Region
from textual.strip import Strip
from textual.style import Style

from briefing.page.blocks import Span
from briefing.reader.content import MARK, STYLES
from briefing.reader.widgets.line_view import drawn
from briefing.reader.widgets.page.letters import LetterLabels, with_label
from briefing.reader.widgets.page.page_text import Match, PageText

LETTER_KEYS = (("a letter", "follows its link"), ("esc", "letters off"))
"""What keys do while the links have letters."""


class PageWindow(Protocol):
    """The part of a page that is in view, as those who mark something in it need it."""

    text: PageText
    scroll_row: int

    @property
    def scrollable_content_region(self) -> Region:
        """How much of it is in view."""

    def reveal(self, match: Match) -> None:
        """Bring something into view, and draw it as it is marked now."""

    def repaint(self) -> None:
        """Draw everything again."""


class PageLinks:
    """A mark that walks over the links of a page, and letters to follow them by."""

    def __init__(self, page: PageWindow, followed: Callable[[Span], object]) -> None:
        """`page` is where they stand; `followed` is told of each that is followed."""
        self._page = page
        self._followed = followed
        self._marked = -1
        self._labels = LetterLabels()

    @property
    def marked(self) -> int:
        """The number of the marked link, from 0 in reading order; -1 where none is."""
        return self._marked if self._marked < self._page.text.links else -1

    @property
    def span(self) -> Span | None:
        """Where the marked link leads; none where none is marked."""
        return self._page.text.span(self.marked) if self.marked >= 0 else None

    @property
    def same_before(self) -> int:
        """How many links before the marked one lead where it leads."""
        spans = [self._page.text.span(number).link for number in range(self.marked + 1)]
        return spans[:-1].count(spans[-1]) if spans else 0

    def mark(self, number: int) -> None:
        """Mark a link, and bring it into view."""
        self._marked = number
        self._page.reveal(self._page.text.pieces(number) if self.marked >= 0 else ())

    def mark_quietly(self, number: int) -> None:
        """Mark a link where it stands, in view or not, and tell nobody."""
        self._marked = number
        self._page.repaint()

    def walk(self, by: int) -> bool:
        """Mark the next link (`by` 1) or the one before (-1); false where the page has none.

        At the end it goes round. From a page that was scrolled away from the marked link, it is the
        first or the last one in view.
        """
        text = self._page.text
        if not text.links:
            return False
        seen = self._in_view()
        if self.marked in seen:
            self.mark((self.marked + by) % text.links)
        elif seen:
            self.mark(seen[0] if by > 0 else seen[-1])
        else:
            above = len(text.links_within(0, self._page.scroll_row))
            self.mark((above if by > 0 else above - 1) % text.links)
        return True

    def _in_view(self) -> list[int]:
        top = self._page.scroll_row
        return self._page.text.links_within(top, top + self._page.scrollable_content_region.height)

    def renew(self, before: PageText) -> None:
        """The page says something else than `before`: the mark stays on the link that it is on."""
        self._marked = self._page.text.link_like(before, self._marked)

    @property
    def labelling(self) -> bool:
        """Whether the links have letters, one of which is awaited."""
        return bool(self._labels)

    def label(self) -> bool:
        """Put letters on the links in view, and wait for one; false where none is in view."""
        self._labels = LetterLabels(self._in_view())
        self._page.reveal(())
        return self.labelling

    def stop_labelling(self) -> None:
        """Take the letters away."""
        if self.labelling:
            self._labels = LetterLabels()
            self._page.reveal(())

    def take_key(self, event: events.Key) -> None:
        """A key, while letters are awaited: it may choose a link, which is then followed.

        Any other key takes the letters away.
        """
        if event.is_printable or event.key == "escape":
            event.stop()
            event.prevent_default()
        chosen = self._labels.type(event.character or "") if event.is_printable else None
        if chosen is None:
            self.stop_labelling()
        elif chosen < 0:
            self._page.repaint()
        else:
            self.mark(chosen)
            self.stop_labelling()
            self.follow()

    def follow(self) -> None:
        """Follow the marked link."""
        if self.span is not None:
            self._followed(self.span)

    def marked_in(self, row: int, line: Content) -> Content:
        """A row with the marked link in it; all of it is quiet while letters are to be read."""
        if self.labelling:
            return Content(line.plain, [ContentSpan(0, len(line.plain), STYLES["muted"])])
        for piece in self._page.text.pieces(self.marked) if self.marked >= 0 else ():
            if piece.row == row:
                line = line.stylize(MARK, piece.start, piece.end)
        return line

    def labelled_in(self, row: int, strip: Strip, style: Style) -> Strip:
        """A row with the letters on its links."""
        found = [(self._page.text.start(link), label) for label, link in self._labels]
        for (_, start), label in sorted((one for one in found if one[0][0] == row), reverse=True):
            strip = with_label(strip, start, drawn(Content.styled(label, MARK), len(label), style))
        return strip
