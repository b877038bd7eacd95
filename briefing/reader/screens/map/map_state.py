"""How a map was left, so that coming back returns there; and how it was left for what."""

from __future__ import annotations

from typing import Generic, NamedTuple, TypeVar

from briefing.model.key import Key
from briefing.page.map.map_sheet import Fit
from briefing.page.map.projection import MapView
from briefing.reader.places.history import ReaderPlace

S = TypeVar("S")


class MapState(NamedTuple):
    """What a map shows, and the place that is chosen on it.

    Until the person moves it, it is fitted to something, however large the screen is.
    """

    view: MapView = MapView()
    fit: Fit | None = "points"
    chosen: Key | None = None


class LeftView(NamedTuple, Generic[S]):
    """How a view was left: the map, or another of its kind.

    What it was filtered for and what it showed; the record that was opened, if one was; or the
    action, by its id, that was asked for instead; or the `place` that it led to.
    """

    query: str
    state: S
    key: Key | None = None
    then: str = ""
    place: ReaderPlace | None = None
