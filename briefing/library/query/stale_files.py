"""Files that cannot be read any more, of which the library still says what they said before."""

from __future__ import annotations

from briefing.library.library import Library
from briefing.library.store.record_rows import PROBLEM_COLUMNS, problem_of
from briefing.model.problem import Problem


def broken(library: Library) -> list[Problem]:
    """Why each such file cannot be read: of each the first reason, by file."""
    rows = library.ask(
        f"SELECT {PROBLEM_COLUMNS} FROM file JOIN problem ON problem.file = file.name "
        "WHERE file.stale AND problem.severity = 'error' AND problem.slug = '' "
        "ORDER BY file.name, problem.line, problem.column"
    )
    found: dict[str, Problem] = {}
    for row in rows:
        problem = problem_of(row)
        found.setdefault(problem.file, problem)
    return list(found.values())


def is_stale(library: Library, file: str) -> bool:
    """Whether what the library says of a file is what it said before it became unreadable."""
    return bool(library.ask("SELECT 1 FROM file WHERE name = ? AND stale", (file,)))
