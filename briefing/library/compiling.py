"""Compiling: the records of YAML files into tables. Runs only when a file has changed."""

from __future__ import annotations

import gc
import json
import re
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from importlib.resources import files

from briefing.library.links import insert_problem, intern_key, resolve
from briefing.library.rows import body_of, checksum, sealed
from briefing.library.stamps import digest, program, stamp
from briefing.load.files import LoadedFile, Shared, load_file, read_shared
from briefing.load.layout import Layout, SourceFile
from briefing.load.records import LoadedRecord, Texts
from briefing.model.declare import MENTIONS, Link, Role
from briefing.model.key import SHARED
from briefing.model.leaves import Path, declarations, shape_of
from briefing.model.sections import MODELS
from briefing.text.fold import fold, joined

Progress = Callable[[int, int], None]
"""Told after each file: how many are done, and how many there are."""

_SHIFT = 24
"""Bits of a record's number for its place within its day."""
_BETWEEN = " \ue000 "
"""A word that no question can have (folding leaves only letters and digits), so that no phrase is
found across two texts."""
_COMPOUND = re.compile(r"\w+(?:[-‐-―/’'`ʻ-ʿ]\w+)+")


def compile_all(connection: sqlite3.Connection, layout: Layout, progress: Progress) -> None:
    """Fill an empty file with the whole library, in one transaction."""
    connection.executescript(files("briefing.library").joinpath("schema.sql").read_text("utf-8"))
    connection.execute("BEGIN")
    connection.execute("INSERT INTO meta VALUES ('program', ?)", (program(),))
    _declare(connection)
    _take_in(connection, layout, layout.files, progress)
    connection.execute("COMMIT")


def compile_changes(
    connection: sqlite3.Connection,
    layout: Layout,
    changed: Iterable[SourceFile],
    gone: Iterable[str],
    progress: Progress,
) -> None:
    """Bring a library up to date with the files that have changed, and those that are gone."""
    again = {source.name: source for source in changed}
    if any(source.briefing == SHARED for source in again.values()) or any(
        name.startswith(f"{SHARED}/") for name in gone
    ):
        again |= _extending(connection, layout)
    for name in (*again, *gone):
        _forget(connection, name)
    _take_in(connection, layout, tuple(again.values()), progress)


def _extending(connection: sqlite3.Connection, layout: Layout) -> dict[str, SourceFile]:
    """The files that take something over from shared records."""
    names = {name for (name,) in connection.execute("SELECT name FROM file WHERE extends")}
    return {source.name: source for source in layout.files if source.name in names}


def _declare(connection: sqlite3.Connection) -> None:
    """Keep what the models declare: the sections, and every role with its words."""
    roles: dict[str, tuple[Role, set[str]]] = {}
    for number, model in enumerate(MODELS):
        section = model.section
        connection.execute(
            "INSERT INTO section VALUES (?, ?, ?, ?, ?)",
            (section.name, number, section.singular, section.title, section.order),
        )
        for declared in declarations(shape_of(model)):
            if isinstance(declared, Link):
                for role in (declared.role, *declared.roles.values()):
                    roles.setdefault(role.name, (role, set()))[1].update(declared.to)
    roles[MENTIONS.name] = (MENTIONS, set())
    for number, (role, sections) in enumerate(roles.values()):
        connection.execute(
            "INSERT INTO role VALUES (?, ?, ?, ?, ?)",
            (role.name, number, role.label, role.inverse, json.dumps(sorted(sections))),
        )


def _forget(connection: sqlite3.Connection, name: str) -> None:
    """Take out all that came from a file."""
    records = "(SELECT id FROM record WHERE file = ?)"
    connection.execute(f"DELETE FROM words WHERE rowid IN {records}", (name,))
    connection.execute(f"DELETE FROM name WHERE record IN {records}", (name,))
    connection.execute(f"DELETE FROM link WHERE record IN {records}", (name,))
    connection.execute(f"DELETE FROM part WHERE record IN {records}", (name,))
    connection.execute("DELETE FROM record WHERE file = ?", (name,))
    connection.execute("DELETE FROM problem WHERE file = ?", (name,))
    connection.execute("DELETE FROM file WHERE name = ?", (name,))


def _take_in(
    connection: sqlite3.Connection,
    layout: Layout,
    sources: tuple[SourceFile, ...],
    progress: Progress,
) -> None:
    numbers = _Numbers(connection)
    with _no_collection():
        shared = read_shared(layout.files, layout.root)
        for done, source in enumerate(sources, start=1):
            _take_in_file(connection, numbers, source, layout, shared)
            progress(done, len(sources))
        resolve(connection, layout.root)


