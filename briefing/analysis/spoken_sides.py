"""The sides from which a briefing's speakers speak: the rows of `voice`, and what `side:` asks for.

A statement is of the side of its speaker, or of the body of an unnamed one; of several bodies it is
of none. Sides are those of `briefing.analysis.side_groups`, as they were from the first day on
which a speaker is known to have spoken to the last. Where there is a choice, who comes first by
address is placed first, so that a side has the same statements wherever it is asked for.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from briefing.analysis.lookup import Lookup
from briefing.analysis.side_groups import group_names, grouped_sides
from briefing.analysis.sides import side_of
from briefing.library.store.records import Record
from briefing.model.key import Key


class SpokenFor(NamedTuple):
    """An actor in whose name statements were made, between two ISO days as far as is known."""

    actor: Record
    lower: str = ""
    upper: str = ""


class SpokenSide(NamedTuple):
    """A side with the actors that statements on it were made for.

    `called` is the actor that it is called after, and `actors` all that its members belong to; each
    is the record that stands for all of its records.
    """

    called: Key
    actors: frozenset[Key]
    members: tuple[Record, ...]


def spoken_sides(speakers: Iterable[SpokenFor], lookup: Lookup) -> list[SpokenSide]:
    """The sides of some speakers."""
    once: dict[Key, list[SpokenFor]] = {}
    for one in speakers:
        once.setdefault(lookup.identity(one.actor.key), []).append(one)
    sides = [
        side_of(
            some[0].actor,
            lookup,
            min((one.lower for one in some if one.lower), default=""),
            max(one.upper for one in some),
        )
        for _, some in sorted(once.items())
    ]
    groups = grouped_sides(sides)
    return [
        SpokenSide(
            called,
            frozenset(group.belongs),
            tuple(one.actor for key in group.members for one in once[key]),
        )
        for group, called in zip(groups, group_names(groups, lookup), strict=True)
    ]
