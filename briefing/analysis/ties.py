"""Relations and offices as values: who has them, who is at the end, how long they lasted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from briefing.library.store.records import Record
from briefing.model.dates.edtf import Edtf
from briefing.model.key import Key
from briefing.model.relations import BELONGING

POSITION = "position"
PART_OF = "part_of"
SAME = "same_as"
JOINING = frozenset({*BELONGING, "leads", "spokesperson_for", SAME, POSITION})
SEPARATING = "opposes"
STANCES = ("backs", "allied_with", SEPARATING)
"""How an actor stands to another without being joined to it."""
BELONGING_TO = frozenset({PART_OF, "member_of", POSITION})
COMMON_GROUND = frozenset({"assembly", "igo"})
"""Kinds of bodies where opposed sides sit, or which judge them: to belong there joins nobody."""
WITHIN = "part_of_common_ground"
"""The kind of a tie to such a body: it joins nobody, but who opposes a body opposes its parts."""
FOLLOWED = JOINING | {SEPARATING}

Moment = tuple[Key, frozenset[str], str | int, str | int]
"""An actor at a time, with the kinds of bonds that are followed from it."""


class Tie(NamedTuple):
    """A relation or an office: who has it, of what kind, and who is at its end.

    Both ends are told by the records that stand for all of the two actors. `kind` is the type of
    the relation, or `POSITION` for an office. `according_to` is the reference to whoever says so,
    as written in `briefing`; empty where nobody is named.
    `sure` says that it held on every day of the time in question, and not only on some of them; it
    does not count where ties are compared.
    """

    actor: Key
    kind: str
    other: Key
    according_to: str
    briefing: str
    sure: bool = True

    def __eq__(self, other: object) -> bool:
        """Whether it is the same tie, however sure."""
        return isinstance(other, Tie) and self[:-1] == other[:-1]

    def __ne__(self, other: object) -> bool:
        """Said as well, for a tuple has an answer of its own."""
        return not self == other

    def __hash__(self) -> int:
        """The same for ties that are equal."""
        return hash(self[:-1])


class DatedTie(NamedTuple):
    """A tie, who is at its other end, and from when to when it lasted, as far as that is known."""

    tie: Tie
    other: Record
    begin: Edtf | None = None
    end: Edtf | None = None

    def days(self) -> Iterator[str]:
        """The ISO days on which an answer about it may change."""
        for date in (self.begin, self.end):
            if date is not None:
                yield from (day for day in (date.lower, date.upper) if day)

    def held(self, lower: str, upper: str) -> bool:
        """Whether it can have held between two days."""
        began = self.begin.lower if self.begin else ""
        ended = self.end.upper if self.end else ""
        return not (lower and ended and ended < lower) and not (upper and began and began > upper)

    def surely_held(self, lower: str, upper: str) -> bool:
        """Whether it held on every day from the one to the other."""
        began, ended = self.begin, self.end
        begun = began is None or bool(began.upper and lower and began.upper <= lower)
        return begun and (ended is None or bool(ended.lower and upper and ended.lower >= upper))


class Side(NamedTuple):
    """An actor with everything that it belongs to, and the relations and offices that say so.

    Each is told by the record that stands for all of its records (`Lookup.identity`). `ties` also
    holds whom any of these opposes. They are in the order in which they were followed: those
    nearest to the actor first.
    """

    actor: Key
    actors: frozenset[Key]
    ties: tuple[Tie, ...]
