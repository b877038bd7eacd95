"""The one door for notices: what they say may come from a record, and is never markup."""

from __future__ import annotations

from time import monotonic
from weakref import WeakKeyDictionary

from textual.app import App
from textual.notifications import SeverityLevel
from textual.widget import Widget

from briefing.text.visible import visible_line

LONG = 12.0
"""Seconds for what a person may want to read twice: the path of a file, a list of problems."""
_until: WeakKeyDictionary[App[object], dict[str, float]] = WeakKeyDictionary()
"""What an app is saying, and until when."""


def say(widget: Widget, words: str, *, warning: bool = False, seconds: float | None = None) -> None:
    """Show a notice for a while, for the toolkit's usual time if `seconds` is not given.

    What stands there already is not said again: whoever holds a key down would read nothing else.
    """
    severity: SeverityLevel = "warning" if warning else "information"
    shown, now = visible_line(words), monotonic()
    said = {one: end for one, end in _until.get(widget.app, {}).items() if end > now}
    _until[widget.app] = said
    if shown not in said:
        said[shown] = now + (widget.app.NOTIFICATION_TIMEOUT if seconds is None else seconds)
        widget.notify(shown, severity=severity, timeout=seconds, markup=False)
