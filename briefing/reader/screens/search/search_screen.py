"""Searching everything: it wires the line that is typed into with what is shown below it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.geometry import Size
from textual.getters import query_one
from textual.screen import Screen
from textual.widgets import Input, Static

from briefing.library.library import Library
from briefing.library.query.stale_files import broken
from briefing.model.problem import Problem
from briefing.page.blocks import Line, Span
from briefing.page.rows.row import Row
from briefing.page.words.dates import short_date
from briefing.reader.background.reloadable import unreadable
from briefing.reader.content import content, plain_content
from briefing.reader.keys.dispatch import ActionTarget, Command, bindings
from briefing.reader.keys.key_table import Where
from briefing.reader.keys.keymap import Keymap
from briefing.reader.screens.screen_sizes import WIDE, results_have_one_line
from briefing.reader.screens.search.filters import Filters
from briefing.reader.screens.search.grouped_results import GroupedResults, ResultHeading
from briefing.reader.screens.search.pane_focus import PaneFocus
from briefing.reader.screens.search.results_pane import ResultsPane
from briefing.reader.screens.search.saved_searches import SavedSearches
from briefing.reader.screens.search.search_exit import SearchExit, SearchOutcome
from briefing.reader.style_sheet import style_sheet
from briefing.reader.widgets.chips import FilterChips
from briefing.reader.widgets.completion_controller import CompletionController
from briefing.reader.widgets.input_bar import InputBar
from briefing.reader.widgets.key_line import KeyLine
from briefing.reader.widgets.query_line import CompletionMenu, QueryLine
from briefing.reader.widgets.rows.entry_list import EntryList
from briefing.reader.widgets.rows.facet_list import FacetList
from briefing.reader.widgets.rows.pick_list import SearchList
from briefing.reader.widgets.rows.row_list import RowList
from briefing.state.searches import Searches
from briefing.text.visible import visible_line

_PLACEHOLDER = 'words, "a phrase", actor:, where:, kind:'


class SearchScreen(ActionTarget, Screen[SearchOutcome | None]):
    """Answers with a `SearchOutcome`, or None where nothing was searched for."""

    DEFAULT_CSS = style_sheet(__file__)
    PLACES: ClassVar[tuple[Where, ...]] = ("search",)
    BINDINGS: ClassVar[list[BindingType]] = bindings("search", "searches")

    typed = query_one(QueryLine)
    chips = query_one(FilterChips)
    results = query_one("#results", EntryList)
    facets = query_one(FacetList)
    earlier = query_one(SearchList)
    hints = query_one("#hints", Static)

    def __init__(
        self,
        library: Library,
        keymap: Keymap,
        searches: Searches,
        query: str = "",
        row: int = 0,
    ) -> None:
        """`query` is what to search for to begin with, with the cursor on `row` of the results."""
        super().__init__()
        self._keymap = keymap
        self._menu = CompletionMenu()
        self._chips, self._bar = FilterChips(), InputBar()
        typed = self._typed = QueryLine(query, self._menu, placeholder=_PLACEHOLDER)
        results = self._results = ResultsPane(self, library, typed, self, query, row)
        self.answering = lambda: results.opening
        """Whether what is typed has to wait for the first result, which it is meant for."""
        self._searches = SavedSearches(searches, typed, self._bar, self._show_searches)
        self._completion = CompletionController(
            self, lambda: results.library, typed, self._menu, partial(_below_the_count, self)
        )
        self._filters = Filters(self, results, typed, self._chips)
        self._focus = PaneFocus(self, typed, self._chips, results, self._searches)
        self._exit = SearchExit(self, results, self._searches, keymap)
        parts = (self._filters, self._focus, self._searches, self._exit)
        self._commands = {name: run for part in parts for name, run in part.commands.items()}

    def compose(self) -> ComposeResult:
        """The line to type into, what is to be said of it, and the results beside their facets."""
        with Horizontal(id="asked"):
            yield Static(plain_content("Search"), id="label")
            yield self._typed
            yield Static(id="unreadable")
            yield Static(id="marking")
        with Horizontal(id="said"):
            yield Static(id="count")
            yield self._chips
        yield Static(id="hints")
        yield self._searches
        yield self._results
        yield self._bar
        yield KeyLine(self._keymap)
        yield self._menu

    def on_mount(self) -> None:
        """Show what can be typed, and what was, until something is."""
        self._show_broken(broken(self._results.library))
        marking = self._results.library.briefings.marking()
        self.query_one("#marking", Static).update(content((Span(marking, "muted"),)))
        self._arrange(self.app.size)
        self.set_class(False, "-searched")
        self._typed.focus()

    def on_resize(self, event: events.Resize) -> None:
        """There is room for other rows."""
        self._arrange(event.size)
        self.results.compact = results_have_one_line(event.size)

    def _arrange(self, size: Size) -> None:
        self.set_class(size.width < WIDE, "-narrow")
        self.set_class(size.height < 20, "-low")

    @property
    def commands(self) -> Mapping[str, Command]:
        """What the parts carry out."""
        return self._commands

    def reload(self, library: Library, broken: Sequence[Problem]) -> None:
        """Show what is found in the files as they are by now, in the same place."""
        until = self._results.library.until
        self._show_broken(broken)
        found = library.as_of(until) if until else library
        self._results.reload(found, searched=self._focus.searched)

    def _show_broken(self, broken: Sequence[Problem]) -> None:
        """Name the files that cannot be read, as the main screen does."""
        self.query_one("#unreadable", Static).update(plain_content(unreadable(broken)))

    # From what is typed to what is shown.

    @on(Input.Changed)
    def _ask(self, event: Input.Changed) -> None:
        """Ask in a thread, and stop the question before: only the last one is answered."""
        if event.input is not self._typed:
            return
        self._typed.typed()
        self._filters.show_parts(event.value)
        self._results.ask()
        if event.value.strip():
            return
        self._filters.stop()
        self._hint()
        self.query_one("#count", Static).update("")
        self.set_class(False, "-searched")
        self._focus.show_keys()

    @on(Input.Submitted)
    def _open_first(self, event: Input.Submitted) -> None:
        if event.input is self._typed:
            self._results.open_first(searched=self._focus.searched)

    def show_found(self, results: GroupedResults) -> None:
        """Results are in view: how many there are, and what they have in common."""
        self.show_count(results)
        self.set_class(True, "-searched")
        self._focus.show_keys()
        self._filters.count_beside(results)

    def show_count(self, results: GroupedResults) -> None:
        """How many there are, and what in the query was not understood."""
        line = _many(results, self._results.library.until)
        self.query_one("#count", Static).update(content(line))
        self._hint(*results.hints)

    def show_failure(self, why: BaseException) -> None:
        """Why there are no results."""
        self._hint(f"The search failed: {why}")

    def _hint(self, *hints: str) -> None:
        """Say what was not understood, or did not go well, in a line of its own for each."""
        self.hints.update(plain_content("\n".join(map(visible_line, hints))))
        self.set_class(bool(hints), "-hints")

    def _show_searches(self, there: bool) -> None:
        """There are searches to begin with, or there are none."""
        self.set_class(there, "-earlier")
        self._focus.show_keys()

    # What the parts tell.

    def on_descendant_focus(self) -> None:
        """Other keys apply; where there is room for one pane, another comes into view."""
        self.set_class(self.focused is self.facets, "-at-facets")
        self._focus.show_keys()

    @on(QueryLine.Turned)
    @on(RowList.Highlighted, "#earlier")
    def _keys_changed(self) -> None:
        self._focus.show_keys()

    @on(QueryLine.Left)
    def _left_the_line(self) -> None:
        self._focus.down()

    @on(QueryLine.Passed)
    def _passed_on(self) -> None:
        self._focus.next_pane()

    @on(QueryLine.Wanted)
    def _names_wanted(self, event: QueryLine.Wanted) -> None:
        self._completion.look_for(event.text, event.cursor)

    @on(CompletionMenu.Clicked)
    def _name_clicked(self, event: CompletionMenu.Clicked) -> None:
        self._typed.take(event.option)

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        """A result leads to its record, or the heading of a section to less; a facet narrows."""
        row = event.row
        if event.list is self.facets:
            self._filters.toggle(row)
        elif isinstance(row, Row):
            self._exit.leave_for(row.key)
        elif isinstance(row, ResultHeading) and row.narrower:
            self._typed.put(f"{self._results.asked} {row.narrower}")

    @on(FilterChips.Taken)
    def _chip_taken(self, event: FilterChips.Taken) -> None:
        self._filters.take_back_part(event.part)


def _below_the_count(screen: SearchScreen) -> int:
    """The row below the line, from where how many were found stays in view."""
    return screen.typed.content_region.bottom + screen.query_one("#said").display


def _many(results: GroupedResults, until: str) -> Line:
    """How many there are, among what was known on which day."""
    said = f"{results.said} found" if results.count else "nothing found"
    return (Span(said + (f" as of {short_date(until)}" if until else ""), "muted"),)
