"""The line at the bottom that says what the keys do here."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import groupby
from typing import NamedTuple

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.widget import Widget

from briefing.reader.content import STYLES
from briefing.reader.handler_guard import HandlerGuard
from briefing.reader.keys.key_names import shown
from briefing.reader.keys.key_table import Action, Where, applying
from briefing.reader.keys.keymap import Keymap
from briefing.reader.style_sheet import style_sheet

_GAP = 2
_ROOM_FIRST = (
    *("help", "open", "follow", "close", "leave", "accept", "open-first", "to-list", "open-place"),
    *("complete", "narrow", "search", "next-place", "zoom-in", "fit-map"),
    *("facets", "take-back", "rename-search", "save-search"),
    *("copy", "export", "label-links", "next-record", "speaker", "filter", "edit"),
    *("events", "source", "beside-source", "section-1", "back", "zoom", "claims", "next-link"),
    *("as-of", "lens", "left"),
)
"""What is shown before anything else where there is not room for all."""


class KeyHint(NamedTuple):
    """Some keys and the word for what they do."""

    actions: tuple[Action, ...]
    keys: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The keys as they are shown; of a long row only the two ends."""
        names = tuple(shown(key) for key in self.keys)
        return (f"{names[0]}–{names[-1]}",) if len(names) > 2 else names

    @property
    def cells(self) -> int:
        """How wide it is."""
        return cell_len(" ".join((*self.names, self.actions[0].shown)))


class KeyLine(HandlerGuard, Widget):
    """The keys that apply here, as many as fit; a click on one is as good as the key."""

    DEFAULT_CSS = style_sheet(__file__)

    def __init__(
        self,
        keymap: Keymap | None = None,
        *,
        id: str | None = None,  # noqa: A002 - the toolkit's name for it
        classes: str | None = None,
    ) -> None:
        """`keymap` has the keys as the person has set them."""
        super().__init__(id=id, classes=classes)
        self._keymap = keymap or Keymap()
        self._asked: tuple[tuple[Where, ...], frozenset[str], bool] | None = None
        self._hints: Sequence[KeyHint] = ()
        self._instead: Sequence[tuple[str, str]] = ()

    def tell(self, *told: tuple[str, str]) -> None:
        """Say some keys and what they do instead of all others; nothing takes that back."""
        if told != self._instead:
            self._instead = told
            self.refresh()

    def show(self, *where: Where, without: Collection[str] = (), typing: bool = False) -> None:
        """Show the keys of these places, but for the actions (by id) that have no use here now.

        While something is being typed, `typing`, letters are no keys.
        """
        asked = (where, frozenset(without), typing)
        if asked == self._asked:  # as for nearly every row that the cursor goes to
            return
        self._asked = asked
        actions = [action for action in applying(*where) if action.id not in without]
        self._hints = hints(actions, self._keymap._replace(typing=typing))
        self.refresh()

    def render(self) -> Content:
        """The keys and their words on one line."""
        parts: list[Content | str | tuple[str, str]] = []
        for key, words in self._instead:
            parts += [(f"{key} ", STYLES["strong"]), (words + " " * _GAP, STYLES["muted"])]
        if parts:
            return Content.assemble(*parts)
        at = 0
        for start, hint in placed(self._hints, self.content_size.width):
            parts += [" " * (start - at), *((name + " ", STYLES["strong"]) for name in hint.names)]
            parts.append((hint.actions[0].shown, STYLES["muted"]))
            at = start + hint.cells
        return Content.assemble(*parts)

    def on_click(self, event: events.Click) -> None:
        """Press the key that was clicked."""
        offset = event.get_content_offset(self)
        at = offset.x if offset is not None else -1
        for start, hint in (
            placed(self._hints, self.content_size.width) if not self._instead else ()
        ):
            if start <= at < start + hint.cells:
                self.app.simulate_key(key_at(hint, at - start))
                return


def hints(actions: Sequence[Action], keymap: Keymap) -> list[KeyHint]:
    """The hints for some actions, those with the same word in one."""
    told = [action for action in actions if action.shown and keymap.keys(action)]
    found = []
    for _, group in groupby(told, key=lambda action: action.shown):
        members = tuple(group)
        found.append(KeyHint(members, tuple(keymap.keys(action)[0] for action in members)))
    return found


def fitting(hints: Sequence[KeyHint], width: int) -> list[KeyHint]:
    """As many hints as there is room for, the most needed before the others, in their order."""
    wanted = sorted(hints, key=_need)
    chosen: list[KeyHint] = []
    for hint in wanted:
        if sum(one.cells + _GAP for one in chosen) + hint.cells <= width:
            chosen.append(hint)
    return [hint for hint in hints if hint in chosen]


def placed(hints: Sequence[KeyHint], width: int) -> list[tuple[int, KeyHint]]:
    """The hints that fit, each with the cell where it begins: from the left, and help at the right.

    So help is always in the same place, whatever else there is.
    """
    found: list[tuple[int, KeyHint]] = []
    at = 0
    for hint in fitting(hints, width):
        last = hint.actions[0].id == "help"
        found.append((width - hint.cells if last else at, hint))
        at += 0 if last else hint.cells + _GAP
    return found


def key_at(hint: KeyHint, cell: int) -> str:
    """The key of a hint that is meant by a click on one of its cells: the first, past the keys."""
    for key, name in zip(hint.keys, hint.names, strict=False):
        if cell <= cell_len(name):
            return key
        cell -= cell_len(name) + 1
    return hint.keys[0]


def _need(hint: KeyHint) -> int:
    """Its place in the line for room."""
    ranks = [_ROOM_FIRST.index(one.id) for one in hint.actions if one.id in _ROOM_FIRST]
    return min(ranks, default=len(_ROOM_FIRST))
