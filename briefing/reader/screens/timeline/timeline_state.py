"""How a timeline was left, so that coming back returns there."""

from __future__ import annotations

from typing import NamedTuple

from briefing.page.timeline.timeline_rows import RowName
from briefing.page.timeline.timeline_view import TimelineView


class TimelineState(NamedTuple):
    """The part of time that is shown, the row with the cursor, and the rows that were opened.

    Until the person moves it, it shows all there is, however wide the screen is: `view` is None.
    """

    view: TimelineView | None = None
    row: RowName | None = None
    opened: frozenset[RowName] = frozenset()
