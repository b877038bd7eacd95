"""A record as a row of the library, and back."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping
from typing import Any
from zlib import crc32

from briefing.library.answers import Record
from briefing.model.key import Key
from briefing.model.problem import Problem

COLUMNS = (
    "record.briefing, record.slug, record.section, record.title, record.body, record.checksum, "
    "record.lower, record.upper, record.mentions, record.file, record.line"
)
"""What `record_of` wants of a row, in this order."""


def body_of(fields: Mapping[str, Any], faults: Mapping[str, Any]) -> str:
    """What was written for a record, as text."""
    return json.dumps(
        {"fields": fields, "faults": faults},
        ensure_ascii=False,
        allow_nan=False,
        separators=(",", ":"),
    )


def checksum(*said: str | int) -> int:
    """The checksum of what a row says: its own words, its dates and its place in the files."""
    return crc32("\0".join(map(str, said)).encode("utf-8", "surrogatepass"))


def record_of(row: tuple[Any, ...], problems: Iterable[Problem] = ()) -> Record:
    """The record in a row. Raises sqlite3.DatabaseError where it is not what was once written."""
    briefing, slug, section, title, body, sum_, lower, upper, mentions, file, line = row
    if checksum(briefing, section, title, body, lower, upper, file, line) != sum_:
        raise sqlite3.DatabaseError(f"the row of {briefing}/{slug} is damaged")
    said = json.loads(body)
    return Record(
        key=Key(briefing, slug),
        section=section,
        title=title,
        fields=said["fields"],
        faults=said["faults"],
        lower=lower,
        upper=upper,
        mentions=mentions,
        file=file,
        line=line,
        problems=tuple(problems),
    )


PROBLEM_COLUMNS = "file, line, column, severity, code, message, remedy, field, slug"


def problem_of(row: tuple[Any, ...]) -> Problem:
    """The problem in a row of `PROBLEM_COLUMNS`."""
    return Problem(*row)
