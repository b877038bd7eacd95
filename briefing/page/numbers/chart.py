"""Numbers over time as a small picture of text, the same on every medium."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from threading import Lock

from briefing.page.blocks import Chart
from briefing.page.numbers.amounts import amount

WIDEST = 72
NARROWEST = 24
"""Below this many cells there is no room for a picture beside its numbers."""
HEIGHT = 9
"""Rows of a chart, its axis and days included."""
_MARKER = "braille"

_drawing = Lock()
"""What draws has one state for the whole program, so that one chart is drawn at a time."""


@lru_cache(maxsize=32)  # a page is drawn anew whenever its width changes, or it is scrolled to
def plot(chart: Chart, width: int) -> tuple[str, ...]:
    """The chart as lines of at most `width` characters, without colours.

    Nothing where it is too narrow, or where there are not two different days. Numbers beside the
    axis are the least and the greatest; the days below it the first and the last.
    """
    days = [date.fromisoformat(day).toordinal() for day, _ in chart.points]
    if width < NARROWEST or len(set(days)) < 2:
        return ()
    values = [value for _, value in chart.points]
    labels = [amount(value) for value in sorted({min(values), max(values)})]
    if max(map(len, labels)) > width // 3:
        return ()
    with _drawing:
        drawn = _draw(days, values, labels, (chart.points[0][0], chart.points[-1][0]), width)
    return tuple(line.rstrip() for line in drawn.split("\n") if line.strip())


def _draw(
    days: Sequence[int],
    values: Sequence[float],
    labels: Sequence[str],
    ends: tuple[str, str],
    width: int,
) -> str:
    # Imported here because it takes longer than starting the shell does, and few pages need it.
    import plotext  # noqa: PLC0415

    plotext.clear_figure()
    try:
        plotext.limit_size(False, False)
        plotext.plot_size(min(width, WIDEST), HEIGHT)
        plotext.xaxes(True, False)
        plotext.yaxes(True, False)
        plotext.plot(list(days), list(values), marker=_MARKER)
        plotext.xticks([days[0], days[-1]], list(ends))
        plotext.yticks(sorted({min(values), max(values)}), list(labels))
        return str(plotext.uncolorize(plotext.build()))
    finally:
        plotext.clear_figure()
