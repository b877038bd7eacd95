"""What is typed, in its order: a key is for whoever has the focus once the key before is done.

The toolkit sends a key to the widget that has the focus when it arrives. Of two keys that arrive
together the second would then go to where the first one led away from, and be lost.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import suppress
from itertools import dropwhile
from typing import Any, Protocol, runtime_checkable

from textual.app import App
from textual.dom import DOMNode
from textual.events import Event, Key
from textual.widgets import Input

from briefing.reader.keys.dispatch import performable
from briefing.reader.keys.key_table import MOVING

_LONGEST = 2.0
"""Seconds after which the next key is not held any more, whatever the one before still does."""
_LOOK = 0.05
"""Seconds after which it is looked whether a widget that does not answer is still there."""


@runtime_checkable
class Answering(Protocol):
    """A screen where a key may lead to what a thread has to find first.

    What is typed behind that key is for where it leads; the key that cancels need not wait.
    """

    answering: Callable[[], bool]


@runtime_checkable
class Preparing(Protocol):
    """A screen that is there until the one comes that keys are for, but for those of its own."""

    preparing: bool


class KeyQueue:
    """Gives keys and pastes on one by one."""

    def __init__(self, app: App[Any], forward: Callable[[Event], Awaitable[None]]) -> None:
        """`forward` sends a key to whoever has the focus."""
        self._app = app
        self._forward = forward
        self._typed: deque[Event] = deque()
        self._task: asyncio.Task[None] | None = None

    @property
    def waiting(self) -> bool:
        """Whether something that was typed has not had its effect yet."""
        return self._task is not None

    def put(self, event: Event) -> None:
        """Something was typed."""
        self._typed.append(event)
        if self._task is None:
            self._task = asyncio.create_task(self._give(), name="keys")
            self._task.add_done_callback(self._given)

    def forget(self) -> None:
        """What was typed for a screen that will not come."""
        self._typed.clear()

    async def _give(self) -> None:
        """One after the other, until there is none, or the program ends."""
        moved: Sequence[DOMNode] = ()
        while self._typed and self._app.screen_stack and not self._app._exit:
            if self._is_early(self._typed[0]):
                await self._prepared()
                continue
            event = self._typed.popleft()
            mounted: asyncio.Event = self._app.screen._mounted_event
            if not mounted.is_set():  # a wait, however short, is a task and a timer
                with suppress(asyncio.TimeoutError):
                    await asyncio.wait_for(mounted.wait(), _LONGEST)
            way = (self._app.focused or self._app.screen).ancestors_with_self
            if self._stays(event):
                moved = way
                await self._forward(event)
                continue
            await _done(moved)  # before what may be done at once, as the keys of the app are
            moved = ()
            await self._forward(event)
            await _done(way)
            if self._is_answering():
                with suppress(asyncio.TimeoutError):
                    await asyncio.wait_for(self._answered(), _LONGEST)

    def _is_early(self, event: Event) -> bool:
        """Whether something is for a screen that is not there yet."""
        screen = self._app.screen
        if not isinstance(screen, Preparing) or not screen.preparing:
            return False
        own = {action.id for action, _ in performable(screen)}
        return not isinstance(event, Key) or own.isdisjoint(self._meant(event))

    async def _prepared(self) -> None:
        """Wait as long as it takes, or until the wait is cancelled, and what was typed with it."""
        while self._typed and self._is_early(self._typed[0]) and not self._app._exit:
            if any(map(_cancels, self._typed)):
                self._typed = deque(dropwhile(lambda one: not _cancels(one), self._typed))
                return
            await asyncio.sleep(_LOOK)

    async def _answered(self) -> None:
        """Wait until the screen has what a thread has to find, or is left for it."""
        while self._is_answering() and not (self._typed and _cancels(self._typed[0])):
            await asyncio.sleep(_LOOK)
            await _done(self._app.screen.ancestors_with_self)

    def _is_answering(self) -> bool:
        if self._app._exit or not self._app.screen_stack:
            return False
        screen = self._app.screen
        return isinstance(screen, Answering) and screen.answering()

    def _stays(self, event: Event) -> bool:
        """Whether a key leaves the focus where it is: one that is held down waits for nothing."""
        focused = self._app.focused
        if not isinstance(event, Key) or focused is None:
            return False
        bindings = focused._bindings.copy()
        bindings.apply_keymap(self._app._keymap)
        return any(one.id in MOVING for one in bindings.key_to_bindings.get(event.key, ()))

    def _meant(self, key: Key) -> Iterator[str | None]:
        """The ids of what a key is bound to where the focus is, from there outwards."""
        for _, bindings in self._app.screen._modal_binding_chain:
            yield from (one.id for one in bindings.key_to_bindings.get(key.key, ()))

    def _given(self, task: asyncio.Task[None]) -> None:
        """All were given, or something went wrong."""
        self._task = None
        error = None if task.cancelled() else task.exception()
        if isinstance(error, Exception):
            self._app._handle_exception(error)


def _cancels(event: Event) -> bool:
    return isinstance(event, Key) and event.key == "escape"


async def _done(way: Sequence[DOMNode]) -> None:
    """Wait until everybody on the way outwards has heard of a key, but not for ever."""
    if way:
        with suppress(asyncio.TimeoutError):
            await asyncio.wait_for(_all_heard(way), _LONGEST)


async def _all_heard(way: Sequence[DOMNode]) -> None:
    """Wait for a key, and for what it led to.

    That, as a row that was opened or a focus that moves, goes the same way once more.
    """
    first, last = way[0], way[-1]
    await _heard(first)
    # A letter that was typed into a line has gone no further.
    busy = {last} if not isinstance(first, Input) else set()
    for node in (*way[1:], *way):
        if node.message_queue_size or node in busy:
            await _heard(node)


async def _heard(node: DOMNode) -> None:
    """Wait until a node has handled whatever had been sent to it, or has gone."""
    heard = asyncio.get_running_loop().create_future()
    there = node.is_running and node.call_later(_tell, heard)
    while there and not heard.done() and node.is_running:
        await asyncio.wait([heard], timeout=_LOOK)


def _tell(heard: asyncio.Future[None]) -> None:
    if not heard.done():
        heard.set_result(None)
