"""Looking at a library whose files are saved meanwhile: the same place, as it is by now."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

from briefing.library.library import Library
from briefing.model.problem import Problem
from briefing.reader.history import Place
from briefing.reader.screens.looking import Looking
from briefing.text.visible import visible_line


@runtime_checkable
class Renewable(Protocol):
    """A screen that can show what its files say now."""

    def renew(self, library: Library, broken: Sequence[Problem]) -> None:
        """`library` is that of the files as they are by now, whole.

        `broken` tells of each file that cannot be read why; its last good version is what is said.
        """


class Renewing(Looking):
    """A screen that stays where it is while what it shows is saved."""

    _broken: Sequence[Problem] = ()

    def show_again(self, place: Place) -> None:
        """Draw the place that is shown as it is by now, without moving what the person looks at."""
        raise NotImplementedError

    def renew(self, library: Library, broken: Sequence[Problem]) -> None:
        """Show what the files say now, as of the same day, in the same words."""
        self._broken = broken
        until = self.library.until
        self.take(library.as_of(until) if until else library, self._wording)
        self.show_again(self.here())

    @property
    def state(self) -> str:
        """Also which file cannot be read, for as long as that is so."""
        return " · ".join(filter(None, (super().state, unreadable(self._broken))))


def unreadable(broken: Sequence[Problem]) -> str:
    """Which files cannot be read, in a few words; empty where all can."""
    more = f" and {len(broken) - 1:,} more" if len(broken) > 1 else ""
    return f"! cannot read {visible_line(broken[0].file)}{more}" if broken else ""
