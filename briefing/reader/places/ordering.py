"""The order of a list, as the person changes it."""

from __future__ import annotations

from typing import NamedTuple

from briefing.library.query.list_sql import orders_of

_WORDS = {
    "date": ("newest first", "oldest first"),
    "speaker": ("by speaker", "by speaker, backwards"),
    "outlet": ("by outlet", "by outlet, backwards"),
    "act": ("by what is done", "by what is done, backwards"),
    "kind": ("by kind", "by kind, backwards"),
    "status": ("by status", "by status, backwards"),
    "name": ("by name", "by name, backwards"),
    "mentions": ("most mentioned", "least mentioned"),
    "file": ("as written", "as written, backwards"),
}


class Ordering(NamedTuple):
    """By what a list is sorted, and whether that is turned round."""

    order: str
    backwards: bool = False

    def next(self, section: str) -> Ordering:
        """The next order that a section's list can have; after the last, the first."""
        orders = orders_of(section)
        return Ordering(orders[(orders.index(self.order) + 1) % len(orders)])

    def reversed(self) -> Ordering:
        """The same order, turned round."""
        return self._replace(backwards=not self.backwards)

    def __str__(self) -> str:
        """The order in words."""
        return _WORDS[self.order][self.backwards]
