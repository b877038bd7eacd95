"""What is wrong with a library: the problems of all its records and files."""

from __future__ import annotations

from typing import Any

from briefing.library.store.connection import Ask
from briefing.library.store.record_rows import PROBLEM_COLUMNS, problem_of
from briefing.model.key import SHARED
from briefing.model.problem import Problem

_NOT_ALL_READ = """
SELECT DISTINCT file FROM problem WHERE severity = 'error' AND ? IN ('', briefing)
  AND NOT EXISTS (SELECT 1 FROM main.key JOIN main.record ON record.key = key.id
    WHERE key.briefing = problem.briefing AND key.slug = problem.slug)
  ORDER BY file
"""


class ProblemIndex:
    """Finds problems."""

    def __init__(self, ask: Ask) -> None:
        """`ask` asks the library."""
        self._ask = ask

    def all(self, briefing: str = "", most: int = 0) -> list[Problem]:
        """Everything that is wrong, by file, line and column; of one briefing, or of all.

        With `most`, only the first of them.
        """
        where, values = ("briefing = ?", [briefing]) if briefing else ("1", list[Any]())
        rows = self._ask(
            f"SELECT {PROBLEM_COLUMNS} FROM problem WHERE {where} "
            "ORDER BY file, line, column, message LIMIT ?",
            (*values, most or -1),
        )
        return [problem_of(row) for row in rows]

    def by_briefing(self, most: int) -> list[tuple[str, Problem]]:
        """The first problems of each briefing in turn, then those of the shared records.

        Last come those of no briefing, which is empty then.
        """
        rows = self._ask(
            f"SELECT briefing, {PROBLEM_COLUMNS} FROM problem "
            "ORDER BY briefing = '', briefing = ?, briefing, file, line, column, message LIMIT ?",
            (SHARED, most),
        )
        return [(briefing, problem_of(tuple(row))) for briefing, *row in rows]

    def count(self, briefing: str = "") -> int:
        """How much is wrong; in one briefing, or in all."""
        where, values = ("briefing = ?", (briefing,)) if briefing else ("1", ())
        return int(self._ask(f"SELECT count(*) FROM problem WHERE {where}", values)[0][0])

    def not_all_read(self, briefing: str = "") -> list[str]:
        """The files with an error outside of the records that are there: it may hide others."""
        return [str(file) for (file,) in self._ask(_NOT_ALL_READ, (briefing,))]
