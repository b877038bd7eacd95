"""Screens in front of others: one way to open, and one to close, each once."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

from textual.screen import Screen

from briefing.reader.handler_guard import is_live

T = TypeVar("T")


def open_screen(
    behind: Screen[Any], screen: Screen[T], then: Callable[[T | None], object] | None = None
) -> None:
    """Put a screen in front of one that is in front itself, and tell `then` how it was answered.

    Where another is in front by now, as after a second press of the key, nothing opens.
    """
    if is_live(behind) and behind.is_active:
        behind.app.push_screen(screen, partial(_answered, behind, then) if then else None)


def _answered(behind: Screen[Any], then: Callable[[T | None], object], answer: T | None) -> None:
    if is_live(behind):
        then(answer)


def close_screen(screen: Screen[T], answer: T | None = None) -> None:
    """Close a screen with its answer; one that is closed, or has another in front, stays so."""
    if screen.is_active and is_live(screen):
        screen.dismiss(answer)
