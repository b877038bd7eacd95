"""The map: a frame against the time that one may take."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from benchmarks.measure import Pair, Row, timed
from benchmarks.plan import Plan
from briefing.analysis.places.located_records import located
from briefing.library.opening import open_library
from briefing.page.map.basemap import basemap
from briefing.page.map.map_sheet import drawn
from briefing.page.map.outline_drawing import drawn_outlines
from briefing.page.map.projection import WORLD, MapView

_SHEETS = ((120, 34), (200, 58))
_VIEWS = {"the world": WORLD, "Europe": MapView(50, 15, 0.15), "Iraq": MapView(35, 41, 0.06)}
_FRAME = 0.05
"""Seconds that a frame may take."""


def rows(plan: Plan) -> Iterator[Row]:
    """Frames with nothing remembered; and what they show."""
    library = open_library(Path(plan.large))
    briefing = library.briefings.newest()
    for name, view in _VIEWS.items():
        for width, height in _SHEETS:
            took = [_frame(view, width, height) for _ in range(plan.runs)]
            what = f"a frame of {name}, {width}×{height}"
            yield Row(what, "50 ms", Pair(took, [_FRAME] * len(took)), "≤ 1 ×")

    one = [timed(lambda: located(library, briefing))() for _ in range(plan.runs)]
    yield Row("what is where in one briefing of them", "50 ms", Pair(one, [_FRAME] * len(one)), "")
    library.close()


def _frame(view: MapView, width: int, height: int) -> float:
    basemap()
    drawn_outlines.cache_clear()
    return timed(lambda: drawn((), view, width, height))()
