"""Something that holds for a moment, and then no more."""

from __future__ import annotations

from collections.abc import Callable

from textual.timer import Timer
from textual.widget import Widget


class Moment:
    """Begins whenever it is asked to, and ends some seconds after the last time."""

    def __init__(self, owner: Widget, seconds: float, ended: Callable[[], None]) -> None:
        """`ended` is called at the end, unless `owner` has gone by then."""
        self._owner, self._seconds, self._ended = owner, seconds, ended
        self._timer: Timer | None = None

    @property
    def holds(self) -> bool:
        """Whether it has begun, and not ended."""
        return self._timer is not None

    def begin(self) -> None:
        """From now on, anew."""
        if self._timer is not None:
            self._timer.stop()
        self._timer = self._owner.set_timer(self._seconds, self._end)

    def _end(self) -> None:
        self._timer = None
        if self._owner.is_attached:
            self._ended()
