"""What is made of records some at a time: in several processes where there are many."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import astuple
from pathlib import Path
from typing import Any, TypeVar

from briefing.export.context import ExportContext, ExportOptions
from briefing.export.selection import Selection, public
from briefing.library.library import Library
from briefing.library.opening import open_compiled
from briefing.library.store.records import Condition, Listing, Record
from briefing.workers.worker_process import function_named, name_of
from briefing.workers.worker_team import WorkerTeam, processors

R = TypeVar("R")
Make = Callable[[list[Record]], R]
"""Makes something of some records."""

AT_ONCE = 1_000
"""Records at a time, where each becomes a line or a few."""
WORTH = 3
"""Times as many from which on starting processes costs less than it saves."""
_AHEAD = 24
"""Pieces that wait to be taken, at most: an edition has other things to write first. They have up
to 60 MB."""


@contextmanager
def made_of(
    job: ExportContext,
    listings: Sequence[Listing],
    making: Callable[..., Make[R]],
    *given: str | int,
    here: Make[R] | None = None,
    at_once: int = 0,
) -> Iterator[Iterator[R]]:
    """What is made of the records of some lists, in their order; whoever watches is told of them.

    `making`, a function of a module, gives of a job and what is `given` that which makes it, as
    plain values; `here` is the same for this process, if it has it already. Other processes begin
    at once.
    """
    make = here or making(job, *given)
    some = at_once or AT_ONCE

    def alone(numbers: list[int]) -> R:
        return make(_records(job.library, numbers))

    count = _count(job.library, listings, WORTH * some)
    with WorkerTeam(
        _working,
        (name_of(making), _told(job), *given),
        _numbers(job.library, listings, some),
        count=count,
        ahead=_AHEAD // max(1, count),
    ) as team:
        yield _watched(job, team.results(alone, lambda: job.tell(0)))


def _watched(job: ExportContext, results: Iterator[tuple[list[int], R]]) -> Iterator[R]:
    for numbers, found in results:
        job.tell(len(numbers))
        yield found


def _count(library: Library, listings: Iterable[Listing], worth: int) -> int:
    """How many processes are worth their start; a single one would only take this one's place."""
    several = processors()
    if several < 2 or library.kept is None:
        return 0
    return several if sum(library.lists.count(one, worth) for one in listings) > worth else 0


def _working(making: str, told: str, *given: str | int) -> Callable[[list[int]], Any]:
    """In a worker: what makes it of the records with some numbers."""
    job = _job(told)
    make: Make[Any] = function_named(making)(job, *given)
    return lambda numbers: make(_records(job.library, numbers))


def _records(library: Library, numbers: Sequence[int]) -> list[Record]:
    return [public(one) for one in library.lists.numbered(numbers)]


def _numbers(library: Library, listings: Iterable[Listing], some: int) -> Iterator[list[int]]:
    for listing in listings:
        offset = 0
        while numbers := library.lists.numbers(listing, some, offset):
            yield numbers
            offset += len(numbers)


def _told(job: ExportContext) -> str:
    """A job as text, for another process."""
    known = job.library
    library = (str(known.kept), str(known.root), str(known.sources or ""), known.until)
    return json.dumps((library, astuple(job.selection), astuple(job.options)))


def _job(told: str) -> ExportContext:
    """The same job, with a library of this process."""
    (kept, root, sources, until), selected, chosen = json.loads(told)
    *named, listing, query = selected
    *listed, condition = listing
    if condition:
        sql, values, match, best, below = condition
        condition = Condition(sql, tuple(values), match, tuple(best), below)
    found = [*named, Listing(*[*listed, condition]), query]
    *styled, compared = chosen
    return ExportContext(
        open_compiled(Path(kept), Path(root), Path(sources) if sources else None, until),
        Selection(*found),
        ExportOptions(*[*styled, tuple(map(tuple, compared))]),
    )
