"""The map on the screen: it is moved, gone closer to, and gone along from place to place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from textual import events
from textual.content import Content
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from briefing.analysis.places.located_records import LocatedRecords
from briefing.model.key import Key
from briefing.page.blocks import Line
from briefing.page.map.map_sheet import Fit, MapSheet, drawn, fitted_view
from briefing.page.map.marks import PlaceMark
from briefing.page.map.projection import ACROSS, CLOSEST, DOWN, MapView, fitted
from briefing.reader.content import MARK, STYLES
from briefing.reader.handler_guard import HandlerGuard
from briefing.reader.keys.dispatch import Command
from briefing.reader.notices import say
from briefing.reader.screens.map.map_state import MapState
from briefing.reader.widgets.line_view import drawn as strip_of

_CLOSER = 1.6
"""How many times as close one key goes."""
_STEP = 0.25
"""The part of the map that one key moves it by."""
_NONE_HERE = "There is no place on this part of the map: fit it to all, or choose one."
_NONE_ANYWHERE = "No place here has coordinates."
_NEXT: Mapping[Fit | None, Fit] = {
    None: "points",
    "points": "places",
    "places": "world",
    "world": "points",
}


class MapCanvas(HandlerGuard, Widget, can_focus=True, inherit_bindings=False):
    """Places on a map. It is drawn when it is looked at, and again only when it has changed."""

    @dataclass
    class Changed(Message):
        """Another part of the world is shown, or another place is chosen."""

    @dataclass
    class Opened(Message):
        """The page of a place is wanted."""

        key: Key

    def __init__(self, state: MapState) -> None:
        """`state` is what it shows to begin with."""
        super().__init__(id="canvas")
        self._state = state
        self._located = LocatedRecords()
        self._sheet: MapSheet | None = None

    @property
    def state(self) -> MapState:
        """What it shows."""
        return self._state

    @property
    def located(self) -> LocatedRecords:
        """What there is to be shown."""
        return self._located

    def show(self, located: LocatedRecords) -> None:
        """Show other places, or the same as they are by now; where none is chosen, the first is."""
        self._located = located
        self._redraw()
        marks = self.sheet.places
        if marks.of(self._state.chosen) is None and marks.marks:
            rank = {place.key: number for number, place in enumerate(located.places)}
            first = min(marks.marks, key=lambda mark: (not mark.sign, rank[mark.key]))
            self._set(chosen=first.key)

    @property
    def sheet(self) -> MapSheet:
        """The map as it is drawn now."""
        width, height = self.size
        if self._sheet is None or (self._sheet.projection.width, self._sheet.projection.height) != (
            max(1, width),
            max(1, height),
        ):
            places = self._located.places
            fit = self._state.fit
            view = fitted_view(fit, places, width, height) if fit else self._state.view
            self._sheet = drawn(places, view, width, height, self._state.chosen)
            self._state = self._state._replace(view=self._sheet.projection.view)
        return self._sheet

    def _redraw(self) -> None:
        self._sheet = None
        self.refresh()
        self.post_message(self.Changed())

    def _set(
        self, *, view: MapView | None = None, fit: Fit | None = None, chosen: Key | None = None
    ) -> None:
        state = self._state
        if view is not None:
            state = state._replace(view=view, fit=None)
        if fit is not None:
            state = state._replace(fit=fit)
        self._state = state._replace(chosen=chosen or state.chosen)
        self._redraw()

    def on_resize(self) -> None:
        """There is room for more, or for less."""
        self._redraw()

    def render_line(self, y: int) -> Strip:
        """One line of the map."""
        lines = self.sheet.lines
        width = self.size.width
        if y >= len(lines):
            return Strip.blank(width, self.visual_style.rich_style)
        mark = self.mark
        return strip_of(_coloured(lines[y], mark.key if mark else None), width, self.visual_style)

    @property
    def mark(self) -> PlaceMark | None:
        """The mark that is chosen, if it is on the map."""
        return self.sheet.places.of(self._state.chosen)

    @property
    def commands(self) -> Mapping[str, Command]:
        """Moving the map, and going along its places."""
        width, height = self.size.width * _STEP, self.size.height * _STEP
        return {
            "map-left": partial(self._move, -width, 0),
            "map-right": partial(self._move, width, 0),
            "map-up": partial(self._move, 0, -height),
            "map-down": partial(self._move, 0, height),
            "zoom-in": partial(self._zoom, _CLOSER),
            "zoom-out": partial(self._zoom, 1 / _CLOSER),
            "fit-map": lambda: self._set(fit=_NEXT[self._state.fit]),
            "next-place": partial(self._step, 1),
            "previous-place": partial(self._step, -1),
            "open-place": self._open,
        }

    def _move(self, right: float, down: float) -> None:
        self._set(view=self.sheet.projection.moved(right, down))

    def _zoom(self, by: float) -> None:
        """Closer to the chosen place, which stays where it is; or to the middle."""
        projection, mark = self.sheet.projection, self.mark
        view = projection.view.zoomed(by)
        if mark is not None:
            x, y = projection.dot(mark.places[0].at or (0.0, 0.0))
            share = 1 - view.degrees / projection.view.degrees
            right, down = x - projection.across / 2, y - projection.down / 2
            moved = projection.moved(right / ACROSS * share, down / DOWN * share)
            view = view.centred((moved.latitude, moved.longitude))
        self._set(view=view)

    def _step(self, by: int) -> None:
        marks = self.sheet.places.marks
        if not marks:
            anywhere = any(place.at for place in self._located.places)
            say(self, _NONE_HERE if anywhere else _NONE_ANYWHERE)
            return
        mark = self.mark
        at = marks.index(mark) + by if mark in marks and mark else min(0, by)
        self._set(chosen=marks[at % len(marks)].key)

    def choose(self, key: Key) -> None:
        """Choose a place, and bring it into view if it has a point."""
        self._set(chosen=key)
        place = next((one for one in self._located.places if one.key == key), None)
        if self.mark is None and place is not None and place.at is not None:
            self._set(view=self.sheet.projection.view.centred(place.at))

    def _open(self) -> None:
        """Open the place; of several in one mark, go so close that they are apart."""
        mark = self.mark
        if mark is None:
            self._step(1)
            return
        points = {place.at for place in mark.places if place.at}
        if len(points) > 1 and self.sheet.projection.view.degrees > CLOSEST:
            size = self.size
            self._set(view=fitted(points, size.width, size.height))
        else:
            self.post_message(self.Opened(mark.key))

    def on_click(self, event: events.Click) -> None:
        """Choose what was clicked; open it if it is chosen already."""
        offset = event.get_content_offset(self)
        key = None if offset is None else _at(self.sheet.lines[offset.y], offset.x)
        if key is None:
            return
        mark = self.mark
        if mark is not None and mark.key == key:
            self._open()
        else:
            self._set(chosen=key)

    def on_mouse_scroll_up(self) -> None:
        """Go closer."""
        self._zoom(_CLOSER)

    def on_mouse_scroll_down(self) -> None:
        """Go further away."""
        self._zoom(1 / _CLOSER)


def _coloured(line: Line, chosen: Key | None) -> Content:
    """A line of the map; what is chosen is black and white exchanged, whatever the colours are."""
    return Content.assemble(
        *(
            (
                span.text,
                MARK if span.link is not None and span.link == chosen else STYLES[span.style],
            )
            for span in line
        )
    )


def _at(line: Line, cell: int) -> Key | None:
    """The place that a cell of a line belongs to."""
    for span in line:
        cell -= Content(span.text).cell_length
        if cell < 0:
            return span.link
    return None
