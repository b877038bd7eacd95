"""Where the reader has been: back, forward, and the trail. Pure: it knows no screen."""

from __future__ import annotations

from typing import NamedTuple

from briefing.model.key import Key

OWN_SCREENS = ("search", "map", "timeline")
"""Places that are drawn in front of the panes and not in them."""
EVERYWHERE = "everywhere"
"""Stands in `ReaderPlace.section` for a map or timeline of the whole library, which is what a
search is of."""


class ReaderPlace(NamedTuple):
    """One place in the program, and where exactly the person was in it.

    `screen` names the screen, `briefing` and `section` what its list showed, `key` the record that
    was open, and `query` what was searched or filtered for. The rest is the position inside: `row`
    of the list's cursor, `link` marked on the page (-1: none), and `scroll`, the page's first line
    in view when it is `width` wide.

    Reading on goes through the records `among` which the open one was chosen, or through what was
    `found` by the search that it was opened from; with neither, through the list of its section.
    A page may be about what lies `between` two records, as they are asked for.
    """

    screen: str
    briefing: str = ""
    section: str = ""
    key: Key | None = None
    query: str = ""
    row: int = 0
    link: int = -1
    scroll: int = 0
    width: int = 0
    among: tuple[Key, ...] = ()
    found: str = ""
    between: tuple[str, ...] = ()

    def same(self, other: ReaderPlace) -> bool:
        """Whether `other` is the same place, wherever in it the person stands."""
        return self._whereabouts() == other._whereabouts()

    def _whereabouts(self) -> ReaderPlace:
        return self._replace(row=0, link=-1, scroll=0, width=0, among=(), found="")


class History:
    """The places in the order in which they were visited, with the current one among them."""

    def __init__(self, limit: int = 500) -> None:
        """`limit` is how many places are kept; the oldest are forgotten first."""
        self._limit = limit
        self._places: list[ReaderPlace] = []
        self._at = -1

    @property
    def here(self) -> ReaderPlace | None:
        """The current place; none before the first visit."""
        return self._places[self._at] if self._places else None

    @property
    def at(self) -> int:
        """The index of the current place in the trail; -1 before the first visit."""
        return self._at

    def visit(self, place: ReaderPlace) -> None:
        """Go somewhere: the forward part is dropped, unless it is where the person already is."""
        if self.here is not None and self.here.same(place):
            self.update(place)
            return
        self._places[self._at + 1 :] = [place]
        del self._places[: -self._limit]
        self._at = len(self._places) - 1

    def update(self, place: ReaderPlace) -> None:
        """Note where in the current place the person stands, so that coming back returns there."""
        if self._places:
            self._places[self._at] = place

    def back(self) -> ReaderPlace | None:
        """Step back: the place to show now, or none where there is no way back."""
        return self.go(self._at - 1)

    def forward(self) -> ReaderPlace | None:
        """Step forward again: the place to show now, or none."""
        return self.go(self._at + 1)

    def go(self, index: int) -> ReaderPlace | None:
        """Step to a place of the trail, keeping the whole trail; none if there is no such place."""
        if not 0 <= index < len(self._places):
            return None
        self._at = index
        return self.here

    def trail(self) -> tuple[ReaderPlace, ...]:
        """All places, the oldest first; `at` says which is the current one."""
        return tuple(self._places)
