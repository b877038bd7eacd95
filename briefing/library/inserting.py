"""Putting records into the tables of a library, and taking them out."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterator

from briefing.library.links import intern_key
from briefing.library.rows import body_of, checksum, sealed
from briefing.load.files import LoadedFile
from briefing.load.records import LoadedRecord, Texts
from briefing.model import edtf
from briefing.model.leaves import Path
from briefing.text.fold import fold, joined

_BETWEEN = " \ue000 "
"""A word that no question can have (folding leaves only letters and digits), so that no phrase is
found across two texts."""
_COMPOUND = re.compile(r"\w+(?:[-‐-―/’'`ʻ-ʿ]\w+)+")


def insert_record(
    connection: sqlite3.Connection, number: int, loaded: LoadedFile, record: LoadedRecord
) -> None:
    """Put a record in, with all that is known of it from its own file."""
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
    connection.executemany(
        "INSERT INTO point VALUES (?, ?, ?, ?, ?)", [(number, *point) for point in _points(record)]
    )
    connection.execute(
        "INSERT INTO words (rowid, title, names, quoted, text, joined, marks) "
        "VALUES (?, ?, ?, ?, ?, ?, '')",
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


def _points(record: LoadedRecord) -> Iterator[tuple[str, float, str, str]]:
    """The numbers of a figure: path, value, and the days that bound the day it is for."""
    points = record.fields.get("points", ()) if record.section == "figures" else ()
    for index, point in enumerate(points):
        date = edtf.parse(point["as_of"])
        yield f"points.{index}", float(point["value"]), date.lower, date.upper


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


def forget_file(connection: sqlite3.Connection, name: str) -> None:
    """Take out all that came from a file."""
    records = "(SELECT id FROM record WHERE file = ?)"
    connection.execute(f"DELETE FROM words WHERE rowid IN {records}", (name,))
    connection.execute(f"DELETE FROM name WHERE record IN {records}", (name,))
    connection.execute(f"DELETE FROM link WHERE record IN {records}", (name,))
    connection.execute(f"DELETE FROM point WHERE record IN {records}", (name,))
    connection.execute(f"DELETE FROM part WHERE record IN {records}", (name,))
    connection.execute("DELETE FROM record WHERE file = ?", (name,))
    connection.execute("DELETE FROM problem WHERE file = ?", (name,))
    connection.execute("DELETE FROM file WHERE name = ?", (name,))
