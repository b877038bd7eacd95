"""The panes of the search: how to get from one to the other, and what the keys do in each."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from textual.screen import Screen

from briefing.reader.keys.dispatch import Command, places
from briefing.reader.keys.key_table import ACTIONS
from briefing.reader.screens.search.results_pane import ResultsPane
from briefing.reader.screens.search.saved_searches import SavedSearches
from briefing.reader.widgets.chips import FilterChips
from briefing.reader.widgets.key_line import KeyLine
from briefing.reader.widgets.query_line import OFFER_KEYS, QueryLine
from briefing.reader.widgets.rows.row_list import RowList

_ALL = {action.id for action in ACTIONS}
_WHILE_TYPING = {"leave", "open-first", "to-list", "save-search", "copy-command"}
"""What the keys do while letters are typed: all others are letters, or go without saying."""
_NOTHING_TYPED = {"open-first", "save-search", "copy-command"}
"""Of these, what needs something typed."""
_NOT_FOR_FACETS = {"open", "facets", "back", "forward", "trail", "export", "right"}
_NOT_FOR_EARLIER = {"facets", "save-search", "copy-command", "export", "left", "right"}
"""What has no use, or goes without saying, in the lists that are not the results."""


class PaneFocus:
    """Moves the focus between the line and the lists below it, and shows the keys of each."""

    def __init__(
        self,
        screen: Screen[Any],
        typed: QueryLine,
        chips: FilterChips,
        results: ResultsPane,
        searches: SavedSearches,
    ) -> None:
        """`results` are in view once something was searched for, and `searches` before."""
        self._screen = screen
        self._typed = typed
        self._chips = chips
        self._results = results
        self._searches = searches

    @property
    def commands(self) -> Mapping[str, Command]:
        """The keys that lead from pane to pane."""
        return {
            "next-pane": self.next_pane,
            "previous-pane": partial(self._go, -1),
            "left": self._to_results,
            "right": self._to_facets,
            "facets": self._to_facets_and_back,
            "search": self._typed.focus,
        }

    @property
    def searched(self) -> bool:
        """Whether results are in view, and not what can be typed."""
        return self._screen.has_class("-searched")

    def show_keys(self) -> None:
        """Say what the keys do here, without those that would do nothing now."""
        focused, facets, earlier = (
            self._screen.focused,
            self._results.facets,
            self._searches.earlier,
        )
        without = set() if self._chips.parts else {"take-back"}
        if not facets.count:
            without.add("facets")
        if focused is self._typed:
            without = _ALL - (OFFER_KEYS if self._typed.offering else _WHILE_TYPING)
            without |= set() if self._below.count else {"open-first", "to-list"}
            without |= set() if self.searched else _NOTHING_TYPED
        elif focused is facets:
            without |= _NOT_FOR_FACETS
        elif focused is earlier:
            without |= _NOT_FOR_EARLIER
            picked = earlier.picked
            without |= set() if picked and picked.name else {"rename-search"}
        line = self._screen.query_one(KeyLine)
        line.show(*places(focused or self._screen), without=without)

    def down(self) -> None:
        """From the line that is typed into to what is below it."""
        if self._below.count:
            self._below.focus()

    def next_pane(self) -> None:
        """From the line to the results, to the facets, and round."""
        self._go(1)

    @property
    def _below(self) -> RowList:
        """The list below the line that is typed into."""
        return self._results.results if self.searched else self._searches.earlier

    def _panes(self) -> list[QueryLine | RowList]:
        """What `tab` goes through."""
        lists = (self._results.results, self._results.facets) if self.searched else (self._below,)
        return [self._typed, *(one for one in lists if one.count)]

    def _go(self, by: int) -> None:
        panes = self._panes()
        at = next((at for at, pane in enumerate(panes) if pane is self._screen.focused), 0)
        panes[(at + by) % len(panes)].focus()

    def _to_results(self) -> None:
        """From the facets to the results."""
        if self._results.facets.has_focus:
            self._results.results.focus()

    def _to_facets(self) -> None:
        """From the results to the facets."""
        if self._results.results.has_focus and self._results.facets.count:
            self._results.facets.focus()

    def _to_facets_and_back(self) -> None:
        """To the facets, and back to the results."""
        facets, results = self._results.facets, self._results.results
        pane = results if facets.has_focus else facets
        if pane.count and self.searched:
            pane.focus()
