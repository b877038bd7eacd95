"""Numbers over time as a small picture of text, the same on every medium.

Each number is a point by itself, for nobody has said anything of the days between; and the axis
begins at nothing (or at the least, if that is less), so that a small change looks small.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from threading import Lock

from rich.cells import cell_len, set_cell_size

from briefing.page.blocks import Chart
from briefing.page.figures.amounts import amount
from briefing.text.visible import visible_line

WIDEST = 72
NARROWEST = 24
"""Below this many cells there is no room for a picture beside its numbers."""
HEIGHT = 12
"""Rows of a chart, its axis and days included."""
MARKERS = "•+x*o#"
"""Signs that every font of a terminal has, one for each giver; all the rest have the last."""

_drawing = Lock()
"""What draws has one state for the whole program, so that one chart is drawn at a time."""


@lru_cache(maxsize=32)  # a page is drawn anew whenever its width changes, or it is scrolled to
def plot(chart: Chart, width: int) -> tuple[str, ...]:
    """The chart as lines of at most `width` characters, without colours.

    Nothing where it is too narrow, or where there are not two different days. Numbers beside the
    axis are the greatest and where the axis begins; the days below it the first and the last.
    """
    series = [([ordinal(day) for day, _ in one.points], one.points) for one in chart.plotted]
    days = [day for one, _ in series for day in one]
    if width < NARROWEST or len(set(days)) < 2:
        return ()
    values = [value for one in chart.plotted for _, value in one.points]
    ticks = sorted({min(0.0, *values), max(0.0, *values)})
    labels = [amount(tick) for tick in ticks]
    if max(map(len, labels)) > width // 3:
        return ()
    with _drawing:
        marked = [(days, [value for _, value in points]) for days, points in series]
        drawn = _draw(marked, dict(zip(ticks, labels, strict=True)), width)
    rows = tuple(line.rstrip() for line in drawn.split("\n") if line.strip())
    return (*rows, *_legend(chart, width))


def _legend(chart: Chart, width: int) -> list[str]:
    """Which sign is whose, where there are several; a line for each that fits."""
    if len(chart.plotted) < 2:
        return []
    named = [
        f"{marker} {visible_line(one.name)}"
        for marker, one in zip(MARKERS, chart.plotted, strict=False)
    ]
    others = len(chart.plotted) - len(named)
    if others > 0:
        named[-1] = f"{MARKERS[-1]} {others + 1} others"
    return [line if cell_len(line) <= width else set_cell_size(line, width) for line in named]


def _draw(
    series: Sequence[tuple[Sequence[int], Sequence[float]]],
    ticks: Mapping[float, str],
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
        for number, (days, values) in enumerate(series):
            marker = MARKERS[min(number, len(MARKERS) - 1)]
            plotext.scatter(list(days), list(values), marker=marker)
        every = [day for days, _ in series for day in days]
        ends = (min(every), max(every))
        plotext.xticks(list(ends), [edtf_text(from_ordinal(day)) for day in ends])
        plotext.yticks(list(ticks), list(ticks.values()))
        return str(plotext.uncolorize(plotext.build()))
    finally:
        plotext.clear_figure()
