"""Which record of one time is which of another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from briefing.analysis.changes.declared_fields import DeclaredFields
from briefing.analysis.changes.record_version import TITLE, Prints, RecordVersion, VersionSide
from briefing.model.key import Key

VersionPair = tuple[RecordVersion, RecordVersion]


class Pairing(NamedTuple):
    """The records of two times. `other` are the pairs that are not letter by letter the same.

    `renamed` pairs have another slug by now. All are in the order of their keys.
    """

    removed: Sequence[RecordVersion]
    other: Sequence[VersionPair]
    renamed: Sequence[VersionPair]
    new: Sequence[RecordVersion]

    @property
    def slugs(self) -> Mapping[str, str]:
        """The slugs that records had, with those that they have now, as links may write them."""
        short = {old.key.slug: new.key.slug for old, new in self.renamed}
        return short | {str(old.key): str(new.key) for old, new in self.renamed}


def paired(old: VersionSide, new: VersionSide) -> Pairing:
    """Pair the records of two times; of those that are not the same the words have been read."""
    gone: list[RecordVersion] = []
    came: list[RecordVersion] = []
    other: list[VersionPair] = []
    for one, two in _side_by_side(old.versions, new.versions):
        if two is None and one is not None:
            gone.append(one)
        elif one is None and two is not None:
            came.append(two)
        elif one is not None and two is not None and not one.same_body(two):
            other.append((one, two))
    old.read([one for one, _ in other])
    new.read([two for _, two in other])
    renamed: list[VersionPair] = []
    if gone and came:
        old.read(gone)
        new.read(came)
        renamed = _renamed(gone, came, old.declared, new.declared)
    was, is_ = {one.key for one, _ in renamed}, {two.key for _, two in renamed}
    removed = [one for one in gone if one.key not in was]
    return Pairing(removed, other, renamed, [two for two in came if two.key not in is_])


def _side_by_side(
    old: Iterable[RecordVersion], new: Iterable[RecordVersion]
) -> Iterator[tuple[RecordVersion | None, RecordVersion | None]]:
    """The records of both with the same key together."""
    olds, news = iter(old), iter(new)
    one, two = next(olds, None), next(news, None)
    while one is not None or two is not None:
        if two is None or (one is not None and one.key < two.key):
            yield one, None
            one = next(olds, None)
        elif one is None or two.key < one.key:
            yield None, two
            two = next(news, None)
        else:
            yield one, two
            one, two = next(olds, None), next(news, None)


def _renamed(
    gone: Sequence[RecordVersion],
    came: Sequence[RecordVersion],
    before: DeclaredFields,
    after: DeclaredFields,
) -> list[VersionPair]:
    """The records that went from one slug to another.

    Of one that is alone in its section with all it says that is sure. Else it has to be called the
    same as before and say half of the same, and nothing else may be called so.
    """
    olds = [(one, one.prints(before)) for one in gone]
    news = [(two, two.prints(after)) for two in came]
    pairs: list[VersionPair] = []
    for said in (_everything, _name):
        done = {one.key for one, _ in pairs}, {two.key for _, two in pairs}
        pairs += _alike(
            {said(one, prints): (one, prints) for one, prints in _alone(olds, done[0], said)},
            {said(two, prints): (two, prints) for two, prints in _alone(news, done[1], said)},
        )
    return sorted(pairs, key=lambda pair: pair[0].key)


Printed = tuple[RecordVersion, Prints]
Said = tuple[str, ...]
Saying = Callable[[RecordVersion, Prints], Said]
"""What two records have to have in common."""


def _everything(one: RecordVersion, prints: Prints) -> Said:
    return (one.key.briefing, one.section, *(f"{name}={prints[name]}" for name in sorted(prints)))


def _name(one: RecordVersion, prints: Prints) -> Said:
    return one.key.briefing, one.section, prints.get(TITLE, "")


def _alone(some: Sequence[Printed], done: set[Key], said: Saying) -> Iterator[Printed]:
    """Those that are left and of which no other says the same."""
    left = [(one, prints) for one, prints in some if one.key not in done]
    many = Counter(said(one, prints) for one, prints in left)
    return ((one, prints) for one, prints in left if many[said(one, prints)] == 1)


def _alike(olds: Mapping[Said, Printed], news: Mapping[Said, Printed]) -> Iterator[VersionPair]:
    for said in olds.keys() & news.keys():
        (one, before), (two, after) = olds[said], news[said]
        same = sum(after.get(name) == print_ for name, print_ in before.items())
        if 2 * same >= max(len(before), len(after)):
            yield one, two
