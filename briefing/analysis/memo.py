"""What is remembered of answers about actors, for as long as one page is composed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.model.key import Key

if TYPE_CHECKING:  # everything that looks records up has a memo, and few need what it remembers
    from briefing.analysis.relations import DatedTie, Moment
    from briefing.analysis.sides import Side


class Memo:
    """What has been worked out about actors: good for as long as the records stay as they are."""

    __slots__ = ("bonds", "days", "parties", "sides")

    def __init__(self) -> None:
        """Nothing is known yet."""
        self.bonds: dict[Key, tuple[DatedTie, ...]] = {}
        self.days: dict[tuple[Key, frozenset[str]], tuple[str, ...] | None] = {}
        self.sides: dict[Moment, Side] = {}
        self.parties: dict[Moment, Key] = {}
