"""Signals that ask the app to end."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import Any

from textual.app import App

_NAMES = ("SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT")
ENDING = tuple(getattr(signal, name) for name in _NAMES if hasattr(signal, name))
"""Those of them that this system has."""


@contextmanager
def ending_on_signals(app: App[Any]) -> Iterator[list[int]]:
    """End the app by itself when a signal asks for it, so that the terminal is put back.

    Gives the numbers of the signals that came. Where the terminal itself has gone, what the app
    could not write to it any more is no error.
    """
    came: list[int] = []

    def leave(number: int, _: FrameType | None) -> None:
        came.append(number)
        app.exit()
        _wake()

    before = {number: signal.signal(number, leave) for number in ENDING}
    try:
        yield came
    except OSError:
        if not came:
            raise
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _wake() -> None:
    """Let the loop look at what a signal left for it: by itself it would sleep on."""
    with suppress(RuntimeError):  # where no loop runs yet, none is asleep
        asyncio.get_running_loop().call_soon_threadsafe(_nothing)


def _nothing() -> None:
    """Being called is all that it is for."""
