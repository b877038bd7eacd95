"""The one door for notices: what they say may come from a record, and is never markup."""

from __future__ import annotations

from textual.notifications import SeverityLevel
from textual.widget import Widget

from briefing.text.visible import visible_line

LONG = 12.0
"""Seconds for what a person may want to read twice: the path of a file, a list of problems."""


def say(widget: Widget, words: str, *, warning: bool = False, seconds: float | None = None) -> None:
    """Show a notice for a while, for the toolkit's usual time if `seconds` is not given."""
    severity: SeverityLevel = "warning" if warning else "information"
    widget.notify(visible_line(words), severity=severity, timeout=seconds, markup=False)
