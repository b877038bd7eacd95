"""What a date looks like on a timeline: as long as it is vague, the vaguest with the least ink."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Sequence
from operator import attrgetter
from typing import NamedTuple

from briefing.analysis.timeline.date_span import DateSpan
from briefing.analysis.timeline.dated_records import DatedRecord
from briefing.page.blocks import Line, Span, Style
from briefing.page.timeline.timeline_view import TimelineView

KNOWN, BEGIN, END, WITHIN, LASTS = "●", "├", "┤", "·", "─"
NOT_BEFORE, NOT_AFTER, GOES_ON = "▷", "◁", "▶"
EARLIER, LATER = "‹", "›"
ABOUT, UNCERTAIN = "~", "?"
TOLD, JOINED = "○", "╌"
BLOCKS = "▁▂▃▄▅▆▇█"
_NINE = 9
"""The highest number that is written as a digit."""


class BarCell(NamedTuple):
    """A cell of a row, with the ink that its certainty is worth."""

    sign: str = " "
    style: Style = ""


Cells = list[BarCell]


def blank(view: TimelineView) -> Cells:
    """A row with nothing on it."""
    return [BarCell()] * view.width


def line_of(cells: Sequence[BarCell]) -> Line:
    """Cells as text, those of one style together."""
    spans: list[Span] = []
    for cell in cells:
        if spans and spans[-1].style == cell.style:
            spans[-1] = spans[-1]._replace(text=spans[-1].text + cell.sign)
        else:
            spans.append(Span(cell.sign, cell.style))
    return tuple(spans)


def draw_span(cells: Cells, span: DateSpan, view: TimelineView) -> None:
    """Draw a date over what is there."""
    last = view.width - 1
    left = view.column(span.lower) if span.lower else None
    right = view.column(span.upper) if span.upper else None
    if right is not None and right < 0:
        cells[0] = BarCell(EARLIER, "muted")
        return
    if left is not None and left > last:
        cells[last] = BarCell(LATER, "muted")
        return
    if left is not None and left == right:
        _draw_point(cells, span, left)
        return
    begin, end = max(left or 0, 0), last if right is None else min(right, last)
    for column in range(begin, end + 1):
        cells[column] = BarCell(WITHIN, "muted")
    for column in _surely(span, view):
        cells[column] = BarCell(LASTS)
    cells[begin] = _left_end(span, left)
    cells[end] = _right_end(span, right, last)


def _draw_point(cells: Cells, span: DateSpan, column: int) -> None:
    cells[column] = BarCell(KNOWN, "words")
    if span.about or span.uncertain:
        _draw_signs(cells, column, span.about, span.uncertain)


def _draw_signs(
    cells: Cells, column: int, about: bool, uncertain: bool, taken: Container[int] = ()
) -> None:
    """Draw the signs of a date on both sides of its column, but where it is `taken`."""
    before, after = ABOUT if about else UNCERTAIN, UNCERTAIN if uncertain else ABOUT
    for at, sign in ((column - 1, before), (column + 1, after)):
        if 0 <= at < len(cells) and at not in taken:
            cells[at] = BarCell(sign, "muted")


def _surely(span: DateSpan, view: TimelineView) -> range:
    """The columns of the days on which it surely went on."""
    if not (span.lasting and (span.since or span.until)):
        return range(0)
    first = view.column(span.since or span.until)
    until = span.until or ("" if span.goes_on else span.since)
    last = view.column(until) if until else view.width - 1
    return range(max(0, first), min(last, view.width - 1) + 1)


def _left_end(span: DateSpan, left: int | None) -> BarCell:
    if left is None:
        return BarCell(NOT_AFTER, "muted")
    if left < 0:
        return BarCell(EARLIER, "muted")
    if span.about or span.uncertain:
        return BarCell(ABOUT if span.about else UNCERTAIN)
    known = span.lasting and span.since == span.lower
    return BarCell(KNOWN if known else BEGIN, "words" if known else "")


def _right_end(span: DateSpan, right: int | None, last: int) -> BarCell:
    if right is None:
        return BarCell(GOES_ON) if span.goes_on else BarCell(NOT_BEFORE, "muted")
    if right > last:
        return BarCell(LATER, "muted")
    if span.about or span.uncertain:
        return BarCell(UNCERTAIN if span.uncertain else ABOUT)
    known = span.lasting and span.until == span.upper
    return BarCell(KNOWN if known else END, "words" if known else "")


def draw_told(cells: Cells, told: Iterable[DateSpan], said: DateSpan, view: TimelineView) -> None:
    """Draw what a statement tells of, in the least ink, and a line to when it was said."""
    every = [span for span in told if span.upper]
    if not every or not said.lower:
        return
    first = view.column(min(span.upper for span in every))
    for column in range(max(0, first), min(view.column(said.lower), view.width)):
        cells[column] = BarCell(JOINED, "muted")
    for span in every:
        under = blank(view)
        draw_span(under, span, view)
        for column, cell in enumerate(under):
            if cell.sign != " ":
                cells[column] = BarCell(TOLD if cell.sign == KNOWN else cell.sign, "muted")
    draw_span(cells, said, view)


class Density(NamedTuple):
    """How many records there are at each column.

    What can be in several columns is `wider`, and in none of them; `within` says where it may be.
    All of them together are the records. `about` and `uncertain` are the columns with something
    whose date has that sign.
    """

    columns: dict[int, int]
    wider: int = 0
    before: int = 0
    after: int = 0
    within: tuple[bool, ...] = ()
    about: frozenset[int] = frozenset()
    uncertain: frozenset[int] = frozenset()

    @property
    def total(self) -> int:
        """All records, each counted once."""
        return sum(self.columns.values()) + self.wider + self.before + self.after

    @property
    def densest(self) -> int | None:
        """The column with most records; None where no column has any."""
        return max(self.columns, key=lambda column: self.columns[column], default=None)


def density_of(
    days: Iterable[tuple[str, str]], view: TimelineView, records: Iterable[DatedRecord] = ()
) -> Density:
    """How many dates, each between two days, are at each column; `records` have their signs."""
    columns: dict[int, int] = {}
    wider = before = after = 0
    last = view.width - 1
    edges = [0] * (view.width + 1)
    for (lower, upper), count in Counter(days).items():  # of many records the days are few
        left = view.column(lower) if lower else None
        right = view.column(upper) if upper else None
        if right is not None and right < 0:
            before += count
        elif left is not None and left > last:
            after += count
        elif left is not None and left == right:
            columns[left] = columns.get(left, 0) + count
        else:
            wider += count
            edges[max(left or 0, 0)] += count
            edges[(last if right is None else min(right, last)) + 1] -= count
    depth, within = 0, []
    for edge in edges[:-1]:
        depth += edge
        within.append(depth > 0)
    signed = [(view.column(one.lower), one) for one in records if one.is_signed and one.lower]
    about, uncertain = (
        frozenset(column for column, one in signed if column in columns and has(one))
        for has in (attrgetter("about"), attrgetter("uncertain"))
    )
    return Density(columns, wider, before, after, tuple(within), about, uncertain)


def draw_density(cells: Cells, density: Density) -> None:
    """Draw how many there are: as digits; as heights where a column has more than a digit says.

    A column with a date that is about a day, or uncertain, has the sign of that beside it where
    there is room, and never that of a day that is known.
    """
    for column, there in enumerate(density.within):
        if there:
            cells[column] = BarCell(WITHIN, "muted")
    most = max(density.columns.values(), default=0)
    for column, count in density.columns.items():
        signed = column in density.about or column in density.uncertain
        sign = KNOWN if count == 1 and not signed else str(count)
        if most > _NINE:
            sign = BLOCKS[(count * len(BLOCKS) - 1) // most]
        cells[column] = BarCell(sign, "words")
    for column in density.about | density.uncertain:
        is_about, is_uncertain = column in density.about, column in density.uncertain
        _draw_signs(cells, column, is_about, is_uncertain, density.columns)
    if density.before and not density.columns.get(0):
        cells[0] = BarCell(EARLIER, "muted")
    if density.after and not density.columns.get(len(cells) - 1):
        cells[-1] = BarCell(LATER, "muted")
