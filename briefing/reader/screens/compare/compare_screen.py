"""A record and the words of its source, or all the numbers of a figure, side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.getters import query_one
from textual.screen import Screen

from briefing.library.library import Library
from briefing.library.store.records import Record
from briefing.model.problem import Problem
from briefing.page.beside_source import CALLED, beside
from briefing.page.blocks import Span
from briefing.page.quotations.fidelity import HERE, OPEN
from briefing.page.record_loader import RecordLoader
from briefing.page.sections.registry import compose, page_title
from briefing.reader.handler_guard import when_drawn
from briefing.reader.keys.dispatch import ActionTarget, Command, bindings
from briefing.reader.keys.key_table import Where
from briefing.reader.keys.keymap import Keymap
from briefing.reader.screens.screen_stack import close_screen
from briefing.reader.style_sheet import style_sheet
from briefing.reader.widgets.breadcrumb import Breadcrumb
from briefing.reader.widgets.key_line import KeyLine
from briefing.reader.widgets.line_view import window
from briefing.reader.widgets.page.page_view import PageView

BESIDE = 90
"""From so many columns on the two stand beside each other, and below that one above the other."""
_WITHOUT = frozenset({"next-link", "previous-link", "follow", "quit"})
"""What the line of keys leaves out: its links are labelled, and one key closes it."""


class ComparedPage(PageView):
    """One of the two pages; its links are walked by their letters, as the tab key leaves it."""

    @property
    def commands(self) -> Mapping[str, Command]:
        """The keys that walk links are for the panes, and there is not always one to follow."""
        without = {"next-link", "previous-link"} | (set() if self.links.span else {"follow"})
        return {name: run for name, run in super().commands.items() if name not in without}


class CompareScreen(ActionTarget, Screen[Span | None]):
    """Answers with the link that was followed, or with nothing."""

    DEFAULT_CSS = style_sheet(__file__)
    PLACES: ClassVar[tuple[Where, ...]] = ("compare",)
    BINDINGS: ClassVar[list[BindingType]] = bindings("compare")
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 - the toolkit has it on the instance
        (0, "-stacked"),
        (BESIDE, "-beside"),
    ]

    record = query_one("#record", ComparedPage)
    source = query_one("#source", ComparedPage)

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
            yield ComparedPage(id="record")
            yield ComparedPage(id="source")
        yield KeyLine(self._keymap)

    def on_mount(self) -> None:
        """Fill both, and begin at the words in the source."""
        look = RecordLoader(self._library)
        title = page_title(self._record, look)
        marking = self._library.briefings.marking(self._record.key.briefing)
        self.query_one(Breadcrumb).show((CALLED[self._record.section], title), (marking,))
        self.record.show(compose(self._library, self._record))
        self.source.show(beside(self._record, look))
        self.query_one(KeyLine).show("page", "compare", "app", without=_WITHOUT)
        self.source.focus()
        when_drawn(self, self._bring_into_view)

    def reload(self, library: Library, _: Sequence[Problem]) -> None:
        """Show what the files say now; a record that is gone stays as it was."""
        self._library = library.as_of(self._library.until)
        record = self._library.record(self._record.key)
        if record is not None:
            self._record = record
            self.record.renew(compose(self._library, record))
            self.source.renew(beside(record, RecordLoader(self._library)))

    def _bring_into_view(self) -> None:
        """Scroll so far that the passage, and what is marked in it, is seen."""
        first, last = _passage(self.source.text.rows)
        height = window(self.source).height
        if last >= height:
            self.source.scroll_row = max(0, min(first - 2, last - height * 3 // 4))

    @on(PageView.Followed)
    def _followed(self, event: PageView.Followed) -> None:
        self._answer(event.span)

    @property
    def commands(self) -> Mapping[str, Command]:
        """From one of the two to the other, letters on links, and back to where one was."""
        return {
            "left": self.record.focus,
            "right": self.source.focus,
            "next-pane": self._to_the_other,
            "previous-pane": self._to_the_other,
            "label-links": self._label_links,
            "close": partial(self._answer, None),
        }

    def _to_the_other(self) -> None:
        (self.record if self.source.has_focus else self.source).focus()

    def _label_links(self) -> None:
        """Put letters on the links of the page that has the focus."""
        page = self.source if self.source.has_focus else self.record
        page.focus()
        page.links.label()

    def _answer(self, span: Span | None) -> None:
        close_screen(self, span)


def _passage(rows: Sequence[str]) -> tuple[int, int]:
    """The first and the last row that are marked, or else those of the paragraph that is meant."""
    here = next((number for number, row in enumerate(rows) if HERE in row), 0)
    marked = [number for number in range(here, len(rows)) if OPEN in rows[number]]
    if marked:
        return marked[0], marked[-1]
    end = next((number for number in range(here, len(rows)) if not rows[number].strip()), here)
    return here, end
