"""Searching everything: results as they are typed, grouped by section, with what matched."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.geometry import Size
from textual.getters import query_one
from textual.widgets import Input, Static
from textual.worker import Worker

from briefing.library.library import Library
from briefing.library.query.stale_files import broken
from briefing.model.problem import Problem
from briefing.page.blocks import Line, Span, text
from briefing.page.dates import in_short
from briefing.reader.asking import Asking
from briefing.reader.guide import CAN_BE_TYPED
from briefing.reader.keymap import Keymap
from briefing.reader.keys import bindings
from briefing.reader.results import Hit, Results, found, settled
from briefing.reader.screens import style_sheet
from briefing.reader.screens.completing import Completing
from briefing.reader.screens.desk import WIDE, lines_of_a_row
from briefing.reader.screens.leaving import Leaving
from briefing.reader.screens.narrowing import Narrowing
from briefing.reader.screens.paned import Paned
from briefing.reader.screens.remembering import Remembering
from briefing.reader.screens.renewing import unreadable
from briefing.reader.text import content, plain_content
from briefing.reader.widgets.chips import Chips
from briefing.reader.widgets.facet_list import FacetList
from briefing.reader.widgets.input_bar import InputBar
from briefing.reader.widgets.key_line import KeyLine
from briefing.reader.widgets.pick_list import SearchList
from briefing.reader.widgets.query_line import Offers, QueryLine
from briefing.reader.widgets.row_list import RowList
from briefing.reader.widgets.sheet_view import SheetView
from briefing.state.searches import Searches
from briefing.text.visible import visible_line

_PLACEHOLDER = 'words, "a phrase", actor:, where:, kind:'
_NOTHING = text("Nothing is found. Fewer words, or a part of a word, find more.")
_NO_FACETS = text("Nothing to narrow by.", "muted")


class SearchScreen(Paned, Narrowing, Completing, Remembering, Leaving):
    """Answers with an `Outcome`, or None where nothing was searched for."""

    DEFAULT_CSS = style_sheet(__file__)
    BINDINGS: ClassVar[list[BindingType]] = bindings("search", "searches")

    hints = query_one("#hints", Static)
    guide = query_one(SheetView)

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
        self.library = library
        self.searches = searches
        self.keymap = keymap
        self._query = query
        self._row = row
        self._opening = self._renewing = False
        self._finding: Asking[Results] = Asking(self, "search", self._show, self._failed)
        self._settling: Asking[Results] = Asking(self, "settle", self._settled, self._failed)

    def compose(self) -> ComposeResult:
        """The line to type into, what is to be said of it, and the results beside their facets."""
        offers = Offers()
        with Horizontal(id="asked"):
            yield Static(plain_content("Search"), id="label")
            yield QueryLine(self._query, offers, placeholder=_PLACEHOLDER)
            yield Static(id="unreadable")
        with Horizontal(id="said"):
            yield Static(id="count")
            yield Chips()
        yield Static(id="hints")
        with Horizontal(id="start"):
            yield SheetView()
            yield SearchList(lines=1, id="earlier")
        with Horizontal(id="found"):
            yield RowList(lines=lines_of_a_row(self.app.size), empty=_NOTHING, id="results")
            yield FacetList(empty=_NO_FACETS, id="facets")
        yield InputBar()
        yield KeyLine(self.keymap)
        yield offers

    def on_mount(self) -> None:
        """Show what can be typed, and what was, until something is."""
        self.guide.show(CAN_BE_TYPED)
        self.guide.can_focus = False
        self._tell_of(broken(self.library))
        self._arrange(self.app.size)
        self._turn(searched=False)
        self.typed.focus()
        self.load_searches()

    def on_resize(self, event: events.Resize) -> None:
        """There is room for other rows."""
        self._arrange(event.size)
        self.results.lines = lines_of_a_row(event.size)

    def _arrange(self, size: Size) -> None:
        self.set_class(size.width < WIDE, "-narrow")
        self.set_class(size.height < 20, "-low")

    def on_unmount(self) -> None:
        """Nobody waits for an answer any more."""
        for asking in self._askings:
            asking.stop()

    @property
    def _askings(self) -> tuple[Asking[Any], ...]:
        return (self._finding, self._settling, self.completing, *self.countings)

    def show_searches(self, there: bool) -> None:
        """There are searches to begin with, or there are none."""
        self.set_class(there, "-earlier")
        self.show_keys()

    def _turn(self, *, searched: bool) -> None:
        self.set_class(searched, "-searched")

    # From what is typed to what is shown.

    @on(Input.Changed)
    def _ask(self, event: Input.Changed) -> None:
        """Ask in a thread, and stop the question before: only the last one is answered."""
        if event.input is not self.typed:
            return
        self._settling.stop()
        self._opening = self._renewing = False
        self.typed.typed()
        self.show_parts(event.value)
        if event.value.strip():
            self._finding.ask(self.library, partial(found, event.value))
            return
        self._finding.stop()
        self.stop_counting()
        self.shown = None
        self._hint()
        self.query_one("#count", Static).update("")
        self._turn(searched=False)
        self.show_keys()

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Something has become of a question."""
        for asking in self._askings:
            asking.hear(event)

    def _failed(self, why: str) -> None:
        self._hint(f"The search failed: {why}")

    def _hint(self, *hints: str) -> None:
        """Say what was not understood, or did not go well, in a line of its own for each."""
        self.hints.update(plain_content("\n".join(map(visible_line, hints))))
        self.set_class(bool(hints), "-hints")

    def _show(self, results: Results) -> None:
        if results.query != self.typed.value:
            return
        self.shown = results
        row = self._row if results.query == self._query else 0
        self._say(results)
        if self._renewing:
            self.results.renew(results.source(self.library), row=self._same_row(results))
        else:
            self.results.show(results.source(self.library), row=results.first_hit(row))
        self._turn(searched=True)
        self.show_keys()
        self.count_beside(results)
        if not results.exact:
            self._settling.ask(self.library, partial(settled, results))
        if self._opening:
            self.results.action_open()

    def _same_row(self, results: Results) -> int:
        """The row of new results that has what is under the cursor now, or that is as far down."""
        current, row = self.results.current, self.results.row
        if not isinstance(current, Hit):
            return results.first_hit(0)
        return row if current.key is None else results.row_of(current.key, row)

    def _settled(self, results: Results) -> None:
        """Everything has been counted: what is in view stays where it is."""
        before = self.shown
        if before is None or before.query != results.query:
            return
        self.shown = results
        self._say(results)
        row = before.row_in(results, self.results.row)
        self.results.renew(results.source(self.library), row=row)

    def _say(self, results: Results) -> None:
        """How many there are, and what in the query was not understood."""
        self.query_one("#count", Static).update(content(_many(results, self.library.until)))
        self._hint(*results.hints)

    @on(Input.Submitted)
    def _open_first(self, event: Input.Submitted) -> None:
        """Open the first result of what stands there now, as soon as it is there."""
        if event.input is not self.typed:
            return
        self._opening = self._finding.waiting
        if not self._opening and self.searched:
            self.results.action_open()

    def renew(self, library: Library, broken: Sequence[Problem]) -> None:
        """Show what is found in the files as they are by now, in the same place."""
        until = self.library.until
        self.library = library.as_of(until) if until else library
        self._tell_of(broken)
        self._renewing = self.searched
        if self.typed.value.strip():
            self._finding.ask(self.library, partial(found, self.typed.value))

    def _tell_of(self, broken: Sequence[Problem]) -> None:
        """Name the files that cannot be read, as the main screen does."""
        self.query_one("#unreadable", Static).update(plain_content(unreadable(broken)))

    @on(RowList.Chosen, "#results")
    def _chosen(self, event: RowList.Chosen) -> None:
        row = event.row
        if isinstance(row, Hit) and row.key is not None:
            self.leave_for(row.key)
        elif isinstance(row, Hit) and row.narrower:
            self.typed.put(f"{self.typed.value.strip()} {row.narrower}")


def _many(results: Results, until: str) -> Line:
    """How many there are, among what was known on which day."""
    said = f"{results.said} found" if results.count else "nothing found"
    return (Span(said + (f" as of {in_short(until)}" if until else ""), "muted"),)
