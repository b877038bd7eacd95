"""What the left pane and the front page tell of what was read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from briefing.model.key import Key

TO_WHATS_NEW = "=new"
"""Stands in a link for the page of what is new: no record can have such a slug."""
_NONE: Mapping[str, int] = {}


class SavedSection(NamedTuple):
    """A saved search as a section of the person's own: what it finds, and how much is unread."""

    name: str
    query: str
    many: int
    unread: int


class NavMarks(NamedTuple):
    """The unread of each section (none where nothing was read), and what is new, in a line;
    the saved searches, how many more of them there are, and the records with a bookmark.
    """

    unread: Mapping[str, int] = _NONE
    new: int = 0
    said: str = ""
    saved: tuple[SavedSection, ...] = ()
    more_saved: int = 0
    bookmarks: tuple[Key, ...] = ()


NO_MARKS = NavMarks()
"""Where nothing was ever read."""
