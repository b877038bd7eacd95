"""Waiting for a person to rest before doing what takes longer than a key that is held down."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from time import monotonic
from typing import Protocol

_BEAT = 0.05
"""Seconds without a key after which the person rests: more than lie between those of a held key."""
_APART = 0.1
"""Seconds between two keys that were pressed one by one."""
_LONGEST = 0.25
"""Seconds after which it is done in any case, however long the key is held."""


class _Clock(Protocol):
    """What ends a wait before its time."""

    def stop(self) -> None: ...


class _Owner(Protocol):
    """The part of a widget that waits."""

    def call_after_refresh(self, callback: Callable[[], None]) -> bool: ...

    def set_timer(self, delay: float, callback: Callable[[], None]) -> _Clock: ...

    @property
    def is_attached(self) -> bool: ...


class Debounce:
    """Does something after each key, but not again and again while a key is held down.

    After a single key that is as soon as what the key did itself is on the screen.
    """

    def __init__(
        self, owner: _Owner, action: Callable[[], None], now: Callable[[], float] = monotonic
    ) -> None:
        """`action` is what is done; `now` tells the seconds."""
        self._owner, self._action, self._now = owner, action, now
        self._timer: _Clock | None = None
        self._triggered = self._since = float("-inf")
        self.pending = False

    def trigger(self) -> None:
        """A key has been pressed."""
        now = self._now()
        alone, self._triggered = now - self._triggered > _APART, now
        self._since = self._since if self.pending else now
        self._stop()
        self.pending = True
        if alone:
            self._owner.call_after_refresh(partial(self._rest, now))
        elif now - self._since > _LONGEST:
            self.flush()
        else:
            self._timer = self._owner.set_timer(_BEAT, self.flush)

    def flush(self) -> None:
        """Do it now, if it has not been done since the last key, and there is still a screen."""
        if self.pending:
            self.cancel()
            if self._owner.is_attached:
                self._action()

    def cancel(self) -> None:
        """It need not be done any more."""
        self.pending = False
        self._stop()

    def _rest(self, triggered: float) -> None:
        if triggered == self._triggered:
            self.flush()

    def _stop(self) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
