"""What two have to do with each other, as far as links say it: never by a likeness of words.

Two statements are counterparts if

- both are about the same incident or figure, or are listed there, or give its numbers, where those
  that are the same (`same_as`), or count the same (`same_count_as`), are one;
- one repeats the other, or both repeat a third;
- one contradicts, corrects, supports or answers the other;
- or they are one and the same.

Records are told by numbers, so that many are soon looked through.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from typing import NamedTuple

from briefing.analysis.incidents.incident_lists import FIELDS
from briefing.library.query.numbered_links import NumberedLink

ABOUT = ("about", "responds_to")
"""The roles in which a statement leads to what it speaks of."""
LISTING = (*FIELDS, "harm_by", "given_by", "stated_by")
"""The roles in which an incident or a figure leads to who speaks of it."""
ALIKE = ("same_as", "same_count_as")
"""The roles that make two incidents, or two figures, one."""
REPEATING = "repeats"
ANSWERING = ("contradicts", "corrects", "supports", "responds_to")
"""The roles in which one statement leads to another that it speaks of."""
Links = Sequence[NumberedLink]


class EndRecords(NamedTuple):
    """What one end has: its statements, in their order, and its sources, which may give numbers."""

    statements: tuple[int, ...]
    sources: frozenset[int] = frozenset()

    @property
    def all(self) -> tuple[int, ...]:
        """Both."""
        return (*self.statements, *sorted(self.sources))


class SharedMatter(NamedTuple):
    """One thing that both speak of: its records, and what each end has on it."""

    records: frozenset[int]
    one: tuple[int, ...]
    other: tuple[int, ...]


class Counterparts(NamedTuple):
    """What both speak of, who answers whom, and the statements of each without a counterpart."""

    shared: tuple[SharedMatter, ...]
    answers: tuple[NumberedLink, ...]
    only_one: tuple[int, ...]
    only_other: tuple[int, ...]

    @property
    def met(self) -> set[int]:
        """Whoever has a counterpart, of both ends."""
        met = {voice for each in self.shared for voice in (*each.one, *each.other)}
        return met.union(end for source, _, target in self.answers for end in (source, target))

    def touching(self, wanted: Set[int]) -> Counterparts:
        """What some statements take part in, with all that the other end says there."""
        return Counterparts(
            tuple(each for each in self.shared if not wanted.isdisjoint((*each.one, *each.other))),
            tuple(each for each in self.answers if not wanted.isdisjoint((each[0], each[2]))),
            tuple(each for each in self.only_one if each in wanted),
            tuple(each for each in self.only_other if each in wanted),
        )


def counterparts(
    one: EndRecords, other: EndRecords, links: Links, matters: Set[int]
) -> Counterparts:
    """What two ends have to do with each other.

    `links` are all in the roles above that the voices of both have, those among what these lead to
    included; `matters` are those of their ends that are incidents or figures.
    """
    alike = _alike(links)
    of = _matters_of(links, matters, alike)
    for both in {*one.statements} & {*other.statements}:
        of.setdefault(both, {})[alike.get(both, both)] = None
    mine, theirs = _by_matter(one, of), _by_matter(other, of)
    members = _members(alike)
    shared = tuple(
        SharedMatter(
            members.get(matter, frozenset((matter,))), tuple(mine[matter]), tuple(theirs[matter])
        )
        for matter in mine
        if matter in theirs
    )
    answers = tuple(_answers({*one.statements}, {*other.statements}, links))
    met = Counterparts(shared, answers, (), ()).met
    return Counterparts(
        shared,
        answers,
        tuple(each for each in one.statements if each not in met),
        tuple(each for each in other.statements if each not in met),
    )


def _matters_of(
    links: Links, matters: Set[int], alike: Mapping[int, int]
) -> dict[int, dict[int, None]]:
    """For each voice what it speaks of, those that are one by the number that stands for all."""
    found: dict[int, dict[int, None]] = {}
    for source, role, target in links:
        if role in LISTING and source in matters:
            found.setdefault(target, {})[alike.get(source, source)] = None
        elif role in ABOUT and target in matters:
            found.setdefault(source, {})[alike.get(target, target)] = None
        elif role == REPEATING:
            for end in (source, target):
                found.setdefault(end, {})[alike[end]] = None
    return found


def _alike(links: Links) -> dict[int, int]:
    """For each of several that are one the number that stands for all of them: the smallest."""
    ends: dict[int, list[int]] = {}
    for source, role, target in links:
        if role in ALIKE or role == REPEATING:
            ends.setdefault(source, []).append(target)
            ends.setdefault(target, []).append(source)
    first: dict[int, int] = {}
    for start in sorted(ends):
        waiting = [start]
        while waiting:
            number = waiting.pop()
            if number not in first:
                first[number] = start
                waiting += ends[number]
    return first


def _members(alike: Mapping[int, int]) -> dict[int, frozenset[int]]:
    """For each number that stands for several, all of them."""
    found: dict[int, set[int]] = {}
    for each, first in alike.items():
        found.setdefault(first, set()).add(each)
    return {first: frozenset(some) for first, some in found.items()}


def _by_matter(end: EndRecords, of: Mapping[int, Iterable[int]]) -> dict[int, list[int]]:
    """What an end has on each matter."""
    found: dict[int, list[int]] = {}
    for voice in end.all:
        for matter in of.get(voice, ()):
            found.setdefault(matter, []).append(voice)
    return found


def _answers(one: Set[int], other: Set[int], links: Links) -> Iterator[NumberedLink]:
    """The links by which a statement of one end speaks of one of the other."""
    for source, role, target in links:
        across = (source in one and target in other) or (source in other and target in one)
        if role in ANSWERING and across:
            yield source, role, target
