"""The one door for notices: what they say may come from a record, and is never markup."""

from __future__ import annotations

from time import monotonic
from typing import Any, NamedTuple
from weakref import WeakKeyDictionary

from textual.app import App
from textual.notifications import SeverityLevel
from textual.widget import Widget

from briefing.reader.screens.screen_sizes import TALL
from briefing.text.visible import visible_line

LONG = 12.0
"""Seconds for what a person may want to read twice: the path of a file, a list of problems."""


class _Shown(NamedTuple):
    """What a notice is, and until when it is shown; a `usual` one may go before."""

    severity: SeverityLevel
    until: float
    usual: bool


_shown: WeakKeyDictionary[App[Any], dict[str, _Shown]] = WeakKeyDictionary()
"""What an app is saying, by the words."""
_key: WeakKeyDictionary[App[Any], str] = WeakKeyDictionary()
"""The key that was pressed last."""


def say(widget: Widget, words: str, *, warning: bool = False, seconds: float | None = None) -> None:
    """Show a notice for a while, for the toolkit's usual time if `seconds` is not given.

    What stands there already is not said again: whoever holds a key down would read nothing else.
    A screen of few lines has room for one of the usual ones.
    """
    severity: SeverityLevel = "warning" if warning else "information"
    line, app = visible_line(words), widget.app
    usual = not warning and seconds is None
    if line in _still_shown(app):
        return
    if usual:
        _make_room(app)
    until = monotonic() + (app.NOTIFICATION_TIMEOUT if seconds is None else seconds)
    _still_shown(app)[line] = _Shown(severity, until, usual)
    widget.notify(line, severity=severity, timeout=seconds, markup=False)


def hear(app: App[Any], key: str) -> None:
    """A key was pressed: whoever goes on, by another one, has read what was said of the last."""
    if _key.get(app) != key:
        _key[app] = key
        _make_room(app)


def _make_room(app: App[Any]) -> None:
    """Let the usual notices go on a screen of few lines; warnings, and what is long, stay."""
    shown = _still_shown(app)
    stay = {line: one for line, one in shown.items() if not one.usual}
    if app.size.height >= TALL or len(stay) == len(shown):
        return
    _shown[app] = stay
    app.clear_notifications()
    for line, one in stay.items():
        app.notify(line, severity=one.severity, timeout=one.until - monotonic(), markup=False)


def _still_shown(app: App[Any]) -> dict[str, _Shown]:
    now = monotonic()
    shown = {line: one for line, one in _shown.get(app, {}).items() if one.until > now}
    _shown[app] = shown
    return shown
