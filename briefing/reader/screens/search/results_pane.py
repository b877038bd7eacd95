"""What a search has found, beside what its results have in common."""

from __future__ import annotations

from functools import partial
from typing import Any, Protocol

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.getters import query_one
from textual.screen import Screen

from briefing.library.library import Library
from briefing.page.blocks import text
from briefing.page.rows.row import Row
from briefing.reader.background.background_query import BackgroundQuery
from briefing.reader.handler_guard import HandlerGuard
from briefing.reader.screens.search.grouped_results import (
    GroupedResults,
    found,
    settled,
)
from briefing.reader.widgets.query_line import QueryLine
from briefing.reader.widgets.rows.entry_list import EntryList
from briefing.reader.widgets.rows.facet_list import FacetList

_NOTHING = text("No results. Try fewer words, or a part of a word.")
_NO_FACETS = text("Nothing to narrow by.", "muted")


class SearchHost(Protocol):
    """The screen around the results."""

    def show_found(self, results: GroupedResults) -> None:
        """There are results for what is typed."""

    def show_count(self, results: GroupedResults) -> None:
        """Say how many there are, and what in the query was not understood."""

    def show_failure(self, why: BaseException) -> None:
        """Say why there are none."""


class ResultsPane(HandlerGuard, Horizontal):
    """Asks in threads for what is typed, and shows what is found; only the last is answered."""

    results = query_one("#results", EntryList)
    facets = query_one(FacetList)

    def __init__(
        self,
        screen: Screen[Any],
        library: Library,
        typed: QueryLine,
        host: SearchHost,
        query: str = "",
        row: int = 0,
    ) -> None:
        """The cursor is on `row` of the results for `query`, which `typed` has to begin with.

        `screen` is what hears of answers.
        """
        super().__init__(id="found")
        self.library = library
        self.shown: GroupedResults | None = None
        """What the query has found, as far as it is in view."""
        self._typed = typed
        self._begin = (query, row)
        self._host = host
        self.opening = False
        """Whether the first result is to be opened as soon as it is there, or is being opened."""
        self._renewing = False
        self._finding: BackgroundQuery[GroupedResults] = BackgroundQuery(
            screen, self._show, host.show_failure
        )
        self._settling: BackgroundQuery[GroupedResults] = BackgroundQuery(
            screen, self._settled, host.show_failure
        )

    def compose(self) -> ComposeResult:
        """The results, and their facets."""
        yield EntryList(empty=_NOTHING, id="results")
        yield FacetList(empty=_NO_FACETS, id="facets")

    @property
    def asked(self) -> str:
        """What stands in the line that is typed into."""
        return self._typed.value.strip()

    def ask(self) -> None:
        """Look for what is typed now, and for nothing where that is nothing."""
        self._settling.stop()
        self.opening = self._renewing = False
        if self.asked:
            self._finding.ask(self.library, partial(found, self._typed.value))
        else:
            self._finding.stop()
            self.shown = None

    def reload(self, library: Library, *, searched: bool) -> None:
        """Look again, in the files as they are by now; the cursor stays if results are in view."""
        self.library = library
        self._renewing = searched
        if self.asked:
            self._finding.ask(self.library, partial(found, self._typed.value))

    def open_first(self, *, searched: bool) -> None:
        """Open the first result of what stands there now, as soon as it is there."""
        self.opening = self._finding.waiting
        if not self.opening and searched:
            self.results.open()

    def _show(self, results: GroupedResults) -> None:
        if results.query != self._typed.value:
            return
        self.shown = results
        query, row = self._begin
        source = results.source(self.library)
        self.results.say_once(results.common, "", results.heads)
        if self._renewing:
            self.results.renew(source, row=self._same_row(results))
        else:
            self.results.show(source, row=results.first_hit(row if results.query == query else 0))
        self._host.show_found(results)
        if not results.exact:
            self._settling.ask(self.library, partial(settled, results))
        if self.opening:
            self.opening = results.count > 0
            self.results.open()

    def _same_row(self, results: GroupedResults) -> int:
        """The row of new results that has what is under the cursor now, or that is as far down."""
        current, row = self.results.current, self.results.row
        if current is None:
            return results.first_hit(0)
        return results.row_of(current.key, row) if isinstance(current, Row) else row

    def _settled(self, results: GroupedResults) -> None:
        """Everything has been counted: what is in view stays where it is."""
        before = self.shown
        if before is None or before.query != results.query:
            return
        self.shown = results
        self._host.show_count(results)
        row = before.row_in(results, self.results.row)
        self.results.say_once(results.common, "", results.heads)
        self.results.renew(results.source(self.library), row=row)
