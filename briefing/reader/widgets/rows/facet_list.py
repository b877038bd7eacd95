"""What the results have in common, beside them: each value with its count, to narrow by."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from textwrap import wrap
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len, set_cell_size
from textual.binding import BindingType

from briefing.page.blocks import Line, Span
from briefing.reader.keys.dispatch import Command, bindings
from briefing.reader.keys.key_table import Where
from briefing.reader.widgets.line_view import scroll_to_line
from briefing.reader.widgets.rows.pick_list import PickList, PickRow
from briefing.text.visible import visible_line

if TYPE_CHECKING:
    from briefing.search.facets import Facet, FacetValue

_CHOSEN, _OTHER = "× ", "  "
"""Before a value that narrows the search already, which can be taken back; and before any other."""
_LEAST = 6  # cells of a name, however narrow the list is


class FacetList(PickList):
    """The facets of what was found. Picking a value narrows the search, or takes it back."""

    PLACES: ClassVar[tuple[Where, ...]] = ("facets", "list")
    BINDINGS: ClassVar[list[BindingType]] = bindings("facets")

    def __init__(
        self,
        *,
        empty: Line = (),
        id: str | None = None,  # noqa: A002 - the toolkit's name for it
    ) -> None:
        """`empty` is what to say where there is nothing to narrow by."""
        super().__init__(lines=1, empty=empty, id=id)
        self._facets: Sequence[Facet] = ()
        self._drawn = 0

    def offer(self, facets: Sequence[Facet]) -> None:
        """Show facets; the cursor stays on the value that it is on, if that is still there."""
        self._facets = facets
        self._drawn = room = _room(self.size.width)
        picked, scroll = self.picked, self.scroll_offset.y
        self.put(list(facet_rows(facets, room)), keep=picked.term if picked else "")
        if picked is not None:
            scroll_to_line(self, scroll)
            self.row = self.row

    def on_resize(self) -> None:
        """There is other room for the names: the list has come into view, or the screen changed."""
        if _room(self.size.width) != self._drawn:
            self.offer(self._facets)

    @property
    def commands(self) -> Mapping[str, Command]:
        """Also narrowing by a value, as opening it does."""
        return {**super().commands, "narrow": self.open}


def _room(width: int) -> int:
    """The cells of a row, whether or not there is a scroll bar: so the counts stay in place."""
    return max(0, width - 5)


def facet_rows(facets: Sequence[Facet], room: int) -> Iterator[PickRow]:
    """The rows for some facets: a heading, and its values with their counts at the right."""
    for facet in facets:
        if not (facet.values or facet.limit):
            continue
        some = "" if facet.exact or facet.limit else f"  of the newest {facet.of:,}"
        yield PickRow((Span(visible_line(facet.title), "strong"), Span(some, "muted")))
        for words in wrap(facet.limit, max(_LEAST, room - cell_len(_OTHER))):
            yield PickRow((Span(f"{_OTHER}{words}", "unknown"),))
        width = max((len(f"{value.count:,}") for value in facet.values), default=0)
        for value in facet.values:
            yield PickRow(_line(value, room, width), term=value.term, name=value.shown)
        yield PickRow(())


def _line(value: FacetValue, room: int, width: int) -> Line:
    """A value in `room` cells, with its count in the last `width` of them."""
    sign = Span(_CHOSEN, "strong") if value.chosen else Span(_OTHER)
    cells = max(_LEAST, room - width - cell_len(_OTHER) - 1)
    name = visible_line(value.shown)
    if cell_len(name) > cells:
        name = set_cell_size(name, cells - 1).rstrip() + "…"
    count = f"{value.count:,}".rjust(width)
    return sign, Span(set_cell_size(name, cells)), Span(f" {count}", "muted")
