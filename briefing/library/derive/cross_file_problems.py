"""What is wrong between records: links that lead to none, or to one that cannot play the part.

Found in SQL, over the whole library or for some of its records; only the files that have something
to report are read again, for the exact places.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from briefing.disk.file_names import path_of
from briefing.disk.read import Unreadable, read_text
from briefing.library.derive.closures import MOST_AROUND
from briefing.library.derive.dirty_set import DirtySet
from briefing.library.derive.problem_scope import concerned
from briefing.load.yaml.positions import LineColumn, Positions, read_positions
from briefing.model.key import SHARED, UNKNOWN
from briefing.model.path import field_name, steps
from briefing.model.problem import Problem
from briefing.model.role import MENTIONS
from briefing.text.edit_distance import nearest

_MOST_HINTS = 200
"""Looking for what was meant takes up to a tenth of a second in a large library."""
_Told = Mapping[tuple[str, ...], str]
"""Remedies that were told before, by briefing, slug, field and message."""


def write_cross_file_problems(
    connection: sqlite3.Connection, root: Path, scope: DirtySet | None
) -> None:
    """Find the problems between records. Links must have been resolved.

    In a scope, those of the records that may have others, or have them elsewhere now; who had or
    has some is noted there.
    """
    if scope is None:
        connection.execute("DELETE FROM problem WHERE stage = 'links'")
        _write(connection, _Places(connection, root), _OF_ALL, {})
    else:
        _write_in(connection, root, scope)


def _write_in(connection: sqlite3.Connection, root: Path, dirty: DirtySet) -> None:
    records, hinted = concerned(connection, dirty, _MOST_HINTS)
    connection.execute("CREATE TEMP TABLE asked (id INTEGER PRIMARY KEY)")
    connection.executemany("INSERT INTO temp.asked VALUES (?)", [(one,) for one in sorted(records)])
    had = connection.execute(_HAD).fetchall()
    connection.executemany("DELETE FROM problem WHERE rowid = ?", [(row,) for row, *_ in had])
    dirty.blamed.update((briefing, slug) for _, briefing, slug, *_ in had)
    # Where nothing else can have been meant, what was told is told again: looking takes long.
    told = {tuple(said): remedy for _, *said, remedy, record in had if record not in hinted}
    found = _write(connection, _Places(connection, root), _OF_ASKED, told)
    dirty.blamed.update(found)
    connection.execute("DROP TABLE temp.asked")


_HAD = """
SELECT problem.rowid, problem.briefing, problem.slug, problem.field, problem.message,
    problem.remedy, record.id
  FROM temp.asked CROSS JOIN record ON record.id = asked.id
  CROSS JOIN problem ON problem.briefing = record.briefing AND problem.slug = record.slug
  WHERE problem.stage = 'links'
