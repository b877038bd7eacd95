"""The keys that apply where the person is, read off the one table of actions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.getters import query_one
from textual.screen import Screen
from textual.widgets import Input

from briefing.page.blocks import Block, FactTable, Heading, Line, Paragraph, Span, text
from briefing.reader.keys.dispatch import ActionTarget, Command, performable
from briefing.reader.keys.key_names import shown
from briefing.reader.keys.key_table import (
    BY_ID,
    GROUPS,
    SECTION,
    TAKE_BACK,
    Action,
    ActionGroup,
)
from briefing.reader.keys.keymap import Keymap
from briefing.reader.keys.tour_steps import FIRST_KEYS
from briefing.reader.screens.dialogs.dialog import Dialog
from briefing.reader.screens.screen_stack import open_screen
from briefing.reader.style_sheet import style_sheet
from briefing.reader.widgets.input_bar import InputBar
from briefing.reader.widgets.key_line import KeyLine
from briefing.reader.widgets.page.page_view import PageView
from briefing.text.fold import has_beginnings

_ALL = "all"
_WITHOUT = frozenset({"next-link", "previous-link"})


def first_blocks(keymap: Keymap) -> list[Block]:
    """The page for whoever is new here: ten keys, and the way to all others."""
    rows = [_row([one], {one: [keymap.keys(one)[0]]}) for one in map(BY_ID.__getitem__, FIRST_KEYS)]
    more = Span("All keys that apply here", query=_ALL)
    return [
        Heading(1, text("The keys to begin with")),
        FactTable(tuple(rows)),
        Paragraph(
            (more, Span(f"  (enter, or {shown(keymap.keys(BY_ID['filter'])[0])} to find one)"))
        ),
        Paragraph(text("`briefing tour` leads through them, step by step.", "muted")),
    ]


def help_blocks(actions: Sequence[Action], keymap: Keymap, typed: str = "") -> list[Block]:
    """Actions as a page, in the groups of the table; of two with one key, the first has it.

    With something `typed`, those that have for every word of it one that begins so, or that key.
    """
    keys = {one: has for one, has in _keys(actions, keymap).items() if _fits(one, has, typed)}
    own = ActionGroup("Your own commands", tuple(one for one in actions if one.id not in BY_ID))
    blocks: list[Block] = [Heading(1, text("Keys that apply here"))]
    for group in (*GROUPS, own):
        found = [action for action in group.actions if action in keys]
        rows = [_row(list(alike), keys) for _, alike in groupby(found, key=_subject)]
        if rows:
            blocks += [Heading(2, text(group.title)), FactTable(tuple(rows))]
    if not keys:
        blocks.append(Paragraph(text("No key fits. esc clears what was typed.", "muted")))
    return blocks


def _fits(action: Action, keys: Sequence[str], typed: str) -> bool:
    if typed.strip() in [shown(key) for key in keys]:
        return True
    return has_beginnings(f"{action.title} {action.help} {action.id}", typed)


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
    bar = query_one(InputBar)

    def __init__(self, actions: Sequence[Action], keymap: Keymap, *, first: bool) -> None:
        """`actions` are those that apply, from the inside out; `keymap` has their keys.

        With `first` the page for whoever is new stands before the list of all.
        """
        super().__init__()
        self._actions = actions
        self._keymap = keymap
        self._first = first

    def compose(self) -> ComposeResult:
        """The page and its keys."""
        with Vertical(id="window"):
            yield PageView()
            yield InputBar()
            yield KeyLine(self._keymap)

    def on_mount(self) -> None:
        """Fill the page."""
        if self._first:
            self.page.show(first_blocks(self._keymap), link=0)
        else:
            self._list("")
        self.page.focus()
        self.query_one(KeyLine).show("page", "dialog", without=_WITHOUT)

    @property
    def commands(self) -> Mapping[str, Command]:
        """Also finding a key by what it does."""
        return {**super().commands, "filter": lambda: self.bar.open("Find a key", self)}

    @on(PageView.Followed)
    def _to_all(self) -> None:
        self._list("")

    def _list(self, typed: str) -> None:
        self.page.show(help_blocks(self._actions, self._keymap, typed))

    def typed(self, bar: InputBar, text: str) -> None:
        """Show only the keys that fit what is typed."""
        self._list(text)

    def accepted(self, text: str) -> None:
        """They stay."""

    def given_up(self) -> None:
        """Show all of them again."""
        self._list("")


def open_help(screen: Screen[Any], keymap: Keymap, *, first: bool) -> None:
    """Show the keys that apply on a screen, unless they are shown already."""
    if isinstance(screen, ActionTarget) and not isinstance(screen, HelpScreen):
        actions = [action for action, _ in performable(screen.focused or screen)]
        typing = keymap._replace(typing=isinstance(screen.focused, Input))
        open_screen(screen, HelpScreen(actions, typing, first=first))
