"""A record and the words of its source, or all the numbers of a figure, side by side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.getters import query_one
from textual.screen import Screen

from briefing.library.answers import Record
from briefing.library.library import Library
from briefing.model.problem import Problem
from briefing.page.beside import CALLED, beside
from briefing.page.blocks import Span
from briefing.page.compose import compose, page_title
from briefing.page.look import Look
from briefing.page.quoting.fidelity import HERE, OPEN
from briefing.reader.keymap import Keymap
from briefing.reader.keys import Where, bindings
from briefing.reader.screens import style_sheet
from briefing.reader.widgets.breadcrumb import Breadcrumb
from briefing.reader.widgets.key_line import KeyLine
from briefing.reader.widgets.sheet_view import SheetView

BESIDE = 90
"""From so many columns on the two stand beside each other, and below that one above the other."""
_WITHOUT = frozenset({"next-link", "previous-link", "follow", "quit"})
"""What the line of keys leaves out: its links are labelled, and one key closes it."""


class Pane(SheetView):
    """One of the two pages; its links are walked by their letters, as the tab key leaves it."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The keys that walk links are for the panes."""
        if action in ("next_link", "previous_link"):
            return False
        if action == "follow":
            return self.link >= 0
        return super().check_action(action, parameters)


class CompareScreen(Screen[Span | None]):
    """Answers with the link that was followed, or with nothing."""

    DEFAULT_CSS = style_sheet(__file__)
    WHERE: ClassVar[Where] = "compare"
    BINDINGS: ClassVar[list[BindingType]] = bindings("compare")
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 - the toolkit has it on the instance
        (0, "-stacked"),
        (BESIDE, "-beside"),
    ]

    record = query_one("#record", Pane)
    source = query_one("#source", Pane)

    def __init__(self, library: Library, keymap: Keymap, record: Record) -> None:
        """`record` is the one whose words are held against its source."""
        super().__init__()
        self._library = library
        self._keymap = keymap
        self._record = record

    def compose(self) -> ComposeResult:
        """Where one is, the two pages, and the keys."""
        yield Breadcrumb()
        with Container(id="panes"):
            yield Pane(id="record")
            yield Pane(id="source")
        yield KeyLine(self._keymap)

    def on_mount(self) -> None:
        """Fill both, and begin at the words in the source."""
        look = Look(self._library)
        title = page_title(self._record, look)
        self.query_one(Breadcrumb).show((CALLED[self._record.section], title))
        self.record.show(compose(self._library, self._record))
        self.source.show(beside(self._record, look))
        self.query_one(KeyLine).show("page", self.WHERE, "app", without=_WITHOUT)
        self.source.focus()
        self.call_after_refresh(self._bring_into_view)

    def renew(self, library: Library, _: Sequence[Problem]) -> None:
        """Show what the files say now; a record that is gone stays as it was."""
        self._library = library.as_of(self._library.until)
        record = self._library.record(self._record.key)
        if record is not None:
            self._record = record
            self.record.renew(compose(self._library, record))
            self.source.renew(beside(record, Look(self._library)))

    def _bring_into_view(self) -> None:
        """Scroll so far that the passage, and what is marked in it, is seen."""
        first, last = _passage(self.source.spread.rows)
        height = self.source.height
        if last >= height:
            self.source.scroll_row = max(0, min(first - 2, last - height * 3 // 4))

    @on(SheetView.Followed)
    def _followed(self, event: SheetView.Followed) -> None:
        if self.is_active:
            self.dismiss(event.span)

    def action_left(self) -> None:
        """To the record."""
        self.record.focus()

    def action_right(self) -> None:
        """To the source."""
        self.source.focus()

    def action_next_pane(self) -> None:
        """To the other of the two."""
        (self.record if self.source.has_focus else self.source).focus()

    def action_previous_pane(self) -> None:
        """To the other of the two, which is also the one before."""
        self.action_next_pane()

    def action_label_links(self) -> None:
        """Put letters on the links of the page that has the focus."""
        (self.source if self.source.has_focus else self.record).label_links()

    def action_close(self) -> None:
        """Back to where the person was."""
        if self.is_active:
            self.dismiss(None)


def _passage(rows: Sequence[str]) -> tuple[int, int]:
    """The first and the last row that are marked, or else those of the paragraph that is meant."""
    here = next((number for number, row in enumerate(rows) if HERE in row), 0)
    marked = [number for number in range(here, len(rows)) if OPEN in rows[number]]
    if marked:
        return marked[0], marked[-1]
    end = next((number for number in range(here, len(rows)) if not rows[number].strip()), here)
    return here, end
