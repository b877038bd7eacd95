"""Narrowing a search by what its results have in common, and taking that back part by part."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from textual.screen import Screen

from briefing.library.library import Library
from briefing.reader.background.background_query import BackgroundQuery
from briefing.reader.keys.dispatch import Command
from briefing.reader.keys.key_table import TAKE_BACK
from briefing.reader.notices import say
from briefing.reader.screens.search.grouped_results import GroupedResults
from briefing.reader.screens.search.results_pane import ResultsPane
from briefing.reader.widgets.chips import MOST, FilterChips, narrowing
from briefing.reader.widgets.query_line import QueryLine
from briefing.reader.widgets.rows.pick_list import PickRow
from briefing.search import query_parts
from briefing.search.facets import Facet, exact_facets, facets

_PATIENCE = 0.2
"""Seconds for which the facets of the search before stay: less would flicker, more mislead."""

Counted = tuple[str, tuple[Facet, ...]]


class Filters:
    """Facets beside what a query finds, and its parts below it, which both change the query."""

    def __init__(
        self, screen: Screen[Any], results: ResultsPane, typed: QueryLine, chips: FilterChips
    ) -> None:
        """Nothing has been counted yet."""
        self._screen = screen
        self._results = results
        self._typed = typed
        self._chips = chips
        self._counting: BackgroundQuery[Counted] = BackgroundQuery(
            screen, self._counted, self._uncounted, late=self._clear, patience=_PATIENCE
        )
        self._recounting: BackgroundQuery[Counted] = BackgroundQuery(
            screen, self._recounted, self._uncounted
        )

    @property
    def commands(self) -> Mapping[str, Command]:
        """Taking parts back: the last one, or that of a number."""
        return {
            "take-back": self._take_back,
            **{
                f"{TAKE_BACK}{number}": partial(self._take_back, number)
                for number in range(1, MOST + 1)
            },
        }

    def count_beside(self, results: GroupedResults) -> None:
        """Count what the results have in common, and show it when it is there."""
        self._recounting.stop()
        self._counting.ask(self._results.library, partial(_counts, results, exact=False))

    def stop(self) -> None:
        """Nobody waits for facets any more."""
        self._counting.stop()
        self._recounting.stop()

    def _clear(self) -> None:
        """Those of the search before are not there for long."""
        self._results.facets.offer(())

    def _counted(self, answer: Counted) -> None:
        query, found = answer
        results = self._results.shown
        if results is None or results.query != query:
            return
        self._results.facets.offer(found)
        if any(not one.exact for one in found):
            self._recounting.ask(self._results.library, partial(_counts, results, exact=True))

    def _recounted(self, answer: Counted) -> None:
        query, found = answer
        if self._results.shown is not None and self._results.shown.query == query:
            self._results.facets.offer(found)

    def _uncounted(self, why: BaseException) -> None:
        self._results.facets.offer(())
        say(self._screen, f"The results could not be counted: {why}", warning=True)

    def show_parts(self, query: str) -> None:
        """Show which parts of a query can be taken back."""
        self._chips.put(narrowing(query_parts.parts(query)))

    def toggle(self, row: object) -> None:
        """Narrow the search to a facet's value, or take it back where it narrows it already."""
        if isinstance(row, PickRow) and row.term:
            query = self._typed.value
            fewer = query_parts.without(query, row.term)
            self._typed.put(query_parts.added(query, row.term) if fewer == query else fewer)

    def take_back_part(self, part: str) -> None:
        """Take back a part of the query."""
        self._typed.put(query_parts.without(self._typed.value, part))

    def _take_back(self, number: int = 0) -> None:
        """Take back the part of that number, from 1; without a number the last."""
        parts = self._chips.parts
        if 0 < number <= len(parts) or (parts and not number):
            self.take_back_part(parts[number - 1])
        else:
            said = f"There is no filter {number}." if number else "There is no filter."
            say(self._screen, said)


def _counts(results: GroupedResults, library: Library, *, exact: bool) -> Counted:
    """The facets with the query that they are for, asked of a thread's own library."""
    count = exact_facets if exact else facets
    return results.query, count(library, results.found, query=results.query)
