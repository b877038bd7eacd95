"""The map and the timeline: a frame against the time a screen shows a picture; and all of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from benchmarks.measure import Pair, Row, timed
from benchmarks.plan import Plan
from briefing.analysis.places.located_records import located
from briefing.analysis.timeline.dated_records import dated_records
from briefing.library.library import Library
from briefing.library.opening import open_library
from briefing.page.map.basemap import FILE, Basemap, basemap
from briefing.page.map.map_sheet import drawn, fitted_view
from briefing.page.map.outline_drawing import drawn_outlines
from briefing.page.map.projection import WORLD, MapView
from briefing.page.timeline.row_details import timeline_details
from briefing.page.timeline.timeline_rows import timeline_rows
from briefing.page.timeline.timeline_sheet import (
    row_line,
    sheet_size,
    wanted_details,
    wanted_spans,
)
from briefing.page.timeline.timeline_view import fitted_to

_SHEETS = ((120, 34), (200, 58))
_VIEWS = {"the world": WORLD, "Europe": MapView(50, 15, 0.15), "Iraq": MapView(35, 41, 0.06)}
_ROWS = 60
"""Rows of the first frame of a timeline."""
_FRAME, _KEY = 0.05, 0.3
"""Seconds that a frame may take, and a view from its key on."""


def rows(plan: Plan) -> Iterator[Row]:
    """Frames with nothing remembered; and what happens between the key and the first of them."""
    library = open_library(Path(plan.large))
    briefing = library.briefings.newest()
    every = located(library, "").places
    for name, view in _VIEWS.items():
        for width, height in _SHEETS:
            took = [_frame(view, width, height) for _ in range(plan.runs)]
            what = f"a frame of {name}, {width}×{height}"
            yield Row(what, "50 ms", Pair(took, [_FRAME] * len(took)), "≤ 1 ×")

    def opened() -> object:
        Basemap(FILE.read_bytes())
        drawn_outlines.cache_clear()
        found = located(library, "").places
        return drawn(found, fitted_view("points", found, 120, 34), 120, 34)

    took = [timed(opened)() for _ in range(plan.runs)]
    what = f"the map of all {plan.size}, {len(every):,} places, from its key on"
    yield Row(what, "300 ms", Pair(took, [_KEY] * len(took)), "≤ 1 ×")
    one = [timed(lambda: located(library, briefing))() for _ in range(plan.runs)]
    yield Row("what is where in one briefing of them", "50 ms", Pair(one, [_FRAME] * len(one)), "")
    for width in (120, 200):
        took = [timed(lambda: _in_time(library, width))() for _ in range(plan.runs)]  # noqa: B023
        what = f"the timeline of all {plan.size}, {width} columns, from its key on"
        yield Row(what, "300 ms", Pair(took, [_KEY] * len(took)), "≤ 1 ×")
    library.close()


def _in_time(library: Library, width: int) -> None:
    """What happens between the key and the first frame of a timeline."""
    found = dated_records(library)
    size = sheet_size(width)
    view = fitted_to(*found.bounds(), size.time)
    rows = timeline_rows(found, view)[:_ROWS]
    details = timeline_details(library, wanted_details(rows), wanted_spans(rows))
    for row in rows:
        row_line(row, view, size.title, details)


def _frame(view: MapView, width: int, height: int) -> float:
    basemap()
    drawn_outlines.cache_clear()
    return timed(lambda: drawn((), view, width, height))()
