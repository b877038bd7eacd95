"""A record as it stands in a list, and the small pieces that all rows are made of."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from briefing.library.store.person_marks import MarkedRecords
from briefing.library.store.records import Record
from briefing.model.key import Key
from briefing.page.blocks import Line, Span
from briefing.page.record_loader import RecordLoader
from briefing.page.words.labels import main_text, shortened

LONGEST = 200
"""Characters of a text in a row: more than any list is wide."""

UNREAD = "•"
"""The sign of what the person has not read."""

DAYS = {"statements": "said", "incidents": "date", "sources": "published"}
"""The field that holds the date by which records of a section are listed, where they have one."""


class Speech(NamedTuple):
    """Who says so, in pieces: a list tells once what they have in common.

    `who` is the speaker, `via` the hops between, `source` what was read, `grades` both grades.
    `prefix` is how many letters of the name of the speaker another begins with too.
    """

    who: Line
    via: Line
    source: str
    grades: str
    prefix: int = 0


class Row(NamedTuple):
    """A record in a list: its key, its section, and its lines, which lead nowhere.

    `third` is who says so: the way of a statement to us, and its grades; of an incident its status
    and how many first speakers it has, of a figure the latter; empty for anything else. `speech` is
    the same of a statement in pieces, and `day` the record's own date as written. `group` is the
    heading under which it stands where its list is in an order that puts records together. `found`
    is what a search found in a statement beside its words. `mark` is `unread` or `changed` for the
    person who reads, or empty. `prefix` is how many letters of its title, or of its words, another
    of its section begins with too.
    """

    key: Key
    first: Line
    second: Line
    section: str
    third: Line = ()
    speech: Speech | None = None
    day: str = ""
    group: str = ""
    found: Line = ()
    mark: str = ""
    prefix: int = 0


class RowKind(NamedTuple):
    """How rows of one section are made.

    `lines` gives the first line and the second, `way` the third: who says so. Of what is said by
    somebody, `said` gives that line and the same in pieces. `gather` fetches ahead what all of them
    need for some records.
    """

    lines: Callable[[Record, RecordLoader], tuple[Line, Line]]
    way: Callable[[Record, RecordLoader], Line] | None = None
    gather: Callable[[list[Record], RecordLoader], None] | None = None
    said: Callable[[Record, RecordLoader], tuple[Line, Speech]] | None = None


def with_marks(rows: list[Row], marked: MarkedRecords) -> list[Row]:
    """The rows, each with its mark for the person who reads."""
    return [one._replace(mark=marked.sign(one.key)) for one in rows] if marked else rows


def row_title(record: Record, look: RecordLoader) -> Line:
    """What the record is called, or its text, in a line that leads nowhere."""
    return (Span(shortened(main_text(record, look), LONGEST)[0]),)


def muted(*parts: str) -> Line:
    """The parts that there are, with dots between."""
    text = " · ".join(part for part in parts if part)
    return (Span(text, "muted"),) if text else ()
