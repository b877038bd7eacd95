"""Rows of a list that is too long to have them all: pages of them, kept near the screen only."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from briefing.page.blocks import Line

PAGE = 32
"""Rows fetched at a time: about what a screen has, few enough to come between two frames."""
_KEPT = 12


class ListRow(Protocol):
    """What a list shows of a row: a line to scan, and quieter ones below it, maybe empty."""

    @property
    def first(self) -> Line:
        """The line that a person scans for."""

    @property
    def second(self) -> Line:
        """What stands below it where rows have two lines."""

    @property
    def third(self) -> Line:
        """Who says so, of words: in view however few lines a row has. Empty for anything else."""


class RowSource(Protocol):
    """Where a list's rows come from. Asked while the screen is drawn, so it must be quick."""

    def count(self) -> int:
        """How many rows there are."""

    def rows(self, offset: int, limit: int) -> Sequence[ListRow]:
        """At most `limit` rows from the row `offset` on, which counts from 0."""


class TextRow(NamedTuple):
    """A row that is no record: a section, a place on the trail, a choice."""

    first: Line
    second: Line = ()
    third: Line = ()


class FixedRows:
    """A source of rows that are at hand."""

    def __init__(self, entries: Sequence[ListRow] = ()) -> None:
        """`entries` are all of them, in their order."""
        self.entries = entries

    def count(self) -> int:
        """How many there are."""
        return len(self.entries)

    def rows(self, offset: int, limit: int) -> Sequence[ListRow]:
        """Some of them."""
        return self.entries[offset : offset + limit]


class RowPages:
    """A source's rows by number. Only the pages used last are kept, however long the list is."""

    def __init__(self, source: RowSource) -> None:
        """`source` is asked for its length now, and for rows when they are needed."""
        self.source = source
        self.count = source.count()
        self._pages: dict[int, Sequence[ListRow]] = {}

    def row(self, index: int) -> ListRow | None:
        """The row `index`; none where there is none, or where it has gone in the meantime."""
        if not 0 <= index < self.count:
            return None
        number, place = divmod(index, PAGE)
        rows = self._page(number)
        return rows[place] if place < len(rows) else None

    def any_third(self, index: int) -> bool:
        """Whether the rows around `index` say who says so."""
        return bool(self.count) and any(row.third for row in self._page(index // PAGE))

    def near(self, index: int) -> None:
        """Have the rows around `index` at hand, a page of them above and below."""
        number = index // PAGE
        for one in (number - 1, number + 1, number):
            if 0 <= one * PAGE < self.count:
                self._page(one)

    def _page(self, number: int) -> Sequence[ListRow]:
        rows = self._pages.pop(number, None)
        if rows is None:
            rows = self.source.rows(number * PAGE, PAGE)
        self._pages[number] = rows
        if len(self._pages) > _KEPT:
            del self._pages[next(iter(self._pages))]
        return rows
