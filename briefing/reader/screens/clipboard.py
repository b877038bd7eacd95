"""Sending words to the terminal, for its clipboard."""

from __future__ import annotations

from typing import Any

from textual.screen import Screen

from briefing.reader.notices import say
from briefing.text.visible import visible


def to_clipboard(screen: Screen[Any], words: str) -> None:
    """Send words to the terminal. It gives no answer, so nobody can say that it has copied any."""
    screen.app.copy_to_clipboard(visible(words))
    lines = words.count("\n") + 1
    size = f"{lines} lines" if lines > 1 else "one line"
    say(screen, f"Sent to the terminal's clipboard: {size}.")
