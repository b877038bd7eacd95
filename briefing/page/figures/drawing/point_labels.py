"""The numbers beside their marks, with who gives them where there is room."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from typing import NamedTuple
from unicodedata import bidirectional

from briefing.page.blocks import Style
from briefing.page.chart_block import Plotted
from briefing.page.figures.drawing import chart_signs
from briefing.page.figures.drawing.lane import ChartLane, PlacedPoint
from briefing.page.layout.cell_grid import cells
from briefing.text.visible import visible_line

_MOST_LABELLED = 40
"""Numbers of one giver beside all of which their number may stand; of more, some."""
_MOST_FOUND = 12
"""Numbers with a finding that are labelled among many."""
_Words = tuple[tuple[str, Style], ...]
_NO_STEMS = frozenset[tuple[int, int]]()


def right_to_left(words: str) -> bool:
    """Whether a terminal may turn round what stands beside these words in a line."""
    return any(bidirectional(letter) in ("R", "AL") for letter in words)


def write_labels(lane: ChartLane, plotted: Plotted, *, headed: bool) -> None:
    """Write beside the marks what they say, and who says it where the head of the lane does not.

    Where all that one gives alone are through the same, that is said once. A number that stands on
    the day on which it was given says so, if not all do.
    """
    givers = {one.who for one in plotted.points}
    given = len({one.given for one in plotted.points}) > 1
    known = {plotted.name} if headed else set[str]()
    for one in _worth_telling(lane.drawn):
        wordings = [_wording(one, given=given, who=False)]
        if one.point.who not in known and not right_to_left(one.point.who):
            wordings.insert(0, _wording(one, given=given, who=True))
        tries = [*((each, lane.stems) for each in wordings), (wordings[-1], _NO_STEMS)]
        placed = next(filter(None, (_place(lane, one, *each) for each in tries)), None)
        if placed:
            _write(lane, placed)
            if len(givers) == 1 and placed.words is wordings[0]:
                known = givers


class _PlacedWords(NamedTuple):
    column: int
    row: int
    words: _Words


def _write(lane: ChartLane, placed: _PlacedWords) -> None:
    column, end = placed.column, placed.column + _length(placed.words)
    for air in (column - 1, end):
        if 0 <= air < lane.grid.width:
            lane.grid.write(air, placed.row, " ")
    for text, style in placed.words:
        lane.grid.write(column, placed.row, text, style)
        column += len(cells(text))


def _length(words: _Words) -> int:
    return sum(len(cells(text)) for text, _ in words)


def _worth_telling(drawn: Sequence[PlacedPoint]) -> Iterable[PlacedPoint]:
    """What differs from another, the ends, the least and the most; and all if they are few."""
    in_time = sorted(drawn, key=lambda one: (one.left, one.right))
    found = [one for one in in_time if one.point.sign == chart_signs.DIFFERS]
    few = len(in_time) <= _MOST_LABELLED
    told = [*found] if few else found[:_MOST_FOUND]
    told += in_time[-1:] + in_time[:1]
    told += sorted(in_time, key=lambda one: one.point.most)[-1:]
    told += sorted(in_time, key=lambda one: one.point.least)[:1]
    told += in_time if few else []
    return {id(one): one for one in told}.values()


def _wording(one: PlacedPoint, *, given: bool, who: bool) -> _Words:
    point = one.point
    words: _Words = ((visible_line(point.value), "words"),)
    if given and point.given:
        words += ((", given", "muted"),)
    if point.sign:
        words += ((f" {point.sign}", "warning" if point.sign == chart_signs.DIFFERS else "muted"),)
    return (*words, (f"  {visible_line(point.who)}", "muted")) if who else words


def _place(
    lane: ChartLane, one: PlacedPoint, words: _Words, stems: Set[tuple[int, int]]
) -> _PlacedWords | None:
    """Where the words have room beside a mark, or above or below it, without covering `stems`.

    On the far side of the words there is more air than towards the mark, so that they are nobody
    else's.
    """
    grid = lane.grid
    length = _length(words)
    beside = 1 if one.point.day_sign else 0
    right, left = one.right + beside + 2, one.left - beside - 1 - length
    over = one.top - (2 if one.point.more else 1)
    below = one.bottom + (2 if one.point.less else 1)
    middle = min(max(0, (one.left + one.right + 1 - length) // 2), grid.width - length)
    places = (
        (right, one.top, 1, 2),
        (left, one.top, 2, 1),
        (middle, over, 2, 2),
        (middle, below, 2, 2),
    )
    for column, row, before, after in places:
        first, end = max(0, column - before), min(grid.width, column + length + after)
        if (
            column >= 0
            and column + length <= grid.width
            and grid.free(first, row, end - first)
            and stems.isdisjoint((at, row) for at in range(column, column + length))
        ):
            return _PlacedWords(column, row, words)
    return None
