"""Narrowing a search by what its results have in common, and taking that back part by part."""

from __future__ import annotations

from functools import partial
from typing import Any

from textual import on
from textual.getters import query_one
from textual.screen import Screen
from textual.timer import Timer

from briefing.library.library import Library
from briefing.reader.asking import Asking
from briefing.reader.notices import say
from briefing.reader.results import Results
from briefing.reader.widgets.chips import Chips, narrowing
from briefing.reader.widgets.facet_list import FacetList
from briefing.reader.widgets.pick_list import Pick
from briefing.reader.widgets.query_line import QueryLine
from briefing.reader.widgets.row_list import RowList
from briefing.search import terms
from briefing.search.facets import Facet, exact_facets, facets

_PATIENCE = 0.2
"""Seconds for which the facets of the search before stay: less would flicker, more mislead."""

Counted = tuple[str, tuple[Facet, ...]]


class Narrowing(Screen[Any]):
    """A screen with a query, facets beside what it finds, and its parts below it."""

    library: Library
    shown: Results | None = None
    typed = query_one(QueryLine)
    chips = query_one(Chips)
    facets = query_one(FacetList)

    def __init__(self) -> None:
        """Nothing has been counted yet."""
        super().__init__()
        self._counting: Asking[Counted] = Asking(self, "facets", self._counted, self._uncounted)
        self._recounting: Asking[Counted] = Asking(self, "exact", self._recounted, self._uncounted)
        self._stale: Timer | None = None

    @property
    def countings(self) -> tuple[Asking[Counted], ...]:
        """What is being counted."""
        return (self._counting, self._recounting)

    def count_beside(self, results: Results) -> None:
        """Count what the results have in common, and show it when it is there."""
        self._recounting.stop()
        if self._stale is None:
            self._stale = self.set_timer(_PATIENCE, self._clear)
        self._counting.ask(self.library, partial(_counts, results, exact=False))

    def stop_counting(self) -> None:
        """Nobody waits for facets any more."""
        self._counting.stop()
        self._recounting.stop()
        self._forget_timer()

    def _clear(self) -> None:
        self._stale = None
        if self._counting.waiting:
            self.facets.offer(())

    def _forget_timer(self) -> None:
        if self._stale is not None:
            self._stale.stop()
        self._stale = None

    def _counted(self, answer: Counted) -> None:
        self._forget_timer()
        query, found = answer
        results = self.shown
        if results is None or results.query != query:
            return
        self.facets.offer(found)
        if any(not one.exact for one in found):
            self._recounting.ask(self.library, partial(_counts, results, exact=True))

    def _recounted(self, answer: Counted) -> None:
        query, found = answer
        if self.shown is not None and self.shown.query == query:
            self.facets.offer(found)

    def _uncounted(self, why: str) -> None:
        self._forget_timer()
        self.facets.offer(())
        say(self, f"The results could not be counted: {why}", warning=True)

    def show_parts(self, query: str) -> None:
        """Show which parts of a query can be taken back."""
        self.chips.put(narrowing(terms.parts(query)))

    @on(RowList.Chosen, "#facets")
    def _picked(self, event: RowList.Chosen) -> None:
        """Narrow the search to a value, or take it back where it narrows it already."""
        row = event.row
        if isinstance(row, Pick) and row.term:
            query = self.typed.value
            fewer = terms.without(query, row.term)
            self.typed.put(terms.added(query, row.term) if fewer == query else fewer)

    @on(Chips.Taken)
    def _taken(self, event: Chips.Taken) -> None:
        self._without(event.part)

    def action_take_back(self, number: int = 0) -> None:
        """Take back the part of that number, from 1; without a number the last."""
        parts = self.chips.parts
        if 0 < number <= len(parts) or (parts and not number):
            self._without(parts[number - 1])
        else:
            say(self, f"There is no filter {number}." if number else "There is no filter.")

    def _without(self, part: str) -> None:
        self.typed.put(terms.without(self.typed.value, part))


def _counts(results: Results, library: Library, *, exact: bool) -> Counted:
    """The facets with the query that they are for, asked of a thread's own library."""
    count = exact_facets if exact else facets
    return results.query, count(library, results.found, query=results.query)
