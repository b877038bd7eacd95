"""What an actor's records say joins it to others, or how it stands to them: its bonds.

Many questions about sides follow the same bonds, each at its own time. So a record's relations and
offices are read once, with their days and their ends, and `Memo` remembers them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from briefing.analysis.lookup import Lookup
from briefing.analysis.ties import (
    BELONGING_TO,
    COMMON_GROUND,
    JOINING,
    PART_OF,
    POSITION,
    SAME,
    STANCES,
    WITHIN,
    DatedTie,
    Tie,
)
from briefing.library.store.records import Record
from briefing.model.dates import edtf
from briefing.model.dates.edtf import Edtf
from briefing.model.key import Key


def dated_ties_of(actor: Record, lookup: Lookup) -> tuple[DatedTie, ...]:
    """The bonds of an actor at any time, and those of others who say that they are the same.

    They are all that any record of the actor says, whichever of its records is asked about.
    """
    first = lookup.identity(actor.key)
    found = lookup.memo.bonds.get(first)
    if found is None:
        found = lookup.memo.bonds[first] = tuple(_bonds(actor, first, lookup))
    return found


def _bonds(actor: Record, first: Key, lookup: Lookup) -> Iterator[DatedTie]:
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


def _joining(actor: Record, lookup: Lookup) -> Iterator[DatedTie]:
    """What a record says itself that joins the actor to others, or how it stands to them."""
    for bond in _written(actor, lookup):
        kind = bond.tie.kind
        if kind in BELONGING_TO and bond.other.text("kind") in COMMON_GROUND:
            if kind == PART_OF:
                yield bond._replace(tie=bond.tie._replace(kind=WITHIN))
        elif kind in JOINING or kind in STANCES:
            yield bond


def _written(actor: Record, lookup: Lookup) -> Iterator[DatedTie]:
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
            yield DatedTie(tie, other, _date(part.get("from")), _date(part.get(end)))


def _parts(actor: Record, name: str) -> list[dict[str, Any]]:
    return [part for part in actor.items(name) if isinstance(part, dict)]


def _date(written: object) -> Edtf | None:
    return edtf.parse(written) if isinstance(written, str) else None
