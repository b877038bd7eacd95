"""The order of a list, as the person changes it."""

from __future__ import annotations

from typing import NamedTuple

from briefing.library.query.list_sql import ORDERS

_WORDS = {
    "date": ("newest first", "oldest first"),
    "name": ("by name", "by name, backwards"),
    "mentions": ("most mentioned first", "least mentioned first"),
    "file": ("as written", "as written, backwards"),
}


class Ordering(NamedTuple):
    """By what a list is sorted, and whether that is turned round."""

    order: str
    backwards: bool = False

    def next(self) -> Ordering:
        """The next order that a list can have; after the last, the first."""
        return Ordering(ORDERS[(ORDERS.index(self.order) + 1) % len(ORDERS)])

    def reversed(self) -> Ordering:
        """The same order, turned round."""
        return self._replace(backwards=not self.backwards)

    def __str__(self) -> str:
        """The order in words."""
        return _WORDS[self.order][self.backwards]
