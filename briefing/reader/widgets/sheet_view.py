"""A record as a page to read: text, links, and a search in it."""

from __future__ import annotations

from typing import ClassVar

from textual.content import Content

from briefing.page.blocks import Blocks, Line, Page
from briefing.reader.keys import Where
from briefing.reader.matches import Matches
from briefing.reader.text import MARK, MATCH
from briefing.reader.widgets.link_view import LinkView


class SheetView(LinkView):
    """A page with its links, and with what is being looked for in it marked."""

    PLACES: ClassVar[tuple[Where, ...]] = ("page",)

    def __init__(
        self,
        *,
        empty: Line = (),
        id: str | None = None,  # noqa: A002 - the toolkit's name for it
        classes: str | None = None,
    ) -> None:
        """`empty` is what to say, and to do, until a page is shown."""
        super().__init__(empty=empty, id=id, classes=classes)
        self._matches = Matches()

    def show(self, page: Page | Blocks, *, scroll: int = 0, link: int = -1, width: int = 0) -> None:
        """Show a page from the row `scroll` on, with the link of that number marked (-1: none).

        `width` is the `sheet_width` for which that row is meant; 0 means whatever it is now.
        """
        self._matches = Matches()
        self.turn_to(page, scroll, width)
        self.mark_quietly(link)

    def laid_out(self) -> None:
        """Find the same words again, which now stand in other rows."""
        super().laid_out()
        self._matches = self._matches.again(self.spread.find(self._matches.words))

    @property
    def matches(self) -> tuple[int, int]:
        """Which match is the current one, from 1, and how many there are; 0 and 0 for none."""
        return self._matches.number, self._matches.total

    def match_note(self) -> str:
        """The same in words: `3 of 17`, `nothing found`; empty where nothing is looked for."""
        return self._matches.note

    def find(self, words: str) -> int:
        """Mark where `words` stand, and go to the first from here on; gives how many there are."""
        self._matches = Matches(words, self.spread.find(words), self.scroll_row)
        self.point_at(self._matches.current())
        return self._matches.total

    def clear_find(self) -> None:
        """Look for nothing any more."""
        self.find("")

    def next_match(self) -> bool:
        """Go to the next match, round to the first; false where there is none."""
        return self._step(1)

    def previous_match(self) -> bool:
        """Go to the match before, round to the last; false where there is none."""
        return self._step(-1)

    def _step(self, by: int) -> bool:
        self._matches.step(by)
        self.point_at(self._matches.current())
        return self._matches.total > 0

    def row_content(self, row: int) -> Content:
        """A row with the matches in it, the current one marked like a link that is."""
        line = super().row_content(row)
        for piece, current in self._matches.pieces(row):
            line = line.stylize(MARK if current else MATCH, piece.start, piece.end)
        return line
