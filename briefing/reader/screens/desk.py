"""The three panes: which are in view, which has the focus, and finding in what they show."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar, Literal

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.geometry import Size
from textual.getters import query_one
from textual.message import Message
from textual.widgets import Static

from briefing.page.blocks import Line, text
from briefing.reader.keys import bindings
from briefing.reader.notices import say
from briefing.reader.screens import style_sheet
from briefing.reader.text import content
from briefing.reader.widgets.input_bar import InputBar
from briefing.reader.widgets.row_list import RowList
from briefing.reader.widgets.sheet_view import SheetView

Pane = Literal["sections", "list", "page"]
WIDE, MEDIUM, TALL, LOW = 110, 70, 16, 8
"""From so many columns on there are three panes and two, and from so many lines air above them and
three lines for a record that needs as many. Below the last a record in a list has one line: there
is hardly room for any."""
_PANES = ("left", "right", "next-pane", "previous-pane")
_FINDING = ("label-links", "find", "next-match", "previous-match", "filter", "clear")
_NOTHING = text("No match. esc clears the filter.")
_EMPTY = text("The briefing has nothing in this section.")
OWN = frozenset((*_PANES, *_FINDING))
"""Of the main screen's actions, those that are carried out here."""


def reading_bindings(*, own: bool) -> list[BindingType]:
    """The keys of the main screen: those for what the desk does, or those for all else."""
    found = bindings("reading")
    return [one for one in found if isinstance(one, Binding) and (one.id in OWN) is own]


def arrangement(size: Size, pane: Pane, alone: bool) -> dict[str, bool]:
    """What the panes look like on a screen of this size, as classes for the style sheet."""
    at = {f"-at-{name}": name == pane for name in ("sections", "list", "page")}
    return at | {
        "-medium": MEDIUM <= size.width < WIDE,
        "-narrow": size.width < MEDIUM,
        "-tall": size.height >= TALL,
        "-alone": alone,
    }


def lines_of_a_row(size: Size) -> int:
    """How many lines a record has at most in the list, on a screen of this size."""
    return 3 if size.height >= TALL else 2 if size.height >= LOW else 1


