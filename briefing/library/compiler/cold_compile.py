"""Compiling: the records of YAML files into tables. Runs only when a file has changed."""

from __future__ import annotations

import gc
import json
import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files

from briefing.disk.file_stamp import file_stamp
from briefing.library.compiler.full_text import WAIT, let_wait, write_words
from briefing.library.compiler.pack import PackedFile, PackedRecord
from briefing.library.compiler.packed_files import packed_files
from briefing.library.compiler.progress import ProgressListener, WorkProgress, watched
from briefing.library.compiler.record_batch import RecordBatch
from briefing.library.derive.cross_file_problems import insert_problem
from briefing.library.derive.resolution import resolve
from briefing.library.store.fingerprints import program_stamp
from briefing.library.store.key_numbers import KeyNumbers
from briefing.library.store.record_numbers import NumberSequence
from briefing.load.content_layout import ContentLayout
from briefing.model.declarations import Link
from briefing.model.problem import Problem
from briefing.model.role import MENTIONS, Role
from briefing.model.sections.registry import MODELS
from briefing.model.shapes import declarations, kinds_of, shape_of

_SHARES = {
    "Reading": 0.50,
    "Putting in order": 0.04,
    "Leading links to their records": 0.20,
    "Indexing words": 0.26,
}
"""The steps of a whole compile, and how much of the time each takes."""
_INDEX = re.compile(r"^CREATE INDEX (\w+) [^;]+;", re.MULTILINE)
_OF_LISTS = re.compile(
    r"record_(all|by_(file|name|mentions)|known|in_file)|name_|point_value|key_slug"
)
"""Indexes that nothing needs before the library is read, and that would change all the time."""
_OF_TARGETS = re.compile(r"link_(target|unresolved)")
"""Indexes by what is found out about all links at once."""


def compile_all(
    connection: sqlite3.Connection, layout: ContentLayout, tell: ProgressListener
) -> None:
    """Fill an empty file with the whole library.

    What `tell` raises ends the work at whatever it is.
    """
    work = WorkProgress(tell, _SHARES)
    schema = files("briefing.library.store").joinpath("schema.sql").read_text("utf-8")
    indexes = [(found[1], found[0]) for found in _INDEX.finditer(schema)]
    with watched(connection, work), _no_collection():
        connection.execute("PRAGMA cache_size = -64000")
        connection.executescript(_INDEX.sub("", schema))
        let_wait(connection)
        connection.execute("BEGIN")
        noted = [("program", program_stamp()), ("twins", layout.twins())]
        connection.executemany("INSERT INTO meta VALUES (?, ?)", noted)
        _declare(connection)
        work.begin("Reading")
        _read_all(connection, layout, work)
        work.begin("Putting in order")
        of_targets = [sql for name, sql in indexes if _OF_TARGETS.match(name)]
        of_lists = [sql for name, sql in indexes if _OF_LISTS.match(name)]
        for sql in (sql for _, sql in indexes if sql not in (*of_targets, *of_lists)):
            connection.execute(sql)
        work.begin("Leading links to their records")
        resolve(connection, layout.root)
        for sql in of_targets:
            connection.execute(sql)
        connection.execute("COMMIT")
        work.begin("Indexing words")
        write_words(connection, of_lists, work)
        work.end()


def _read_all(connection: sqlite3.Connection, layout: ContentLayout, work: WorkProgress) -> None:
    """Put all records in, their links not yet led to where they go."""
    numbers, keys = NumberSequence(), KeyNumbers(connection)
    batch = RecordBatch(connection, keys.number, WAIT)
    total, waiting = len(layout.files), 0
    size, read = sum(file_stamp(source.path).size for source in layout.files), 0
    for done, packed in enumerate(packed_files(layout, layout.files, work.tick), start=1):
        waiting += _put(connection, numbers, batch, packed)
        if waiting >= _AT_ONCE:
            keys.flush()
            batch.flush()
            waiting = 0
        read += packed[0][1]
        work.reach(read / max(1, size), f"{done:,} of {total:,} files")
    keys.flush()
    batch.flush()


_AT_ONCE = 2_000
"""Records put in together."""


def _declare(connection: sqlite3.Connection) -> None:
    """Keep what the models declare: the sections, their fields, every role with its words."""
    roles: dict[str, tuple[Role, set[str]]] = {}
    for number, model in enumerate(MODELS):
        section = model.section
        connection.execute(
            "INSERT INTO section VALUES (?, ?, ?, ?, ?)",
            (section.name, number, section.singular, section.title, section.order),
        )
        labels = {info.alias or name: info.title for name, info in model.model_fields.items()}
        connection.executemany(
            "INSERT INTO field VALUES (?, ?, ?, ?)",
            (
                (section.name, path, kind, labels.get(path) or "")
                for path, kind in kinds_of(shape_of(model)).items()
            ),
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


def _put(
    connection: sqlite3.Connection, numbers: NumberSequence, batch: RecordBatch, packed: PackedFile
) -> int:
    """Put a file in, its records into `batch`; give how many they are."""
    file, problems, records, words, compounds = packed
    connection.execute(
        "INSERT INTO file (name, size, modified, changed, inode, looked, digest, extends) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        file,
    )
    for briefing, *problem in problems:
        insert_problem(connection, briefing, Problem(*problem), "file")
    for values in records:
        record = PackedRecord(*values)
        batch.add(numbers.next(record.day), record)
    batch.add_words(words)
    batch.add_compounds(compounds)
    return len(records)
