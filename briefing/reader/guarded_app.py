"""An app that takes what is typed in its order, acts on what is there only, and ends once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rich.console import RenderableType
from textual.actions import ActionParseResult
from textual.app import App, ScreenStackError
from textual.css.query import NoMatches
from textual.dom import DOMNode, NoScreen
from textual.events import Event, InputEvent, Key, Paste
from textual.widget import MountError

from briefing.reader.handler_guard import is_live
from briefing.reader.keys.dispatch import ActionTarget
from briefing.reader.keys.key_queue import KeyQueue

_TOO_LATE = (MountError, NoMatches, NoScreen, ScreenStackError)
"""What the toolkit raises where something is not there yet, or not any more."""


class GuardedApp(ActionTarget, App[None]):
    """The app's part in what may come before something is mounted, after it has gone, or twice."""

    def __init__(self, **options: Any) -> None:
        """As the toolkit makes it."""
        super().__init__(**options)
        self._ending = False
        self.typed = KeyQueue(self, super().on_event)
        """Keys and pastes that have not had their effect yet."""

    async def on_event(self, event: Event) -> None:
        """What is typed waits for its turn; once the program ends, nobody hears of it."""
        typed = isinstance(event, InputEvent | Paste) and not event.is_forwarded
        if typed and self._ending:
            return
        if typed and isinstance(event, Key | Paste):
            self.typed.put(event)
        else:
            await super().on_event(event)

    async def run_action(
        self,
        action: str | ActionParseResult,
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Do what a key or a click is bound to, the toolkit's own too: of what is there only."""
        if not is_live(self if default_namespace is None else default_namespace):
            return False
        return await super().run_action(action, default_namespace, namespaces)

    def exit(
        self, result: None = None, return_code: int = 0, message: RenderableType | None = None
    ) -> None:
        """End, whatever else is under way or follows."""
        self._ending = True
        self.typed.stop()
        super().exit(result, return_code, message)

    @property
    def is_going(self) -> bool:
        """Whether the program ends."""
        return self._ending

    def _handle_exception(self, error: Exception) -> None:
        """What was still being put together when the program ended finds no place: no fault."""
        too_late = isinstance(error, _TOO_LATE) or isinstance(error.__context__, _TOO_LATE)
        if not (self._ending and too_late):
            super()._handle_exception(error)
        self._ending = True
