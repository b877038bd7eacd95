"""What one entry of the table of keys says."""

from __future__ import annotations

from typing import Literal, NamedTuple

Focused = Literal["list", "page", "bar", "query", "facets", "searches"]
Where = Focused | Literal["reading", "compare", "search", "map", "timeline", "dialog", "app"]
"""Where keys apply: in a list or a page that has the focus, in the bar that text is typed into, in
the search's line, its facets and its list of earlier searches; on the main screen, in the
comparison, in the search, on the map, on the timeline, in a window in front of
them, everywhere."""


class Action(NamedTuple):
    """One thing that a key does.

    `keys` are its usual keys, by the toolkit's names, the first the one that is shown; what has
    none is in the palette only. `title` names it in the palette and the help, and `help` says more
    in a sentence. `shown` is the word beside the key in the line of keys, and empty where it has no
    place there; neighbours with the same word share it. What carries it out has its `id` among
    its `commands`.
    """

    id: str
    keys: tuple[str, ...]
    where: tuple[Where, ...]
    title: str
    help: str
    shown: str = ""


class ActionGroup(NamedTuple):
    """Actions that the help and the documentation show under one heading."""

    title: str
    actions: tuple[Action, ...]
