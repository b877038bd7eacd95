"""The three panes: which are in view, and which has the focus."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Literal

from textual import events
from textual.app import ComposeResult
from textual.containers import Container, Horizontal, Vertical
from textual.geometry import Size
from textual.getters import query_one
from textual.message import Message

from briefing.page.blocks import text
from briefing.reader.background.moment import Moment
from briefing.reader.handler_guard import HandlerGuard
from briefing.reader.keys.dispatch import Command
from briefing.reader.notices import say
from briefing.reader.places.history import ReaderPlace
from briefing.reader.places.nav_rows import LEDGER, NavRow
from briefing.reader.screens.main.record_list import RecordList
from briefing.reader.screens.screen_sizes import BESIDE, MEDIUM, NAMED, TALL, is_stacked
from briefing.reader.style_sheet import style_sheet
from briefing.reader.widgets.page.page_foot import FootLines, PageFoot, row_key
from briefing.reader.widgets.page.page_view import PageView
from briefing.reader.widgets.rows.row_list import RowList
from briefing.reader.widgets.rows.row_source import FixedRows

_FOOT = (72, 18)
"""The smallest screen whose page has a foot."""
UNFOLDED = 1.5
"""Seconds for which the names of the sections stay."""

PaneName = Literal["sections", "list", "page"]


def arrangement(
    size: Size, pane: PaneName, *, alone: bool = False, zoomed: bool = False, unfolded: bool = False
) -> dict[str, bool]:
    """What the panes look like on a screen of this size, as classes for the style sheet."""
    at = {f"-at-{name}": name == pane for name in ("sections", "list", "page")}
    narrow = zoomed or size.width < MEDIUM or (size.width < BESIDE and size.height < TALL)
    # A page without a list beside it has its columns and some to spare.
    room = NAMED if not alone else BESIDE
    return at | {
        "-unfolded": not narrow and (size.width >= room or unfolded or pane == "sections"),
        "-named": size.width >= NAMED,
        "-stacked": is_stacked(size) and not narrow,
        "-folded-away": size.width < BESIDE,
        "-narrow": narrow,
        "-tall": size.height >= TALL,
        "-alone": alone,
        "-footless": size.width < _FOOT[0] or size.height < _FOOT[1],
    }


class _Panes(HandlerGuard, Horizontal):
    """Side by side; the panes leave nothing of it in view."""

    BLANK = True


class _Reading(HandlerGuard, Container):
    """The list and the page, which leave nothing of it in view."""

    BLANK = True


class ThreePanes(HandlerGuard, Vertical):
    """Sections, records and the page, and the bar below them that is typed into.

    As many panes as there is room for are in view, always with the one that has the focus.
    """

    BLANK = True
    DEFAULT_CSS = style_sheet(__file__)

    class Entered(Message):
        """Another pane, or the bar, has the focus."""

        def __init__(self, pane: PaneName | Literal["bar"]) -> None:
            """`pane` is the one that has it."""
            super().__init__()
            self.pane = pane

    sections = query_one("#sections", RowList)
    page = query_one("#page", PageView)
    foot = query_one(PageFoot)

    def __init__(self, size: Size, listing: RecordList) -> None:
        """`size` is that of the screen: the panes are right from the first frame on."""
        self.listing = listing
        self._room = size
        self.alone = True
        """Whether the page stands without a list beside it."""
        self._pane: PaneName = "page"
        self._zoomed = False
        self._unfolded = Moment(self, UNFOLDED, self._arrange)
        found = arrangement(size, self._pane, alone=self.alone)
        super().__init__(classes=" ".join(name for name, holds in found.items() if holds))

    def compose(self) -> ComposeResult:
        """The panes from left to right."""
        with _Panes(id="panes"):
            yield RowList(lines=1, id="sections")
            with _Reading(id="reading"):
                yield self.listing
                yield PageView(id="page", empty=text("Choose a record on the left.", "muted"))
        yield PageFoot()

    @property
    def commands(self) -> Mapping[str, Command]:
        """From pane to pane, one of them alone, and letters on the links of the page."""
        return {
            "zoom": self._zoom,
            "left": self.to_the_left,
            "right": self._to_the_right,
            "next-pane": partial(self._step, 1, around=True),
            "previous-pane": partial(self._step, -1, around=True),
            "label-links": self._label_links,
        }

    def fit(self, size: Size) -> None:
        """Arrange the panes for a screen of this size."""
        self._room = size
        self._arrange()
        self.post_message(self.Entered(self._pane))

    def show_foot(self, place: ReaderPlace, lines: FootLines, *, again: bool = False) -> None:
        """Say below the claim ledger what its row is about; `again` where that may have changed."""
        if again:
            self.foot.forget()
        page = self.page
        key = row_key(page.text, page.links.marked) if place.section == LEDGER else None
        self.foot.tell(key, lines)

    def renew_sections(self, rows: Sequence[NavRow]) -> None:
        """Show the rows of the left pane as they are by now, with the cursor where it is."""
        current = self.sections.current
        at = next((n for n, row in enumerate(rows) if row.same_place(current)), self.sections.row)
        self.sections.renew(FixedRows(rows), row=at)

    def _arrange(self) -> None:
        wanted = arrangement(
            self._room,
            self._pane,
            alone=self.alone,
            zoomed=self._zoomed,
            unfolded=self._unfolded.holds,
        )
        if any(self.has_class(name) is not on for name, on in wanted.items()):
            self.update_classes(wanted, animate=False)
        self.listing.fit(self._room, stacked=wanted["-stacked"], alone=wanted["-narrow"])

    def _zoom(self) -> None:
        """The pane with the focus alone on the screen, or again beside the others."""
        self._zoomed = not self._zoomed
        self._arrange()
        self.post_message(self.Entered(self._pane))

    def unfold(self) -> None:
        """Show the names of the sections for a moment, where otherwise their keys are."""
        if BESIDE <= self._room.width < NAMED:
            self._unfolded.begin()
            self._arrange()

    @property
    def at(self) -> PaneName:
        """The pane with the focus, or, while the bar is typed into, the one that had it."""
        return self._pane

    @property
    def list_alone(self) -> bool:
        """Whether nothing but the list is in view."""
        return self._pane == "list" and self.has_class("-narrow")

    def enter(self, pane: PaneName, *, alone: bool) -> None:
        """Give a pane the focus, and say whether the page stands without a list beside it."""
        self.alone = alone
        self._focus(pane)

    def focus_pane(self, pane: PaneName) -> None:
        """Give a pane the focus, which brings it into view."""
        self.listing.catch_up()
        self._focus(pane)

    def _focus(self, pane: PaneName) -> None:
        self._arrive(pane)
        widgets = {"sections": self.sections, "list": self.listing.records, "page": self.page}
        widgets[self._pane].focus(scroll_visible=False)

    def _arrive(self, pane: PaneName) -> None:
        # A list that has gone may still say that it got the focus.
        self._pane = pane = "page" if pane == "list" and self.alone else pane
        self._arrange()
        self.post_message(self.Entered(pane))

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """The focus has moved, by whatever way."""
        panes: dict[object, PaneName] = {
            self.sections: "sections",
            self.listing.records: "list",
            self.page: "page",
        }
        pane = panes.get(event.widget)
        if pane is None:
            self.post_message(self.Entered("bar"))
        else:
            self._arrive(pane)

    def _step(self, by: int, *, around: bool) -> None:
        panes: list[PaneName] = ["sections", "page"] if self.alone else ["sections", "list", "page"]
        index = panes.index(self._pane) + by
        if around:
            index %= len(panes)
        if 0 <= index < len(panes):
            self.focus_pane(panes[index])

    def to_the_left(self) -> None:
        """To the pane on the left."""
        self._step(-1, around=False)

    def _to_the_right(self) -> None:
        """To the pane on the right; from the sections, into the one under the cursor."""
        if self._pane == "sections":
            self.sections.open()
        elif self._pane == "page" and self.foot.display:
            self.page.links.walk(1)  # along the cells of a row, which the foot tells of
        else:
            self._step(1, around=False)

    def _label_links(self) -> None:
        """Put letters on the links of the page."""
        self.focus_pane("page")
        if not self.page.links.label():
            say(self, "There is no link in view.")
