"""The panes of the search: how to get from one to the other, and what the keys do in each."""

from __future__ import annotations

from typing import Any, ClassVar

from textual import on
from textual.getters import query_one
from textual.screen import Screen

from briefing.reader.keys import ACTIONS, Where
from briefing.reader.performing import places
from briefing.reader.widgets.chips import Chips
from briefing.reader.widgets.facet_list import FacetList
from briefing.reader.widgets.key_line import KeyLine
from briefing.reader.widgets.pick_list import SearchList
from briefing.reader.widgets.query_line import QueryLine
from briefing.reader.widgets.row_list import RowList

_ALL = {action.id for action in ACTIONS}
_WHILE_TYPING = {"leave", "open-first", "to-list", "save-search", "copy-command"}
"""What the keys do while letters are typed: all others are letters, or go without saying."""
_NOTHING_TYPED = {"open-first", "save-search", "copy-command"}
"""Of these, what needs something typed."""
_OFFERED = {"complete", "next-completion", "close-completion"}
"""And while names are offered."""
_NOT_FOR_FACETS = {"open", "facets", "back", "forward", "trail", "export", "right"}
_NOT_FOR_EARLIER = {"facets", "save-search", "copy-command", "export", "left", "right"}
"""What has no use, or goes without saying, in the lists that are not the results."""


class Paned(Screen[Any]):
    """A screen with a line to type into, and below it results with their facets, or a beginning."""

    WHERE: ClassVar[Where] = "search"

    typed = query_one(QueryLine)
    chips = query_one(Chips)
    results = query_one("#results", RowList)
    facets = query_one(FacetList)
    earlier = query_one(SearchList)

    @property
    def searched(self) -> bool:
        """Whether results are in view, and not what can be typed."""
        return self.has_class("-searched")

    def on_descendant_focus(self) -> None:
        """Other keys apply; where there is room for one pane, another comes into view."""
        self.set_class(self.focused is self.facets, "-at-facets")
        self.show_keys()

    @on(QueryLine.Turned)
    @on(RowList.Highlighted, "#earlier")
    def show_keys(self) -> None:
        """Say what the keys do here, without those that would do nothing now."""
        without = set() if self.chips.parts else {"take-back"}
        if not self.facets.count:
            without.add("facets")
        if self.focused is self.typed:
            without = _ALL - (_OFFERED if self.typed.offering else _WHILE_TYPING)
            without |= set() if self._below.count else {"open-first", "to-list"}
            without |= set() if self.searched else _NOTHING_TYPED
        elif self.focused is self.facets:
            without |= _NOT_FOR_FACETS
        elif self.focused is self.earlier:
            without |= _NOT_FOR_EARLIER
            picked = self.earlier.picked
            without |= set() if picked and picked.name else {"rename-search"}
        self.query_one(KeyLine).show(*places(self.focused, self.WHERE), without=without)

    @property
    def _below(self) -> RowList:
        """The list below the line that is typed into."""
        return self.results if self.searched else self.earlier

    @on(QueryLine.Left)
    def _down(self) -> None:
        """From the line that is typed into to what is below it."""
        if self._below.count:
            self._below.focus()

    def _panes(self) -> list[QueryLine | RowList]:
        """What `tab` goes through."""
        lists = (self.results, self.facets) if self.searched else (self.earlier,)
        return [self.typed, *(one for one in lists if one.count)]

    def _go(self, by: int) -> None:
        panes = self._panes()
        at = next((at for at, pane in enumerate(panes) if pane is self.focused), 0)
        panes[(at + by) % len(panes)].focus()

    @on(QueryLine.Passed)
    def action_next_pane(self) -> None:
        """From the line to the results, to the facets, and round."""
        self._go(1)

    def action_previous_pane(self) -> None:
        """The same the other way round."""
        self._go(-1)

    def action_left(self) -> None:
        """From the facets to the results."""
        if self.focused is self.facets:
            self.results.focus()

    def action_right(self) -> None:
        """From the results to the facets."""
        if self.focused is self.results and self.facets.count:
            self.facets.focus()

    def action_facets(self) -> None:
        """To the facets, and back to the results."""
        pane = self.results if self.focused is self.facets else self.facets
        if pane.count and self.searched:
            pane.focus()

    def action_search(self) -> None:
        """Back to the line that is typed into."""
        self.typed.focus()
