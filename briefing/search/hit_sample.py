"""Hits of a search with their marks, to count what they have in common."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
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
        self._marks = dict(rows)
        self._counts = Counter(" ".join(marks for _, marks in rows).split())
        self._vague = _dates(library, [number for number, marks in rows if _VAGUE in marks])

    @property
    def count(self) -> int:
        """How many they are."""
        return len(self._marks)

    @cached_property
    def _by_letter(self) -> dict[str, list[str]]:
        """The marks that some hit has, by the letter of their kind."""
        found: dict[str, list[str]] = {}
        for token in self._counts:
            found.setdefault(token[1], []).append(token)
        return found

    def tails(self, beginning: str) -> Counter[str]:
        """What stands behind `beginning` in marks, with how many hits have such a mark."""
        start = index_token(beginning[0], beginning[1:])
        return Counter(
            {
                token[len(start) :]: self._counts[token]
                for token in self._by_letter.get(beginning[0], ())
                if token.startswith(start)
            }
        )

    def keys(self, beginning: str) -> Counter[int]:
        """The same for marks that end in the key of a record."""
        tails = self.tails(beginning).items()
        return Counter({int(tail): count for tail, count in tails if tail.isdecimal()})

    def having(self, marks: Collection[str]) -> int:
        """How many hits have at least one of `marks`."""
        there = {token for token in marks if token in self._counts}
        if not there:
            return 0
        usual = max(there, key=lambda token: self._counts[token])
        rare = there - {usual}
        return self._counts[usual] + sum(
            usual not in tokens and not rare.isdisjoint(tokens) for tokens in self._with(rare)
        )

    def _with(self, beginnings: Collection[str]) -> Iterator[list[str]]:
        """The marks of the hits of which one may begin so: to split them all would take longer."""
        for marks in self._marks.values() if beginnings else ():
            if any(beginning in marks for beginning in beginnings):
                yield marks.split()

    def numbers_with(self, wanted: str) -> set[int]:
        """The numbers of the hits that have this mark."""
        return {number for number, marks in self._marks.items() if wanted in marks.split()}

    def one_with(self, wanted: str) -> int:
        """The number of a hit that has this mark. Raises StopIteration where none has."""
        return next(
            number
            for number, marks in self._marks.items()
            if wanted in marks and wanted in marks.split()
        )

    def by_date(self, period_of: Callable[[str], str], longest: int) -> Counter[str]:
        """How many hits can be of each period (see `days.month_of`) that some date of a hit names.

        A vague date is of all that it overlaps; it names those in which it begins and ends, if it
        is not longer than `longest` days.
        """
        days = Counter(number >> SHIFT for number in self._marks if number not in self._vague)
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
