"""Actors put together into sides.

Two actors are on one side if `briefing.analysis.sides.stand` says so, and so is everybody else who
stands with either of them; but nobody joins those among whom somebody opposes them. Where that
leaves a choice, whoever comes first is placed first. Without oppositions the order changes nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from briefing.analysis.lookup import Lookup
from briefing.analysis.sides import side_of, stand
from briefing.analysis.ties import SEPARATING, Side
from briefing.model.key import Key


class SideGroup:
    """Actors on one side.

    `whole` is all that they belong to, with whom these oppose, as if it were one actor's side;
    `belongs` is how many of the members belong to each.
    """

    __slots__ = ("belongs", "members", "whole")

    def __init__(self, members: list[Key], whole: Side, belongs: Counter[Key]) -> None:
        """`members` are taken over, and grow."""
        self.members = members
        self.whole = whole
        self.belongs = belongs

    def join(self, other: SideGroup) -> None:
        """Take in another group."""
        self.members += other.members
        self.belongs.update(other.belongs)
        self.whole = self.whole._replace(
            actors=self.whole.actors | other.whole.actors,
            ties=(*self.whole.ties, *other.whole.ties),
        )


def grouped_sides(sides: Iterable[Side]) -> list[SideGroup]:
    """The sides of some actors, put together.

    Only those that have something in common are compared, so that the work grows with what joins
    the actors, and not with the number of pairs.
    """
    groups: dict[int, SideGroup] = {}
    places: dict[Key, set[int]] = {}
    for number, side in enumerate(sides):
        near = {place for key in side.actors for place in places.get(key, ()) if place in groups}
        place, new = number, _alone(side)
        joined = [each for each in sorted(near) if _stands_with(groups[each], new)]
        for other in joined[:1]:
            place = other
            groups[place].join(new)
        groups.setdefault(place, new)
        touched = set(side.actors)
        for other in joined[1:]:
            if _stands_with(groups[place], groups[other]):
                touched |= groups[other].whole.actors
                groups[place].join(groups.pop(other))
        for key in touched:
            places.setdefault(key, set()).add(place)
    return list(groups.values())


def group_names(groups: Sequence[SideGroup], lookup: Lookup) -> list[Key]:
    """What to call each group: the actor to which most of its members belong.

    One to which members of another group belong too names neither, if there is a choice; among
    several it is the one that belongs to the fewest others.
    """
    in_groups = Counter(key for group in groups for key in group.belongs)
    common = {key for key, count in in_groups.items() if count > 1}
    return [_namesake(group, common, lookup) for group in groups]


def _namesake(group: SideGroup, common: set[Key], lookup: Lookup) -> Key:
    own = {key: count for key, count in group.belongs.items() if key not in common}
    counts = own or group.belongs
    most = max(counts.values())
    candidates = [key for key, count in counts.items() if count == most]
    return min(candidates, key=lambda key: (_height(key, lookup), key))


def _alone(side: Side) -> SideGroup:
    opposing = tuple(tie for tie in side.ties if tie.kind == SEPARATING)
    return SideGroup([side.actor], side._replace(ties=opposing), Counter(side.actors))


def _stands_with(one: SideGroup, other: SideGroup) -> bool:
    return stand(one.whole, other.whole) == "same"


def _height(key: Key, lookup: Lookup) -> int:
    """How many actors an actor belongs to."""
    actor = lookup.at(key)
    return len(side_of(actor, lookup).actors) if actor else 0