class Desk(Vertical):
    """Sections, records and the page, and the bar below them that is typed into.

    As many panes as there is room for are in view, always with the one that has the focus.
    """

    DEFAULT_CSS = style_sheet(__file__)
    BINDINGS: ClassVar[list[BindingType]] = reading_bindings(own=True)

    @dataclass
    class Narrowed(Message):
        """The list is to show only what fits `text`; all of it where that is empty."""

        text: str

    @dataclass
    class Entered(Message):
        """Another pane, or the bar, has the focus."""

        pane: Pane | Literal["bar"]

    sections = query_one("#sections", RowList)
    records = query_one("#records", RowList)
    heading = query_one("#heading", Static)
    page = query_one("#page", SheetView)

    def __init__(self, size: Size, settle: Callable[[], None] = lambda: None) -> None:
        """`size` is that of the screen: the panes are right from the first frame on.

        `settle` is called before the page is used: it may not yet be that of the row in the list.
        """
        self._settle = settle
        self._room = size
        self._alone = True
        self._pane: Pane = "page"
        self._filter = ""
        self._finding = False
        found = arrangement(size, self._pane, self._alone)
        super().__init__(classes=" ".join(name for name, holds in found.items() if holds))

    def compose(self) -> ComposeResult:
        """The panes from left to right. The bar below them is made when it is first wanted."""
        with Horizontal(id="panes"):
            yield RowList(lines=1, id="sections")
            with Vertical(id="listing"):
                yield Static(id="heading")
                yield RowList(lines=lines_of_a_row(self._room), id="records", empty=_NOTHING)
            yield SheetView(id="page", empty=text("Choose a record on the left.", "muted"))

    def fit(self, size: Size) -> None:
        """Arrange the panes for a screen of this size."""
        self._room = size
        self.update_classes(arrangement(size, self._pane, self._alone), animate=False)
        self.records.lines = lines_of_a_row(size)

    @property
    def at(self) -> Pane:
        """The pane with the focus, or, while the bar is typed into, the one that had it."""
        return self._pane

    def turn_to(self, pane: Pane, *, alone: bool) -> None:
        """Give a pane the focus, and say whether the page stands without a list beside it."""
        self._alone = alone
        self._focus(pane)

    def look_at(self, pane: Pane) -> None:
        """Give a pane the focus, which brings it into view."""
        self._settle()
        self._focus(pane)

    def _focus(self, pane: Pane) -> None:
        self._arrive("page" if pane == "list" and self._alone else pane)
        widgets = {"sections": self.sections, "list": self.records, "page": self.page}
        widgets[self._pane].focus(scroll_visible=False)

    def set_list(self, heading: Line, query: str) -> None:
        """What stands above the list, and what the list is narrowed to."""
        self._filter = query
        self.records.empty = _NOTHING if query else _EMPTY
        self.heading.update(content(heading))

    def say_of_filter(self, hint: str) -> None:
        """What in the filter was not understood, while it is typed."""
        for bar in self.query(InputBar):
            if not self._finding:
                bar.note = hint

    def _arrive(self, pane: Pane) -> None:
        self._pane = pane
        wanted = arrangement(self._room, pane, self._alone)
        if any(self.has_class(name) is not on for name, on in wanted.items()):
            self.update_classes(wanted, animate=False)
        self.post_message(self.Entered(pane))

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """The focus has moved, by whatever way."""
        panes: dict[object, Pane] = {
            self.sections: "sections",
            self.records: "list",
            self.page: "page",
        }
        pane = panes.get(event.widget)
        if pane is None:
            self.post_message(self.Entered("bar"))
        else:
            self._arrive(pane)

    async def _bar(self) -> InputBar:
        """The bar that is typed into."""
        for bar in self.query(InputBar):
            return bar
        made = InputBar()
        await self.mount(made)
        return made

    def _step(self, by: int, around: bool) -> None:
        panes: list[Pane] = ["sections", "page"] if self._alone else ["sections", "list", "page"]
        index = panes.index(self._pane) + by
        if around:
            index %= len(panes)
        if 0 <= index < len(panes):
            self.look_at(panes[index])

    def action_left(self) -> None:
        """To the pane on the left."""
        self._step(-1, around=False)

    def action_right(self) -> None:
        """To the pane on the right; from the sections, into the one under the cursor."""
        if self._pane == "sections":
            self.sections.action_open()
        else:
            self._step(1, around=False)

    def action_next_pane(self) -> None:
        """To the next pane, and after the last to the first."""
        self._step(1, around=True)

    def action_previous_pane(self) -> None:
        """To the pane before, and from the first to the last."""
        self._step(-1, around=True)

    def action_label_links(self) -> None:
        """Put letters on the links of the page."""
        self.look_at("page")
        if not self.page.label_links():
            say(self, "There is no link in view.")

    async def action_find(self) -> None:
        """Find words in the page."""
        self.look_at("page")
        self._finding = True
        (await self._bar()).open("Find")

    async def action_filter(self) -> None:
        """Narrow the list, as it is typed."""
        if self._alone:
            say(self, "There is no list here to filter: choose a section first.")
            return
        self.look_at("list")
        self._finding = False
        (await self._bar()).open("Filter", self._filter, hint="words, actor:, where:, kind:")

    def action_next_match(self) -> None:
        """To the next place where the words were found."""
        self._settle()
        if not self.page.next_match():
            self._nothing_found()

    def action_previous_match(self) -> None:
        """To the place before where the words were found."""
        self._settle()
        if not self.page.previous_match():
            self._nothing_found()

    def _nothing_found(self) -> None:
        say(self, "Nothing has been found in this page: find words in it first.")

    def action_clear(self) -> None:
        """Take back the find, then the filter; with neither, leave the pane to the left."""
        self._settle()
        if self.page.match_note():
            self.page.clear_find()
        elif self._filter:
            self.post_message(self.Narrowed(""))
        else:
            self.action_left()

    @on(InputBar.Changed)
    def _typed(self, event: InputBar.Changed) -> None:
        event.stop()
        if self._finding:
            self.page.find(event.text)
            event.bar.note = self.page.match_note()
        else:
            self.post_message(self.Narrowed(event.text))

    @on(InputBar.Closed)
    def _given_up(self, event: InputBar.Closed) -> None:
        event.stop()
        if self._finding:
            self.page.clear_find()
        else:
            self.post_message(self.Narrowed(""))
