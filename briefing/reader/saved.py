"""What has become of some files since they were saved, in a sentence for the person."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from zlib import crc32

from briefing.library.library import Library
from briefing.library.store.record_rows import PROBLEM_COLUMNS, problem_of
from briefing.model.key import Key
from briefing.model.problem import Problem

_MOST = 50
"""More files than these are not looked into: they are only counted."""


@dataclass(frozen=True, slots=True)
class News:
    """A sentence, which may be empty, and whether it tells of something that is wrong."""

    said: str = ""
    warning: bool = False


@dataclass(frozen=True, slots=True)
class Said:
    """What files say: the checksum of each of their records, and what is wrong with them."""

    records: Mapping[Key, int]
    problems: frozenset[Problem]


def said_in(library: Library, names: Sequence[str]) -> Said:
    """What the library says of the files with these names; nothing where they are many."""
    records: dict[Key, int] = {}
    problems: set[Problem] = set()
    for name in names if len(names) <= _MOST else ():
        rows = library.ask("SELECT briefing, slug, title, body FROM record WHERE file = ?", (name,))
        for briefing, slug, title, body in rows:
            records[Key(briefing, slug)] = crc32(
                f"{title}\0{body}".encode("utf-8", "surrogatepass")
            )
        found = library.ask(f"SELECT {PROBLEM_COLUMNS} FROM problem WHERE file = ?", (name,))
        problems |= {problem_of(row) for row in found}
    return Said(records, frozenset(problems))


def news(names: Sequence[str], before: Said, after: Said, broken: Sequence[Problem]) -> News:
    """What there is to tell of files that were saved.

    `broken` are those that cannot be read now.
    """
    for problem in broken:
        if problem.file in names:
            return News(f"{_short(problem)} Its last good version is shown.", warning=True)
    if len(names) > _MOST:
        return News(f"{len(names):,} files saved.")
    changes = ", ".join(filter(None, _changes(before.records, after.records)))
    worse = _new(before.problems, after.problems)
    if worse:
        more = f" ({len(worse) - 1} more)" if len(worse) > 1 else ""
        return News(f"{_short(worse[0])}{more}", warning=True)
    if before.problems and not after.problems:
        changes = ", ".join(filter(None, (changes, "nothing is wrong any more")))
    return News(f"{_files(names)} saved: {changes}." if changes else "")


def _changes(before: Mapping[Key, int], after: Mapping[Key, int]) -> Iterable[str]:
    changed = sum(before[key] != after[key] for key in before.keys() & after.keys())
    new, gone = len(after.keys() - before.keys()), len(before.keys() - after.keys())
    noun = "record" if changed == 1 else "records"
    yield f"{changed:,} {noun} changed" if changed else ""
    yield f"{new:,} new" if new else ""
    yield f"{gone:,} gone" if gone else ""


def _new(before: Iterable[Problem], after: Iterable[Problem]) -> list[Problem]:
    """What is wrong now and was not before, wherever it stands in its file."""
    known = {problem._replace(line=0, column=0) for problem in before}
    return sorted(p for p in after if p._replace(line=0, column=0) not in known)


def _short(problem: Problem) -> str:
    """A problem with its place, as a sentence."""
    place = f"{problem.file}:{problem.line}" if problem.line else problem.file
    field = f"{problem.field}: " if problem.field else ""
    remedy = f"; {problem.remedy}" if problem.remedy else ""
    return f"{place}: {field}{problem.message}{remedy}".rstrip(".") + "."


def _files(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{len(names)} files"
