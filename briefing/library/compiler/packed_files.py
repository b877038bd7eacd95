"""Reading files with all the processors there are: processes that parse and check, for one that
writes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from briefing.disk.file_stamp import file_stamp
from briefing.library.compiler.pack import PackedFile, pack_file
from briefing.load.content_layout import ContentLayout, SourceFile
from briefing.load.loader import read_shared
from briefing.model.key import SHARED
from briefing.workers.worker_team import WorkerTeam, processors

WORTH = 1_000_000
"""Bytes of YAML (some 2,000 records) from which on starting processes costs less than it saves."""
_CHUNK = 400_000
"""Bytes of a task, more or less: many enough that all workers end at about the same time."""
_AHEAD = 3
"""Tasks that a worker has at a time: one that it is at, one that waits, one being taken away."""
_Names = list[tuple[str, ...]]
"""Files as they are named in a message."""


def packed_files(
    layout: ContentLayout, sources: Sequence[SourceFile], tick: Callable[[], None]
) -> Iterator[PackedFile]:
    """What is in the files, in their order, whoever reads them.

    `tick` is called every now and then while nothing comes; what it raises ends all workers.
    """
    sizes = [max(0, file_stamp(source.path).size) for source in sources]
    count = processors() if sum(sizes) >= WORTH else 0
    chunks = list(_chunks(sources, sizes))
    shared = read_shared(layout.files, layout.root)

    def alone(named: _Names) -> Iterator[PackedFile]:
        return (pack_file(source, layout.root, shared) for source in _sources(named))

    given = (str(layout.root), _names_of(one for one in layout.files if one.briefing == SHARED))
    with WorkerTeam(
        packing, given, map(_names_of, chunks), count=min(count, len(chunks)), ahead=_AHEAD
    ) as team:
        for _, found in team.results(alone, tick):
            yield from found


def packing(root: str, shared: _Names) -> Callable[[_Names], Iterable[PackedFile]]:
    """In a worker: what reads files below `root`, which has files that all briefings share."""
    folder = Path(root)
    read = read_shared(tuple(_sources(shared)), folder)
    return lambda named: [pack_file(source, folder, read) for source in _sources(named)]


def _chunks(sources: Sequence[SourceFile], sizes: list[int]) -> Iterator[list[SourceFile]]:
    chunk: list[SourceFile] = []
    held = 0
    for source, size in zip(sources, sizes, strict=True):
        chunk.append(source)
        held += size
        if held >= _CHUNK:
            yield chunk
            chunk, held = [], 0
    if chunk:
        yield chunk


def _names_of(sources: Iterable[SourceFile]) -> _Names:
    return [(str(source.path), *source[1:]) for source in sources]


def _sources(named: _Names) -> list[SourceFile]:
    return [SourceFile(Path(path), *rest) for path, *rest in named]
