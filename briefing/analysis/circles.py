"""Circles: records that lead back to themselves, where each should lie in, or rest on, the next.

A place that lies in itself by way of others, a group that is part of its own part, a statement
that repeats what repeats it: however many steps it takes, no such order can be.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from briefing.analysis.lookup import Lookup
from briefing.library.store.records import Record
from briefing.model.key import Key

FIELDS: Mapping[str, tuple[str, ...]] = {
    "locations": ("in",),
    "incidents": ("part_of",),
    "statements": ("repeats", "supports", "corrects"),
    "actors": ("relations",),
}
"""The fields of a section, each of which must not lead back to where it began."""
_WITHIN = frozenset({"part_of", "member_of"})
"""The relations that put an actor into another."""


class Step(NamedTuple):
    """A way from a record to the next: where in the record it stands, and whither it leads."""

    path: str
    record: Record


class _Together(NamedTuple):
    """The records that lead to each other, and the first of them; None where it is alone."""

    first: Key | None
    keys: frozenset[Key]


class Circles:
    """Looks for circles, and goes over each record once, however long the ways through it are."""

    def __init__(self, lookup: Lookup) -> None:
        """Nothing is asked of `lookup` before it is needed."""
        self._lookup = lookup
        self._found: dict[tuple[Key, str], _Together] = {}

    def of(self, record: Record, field: str) -> tuple[Step, ...]:
        """The shortest circle from a record by a field; empty where there is none.

        A circle is told for one of its records only, the first by its key.
        """
        if not any(steps_from(record, field, self._lookup)):
            return ()
        if (record.key, field) not in self._found:
            self._search(record, field)
        found = self._found[record.key, field]
        return self._shortest(record, field, found.keys) if record.key == found.first else ()

    def _search(self, start: Record, field: str) -> None:
        """Find what goes round together, from a record on (Tarjan's components, without calls)."""
        order: dict[Key, int] = {}
        low: dict[Key, int] = {}
        open_: list[Key] = []
        waiting = [(start, iter(self._next(start, field)))]
        order[start.key] = low[start.key] = 0
        open_.append(start.key)
        while waiting:
            record, steps = waiting[-1]
            step = next(steps, None)
            if step is not None:
                other = step.record
                if other.key not in order and (other.key, field) not in self._found:
                    order[other.key] = low[other.key] = len(order)
                    open_.append(other.key)
                    waiting.append((other, iter(self._next(other, field))))
                elif (other.key, field) not in self._found:
                    low[record.key] = min(low[record.key], order[other.key])
                continue
            waiting.pop()
            if waiting:
                above = waiting[-1][0].key
                low[above] = min(low[above], low[record.key])
            if low[record.key] == order[record.key]:
                self._close(record, field, open_)

    def _close(self, record: Record, field: str, open_: list[Key]) -> None:
        """Note all that goes round with a record: nothing, where it is alone."""
        round_: set[Key] = set()
        while record.key not in round_:
            round_.add(open_.pop())
        together = frozenset(round_)
        alone = len(together) == 1 and all(
            step.record.key != record.key for step in self._next(record, field)
        )
        found = _Together(None if alone else min(together), together)
        for key in together:
            self._found[key, field] = found

    def _shortest(self, start: Record, field: str, among: frozenset[Key]) -> tuple[Step, ...]:
        """The shortest way from a record back to it, through records that go round with it."""
        came: dict[Key, tuple[Key, Step]] = {}
        waiting = deque([start])
        while waiting:
            record = waiting.popleft()
            for step in self._next(record, field):
                if step.record.key == start.key:
                    return (*_way(record.key, came), step)
                if step.record.key in among and step.record.key not in came:
                    came[step.record.key] = record.key, step
                    waiting.append(step.record)
        return ()

    def _next(self, record: Record, field: str) -> list[Step]:
        return list(steps_from(record, field, self._lookup))


def _way(key: Key, came: Mapping[Key, tuple[Key, Step]]) -> tuple[Step, ...]:
    """The steps that led to a record; `came` has the one to each, and from where."""
    way = []
    while key in came:
        key, step = came[key]
        way.append(step)
    return tuple(reversed(way))


def steps_from(record: Record, field: str, lookup: Lookup) -> Iterator[Step]:
    """Where a record leads by one of the fields of its section."""
    for path, reference in _references(record, field):
        found = lookup.record(reference, record.key.briefing)
        if found is not None and found.section == record.section:
            yield Step(path, found)


def _references(record: Record, field: str) -> Iterator[tuple[str, str]]:
    """The references in a field, each with where it stands."""
    if field == "relations":
        for place, one in enumerate(record.items(field)):
            if isinstance(one, dict) and one.get("type") in _WITHIN:
                yield f"{field}.{place}", str(one.get("to"))
    elif record.text(field):
        yield field, record.text(field)
    else:
        yield from ((f"{field}.{n}", str(one)) for n, one in enumerate(record.items(field)))