@contextmanager
def _no_collection() -> Iterator[None]:
    """Without the garbage collector, which finds nothing here and takes longer than the reading."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _take_in_file(
    connection: sqlite3.Connection,
    numbers: _Numbers,
    source: SourceFile,
    layout: Layout,
    shared: Shared,
) -> None:
    found, looked, held = stamp(source.path), time.time_ns(), digest(source.path)
    loaded = load_file(source, layout.root, shared)
    connection.execute(
        "INSERT INTO file VALUES (?, ?, ?, ?, ?, ?)",
        (source.name, found.size, found.modified, looked, held, loaded.extends),
    )
    for problem in loaded.problems:
        insert_problem(connection, source.briefing, problem, "file")
    for record in loaded.records:
        _insert(connection, numbers.next(record.lower), loaded, record)


class _Numbers:
    """Numbers for records, so that their order is the order of their dates."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._last: dict[int, int] = {}

    def next(self, lower: str) -> int:
        """The number after the last one of that day."""
        day = _day(lower) << _SHIFT
        if day not in self._last:
            row = self._connection.execute(
                "SELECT max(id) FROM record WHERE id BETWEEN ? AND ?",
                (day, day + (1 << _SHIFT) - 1),
            ).fetchone()
            self._last[day] = day if row[0] is None else int(row[0])
        self._last[day] += 1
        return self._last[day]


def _day(lower: str) -> int:
    """Days since 1 January of year 1; 0 for no date and for years that the calendar lacks."""
    try:
        return date.fromisoformat(lower).toordinal()
    except ValueError:
        return 0


def _insert(
    connection: sqlite3.Connection, number: int, loaded: LoadedFile, record: LoadedRecord
) -> None:
    briefing, body = loaded.source.briefing, body_of(record.fields, record.faults)
    key = intern_key(connection, briefing, record.slug)
    connection.execute(
        "INSERT INTO record VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?, ?, ?, ?)",
        (
            number,
            key,
            briefing,
            record.section,
            record.slug,
            record.slug,
            record.title,
            fold(record.title),
            record.kind,
            record.lower,
            record.upper,
            record.span,
            record.upper,
            loaded.source.name,
            record.line,
            json.dumps(record.path),
            body,
            _checksum(loaded, record, body),
        ),
    )
    _insert_links(connection, number, key, briefing, record)
    connection.executemany(
        "INSERT INTO part VALUES (?, ?, ?, ?)",
        [(number, _dotted(part.path), part.lower, part.upper) for part in record.parts],
    )
    for name in dict.fromkeys((record.title, *record.texts.names)):
        connection.execute(
            "INSERT INTO name VALUES (?, ?, ?, ?, ?)", (number, key, fold(name), joined(name), name)
        )
    connection.execute(
        "INSERT INTO words (rowid, title, names, quoted, text, joined) VALUES (?, ?, ?, ?, ?, ?)",
        (number, *_searchable(record.title, record.texts)),
    )


def _checksum(loaded: LoadedFile, record: LoadedRecord, body: str) -> int:
    """The checksum of a record's row as it is put in: taken to be known from its own date."""
    own, place = (record.lower, record.upper), (loaded.source.name, record.line)
    said = (loaded.source.briefing, record.section, record.title, body)
    return sealed(checksum(*said, *own, *place), record.upper)


def _insert_links(
    connection: sqlite3.Connection, number: int, key: int, briefing: str, record: LoadedRecord
) -> None:
    for link in record.links:
        other, slash, slug = link.reference.rpartition("/")
        named = intern_key(connection, other if slash else briefing, slug)
        path = _dotted(link.path)
        piece = path if link.piece == link.path else _dotted(link.piece)
        connection.execute(
            "INSERT INTO link VALUES (?, ?, ?, ?, NULL, ?, ?, ?, ?)",
            (number, key, link.role, named, path, link.context, piece, record.upper),
        )


def _dotted(path: Path) -> str:
    return ".".join(map(str, path))


def _searchable(title: str, texts: Texts) -> tuple[str, str, str, str, str]:
    """The columns of the full text, folded as every question will be."""
    everything = (title, *texts.names, *texts.quoted, *texts.other)
    compounds = {joined(word) for text in everything for word in _COMPOUND.findall(text)}
    whole = {joined(name) for name in (title, *texts.names) if len(name) < 80}
    return (
        fold(title),
        _BETWEEN.join(map(fold, texts.names)),
        _BETWEEN.join(map(fold, texts.quoted)),
        _BETWEEN.join(map(fold, texts.other)),
        " ".join(sorted(compounds | whole)),
    )
