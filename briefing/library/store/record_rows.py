"""A record as a row of the library, and back."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from sys import intern
from typing import Any
from zlib import crc32

from briefing.library.store.records import FoundLink, Record
from briefing.model.key import Key
from briefing.model.problem import Problem

COLUMNS = (
    "record.briefing, record.slug, record.section, record.title, record.body, record.checksum, "
    "record.lower, record.upper, record.known, record.mentions, record.file, record.line"
)
"""What `records_of` wants of a row, in this order."""


def checksum(*said: str | int) -> int:
    """The checksum of what a row says: its own words, its dates and its place in the files."""
    return crc32("\0".join(map(str, said)).encode("utf-8", "surrogatepass"))


def body_digest(body: str) -> int:
    """The checksum of a body alone, which is the same wherever in the files it stands."""
    return crc32(body.encode("utf-8", "surrogatepass"))


def sealed(sum_: int, known: str) -> int:
    """A row's checksum with the day from which it is known, which is found out after the rest.

    Sealing again with the same day gives the checksum back.
    """
    return sum_ ^ crc32(known.encode("utf-8", "surrogatepass"))


def resealed(sum_: int, before: str, after: str) -> int:
    """The checksum of a row that was known from one day and is now from another."""
    return sealed(sealed(sum_, before), after)


def records_of(rows: Sequence[Sequence[Any]]) -> list[Record]:
    """The records in rows. Raises sqlite3.DatabaseError where one is not what was once written.

    Their bodies are read as one text: that is quicker, and keeps the names of fields once.
    """
    bodies = json.loads(f"[{','.join(map(verified, rows))}]")
    return [_record(row, body) for row, body in zip(rows, bodies, strict=True)]


def _record(row: Sequence[Any], said: Mapping[str, Any]) -> Record:
    briefing, slug, section, title, _, _, lower, upper, known, mentions, file, line = row
    return Record(
        key=Key(intern(briefing), slug),
        section=intern(section),
        title=title,
        fields=said["fields"],
        faults=said["faults"],
        lower=said.get("lower", lower),
        upper=said.get("upper", upper),
        mentions=mentions,
        file=intern(file),
        line=line,
        known=known,
    )


def verified(row: Sequence[Any]) -> str:
    """The body in a row of `COLUMNS`, a row without a checksum having been verified before.

    Raises sqlite3.DatabaseError where the row is not what was once written.
    """
    briefing, slug, section, title, body, sum_, lower, upper, known, _, file, line = row
    if sum_ is not None:
        said = checksum(briefing, section, title, body, lower, upper, file, line)
        if sealed(said, known) != sum_:
            raise sqlite3.DatabaseError(f"the row of {briefing}/{slug} is damaged")
    return str(body)


PROBLEM_COLUMNS = (
    "problem.file, problem.line, problem.column, problem.severity, problem.code, problem.message, "
    "problem.remedy, problem.field, problem.slug"
)


def problem_of(row: tuple[Any, ...]) -> Problem:
    """The problem in a row of `PROBLEM_COLUMNS`."""
    return Problem(*row)


LINK_COLUMNS = (
    "source.briefing, source.slug, link.role, named.briefing, named.slug, "
    "target.briefing, target.slug, link.path, link.context"
)
LINK_JOINS = (
    "link JOIN key AS source ON source.id = link.source JOIN key AS named ON named.id = link.named "
    "LEFT JOIN key AS target ON target.id = link.target"
)


def link_of(row: tuple[Any, ...]) -> FoundLink:
    """The link in a row of `LINK_COLUMNS`."""
    resolved = row[5] is not None
    target = Key(row[5], row[6]) if resolved else Key(row[3], row[4])
    return FoundLink(Key(row[0], row[1]), row[2], target, row[7], row[8], resolved)
