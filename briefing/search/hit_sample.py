"""Hits of a search with their marks, to count what they have in common."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from math import inf

from briefing.library.derive.index_tokens import TOKEN_SIGN, index_token, token_sql
from briefing.library.library import Library
from briefing.library.store.record_numbers import SHIFT, day_of
from briefing.model.dates.days import ordinal


class HitSample:
    """Some hits of a search. `exact` says that the search has no others."""

    def __init__(self, library: Library, numbers: Sequence[int], exact: bool) -> None:
        """`numbers` are those of the records (briefing.library.store.record_numbers)."""
        rows = _marks(library, numbers)
        self.exact = exact
        self._numbers = [number for number, _ in rows]
        self._having: defaultdict[str, set[int]] = defaultdict(set)
        for number, marks in rows:
            for token in marks.split():
                self._having[token].add(number)
        self._vague = _dates(library, sorted(self._having.get(_VAGUE, ())))

    @property
    def count(self) -> int:
        """How many they are."""
        return len(self._numbers)

    @cached_property
    def _by_letter(self) -> dict[str, list[str]]:
        """The marks that some hit has, by the letter of their kind."""
        found: dict[str, list[str]] = {}
        for token in self._having:
            found.setdefault(token[1], []).append(token)
        return found

    def tails(self, beginning: str) -> Counter[str]:
        """What stands behind `beginning` in marks, with how many hits have such a mark."""
        start = index_token(beginning[0], beginning[1:])
        return Counter(
            {
                token[len(start) :]: len(self._having[token])
                for token in self._by_letter.get(beginning[0], ())
                if token.startswith(start)
            }
        )

    def keys(self, beginning: str) -> Counter[int]:
        """The same for marks that end in the key of a record."""
        tails = self.tails(beginning).items()
        return Counter({int(tail): count for tail, count in tails if tail.isdecimal()})

    def having(self, marks: Iterable[str]) -> int:
        """How many hits have at least one of `marks`."""
        there = [self._having[token] for token in marks if token in self._having]
        return len(there[0].union(*there[1:])) if there else 0

    def numbers_with(self, wanted: str) -> set[int]:
        """The numbers of the hits that have this mark."""
        return set(self._having.get(wanted, ()))

    def one_with(self, wanted: str) -> int:
        """The number of a hit that has this mark. Raises StopIteration where none has."""
        return next(iter(self._having.get(wanted, ())))

    def by_date(self, period_of: Callable[[str], str], longest: int) -> Counter[str]:
        """How many hits can be of each period (see `days.month_of`) that some date of a hit names.

        A vague date is of all that it overlaps; it names those in which it begins and ends, if it
        is not longer than `longest` days.
        """
        days = Counter(number >> SHIFT for number in self._numbers if number not in self._vague)
        exact = Counter[str]()
        for day in days.keys() - {0}:
            exact[period_of(day_of(day << SHIFT))] += days[day]
        vague = [(period_of(lower), period_of(upper)) for lower, upper in self._vague.values()]
        named = {
            period_of(day)
            for lower, upper in self._vague.values()
            if _length(lower, upper) <= longest
            for day in (lower, upper)
        }
        return Counter(
            {
                period: exact[period]
                + sum(lower <= period and (not upper or period <= upper) for lower, upper in vague)
                for period in {*exact, *named}
            }
        )


def _length(lower: str, upper: str) -> float:
    """How many days lie between two days; for ever where there is no bound."""
    return ordinal(upper) - ordinal(lower) if lower and upper else inf


def _marks(library: Library, numbers: Sequence[int]) -> list[tuple[int, str]]:
    """The records of these numbers with their marks."""
    wanted = json.dumps(numbers)
    if library.until:  # the marks in the full text say too much then
        return library.ask(_AS_OF, (TOKEN_SIGN, wanted))
    return library.ask(_NOW, (wanted,))


def _dates(library: Library, numbers: Sequence[int]) -> dict[int, tuple[str, str]]:
    """The days that bound the dates of records."""
    rows = library.ask(_DATES, (json.dumps(numbers),))
    return {number: (lower, upper) for number, lower, upper in rows}


_VAGUE = index_token("i", "vague")
_NOW = "SELECT id, c5 FROM words_content WHERE id IN (SELECT value FROM json_each(?))"
"""From the table in which FTS5 keeps the columns, which takes half as long as asking FTS5 for them
(https://sqlite.org/fts5.html#the_data_table_structure, "Table Contents"); `marks` is the sixth."""
_AS_OF = (
    f"SELECT record.id, (SELECT group_concat(? || token, ' ') FROM ({token_sql('record.id')})) "
    "FROM record WHERE record.id IN (SELECT value FROM json_each(?))"
)
_DATES = (
    "SELECT record.id, record.lower, record.upper FROM record "
    "WHERE record.id IN (SELECT value FROM json_each(?))"
)
