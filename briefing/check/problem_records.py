"""The records that problems are in, and the problems of those that a query leaves."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice

from briefing.check.results import CheckResult
from briefing.library.library import Library
from briefing.library.store.records import Listing
from briefing.model.key import SHARED, Key
from briefing.model.problem import Problem

_AT_ONCE = 500


def records_of(library: Library, problems: Sequence[Problem]) -> Mapping[tuple[str, str], Key]:
    """The records that problems are in, by their files and slugs."""
    slugs = {one.slug for one in problems if one.slug}
    briefings = [*(one.slug for one in library.briefings.all()), SHARED]
    keys = [Key(briefing, slug) for slug in sorted(slugs) for briefing in briefings]
    there = library.lists.among(Listing(), keys)
    return {(one.file, one.key.slug): one.key for one in library.records(there).values()}


def meant_results(
    library: Library, results: Iterable[CheckResult], among: Callable[[Iterable[Key]], set[Key]]
) -> Iterator[CheckResult]:
    """The results that are in records that `among` leaves."""
    left = iter(results)
    while some := list(islice(left, _AT_ONCE)):
        records = records_of(library, [one.problem for one in some])
        there = among(records.values())
        for one in some:
            if records.get((one.problem.file, one.problem.slug)) in there:
                yield one
