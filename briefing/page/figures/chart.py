"""Numbers over time as a small picture of text, the same on every medium.

Each number is a point by itself, for nobody has said anything of the days between; and the axis
begins at nothing (or at the least, if that is less), so that a small change looks small.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from threading import Lock

from briefing.page.blocks import Chart
from briefing.page.figures.amounts import amount

WIDEST = 72
NARROWEST = 24
"""Below this many cells there is no room for a picture beside its numbers."""
HEIGHT = 12
"""Rows of a chart, its axis and days included."""
_MARKER = "•"
"""A sign that every font of a terminal has."""

_drawing = Lock()
"""What draws has one state for the whole program, so that one chart is drawn at a time."""


@lru_cache(maxsize=32)  # a page is drawn anew whenever its width changes, or it is scrolled to
def plot(chart: Chart, width: int) -> tuple[str, ...]:
    """The chart as lines of at most `width` characters, without colours.

    Nothing where it is too narrow, or where there are not two different days. Numbers beside the
    axis are the greatest and where the axis begins; the days below it the first and the last.
    """
    days = [date.fromisoformat(day).toordinal() for day, _ in chart.points]
    if width < NARROWEST or len(set(days)) < 2:
        return ()
    values = [value for _, value in chart.points]
    ticks = sorted({min(0.0, *values), max(0.0, *values)})
    labels = [amount(tick) for tick in ticks]
    if max(map(len, labels)) > width // 3:
        return ()
    with _drawing:
        ends = (chart.points[0][0], chart.points[-1][0])
        drawn = _draw(days, values, dict(zip(ticks, labels, strict=True)), ends, width)
    return tuple(line.rstrip() for line in drawn.split("\n") if line.strip())


def _draw(
    days: Sequence[int],
    values: Sequence[float],
    ticks: Mapping[float, str],
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
        plotext.ylim(min(ticks), max(ticks) or 1)
        plotext.scatter(list(days), list(values), marker=_MARKER)
        plotext.xticks([days[0], days[-1]], list(ends))
        plotext.yticks(list(ticks), list(ticks.values()))
        return str(plotext.uncolorize(plotext.build()))
    finally:
        plotext.clear_figure()
