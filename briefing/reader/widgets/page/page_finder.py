"""Finding words in a page: what was found, and which of it the person is looking at."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from textual.content import Content

from briefing.reader.content import MARK, MATCH
from briefing.reader.widgets.page.page_links import PageWindow
from briefing.reader.widgets.page.page_text import Match, TextPiece


class Matches:
    """The places where some words stand, with one of them current."""

    def __init__(self, words: str = "", found: Sequence[Match] = (), row: int = 0) -> None:
        """The current one is the first at or below `row`, or else the first of all."""
        self.words = words
        self._found = found
        below = bisect_left(found, row, key=_first_row)
        self._at = below if below < len(found) else 0

    def again(self, found: Sequence[Match]) -> Matches:
        """The same in a page that was laid out anew, where they stand elsewhere."""
        matches = Matches(self.words, found)
        matches._at = self._at if self._at < len(found) else 0
        return matches

    @property
    def total(self) -> int:
        """How many there are."""
        return len(self._found)

    @property
    def number(self) -> int:
        """Which one is current, from 1; 0 where nothing was found."""
        return self._at + 1 if self._found else 0

    @property
    def note(self) -> str:
        """How far the person is: `3 of 17`; empty where nothing was looked for."""
        if not self.words.strip():
            return ""
        return f"{self.number} of {self.total}" if self._found else "nothing found"

    def step(self, by: int) -> None:
        """Make another one current, `by` further down; round at the ends."""
        if self._found:
            self._at = (self._at + by) % len(self._found)

    def current(self) -> Match:
        """The pieces of the current one; none where nothing was found."""
        return self._found[self._at] if self._found else ()

    def pieces(self, row: int) -> Iterable[tuple[TextPiece, bool]]:
        """The pieces in a row, each with whether it belongs to the current one."""
        for number in range(
            bisect_left(self._found, row, key=_last_row),
            bisect_right(self._found, row, key=_first_row),
        ):
            for piece in self._found[number]:
                if piece.row == row:
                    yield piece, number == self._at


def _first_row(match: Match) -> int:
    return match[0].row


def _last_row(match: Match) -> int:
    return match[-1].row


class PageFinder:
    """Finds words in a page, and walks over the places where they stand."""

    def __init__(self, page: PageWindow) -> None:
        """`page` is what is searched."""
        self._page = page
        self.matches = Matches()

    def find(self, words: str) -> int:
        """Mark where `words` stand, and go to the first from here on; gives how many there are."""
        page = self._page
        self.matches = Matches(words, page.text.find(words), page.scroll_row)
        page.reveal(self.matches.current())
        return self.matches.total

    def step(self, by: int) -> bool:
        """Go to another match, `by` further down; round at the ends; false where there is none."""
        self.matches.step(by)
        self._page.reveal(self.matches.current())
        return self.matches.total > 0

    def again(self) -> None:
        """The page was laid out anew: find the same words, which now stand in other rows."""
        self.matches = self.matches.again(self._page.text.find(self.matches.words))

    def marked_in(self, row: int, line: Content) -> Content:
        """A row with the matches in it, the current one marked like a link that is."""
        for piece, current in self.matches.pieces(row):
            line = line.stylize(MARK if current else MATCH, piece.start, piece.end)
        return line
