"""What a check has found, gravest first, kept in a file of SQLite's own and not in memory."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from briefing.model.problem import Problem, Severity

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")
"""The gravest first."""
_COLUMNS = ", ".join(Problem._fields)
_ORDER = "CASE severity WHEN 'error' THEN 0 WHEN 'warning' THEN 1 ELSE 2 END, file, line, column"


@dataclass(frozen=True, slots=True)
class CheckResult:
    """A problem; and where its finding is accepted, the reason that is given for that."""

    problem: Problem
    accepted: str = ""


class CheckResults:
    """The results of one check. A large archive can have a million of them."""

    def __init__(self) -> None:
        """Begin with none."""
        # A database without a name is private, spills to a file when it grows, and goes with it.
        self._kept = sqlite3.connect("", isolation_level=None)
        self._kept.execute(f"CREATE TABLE result ({_COLUMNS}, accepted)")
        self._kept.execute("BEGIN")

    def close(self) -> None:
        """Let go of them."""
        self._kept.close()

    def add(self, problems: Iterable[Problem], accepted: str = "") -> None:
        """Take in problems, with the reason for which they are accepted, if they are."""
        marks = ", ".join("?" * (len(Problem._fields) + 1))
        self._kept.executemany(
            f"INSERT INTO result VALUES ({marks})", ((*one, accepted) for one in problems)
        )

    def accept(self, file: str, slug: str, code: str, reason: str) -> bool:
        """Accept what was found in a record by a rule; gives whether there is anything."""
        done = self._kept.execute(
            "UPDATE result SET accepted = ? WHERE code = ? AND slug = ? AND file = ?",
            (reason, code, slug, file),
        )
        return done.rowcount > 0

    def __iter__(self) -> Iterator[CheckResult]:
        """All of them, the gravest first, and then by their place."""
        for row in self._kept.execute(
            f"SELECT {_COLUMNS}, accepted FROM result ORDER BY {_ORDER}, code, message"
        ):
            yield CheckResult(Problem(*row[:-1]), row[-1])

    def counts(self) -> dict[Severity, int]:
        """How many of each severity are not accepted."""
        rows = dict(
            self._kept.execute(
                "SELECT severity, count(*) FROM result WHERE accepted = '' GROUP BY severity"
            ).fetchall()
        )
        return {severity: rows.get(severity, 0) for severity in SEVERITIES}

    def accepted(self) -> int:
        """How many are accepted."""
        row = self._kept.execute("SELECT count(*) FROM result WHERE accepted <> ''").fetchone()
        return int(row[0])

    def codes(self) -> dict[str, int]:
        """How many there are by each rule, accepted or not, by its code."""
        rows = self._kept.execute(
            "SELECT code, count(*) FROM result GROUP BY code ORDER BY code"
        ).fetchall()
        return dict(rows)
