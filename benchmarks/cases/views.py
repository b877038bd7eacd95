"""The timeline, the map, two speakers side by side and a connection: each from its key to its first
frame, in processor time, against reading as many records from SQLite."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.measure import Measured, Row, compare, worked
from benchmarks.plan import Plan
from briefing.analysis.places.located_records import located
from briefing.analysis.timeline.time_scale import CHOSEN, TimeScale
from briefing.library.library import Library
from briefing.library.opening import open_library
from briefing.page.blocks import Page
from briefing.page.comparison.comparison_page import compose_comparison
from briefing.page.connections.connections_page import compose_connections
from briefing.page.layout.layout import layout
from briefing.page.map.basemap import FILE, Basemap
from briefing.page.map.map_sheet import drawn, fitted_view
from briefing.page.map.outline_drawing import drawn_outlines
from briefing.page.timeline.row_details import timeline_details
from briefing.page.timeline.timeline_loading import loaded
from briefing.page.timeline.timeline_rows import timeline_rows
from briefing.page.timeline.timeline_sheet import (
    row_line,
    sheet_size,
    wanted_details,
    wanted_spans,
)
from briefing.page.timeline.timeline_view import fitted_to

_WIDTH, _HEIGHT = 120, 34
_ROWS = 60
"""Rows of the first frame of a timeline."""
_FILTER = "the"
"""What nearly every record has."""
_YARDSTICK = "the titles and dates of all records, from SQLite"
_GOAL = "≤ 300 ms"
"""Each view is ready so soon after its key."""


def rows(plan: Plan) -> Iterator[Row]:
    """Each view of the whole library, with nothing remembered but what the reader has open."""
    library = open_library(Path(plan.large))
    read = worked(lambda: library.ask("SELECT id, section, title, lower, upper FROM record"))
    for what, view in _views(library):
        yield Row(f"{what}, {plan.size}", _YARDSTICK, compare(view, read, plan.runs), _GOAL)
    library.close()


def _views(library: Library) -> Iterator[tuple[str, Measured]]:
    for scale in CHOSEN:
        yield f"the timeline by {scale}", worked(lambda: _in_time(library, scale))  # noqa: B023
    filtered = worked(lambda: _in_time(library, None, _FILTER))
    yield f"the timeline of what has “{_FILTER}”", filtered
    yield "the map", worked(lambda: _on_the_map(library))
    one, other = _loudest(library)
    yield "two speakers side by side", _page(library, one, other, compose_comparison)
    yield "how the two are connected", _page(library, one, other, compose_connections)


def _in_time(library: Library, scale: TimeScale | None, query: str = "") -> None:
    found = loaded("", query, library).records
    size = sheet_size(_WIDTH)
    view = fitted_to(*found.bounds(), size.time, scale)
    shown = timeline_rows(found, view)[:_ROWS]
    details = timeline_details(library, wanted_details(shown), wanted_spans(shown))
    for row in shown:
        row_line(row, view, size.title, details)


def _on_the_map(library: Library) -> None:
    Basemap(FILE.read_bytes())
    drawn_outlines.cache_clear()
    found = located(library, "").places
    drawn(found, fitted_view("points", found, _WIDTH, _HEIGHT), _WIDTH, _HEIGHT)


def _page(
    library: Library, one: str, other: str, compose: Callable[[Library, str, str, str], Page]
) -> Measured:
    return worked(lambda: layout(compose(library, one, other, ""), _WIDTH))


def _loudest(library: Library) -> tuple[str, str]:
    """The two who say most."""
    one, other = library.ask(
        "SELECT key.briefing || '/' || key.slug FROM link JOIN key ON key.id = link.target "
        "WHERE link.role = 'speaker' GROUP BY link.target ORDER BY count(*) DESC LIMIT 2"
    )
    return str(one[0]), str(other[0])
