"""What a page needs to know of other records, each of them asked for once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import chain

from briefing.analysis.lookup import MOST_PARTS, Memo
from briefing.library.library import Library
from briefing.library.query.linking import linked, newest_linking, saying_same_as
from briefing.library.query.same_actors import firsts, has_several, others
from briefing.library.store.record_numbers import listed_day
from briefing.library.store.records import Backlinks, FoundLink, Record
from briefing.model.key import SHARED, Key, key_of
from briefing.model.role import Role
from briefing.page.words.counts import MOST_COUNTED

MOST = 50
"""How many links in one role a page shows."""
MOST_LINKING = MOST_PARTS + 1
"""How many links in one role are looked at: one more than is ever counted."""
MOST_ALIKE = 200
"""How many records of one actor are looked at."""
_MOST_KEPT = 10_000
"""Actors that are remembered from page to page."""
MANY = 20_000
"""Records that may be remembered where a whole library is gone through."""


class RecordLoader:
    """Looks records up, many at a time, and remembers them while one page is composed.

    It answers the questions of `briefing.analysis.lookup.Lookup`. A page first gathers what it is
    going to need, so that the number of queries does not grow with the number of records.
    """

    def __init__(self, library: Library, most: int = 0) -> None:
        """Nothing is asked of `library` before it is needed.

        Up to `most` records, everything is remembered from page to page.
        """
        self.library = library
        self._most = most
        self.clear()

    def clear(self) -> None:
        """Forget everything."""
        self.memo = Memo()
        self.followed: set[tuple[str, str]] = set()
        """The references to actors whose ties, and what these lead to, have been fetched."""
        self._records: dict[Key, Record | None] = {}
        self._meant: dict[tuple[str, str], Record] = {}
        self._roles: dict[str, Role] = {}
        self._same_as: dict[Key, list[Record]] = {}
        self._targets: dict[Key, list[Key]] = {}
        self._backlinks: dict[Key, list[Backlinks]] = {}
        self._same: dict[Key, list[Key]] = {}
        self._linking = defaultdict[str, dict[Key, Sequence[Record]]](dict)
        self._linked: dict[tuple[Key, str], bool] = {}
        self._firsts: dict[Key, Key] = {}
        self._called: dict[tuple[Key, str], Key] = {}

    def turn(self) -> None:
        """Forget all but the actors, who are likely to be needed again on the next page.

        Nothing is forgotten before there are as many records as may be remembered.

        A look that is kept for several pages answers from what it has seen: it has to be thrown
        away when the library changes.
        """
        if len(self._records) <= self._most:
            return
        kept = {
            key: one for key, one in self._records.items() if one is None or one.section == "actors"
        }
        if len(kept) > _MOST_KEPT:
            self.clear()
            return
        self._records = kept
        self._meant = {pair: one for pair, one in self._meant.items() if one.section == "actors"}
        self.memo.turn()
        self._targets, self._same = {}, {}
        self._backlinks, self._linked = {}, {}
        self._linking.clear()

    def gather(self, references: Iterable[tuple[str, str]]) -> None:
        """Fetch in one go what references lead to; each comes with the briefing that says it."""
        new = [pair for pair in dict.fromkeys(references) if pair not in self._meant]
        self.fetch(own := [key_of(*pair) for pair in new])
        # Most references are to the briefing's own records: the shared ones need not be asked for.
        self.fetch(Key(SHARED, key.slug) for key in own if self._records[key] is None)

    def fetch(self, keys: Iterable[Key]) -> None:
        """Fetch in one go the records at `keys`."""
        wanted = [key for key in dict.fromkeys(keys) if key not in self._records]
        if wanted:
            found = self.library.records(wanted)
            self._records.update({key: found.get(key) for key in wanted})

    def remember(self, records: Iterable[Record]) -> None:
        """Know these records without asking."""
        self._records.update({record.key: record for record in records})

    def record(self, reference: str, briefing: str) -> Record | None:
        """The record that `reference` means when `briefing` says it; None where there is none."""
        known = self._meant.get((reference, briefing))
        if known is not None:
            return known
        # The same order as `Library.resolve`, which answers for one reference at a time.
        own = key_of(reference, briefing)
        found = self.at(own) or self.at(Key(SHARED, own.slug))
        if found is not None:
            self._meant[reference, briefing] = found
        return found

    def at(self, key: Key) -> Record | None:
        """The record at `key`."""
        if key not in self._records:
            self.fetch([key])
        return self._records[key]

    @cached_property
    def _has_several(self) -> bool:
        return has_several(self.library)

    def identity(self, key: Key) -> Key:
        """The record that stands for all of the actor that one is of."""
        if key not in self._firsts:
            self.gather_identities([key])
        return self._firsts[key]

    def gather_identities(self, keys: Iterable[Key]) -> None:
        """Fetch in one go which record stands for each of these."""
        wanted = [key for key in dict.fromkeys(keys) if key not in self._firsts]
        found = firsts(self.library, wanted) if wanted and self._has_several else {}
        for key in wanted:
            self._firsts[key] = first = found.get(key, key)
            self._called[first, key.briefing] = key

    def called_in(self, first: Key, briefing: str) -> Key:
        """Of the records of one actor that have been met, the one that a briefing has itself."""
        return self._called.get((first, briefing), first)

    def same(self, keys: Sequence[Key]) -> dict[Key, list[Key]]:
        """The other records of the actor that each of these is of, at most `MOST_ALIKE`."""
        if not self._has_several:
            return {}
        new = [key for key in keys if key not in self._same]
        found = others(self.library, new, MOST_ALIKE) if new else {}
        self._same.update({key: found.get(key, []) for key in new})
        return {key: self._same[key] for key in keys}

    def alike(self, key: Key) -> Sequence[Record]:
        """The other records of the same actor, at most `MOST_ALIKE`."""
        keys = self.same([key]).get(key, [])
        self.fetch(keys)
        return [record for one in keys if (record := self.at(one))]

    def same_as(self, key: Key) -> Sequence[Record]:
        """Other records of the same actor, and those that say that they are the same as it.

        Of the former only those that have relations or offices of their own.
        """
        if key not in self._same_as:
            self.gather_same_as([key])
        return self._same_as[key]

    def gather_same_as(self, keys: Iterable[Key]) -> None:
        """Fetch in one go who is the same as each of these actors."""
        wanted = [key for key in dict.fromkeys(keys) if key not in self._same_as]
        if not wanted:
            return
        self._same_as.update({key: [] for key in wanted})
        self.gather_identities(wanted)
        if self._has_several:
            self._gather_differing(wanted)
        for record in chain.from_iterable(
            self.library.lists.pages(saying_same_as(wanted, self._has_several))
        ):
            self._records[record.key] = record
            ends = _ends_of_same_as(record, self)
            self.gather_identities(ends)
            meant = {self._firsts[end] for end in ends}
            for key in wanted:
                if self._firsts[key] in meant and record not in self._same_as[key]:
                    self._same_as[key].append(record)

    def _gather_differing(self, keys: Sequence[Key]) -> None:
        found = others(self.library, keys, MOST_ALIKE, differing=True)
        self.fetch(one for some in found.values() for one in some)
        for key, some in found.items():
            self._same_as[key] += [record for one in some if (record := self.at(one))]

    def follow(self, keys: Iterable[Key]) -> list[Record]:
        """The records that these link to, fetched in one go."""
        every = list(dict.fromkeys(keys))
        new = [key for key in every if key not in self._targets]
        if new:
            self._targets.update(self.library.links.targets_of_each(new))
        targets = dict.fromkeys(one for key in every for one in self._targets[key])
        self.fetch(targets)
        return [record for one in targets if (record := self.at(one))]

    def backlinks(self, key: Key) -> list[Backlinks]:
        """What links to a record, by role, of each role the newest `MOST`; the records fetched.

        No more links of a role are counted than it takes to say that `MOST_COUNTED` more are there.
        """
        if key not in self._backlinks:
            self.gather_backlinks([key])
        return self._backlinks[key]

    def gather_backlinks(self, keys: Iterable[Key]) -> None:
        """Fetch in one go what links to each of these records, and the records that do."""
        new = [key for key in dict.fromkeys(keys) if key not in self._backlinks]
        if not new:
            return
        same = self.same(new)
        every = list(dict.fromkeys([*new, *chain.from_iterable(same.values())]))
        found = self.library.links.backlinks_of_each(every, MOST, MOST + MOST_COUNTED)
        self.fetch(link.source for some in found.values() for one in some for link in one.links)
        for key in new:
            others = [found[one] for one in same.get(key, ())]
            self._backlinks[key] = _joined([found[key], *others], self) if others else found[key]

    def linking(self, key: Key, role: str) -> Sequence[Record]:
        """The records that link to the one at `key` in a role, each once, the newest first."""
        known = self._linking[role]
        if key not in known:
            self.gather_linking([key], role)
        return known[key]

    def gather_linking(self, keys: Iterable[Key], *roles: str) -> None:
        """Fetch in one go what links in some roles to each of these records."""
        known = [self._linking[role] for role in roles]
        wanted = [key for key in dict.fromkeys(keys) if not all(key in some for some in known)]
        if not wanted:
            return
        several = {key: others for key, others in self.same(wanted).items() if others}
        every = list(dict.fromkeys([*wanted, *chain.from_iterable(several.values())]))
        links = list(newest_linking(self.library, every, roles, MOST_LINKING))
        self.fetch(source for *_, source in links)
        found: dict[str, dict[Key, dict[Key, Record]]] = {role: {} for role in roles}
        for role, target, source in dict.fromkeys(links):
            if record := self._records[source]:
                found[role].setdefault(target, {})[source] = record
        for some, linking in zip(known, found.values(), strict=True):
            some.update(dict.fromkeys(wanted, ()))  # most are linked to in few roles
            for key in (one for one in wanted if one in linking or one in several):
                own = linking.get(key, {})
                for other in several.get(key, ()):
                    own = own | linking.get(other, {})
                some[key] = tuple(own.values())

    def is_linked(self, key: Key, role: str) -> bool:
        """Whether any record but the one at `key` itself links to it in a role."""
        if (key, role) not in self._linked:
            self.gather_linked([key], role)
        return self._linked[key, role]

    def gather_linked(self, keys: Iterable[Key], role: str) -> None:
        """Find out in one go which of these records any other links to in a role."""
        wanted = [key for key in dict.fromkeys(keys) if (key, role) not in self._linked]
        found = linked(self.library, wanted, role, self._has_several)
        self._linked.update({(key, role): key in found for key in wanted})

    def role(self, name: str) -> Role:
        """The words for a role."""
        if name not in self._roles:
            self._roles[name] = self.library.links.role(name)
        return self._roles[name]


def _ends_of_same_as(actor: Record, look: RecordLoader) -> list[Key]:
    """Whom an actor says it is the same as."""
    relations = [one for one in actor.items("relations") if isinstance(one, dict)]
    named = [str(one.get("to")) for one in relations if one.get("type") == "same_as"]
    found = (look.record(reference, actor.key.briefing) for reference in named)
    return [record.key for record in found if record]


def _joined(each: Iterable[Sequence[Backlinks]], look: RecordLoader) -> list[Backlinks]:
    """What links to several records of the same actor, as to one: of each role the newest."""
    groups: dict[str, list[Backlinks]] = {}
    for group in chain.from_iterable(each):
        groups.setdefault(group.role, []).append(group)

    def age(link: FoundLink) -> int:
        record = look.at(link.source)
        return -listed_day(record.lower, record.upper) if record else 0

    return [
        some[0]._replace(
            total=sum(one.total for one in some),
            links=tuple(sorted((link for one in some for link in one.links), key=age)[:MOST]),
        )
        for some in groups.values()
    ]
