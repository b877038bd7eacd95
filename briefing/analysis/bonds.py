"""What an actor's own record says joins it to others or sets it against them: its bonds.

Many questions about sides follow the same bonds, each at its own time. So a record's relations and
offices are read once, with their days and their ends, and `Memo` remembers them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from briefing.library.answers import Record
from briefing.model import edtf
from briefing.model.edtf import Edtf
from briefing.model.key import Key

if TYPE_CHECKING:
    from briefing.analysis.lookup import Lookup

POSITION = "position"
SAME = "same_as"
JOINING = frozenset(
    {"part_of", "member_of", "affiliate_of", "leads", "spokesperson_for", SAME, POSITION}
)
SEPARATING = "opposes"
_BELONGING = frozenset({"part_of", "member_of", POSITION})
_COMMON_GROUND = frozenset({"assembly", "igo"})
"""Kinds of bodies where opposed sides sit, or which judge them: to belong there joins nobody."""
FOLLOWED = JOINING | {SEPARATING}

Moment = tuple[Key, frozenset[str], str | int, str | int]
"""An actor at a time, with the kinds of bonds that are followed from it."""


@dataclass(frozen=True, slots=True)
class Tie:
    """A relation or an office: who has it, of what kind, and who is at its end.

    Both ends are told by the records that stand for all of the two actors. `kind` is the type of
    the relation, or `POSITION` for an office. `according_to` is the reference to whoever says so,
    as written in `briefing`; empty where nobody is named.
    `sure` says that it held on every day of the time in question, and not only on some of them.
    """

    actor: Key
    kind: str
    other: Key
    according_to: str
    briefing: str
    sure: bool = field(default=True, compare=False)


class Bond(NamedTuple):
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


def bonds_of(actor: Record, lookup: Lookup) -> tuple[Bond, ...]:
    """The bonds of an actor at any time, and those of others who say that they are the same.

    They are all that any record of the actor says, whichever of its records is asked about.
    """
    first = lookup.identity(actor.key)
    found = lookup.memo.bonds.get(first)
    if found is None:
        found = lookup.memo.bonds[first] = tuple(_bonds(actor, first, lookup))
    return found


def _bonds(actor: Record, first: Key, lookup: Lookup) -> Iterator[Bond]:
    others = lookup.same_as(actor.key)
    own = [one for one in others if one != actor and lookup.identity(one.key) == first]
    if not any(one.key == first and _says_the_same(one, actor) for one in own):
        own.append(actor)
    for one in own:
        yield from _joining(one, lookup)
    for other in others:
        for bond in _written(other, lookup) if other not in own else ():
            if bond.tie.kind == SAME and bond.tie.other == first:
                yield bond._replace(other=other)


def _says_the_same(one: Record, other: Record) -> bool:
    """Whether two records have the same relations and offices, the one taken over by the other."""
    return all(one.items(name) == other.items(name) for name in ("relations", "positions"))


def _joining(actor: Record, lookup: Lookup) -> Iterator[Bond]:
    """What a record says itself that joins the actor to others, or sets it against them."""
    for bond in _written(actor, lookup):
        kind = bond.tie.kind
        joins = kind in JOINING and not (
            kind in _BELONGING and bond.other.text("kind") in _COMMON_GROUND
        )
        if joins or kind == SEPARATING:
            yield bond


def _written(actor: Record, lookup: Lookup) -> Iterator[Bond]:
    """The actor's own relations and offices, as far as there is a record at the end of each."""
    written = [
        *((part, part.get("type"), "to", "until") for part in _parts(actor, "relations")),
        *((part, POSITION, "of", "to") for part in _parts(actor, "positions")),
    ]
    briefing = actor.key.briefing
    for part, kind, target, end in written:
        reference = part.get(target)
        other = lookup.record(reference, briefing) if isinstance(reference, str) else None
        if other is not None:
            by = str(part.get("according_to") or "")
            ends = lookup.identity(actor.key), lookup.identity(other.key)
            tie = Tie(ends[0], str(kind), ends[1], by, briefing)
            yield Bond(tie, other, _date(part.get("from")), _date(part.get(end)))


def _parts(actor: Record, name: str) -> list[dict[str, Any]]:
    return [part for part in actor.items(name) if isinstance(part, dict)]


def _date(written: object) -> Edtf | None:
    return edtf.parse(written) if isinstance(written, str) else None
