"""Compiling: the records of YAML files into tables. Runs only when a file has changed."""

from __future__ import annotations

import gc
import json
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.resources import files

from briefing.library.inserting import insert_record
from briefing.library.links import insert_problem, resolve
from briefing.library.numbers import Numbers
from briefing.library.stamps import digest, program, stamp
from briefing.load.files import Shared, load_file, read_shared
from briefing.load.layout import Layout, SourceFile
from briefing.model.declare import MENTIONS, Link, Role
from briefing.model.leaves import declarations, shape_of
from briefing.model.sections import MODELS

Progress = Callable[[int, int], None]
"""Told after each file: how many are done, and how many there are."""


def compile_all(connection: sqlite3.Connection, layout: Layout, progress: Progress) -> None:
    """Fill an empty file with the whole library, in one transaction."""
    connection.executescript(files("briefing.library").joinpath("schema.sql").read_text("utf-8"))
    connection.execute("BEGIN")
    connection.execute("INSERT INTO meta VALUES ('program', ?)", (program(),))
    _declare(connection)
    take_in(connection, layout, layout.files, progress)
    connection.execute("COMMIT")


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


def take_in(
    connection: sqlite3.Connection,
    layout: Layout,
    sources: tuple[SourceFile, ...],
    progress: Progress,
) -> None:
    """Read some files, and lead all links to where they go."""
    numbers = Numbers(connection)
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
    numbers: Numbers,
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
        insert_record(connection, numbers.next(record.lower), loaded, record)
