"""A sheet of cells with letters in them, and which of them are taken."""

from __future__ import annotations

from rich.cells import cell_len

from briefing.model.key import Key
from briefing.page.blocks import Line, Span, Style


class CellGrid:
    """Letters with styles, cell by cell; what is written first is never written over."""

    def __init__(self, width: int, height: int) -> None:
        """`width` and `height` are in cells."""
        self.width, self.height = width, height
        self._letters = [[" "] * width for _ in range(height)]
        self._styles: list[list[Style]] = [[""] * width for _ in range(height)]
        self._links: list[list[Key | None]] = [[None] * width for _ in range(height)]
        self._taken = [bytearray(width) for _ in range(height)]

    def free(self, column: int, row: int, length: int) -> bool:
        """Whether so many cells from one on are on the sheet and not taken."""
        inside = 0 <= row < self.height and column >= 0 and column + length <= self.width
        return inside and not any(self._taken[row][column : column + length])

    def take(self, column: int, row: int, length: int = 1) -> None:
        """Keep cells for something."""
        self._taken[row][column : column + length] = b"\1" * length

    def write(
        self, column: int, row: int, words: str, style: Style = "", link: Key | None = None
    ) -> None:
        """Write words, which take the cells that they need; there has to be room."""
        for letters in cells(words):
            self._letters[row][column], self._styles[row][column] = letters, style
            self._links[row][column] = link
            self._taken[row][column] = 1
            column += 1

    def under(self, column: int, row: int, letter: str, style: Style) -> None:
        """Put a letter where nothing else is."""
        if not self._taken[row][column]:
            self._letters[row][column], self._styles[row][column] = letter, style

    def lines(self) -> tuple[Line, ...]:
        """All rows, each as wide as the sheet."""
        return tuple(map(_line, self._letters, self._styles, self._links))


def _line(letters: list[str], styles: list[Style], links: list[Key | None]) -> Line:
    """A row as runs of one style that lead to one place."""
    last = len(styles)
    ends = [n for n in range(1, last) if styles[n] != styles[n - 1] or links[n] != links[n - 1]]
    runs = zip((0, *ends), (*ends, last), strict=True)
    return tuple(Span("".join(letters[a:b]), styles[a], link=links[a]) for a, b in runs)


def cells(words: str) -> list[str]:
    """Words cell by cell: what is two cells wide leaves the second empty, a mark none."""
    found: list[str] = []
    for letter in words:
        wide = cell_len(letter)
        if wide == 0 and found:
            found[-1 if found[-1] else -2] += letter
        elif wide:
            found += [letter, *[""] * (wide - 1)]
    return found