"""


@dataclass(frozen=True, slots=True)
class _Asked:
    """SQL for the records that are asked about (`again`, `record`), and for their links."""

    again: str
    links: str


_OF_ALL = _Asked("record AS again", "link JOIN record ON record.id = link.record")
_OF_ASKED = _Asked(
    "temp.asked CROSS JOIN record AS again ON again.id = asked.id",
    "temp.asked CROSS JOIN record ON record.id = asked.id "
    "CROSS JOIN link ON link.record = record.id",
)


def _write(
    connection: sqlite3.Connection, places: _Places, asked: _Asked, told: _Told
) -> set[tuple[str, str]]:
    """Find and keep the problems; gives briefing and slug of whoever has them."""
    faults = [
        *_twice(connection, asked),
        *_unresolved(connection, asked, told),
        *_too_far_inside(connection, asked),
        *_misled(connection, asked),
    ]
    for fault in faults:
        insert_problem(connection, fault.briefing, fault.problem(places), "links")
    return {(fault.briefing, fault.slug) for fault in faults}


def insert_problem(
    connection: sqlite3.Connection, briefing: str, problem: Problem, stage: str
) -> None:
    """Keep a problem, found at a stage: `file` or `links`."""
    connection.execute(
        "INSERT INTO problem VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            problem.file,
            problem.line,
            problem.column,
            problem.severity,
            problem.code,
            problem.message,
            problem.remedy,
            problem.field,
            briefing,
            problem.slug,
            stage,
        ),
    )


@dataclass(frozen=True, slots=True)
class _Fault:
    """A fault between records, before anybody has looked up where in its file it stands."""

    briefing: str
    slug: str
    file: str
    record_path: tuple[str, ...]
    path: tuple[str | int, ...]
    code: str
    message: str
    remedy: str
    needle: str = ""
    of_key: bool = False

    def problem(self, places: _Places) -> Problem:
        path = places.as_written(self.file, self.record_path, self.path)
        place = places.find(self.file, (*self.record_path, *path), self.needle, self.of_key)
        return Problem(
            self.file,
            place.line,
            place.column,
            "error",
            self.code,
            self.message,
            self.remedy,
            field_name(path),
            self.slug,
        )


class _LinkPlace(NamedTuple):
    """Where a link stands: its record, and the paths of both, as they are kept."""

    briefing: str
    slug: str
    file: str
    record_path: str
    path: str

    def fault(self, code: str, message: str, remedy: str, needle: str = "") -> _Fault:
        """What is wrong with the link."""
        record_path = tuple(json.loads(self.record_path))
        place = (self.briefing, self.slug, self.file, record_path, steps(self.path))
        return _Fault(*place, code, message, remedy, needle)


_LINK_PLACE = "record.briefing, record.slug, record.file, record.path, link.path"
"""SQL: the columns of a `_LinkPlace`."""


class _Places:
    """Exact places in files, each of which is read again at most once, and only if it must be."""

    def __init__(self, connection: sqlite3.Connection, root: Path) -> None:
        self._connection = connection
        self._root = root
        self._files: dict[str, Positions | None] = {}

    def as_written(
        self, file: str, record: tuple[str, ...], path: tuple[str | int, ...]
    ) -> tuple[str | int, ...]:
        """The path of a field without the place in a list, where its only item has no brackets."""
        positions = self._positions(file)
        return positions.as_written(record, path) if positions else path

    def find(self, file: str, path: tuple[str | int, ...], needle: str, of_key: bool) -> LineColumn:
        positions = self._positions(file)
        if positions is None:
            return LineColumn(0, 0)
        if of_key:
            return positions.key(path)
        return positions.inside(path, needle) if needle else positions.value(path)

    def _positions(self, file: str) -> Positions | None:
        if file not in self._files:
            self._files[file] = self._read(file)
        return self._files[file]

    def _read(self, file: str) -> Positions | None:
        stale = "SELECT 1 FROM file WHERE name = ? AND stale"
        if self._connection.execute(stale, (file,)).fetchone():
            return None  # what stands there now is not what its records are from
        try:
            return read_positions(read_text(path_of(self._root, file), self._root))
        except Unreadable:
            return None


def _twice(connection: sqlite3.Connection, asked: _Asked) -> Iterator[_Fault]:
    """Slugs that stand in two files. Twice in one file was told when the file was read."""
    rows = connection.execute(
        "SELECT again.briefing, again.slug, again.written, again.file, again.path, first.file, "
        f"first.line FROM {asked.again} JOIN key ON key.briefing = again.briefing "
        "AND key.slug = again.written JOIN record AS first ON first.key = key.id "
        "AND first.written = again.written AND first.id <> again.id "
        "WHERE again.slug <> again.written AND first.file <> again.file"
    )
    for briefing, slug, written, file, path, first_file, first_line in rows:
        yield _Fault(
            briefing,
            slug,
            file,
            tuple(json.loads(path)[:-1]),
            (written,),
            "duplicate-slug",
            f'"{written}" is also a record in {first_file}, line {first_line}',
            "give one of the two another slug",
            of_key=True,
        )


def _unresolved(connection: sqlite3.Connection, asked: _Asked, told: _Told) -> Iterator[_Fault]:
    rows = connection.execute(
        f"SELECT {_LINK_PLACE}, link.role, key.briefing, key.slug, role.sections "
        f"FROM {asked.links} "
        "JOIN key ON key.id = link.named JOIN role ON role.name = link.role "
        "WHERE link.target IS NULL ORDER BY record.file, record.line, record.id DESC, link.rowid"
    ).fetchall()
    hints = SlugHints(connection, _MOST_HINTS)
    for *columns, role, other, missing, sections in rows:
        link = _LinkPlace(*columns)
        path = link.path
        named = missing if other == link.briefing else f"{other}/{missing}"
        if missing == UNKNOWN:
            message, remedy = '"unknown" cannot stand here', "leave the field out"
        else:
            message = f'no record "{named}"'
            fields = (steps(path), steps(path)[:-1]) if path.endswith(".0") else (steps(path),)
            before = [told.get((*link[:2], field_name(one), message)) for one in fields]
            remedy = next(filter(None, before), "") or hints.find(missing, other, sections)
        needle = f"[[{named}" if role == MENTIONS.name else ""
        yield link.fault("unknown-slug", message, remedy, needle)


def _too_far_inside(connection: sqlite3.Connection, asked: _Asked) -> Iterator[_Fault]:
    """Places that lie in more others than are looked for: of those inside one another the first.

    What goes round in a circle has no first; `briefing.analysis.circles` finds it.
    """
    around = "(SELECT count(*) FROM place WHERE place.key = {})"
    rows = connection.execute(
        f"SELECT {_LINK_PLACE} FROM {asked.links} "
        "WHERE record.section = 'locations' AND link.role = 'in' "
        f"AND {around.format('link.target')} > {MOST_AROUND} AND EXISTS ("
        "SELECT 1 FROM record AS outer CROSS JOIN link AS further ON further.record = outer.id "
        "WHERE outer.key = link.target AND further.role = 'in' "
        f"AND {around.format('further.target')} <= {MOST_AROUND})"
    ).fetchall()
    for columns in rows:
        yield _LinkPlace(*columns).fault(
            "too-far-inside",
            f"this place lies in more than {MOST_AROUND} others, one inside the other",
            "leave some of them out: those further out are not found by it",
        )


def _misled(connection: sqlite3.Connection, asked: _Asked) -> Iterator[_Fault]:
    """Links that lead to a record of a kind that cannot play the part."""
    rows = connection.execute(
        f"SELECT {_LINK_PLACE}, target.slug, section.singular, role.sections FROM {asked.links} "
        "JOIN record AS target ON target.key = link.target "
        "JOIN section ON section.name = target.section JOIN role ON role.name = link.role "
        # Taking the JSON apart for each link would take longer than all the rest.
        "WHERE role.sections <> '[]' AND instr(role.sections, json_quote(target.section)) = 0"
    ).fetchall()
    for *columns, target, singular, sections in rows:
        wanted = " or ".join(json.loads(sections))
        yield _LinkPlace(*columns).fault(
            "wrong-section",
            f'"{target}" is {_a(singular)}',
            f"what may stand here is one of the {wanted}",
        )


def _a(word: str) -> str:
    return f"an {word}" if word[0] in "aeiou" else f"a {word}"


_NO_HINT = "write the record, or remove the link"


class SlugHints:
    """Remedies for links that lead nowhere, for as many slugs as a person will read."""

    def __init__(self, connection: sqlite3.Connection, most: int) -> None:
        """`most` is for how many slugs it is looked up at all."""
        self._connection = connection
        self._most = most
        self._found: dict[tuple[str, str, str], str] = {}
        self._last: tuple[tuple[str, str], list[str]] = ("", ""), []

    def find(self, slug: str, briefing: str, sections: str) -> str:
        """The remedy; `sections` are those, as JSON, that the record could be in."""
        asked = (slug, briefing, sections)
        if asked not in self._found and len(self._found) < self._most:
            near = nearest(slug, self._known(briefing, sections))
            self._found[asked] = f'did you mean "{near}"?' if near else _NO_HINT
        return self._found.get(asked, _NO_HINT)

    def _known(self, briefing: str, sections: str) -> list[str]:
        """The slugs that could have been meant, kept for the next who asks for the same."""
        if self._last[0] != (briefing, sections):
            among = json.loads(sections)
            rows = self._connection.execute(
                "SELECT slug, section FROM record WHERE briefing IN (?, ?)", (briefing, SHARED)
            )
            known = [slug for slug, section in rows if not among or section in among]
            self._last = (briefing, sections), known
        return self._last[1]
