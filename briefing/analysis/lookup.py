"""The questions that the analysis asks about other records, and what it remembers of answers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from briefing.library.store.records import Record
from briefing.model.key import Key

if TYPE_CHECKING:  # everything that looks records up has a memo, and few need what it remembers
    from briefing.analysis.ties import DatedTie, Moment, Side

T = TypeVar("T")

MOST_PARTS = 1_000
"""How many parts of a series are counted; that there are more is told."""


class Memo:
    """What has been worked out: good for as long as the records stay as they are.

    What is of actors has a place of its own; of everything else `once` remembers what is asked for
    again and again, and `turn` forgets it.
    """

    __slots__ = ("_found", "bonds", "days", "parties", "sides")

    def __init__(self) -> None:
        """Nothing is known yet."""
        self.bonds: dict[Key, tuple[DatedTie, ...]] = {}
        self.days: dict[tuple[Key, frozenset[str]], tuple[str, ...] | None] = {}
        self.sides: dict[Moment, Side] = {}
        self.parties: dict[Moment, Key] = {}
        self._found: dict[tuple[str | int | Key, ...], Any] = {}

    def once(self, what: tuple[str | int | Key, ...], find: Callable[[], T]) -> T:
        """What `find` finds; `what` is its name, the key of the record, and what else was given."""
        if what not in self._found:
            self._found[what] = find()
        found: T = self._found[what]
        return found

    def turn(self) -> None:
        """Forget all but what is of actors."""
        self._found.clear()


class Lookup(Protocol):
    """Finds other records. Whoever calls the analysis decides where they come from."""

    @property
    def memo(self) -> Memo:
        """What has been worked out from the records so far; it lives no longer than they do."""
        ...

    def record(self, reference: str, briefing: str) -> Record | None:
        """The record that `reference` means when `briefing` says it; None where there is none."""
        ...

    def same_as(self, key: Key) -> Sequence[Record]:
        """Other records of the same actor, and those that say that they are the same as it.

        Of the former only those that have relations or offices of their own.
        """
        ...

    def identity(self, key: Key) -> Key:
        """The record that stands for all of the actor that one is of."""
        ...

    def called_in(self, first: Key, briefing: str) -> Key:
        """Which of the records of one actor, met so far, a briefing has itself; else `first`."""
        ...

    def alike(self, key: Key) -> Sequence[Record]:
        """The other records of the same actor."""
        ...

    def at(self, key: Key) -> Record | None:
        """The record at `key`."""
        ...

    def linking(self, key: Key, role: str) -> Sequence[Record]:
        """The records that link to the one at `key` in a role, each once, the newest first."""
        ...

    def is_linked(self, key: Key, role: str) -> bool:
        """Whether any record but the one at `key` itself links to it in a role."""
        ...
