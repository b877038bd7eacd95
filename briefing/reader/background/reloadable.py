"""Screens that show what their files say while those are saved."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

from briefing.library.library import Library
from briefing.model.problem import Problem
from briefing.text.visible import visible_line


@runtime_checkable
class Reloadable(Protocol):
    """A screen that can show what its files say now."""

    def reload(self, library: Library, broken: Sequence[Problem]) -> None:
        """`library` is that of the files as they are by now, whole.

        `broken` tells of each file that cannot be read why; its last good version is what is said.
        """


def unreadable(broken: Sequence[Problem]) -> str:
    """Which files cannot be read, in a few words; empty where all can."""
    more = f" and {len(broken) - 1:,} more" if len(broken) > 1 else ""
    return f"! cannot read {visible_line(broken[0].file)}{more}" if broken else ""
