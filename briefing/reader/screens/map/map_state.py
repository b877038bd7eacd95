"""How a map was left, so that coming back returns there."""

from __future__ import annotations

from typing import NamedTuple

from briefing.model.key import Key
from briefing.page.map.map_sheet import Fit
from briefing.page.map.projection import MapView


class MapState(NamedTuple):
    """What a map shows, and the place that is chosen on it.

    Until the person moves it, it is fitted to something, however large the screen is.
    """

    view: MapView = MapView()
    fit: Fit | None = "points"
    chosen: Key | None = None
