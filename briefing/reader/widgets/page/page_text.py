"""A page laid out, and what can be asked of it: its links, what stands where, what is found."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from itertools import accumulate
from typing import NamedTuple, overload

from rich.cells import cell_len

from briefing.page.blocks import Line, Span, plain
from briefing.page.layout.layout import LinkPlace, PageLayout


class TextPiece(NamedTuple):
    """Part of a row: the characters from `start` up to `end`."""

    row: int
    start: int
    end: int


Match = tuple[TextPiece, ...]
"""What was found, in one row or across several."""


class FoundPlaces(Sequence[Match]):
    """Matches, each taken apart into rows when it is looked at: of very many few are in view."""

    def __init__(
        self,
        places: Sequence[tuple[int, int]],
        pieces: Callable[[int, int], Iterable[TextPiece]],
    ) -> None:
        """`pieces` gives those of one of the places in the whole text."""
        self._places = places
        self._pieces = pieces

    def __len__(self) -> int:
        """How many there are."""
        return len(self._places)

    @overload
    def __getitem__(self, at: int) -> Match: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Match]: ...
    def __getitem__(self, at: int | slice) -> Match | Sequence[Match]:
        """One of them, or some."""
        if isinstance(at, slice):
            return FoundPlaces(self._places[at], self._pieces)
        return tuple(self._pieces(*self._places[at]))


class PageText:
    """The lines of a page, with its links by number. Pure: it knows no widget."""

    def __init__(self, sheet: PageLayout) -> None:
        """`sheet` is what `briefing.page.layout.layout` made of the page."""
        self.lines: tuple[Line, ...] = sheet.lines
        self.rows = [plain(line) for line in sheet.lines]
        self._places = self._joined(sheet.links)
        inked = (len("".join(row.split())) for row in self.rows)
        self._ink = [0, *accumulate(inked)]

    def _joined(self, places: Iterable[LinkPlace]) -> list[list[LinkPlace]]:
        """The places of each link; neighbours that lead to the same place are one link."""
        links: list[list[LinkPlace]] = []
        by_number: dict[int, list[LinkPlace]] = {}
        for place in places:
            if place.number not in by_number:
                if not links or not self._goes_on(links[-1][-1], place):
                    links.append([])
                by_number[place.number] = links[-1]
            by_number[place.number].append(place)
        return links

    def _goes_on(self, before: LinkPlace, place: LinkPlace) -> bool:
        """Whether a link is only more of the link before it, in other letters."""
        if _target(before.span) != _target(place.span) or place.row - before.row not in (0, 1):
            return False
        rows = self.rows[before.row : place.row + 1]
        right = len(rows[-1]) - character_at(rows[-1], place.start)
        between = "".join(rows)[character_at(rows[0], before.end) : -right or None]
        return not any(character.isalnum() for character in between)

    @property
    def links(self) -> int:
        """How many links the page has; they are numbered from 0 in reading order."""
        return len(self._places)

    def span(self, link: int) -> Span:
        """Where a link leads."""
        return self._places[link][0].span

    def start(self, link: int) -> tuple[int, int]:
        """The row and the cell where a link begins."""
        place = self._places[link][0]
        return place.row, place.start

    def pieces(self, link: int) -> Match:
        """Where a link stands."""
        return tuple(self._piece(place) for place in self._places[link])

    def link_at(self, row: int, cell: int) -> int:
        """The link at a cell of a row; -1 where there is none."""
        for number, places in enumerate(self._places):
            if any(place.row == row and place.start <= cell < place.end for place in places):
                return number
        return -1

    def links_within(self, first: int, last: int) -> list[int]:
        """The links of which some part is in the rows from `first` up to but not `last`."""
        return [
            number
            for number, places in enumerate(self._places)
            if any(first <= place.row < last for place in places)
        ]

    def find(self, wanted: str) -> Sequence[Match]:
        """Where `wanted` stands, folded as in the search, also where a line breaks inside it."""
        if not wanted:  # then nothing needs the tables of all the letters
            return []
        from briefing.text.fold import find_text  # noqa: PLC0415

        starts = [0, *accumulate(len(row) + 1 for row in self.rows)]
        found = find_text("\n".join(self.rows), wanted)
        return FoundPlaces(found, partial(self._split, starts))

    def ink_before(self, row: int) -> int:
        """How many visible characters stand above a row: a place that survives another width."""
        return self._ink[max(0, min(row, len(self.rows)))]

    def row_of(self, ink: int) -> int:
        """The row in which stands the visible character that has `ink` of them before it."""
        return max(0, min(bisect_right(self._ink, ink) - 1, len(self.rows) - 1))

    def row_like(self, before: PageText, row: int) -> int:
        """Where a row of the page as it was before now stands, or else what took its place."""
        old, new = before.rows, self.rows
        above = _alike(old, new)
        below = min(_alike(old[::-1], new[::-1]), len(old) - above, len(new) - above)
        if row < above or not row:
            return row
        if row >= len(old) - below:
            return row + len(new) - len(old)
        changed = range(above, len(new) - below)
        same = [number for number in changed if old[row].strip() and new[number] == old[row]]
        return min(same, key=lambda number: abs(number - row), default=min(row, changed.stop))

    def link_like(self, before: PageText, link: int) -> int:
        """The link that leads where one of the page as it was before led; -1 where none does.

        Where several do, it is the one that has as many of them before it, or else the last.
        """
        if not 0 <= link < before.links:
            return -1
        target = _target(before.span(link))
        earlier = sum(_target(before.span(number)) == target for number in range(link))
        same = [number for number in range(self.links) if _target(self.span(number)) == target]
        return same[min(earlier, len(same) - 1)] if same else -1

    def _piece(self, place: LinkPlace) -> TextPiece:
        """A place in characters instead of cells."""
        text = self.rows[place.row]
        return TextPiece(place.row, character_at(text, place.start), character_at(text, place.end))

    def _split(self, starts: list[int], start: int, end: int) -> Iterable[TextPiece]:
        """A stretch of the whole text as pieces of rows, without the indents of the later rows."""
        row = bisect_right(starts, start) - 1
        while row < len(self.rows) and starts[row] < end:
            left = max(0, start - starts[row]) or _indent(self.rows[row])
            right = min(end - starts[row], len(self.rows[row]))
            if left < right:
                yield TextPiece(row, left, right)
            row += 1


def _alike(one: Sequence[str], other: Sequence[str]) -> int:
    """How many rows are the same from the first on."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((row for row, (a, b) in pairs if a != b), min(len(one), len(other)))


def _target(span: Span) -> tuple[object, ...]:
    """Where a span leads."""
    return span.link, span.query, span.url, span.place


def character_at(text: str, cell: int) -> int:
    """The index of the character that begins at, or goes on in, a cell of a line.

    What combines with a character belongs to it, so the index is never between the two.
    """
    if text.isascii():
        return min(cell, len(text))
    index = 0
    while index < len(text) and cell_len(text[: index + 1]) <= cell:
        index += 1
    return index


def _indent(row: str) -> int:
    """How many characters stand before a row's first letter: spaces, bars and bullets."""
    return next((index for index, character in enumerate(row) if character.isalnum()), 0)
