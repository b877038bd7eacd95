"""The keys that apply where the person is, read off the one table of actions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.getters import query_one

from briefing.page.blocks import Block, FactTable, Heading, Line, Span, text
from briefing.reader.keys.key_names import shown
from briefing.reader.keys.key_table import GROUPS, Action
from briefing.reader.keys.keymap import Keymap
from briefing.reader.screens.dialogs.dialog import NO_LIST, Dialog
from briefing.reader.style_sheet import style_sheet
from briefing.reader.widgets.key_line import KeyLine
from briefing.reader.widgets.page.page_view import PageView

SECTION = "section-"
TAKE_BACK = "take-back-"
_WITHOUT = NO_LIST | {"next-link", "previous-link", "follow"}


def help_blocks(actions: Sequence[Action], keymap: Keymap) -> list[Block]:
    """Actions as a page, in the groups of the table; of two with one key, the first has it."""
    keys = _keys(actions, keymap)
    blocks: list[Block] = [Heading(1, text("Keys that apply here"))]
    for group in GROUPS:
        found = [action for action in group.actions if action in keys]
        rows = [_row(list(alike), keys) for _, alike in groupby(found, key=_subject)]
        if rows:
            blocks += [Heading(2, text(group.title)), FactTable(tuple(rows))]
    return blocks


def _keys(actions: Sequence[Action], keymap: Keymap) -> dict[Action, list[str]]:
    """The keys that each action has, without those that mean another one before it."""
    taken: set[str] = set()
    found = {}
    for action in actions:
        left = [key for key in keymap.keys(action) if key not in taken]
        taken.update(left)
        if left:
            found[action] = left
    return found


def _subject(action: Action) -> str:
    """What an action is about: nine that differ only in a number are one thing to read."""
    return action.id.rstrip("0123456789")


def _row(alike: Sequence[Action], keys: Mapping[Action, Sequence[str]]) -> tuple[str, Line]:
    names = "  ".join(shown(key) for action in alike for key in keys[action])
    first = alike[0]
    if first.id.startswith(SECTION):
        return names, (Span("Section", "strong"), Span("  Open the section with this number."))
    if first.id.startswith(TAKE_BACK):
        return names, (Span("Take back", "strong"), Span("  Remove the filter with this number."))
    return names, (Span(first.title, "strong"), Span(f"  {first.help}"))


class HelpScreen(Dialog[None]):
    """The help as a page, which moves like any other."""

    DEFAULT_CSS = style_sheet(__file__)

    page = query_one(PageView)

    def __init__(self, actions: Sequence[Action], keymap: Keymap) -> None:
        """`actions` are those that apply, from the inside out; `keymap` has their keys."""
        super().__init__()
        self._actions = actions
        self._keymap = keymap

    def compose(self) -> ComposeResult:
        """The page and its keys."""
        with Vertical(id="window"):
            yield PageView()
            yield KeyLine(self._keymap)

    def on_mount(self) -> None:
        """Fill the page."""
        self.page.show(help_blocks(self._actions, self._keymap))
        self.page.focus()
        self.query_one(KeyLine).show("page", "dialog", without=_WITHOUT)
