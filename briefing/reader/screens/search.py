"""Searching everything: results as they are typed, grouped by section, with what matched."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.getters import query_one
from textual.screen import Screen
from textual.widgets import Input, Static
from textual.worker import Worker, WorkerState

from briefing.library.library import Library
from briefing.model.key import Key
from briefing.page.blocks import Block, Facts, Heading, Line, Paragraph, Span, text
from briefing.page.dates import in_short
from briefing.reader.inquiry import Inquiry
from briefing.reader.keymap import Keymap
from briefing.reader.keys import ACTIONS, Where, bindings
from briefing.reader.performing import places
from briefing.reader.results import Hit, Results, found
from briefing.reader.screens import style_sheet
from briefing.reader.screens.desk import lines_of_a_row
from briefing.reader.screens.taking import offer_export
from briefing.reader.text import content, plain_content
from briefing.reader.widgets.key_line import KeyLine
from briefing.reader.widgets.row_list import RowList
from briefing.reader.widgets.sheet_view import SheetView
from briefing.text.visible import visible_line

_CAN_BE_TYPED: tuple[Block, ...] = (
    Heading(1, text("Search everything")),
    Paragraph(text("Words find records that have all of them, however they are spelt.")),
    Facts(
        (
            ("kataib", text("finds Kata’ib; drone finds drones too")),
            ('"any deterrence"', text("these words, one after the other")),
            ("drone -harir", text("the first and not the second; OR for either")),
            ("actor:KH", text("in any part: by slug, name or alias")),
            ("speaker:cramer", text("what somebody said")),
            ("where:al-tanf", text("at a place, or inside it")),
            ("kind:incident", text("one section only, by its singular")),
        )
    ),
    Paragraph(text("enter opens the first result; ↓ goes to the list of them.", "muted")),
)
_PLACEHOLDER = 'words, "a phrase", actor:, where:, kind:'
_NOTHING = text("Nothing is found. Fewer words, or a part of a word, find more.")
_LETTERS = {action.id for action in ACTIONS if action.id != "leave"}
"""What its keys do not do while letters are typed."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How the search was left.

    What was searched for, with the row of the cursor; the record that was opened, if one was; or
    the action that was asked for instead.
    """

    query: str
    row: int
    key: Key | None = None
    then: str = ""


class SearchScreen(Screen[Outcome | None]):
    """Answers with an `Outcome`, or None where nothing was searched for."""

    DEFAULT_CSS = style_sheet(__file__)
    WHERE: ClassVar[Where] = "search"
    BINDINGS: ClassVar[list[BindingType]] = bindings("search")

    typed = query_one(Input)
    hints = query_one("#hints", Static)
    results = query_one(RowList)
    guide = query_one(SheetView)

    def __init__(self, library: Library, keymap: Keymap, query: str = "", row: int = 0) -> None:
        """`query` is what to search for to begin with, with the cursor on `row` of the results."""
        super().__init__()
        self._library = library
        self._keymap = keymap
        self._query = query
        self._row = row
        self._inquiry: Inquiry[Results] | None = None
        self._results: Results | None = None

    def compose(self) -> ComposeResult:
        """The line to type into, what is to be said of it, and the results."""
        with Horizontal(id="asked"):
            yield Static(plain_content("Search"), id="label")
            yield Input(self._query, placeholder=_PLACEHOLDER, compact=True, select_on_focus=False)
        yield Static(id="hints")
        yield SheetView()
        yield RowList(lines=lines_of_a_row(self.app.size), empty=_NOTHING)
        yield KeyLine(self._keymap)

    def on_mount(self) -> None:
        """Show what can be typed, until something is."""
        self.guide.show(_CAN_BE_TYPED)
        self.guide.can_focus = False
        self._turn(searched=False)
        self.typed.focus()

    def on_resize(self, event: events.Resize) -> None:
        """There is room for other rows."""
        self.results.lines = lines_of_a_row(event.size)

    def on_descendant_focus(self) -> None:
        """Other keys apply."""
        typing = self.focused is self.typed
        without = _LETTERS if typing else ()
        self.query_one(KeyLine).show(*places(self.focused, self.WHERE), without=without)

    def on_unmount(self) -> None:
        """Nobody waits for an answer any more."""
        if self._inquiry is not None:
            self._inquiry.stop()

    def _turn(self, *, searched: bool) -> None:
        self.results.display = searched
        self.guide.display = not searched

    @on(Input.Changed)
    def _ask(self, event: Input.Changed) -> None:
        """Ask in a thread, and stop the question before: only the last one is answered."""
        if self._inquiry is not None:
            self._inquiry.stop()
        if not event.value.strip():
            self._results = None
            self.hints.update("")
            self._turn(searched=False)
            return
        self._inquiry = Inquiry(self._library, partial(found, event.value))
        self.run_worker(
            self._inquiry.run, thread=True, exclusive=True, exit_on_error=False, group="search"
        )

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """The results are there, or could not be found."""
        if event.state is WorkerState.ERROR:
            self.hints.update(plain_content(f"The search failed: {event.worker.error}"))
        elif event.state is WorkerState.SUCCESS and isinstance(event.worker.result, Results):
            self._show(event.worker.result)

    def _show(self, results: Results) -> None:
        if results.query != self.typed.value:
            return
        self._results = results
        row = self._row if results.query == self._query else 0
        self.hints.update(content(_said(results, self._library.until)))
        self.results.show(results.source(self._library), row=results.first_hit(row))
        self._turn(searched=True)

    @on(Input.Submitted)
    def _open_first(self) -> None:
        self.results.action_open()

    def key_down(self) -> None:
        """From the line that is typed into to the results."""
        if self.focused is self.typed and self.results.count:
            self.results.focus()

    def action_search(self) -> None:
        """Back to the line that is typed into."""
        self.typed.focus()

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        row = event.row
        if isinstance(row, Hit) and row.key is not None:
            self._leave(row.key)
        elif isinstance(row, Hit) and row.narrower:
            self.typed.value = f"{self.typed.value.strip()} {row.narrower}"

    def _leave(self, key: Key | None = None, then: str = "") -> None:
        query = self.typed.value.strip()
        self.dismiss(Outcome(query, max(0, self.results.row), key, then) if query else None)

    def action_export(self) -> None:
        """Write what was found to a file."""
        # Loaded when it is first wanted, with the exporters behind it.
        from briefing.reader.scopes import search_scopes  # noqa: PLC0415

        results = self._results
        if results is not None and results.count and self.is_active:
            scopes = search_scopes(self._library, results.found.listing, results.query)
            offer_export(self, self._library, scopes, self._keymap)

    def action_leave(self) -> None:
        """Back to where the search began."""
        self.dismiss(None)

    def action_back(self) -> None:
        """Leave the search, and go back."""
        self._leave(then="back")

    def action_forward(self) -> None:
        """Leave the search, and go forward."""
        self._leave(then="forward")

    def action_trail(self) -> None:
        """Leave the search, and choose from the trail."""
        self._leave(then="trail")

    def action_front_page(self) -> None:
        """Leave the search, and go to the front page."""
        self._leave(then="front_page")


def _said(results: Results, until: str) -> Line:
    """How many there are, among what was known on which day, and what was not understood."""
    many = f"{results.count:,} found" if results.count else "nothing found"
    many += f" as of {in_short(until)}" if until else ""
    return (Span(many, "muted"), *(Span(f"  {visible_line(one)}") for one in results.hints))
