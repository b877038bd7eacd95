"""The questions that the analysis asks about other records, and what it remembers of answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

from briefing.library.store.records import Record
from briefing.model.key import Key

if TYPE_CHECKING:  # everything that looks records up has a memo, and few need what it remembers
    from briefing.analysis.figures.data_point import DataPoint
    from briefing.analysis.figures.day_spans import DaySpan
    from briefing.analysis.figures.givers import GivenSeries
    from briefing.analysis.ties import DatedTie, Moment, Side


class Memo:
    """What has been worked out: good for as long as the records stay as they are.

    Of actors, and of what is read together with others: figures with their numbers and those that
    count the same, and the lists of incidents.
    """

    __slots__ = ("bonds", "by_day", "days", "joined", "lists", "parties", "series", "sides")

    def __init__(self) -> None:
        """Nothing is known yet."""
        self.bonds: dict[Key, tuple[DatedTie, ...]] = {}
        self.days: dict[tuple[Key, frozenset[str]], tuple[str, ...] | None] = {}
        self.sides: dict[Moment, Side] = {}
        self.parties: dict[Moment, Key] = {}
        self.turn()

    def turn(self) -> None:
        """Forget all but what is of actors."""
        self.by_day: dict[Key, Mapping[DaySpan, Sequence[DataPoint]]] = {}
        self.joined: dict[tuple[Key, str, int], list[Record]] = {}
        self.lists: dict[Key, Mapping[Key, frozenset[str]]] = {}
        self.series: dict[Key, tuple[GivenSeries, ...]] = {}


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
