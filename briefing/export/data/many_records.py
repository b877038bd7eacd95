"""What is made of records a thousand at a time: in several processes where there are many."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from briefing.export.context import ExportContext
from briefing.export.selection import public
from briefing.library.library import Library
from briefing.library.opening import open_compiled
from briefing.library.store.records import Listing, Record
from briefing.workers.worker_process import function_named, name_of
from briefing.workers.worker_team import WorkerTeam, processors

R = TypeVar("R")
Make = Callable[[list[Record]], R]
"""Makes something of some records."""

WORTH = 3_000
"""Records from which on starting processes costs less than it saves."""
_AT_ONCE = 1_000
_AHEAD = 24
"""Pieces that wait to be taken, at most: an edition has other things to write first. They have up
to 60 MB."""


@contextmanager
def made_of(
    job: ExportContext,
    listings: Sequence[Listing],
    making: Callable[..., Make[R]],
    *given: str,
    here: Make[R] | None = None,
) -> Iterator[Iterator[R]]:
    """What is made of the records of some lists, in their order; whoever watches is told of them.

    `making`, a function of a module, gives of a library and what is `given` that which makes it, as
    plain values; `here` is the same for this process, if it has it already. Other processes begin
    at once.
    """
    make = here or making(job.library, *given)
    numbers = _numbers(job.library, listings)
    known = job.library
    setting = (name_of(making), str(known.kept), str(known.root), _text(known.sources), known.until)

    def alone(some: list[int]) -> R:
        return make(_records(job.library, some))

    count = _count(job.library, listings)
    ahead = _AHEAD // max(1, count)
    with WorkerTeam(_working, (*setting, *given), numbers, count=count, ahead=ahead) as team:
        yield _told(job, team.results(alone, lambda: job.tell(0)))


def _told(job: ExportContext, results: Iterator[tuple[list[int], R]]) -> Iterator[R]:
    for some, found in results:
        job.tell(len(some))
        yield found


def _count(library: Library, listings: Iterable[Listing]) -> int:
    """How many processes are worth their start; a single one would only take this one's place."""
    several = processors()
    if several < 2 or library.kept is None:
        return 0
    return several if sum(library.lists.count(one, WORTH) for one in listings) > WORTH else 0


def _working(
    making: str, kept: str, root: str, sources: str, until: str, *given: str
) -> Callable[[list[int]], Any]:
    """In a worker: what makes it of the records with some numbers."""
    library = open_compiled(Path(kept), Path(root), Path(sources) if sources else None, until)
    make: Make[Any] = function_named(making)(library, *given)
    return lambda some: make(_records(library, some))


def _records(library: Library, numbers: Sequence[int]) -> list[Record]:
    return [public(one) for one in library.lists.numbered(numbers)]


def _numbers(library: Library, listings: Iterable[Listing]) -> Iterator[list[int]]:
    for listing in listings:
        offset = 0
        while some := library.lists.numbers(listing, _AT_ONCE, offset):
            yield some
            offset += len(some)


def _text(path: Path | None) -> str:
    return str(path) if path else ""
