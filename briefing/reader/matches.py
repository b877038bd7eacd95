"""What was found in a page, and which of it the person is looking at."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from briefing.reader.spread import Match, Piece


class Matches:
    """The places where some words stand, with one of them current."""

    def __init__(self, words: str = "", found: Sequence[Match] = (), row: int = 0) -> None:
        """The current one is the first at or below `row`, or else the first of all."""
        self.words = words
        self._found = found
        below = bisect_left([match[0].row for match in found], row)
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

    def pieces(self, row: int) -> Iterable[tuple[Piece, bool]]:
        """The pieces in a row, each with whether it belongs to the current one."""
        for number, match in enumerate(self._found):
            for piece in match:
                if piece.row == row:
                    yield piece, number == self._at
