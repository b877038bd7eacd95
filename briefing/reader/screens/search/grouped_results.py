"""What a search found, as rows: grouped by section, each record with what matched in it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import NamedTuple

from briefing.library.library import Library
from briefing.library.store.records import SectionCount
from briefing.model.key import FRONT, Key
from briefing.page.blocks import Line, Span
from briefing.page.rows.common import CommonFacts
from briefing.page.rows.row import Row, with_marks
from briefing.page.rows.rows import RowComposer
from briefing.page.rows.sharing import common_facts
from briefing.page.words.counts import MOST_COUNTED, counted
from briefing.reader.widgets.rows.row_source import PAGE
from briefing.search.search import SearchResult, search

_FEW = 2_000
"""Results that are counted by looking at each, which takes one question; of more, the full text is
asked for each section how many it has."""
_NOTHING = CommonFacts()


class ResultHeading(NamedTuple):
    """The heading of a section among the results, which is a row of them.

    `second` is how many there are, and `third` what all of them share. `narrower` is what it would
    add to the query to leave only its own section.
    """

    first: Line
    second: Line
    third: Line = ()
    narrower: str = ""


ResultRow = ResultHeading | Row


@dataclass(frozen=True, slots=True)
class ResultGroup:
    """The results of one section, of which there are `count`, or `more` than that."""

    section: SectionCount
    count: int
    more: bool = False

    @property
    def said(self) -> str:
        """How many there are, as far as they have been counted."""
        return counted(self.count + self.more, self.count)


@dataclass(frozen=True, slots=True)
class GroupedResults:
    """The answer to `query`: how many records, in which sections, and what was not understood.

    `first` are the rows to begin with, read where nobody waits for them; `common` is what the
    statements share, which the heading above them says.
    """

    query: str
    found: SearchResult
    groups: tuple[ResultGroup, ...]
    first: Sequence[ResultRow] = ()
    common: CommonFacts = _NOTHING

    @property
    def heads(self) -> list[int]:
        """The rows that are headings."""
        heads = [0]
        heads += accumulate(group.count + 1 for group in self.groups)
        return heads[:-1]

    @property
    def hints(self) -> tuple[str, ...]:
        """Sentences on what in the query was not understood."""
        return self.found.hints

    @property
    def count(self) -> int:
        """How many records were found, as far as they have been counted."""
        return sum(group.count for group in self.groups)

    @property
    def exact(self) -> bool:
        """Whether all of them have been counted."""
        return not any(group.more for group in self.groups)

    @property
    def said(self) -> str:
        """How many were found, in figures."""
        return counted(self.count + (not self.exact), self.count)

    def first_hit(self, row: int) -> int:
        """The row itself, or the one below it where it is the heading of the first section."""
        return max(1, row)

    def row_of(self, key: Key, row: int) -> int:
        """The row of a record among the first, or else `row`."""
        hits = enumerate(self.first)
        return next((at for at, hit in hits if isinstance(hit, Row) and hit.key == key), row)

    def row_in(self, other: GroupedResults, row: int) -> int:
        """The row that `other`, the same results counted to the end, has for a row of these."""
        start = there = 0
        for group, same in zip(self.groups, other.groups, strict=True):
            if row <= start + group.count:
                break
            start += group.count + 1
            there += same.count + 1
        return there + row - start

    def source(self, library: Library) -> ResultRowSource:
        """The rows, to be read from `library` as they come into view."""
        return ResultRowSource(library, self)


def found(query: str, library: Library) -> GroupedResults:
    """What `query` finds in all briefings, counted by section, up to `MOST_COUNTED` of each.

    The sections stand in the order of the best of each, as the shell has them: `enter` opens the
    best of all.
    """
    answer = search(library, query, scope(library))
    sections = library.briefings.sections("")
    groups = _few(library, answer, sections) or _many(library, answer, sections)
    there = tuple(one for one in groups if one.count)
    results = GroupedResults(query, answer, there, common=_common(library, answer, there))
    return _begun(results, library)


def _common(library: Library, answer: SearchResult, groups: Sequence[ResultGroup]) -> CommonFacts:
    """What the statements share, if they are few; of several briefings each row says it."""
    few = any(one.section.name == "statements" and one.count <= _FEW for one in groups)
    if not few or not scope(library):
        return _NOTHING
    return common_facts(library, answer.listing._replace(section="statements"))


def _begun(results: GroupedResults, library: Library) -> GroupedResults:
    """The results with their first rows, as they are counted now."""
    unread = replace(results, first=())
    return replace(results, first=unread.source(library).rows(0, PAGE))


def _few(
    library: Library, answer: SearchResult, sections: Sequence[SectionCount]
) -> Sequence[ResultGroup] | None:
    """The groups of results that are few enough to be looked at one by one; None of many."""
    numbers = library.lists.numbers(answer.listing, _FEW + 1)
    if len(numbers) > _FEW:
        return None
    rows = library.ask(
        "SELECT record.section, count(*), min(asked.key) FROM json_each(?) AS asked "
        "CROSS JOIN record ON record.id = asked.value GROUP BY record.section",
        (json.dumps(numbers),),
    )
    counts = {str(name): int(count) for name, count, _ in rows}
    best = {str(name): int(first) for name, _, first in rows}
    ordered = sorted(sections, key=lambda one: best.get(one.name, 0))
    return [ResultGroup(one, counts.get(one.name, 0)) for one in ordered]


def _many(
    library: Library, answer: SearchResult, sections: Sequence[SectionCount]
) -> Sequence[ResultGroup]:
    """The groups of more: those of which the first rows have one, then the others.

    Of the others the front pages come last, as in every ranking.
    """
    best = [one.section for one in library.lists.page(answer.listing, 0, PAGE)]
    place = {name: best.index(name) for name in best}
    ordered = sorted(sections, key=lambda one: (place.get(one.name, PAGE), one.name == FRONT))
    return [_group(library, answer, one) for one in ordered]


def scope(library: Library) -> str:
    """The briefing that is searched: the only one, or empty for all of several."""
    return library.briefings.only()


def _group(library: Library, answer: SearchResult, section: SectionCount) -> ResultGroup:
    count = library.lists.count(answer.listing._replace(section=section.name), MOST_COUNTED)
    return ResultGroup(section, min(count, MOST_COUNTED), count > MOST_COUNTED)


def settled(results: GroupedResults, library: Library) -> GroupedResults:
    """The same results, counted to the end."""
    listing = results.found.listing
    groups = (
        ResultGroup(one.section, library.lists.count(listing._replace(section=one.section.name)))
        if one.more
        else one
        for one in results.groups
    )
    return _begun(replace(results, groups=tuple(groups)), library)


class ResultRowSource:
    """The results as the rows of a list: a heading, and the records of its section below it."""

    def __init__(self, library: Library, results: GroupedResults) -> None:
        """The records are read from `library` when they are drawn."""
        self._library = library
        self._results = results
        self._rows = RowComposer(library)

    def count(self) -> int:
        """Records and headings."""
        return self._results.count + len(self._results.groups)

    def rows(self, offset: int, limit: int) -> Sequence[ResultRow]:
        """At most `limit` rows from `offset` on."""
        first = self._results.first
        if offset + limit <= len(first) or (offset < len(first) == self.count()):
            return first[offset : offset + limit]
        rows: list[ResultRow] = []
        for group in self._results.groups:
            if offset <= 0 and len(rows) < limit:
                rows.append(self._heading(group))
            skipped = max(0, offset - 1)
            if skipped < group.count and len(rows) < limit:
                rows += self._hits(group, skipped, limit - len(rows))
            offset -= group.count + 1
        return rows

    def _hits(self, group: ResultGroup, offset: int, limit: int) -> list[Row]:
        found = self._results.found
        listing = found.listing._replace(section=group.section.name)
        records = self._library.lists.page(listing, offset, min(limit, group.count - offset))
        near = found.is_near(self._library, records) if found.near else frozenset()
        hits = self._rows.found(records, (*found.words, *found.near), near)
        hits = with_marks(hits, self._library.person.marked)
        return hits if scope(self._library) else list(map(_of_briefing, hits))

    def _heading(self, group: ResultGroup) -> ResultHeading:
        section = group.section
        narrower = "" if section.name == FRONT else f"kind:{section.singular}"
        shared = self._results.common.short_line if section.name == "statements" else ()
        title, said = (Span(section.title, "strong"),), (Span(group.said),)
        return ResultHeading(title, said, shared, narrower)


def _of_briefing(hit: Row) -> Row:
    """The same with its briefing: of several, two may have records that look alike."""
    name = Span(hit.key.briefing, "muted")
    return hit._replace(third=(name, *((Span(" · "), *hit.third) if hit.third else ())))
