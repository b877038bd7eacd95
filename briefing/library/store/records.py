"""What a library answers with: plain values, safe to keep and to pass between threads."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from briefing.model.key import Key
from briefing.model.problem import Problem

_NONE: Mapping[str, Any] = {}


class Record(NamedTuple):
    """One record, as compiled.

    `fields` holds its valid fields as plain data, by the names that they have in the YAML, with
    only those that were written. `faults` holds, as written, what did not fit its field. `lower`
    and `upper` are the ISO days between which the record's own date lies, both empty where it has
    none. `mentions` is how many links lead to it. `file` is the path below the content folder.
    `known` is the ISO day from which it was surely known, empty for always.
    """

    key: Key
    section: str
    title: str
    fields: Mapping[str, Any]
    faults: Mapping[str, Any] = _NONE
    lower: str = ""
    upper: str = ""
    mentions: int = 0
    file: str = ""
    line: int = 0
    problems: tuple[Problem, ...] = ()
    known: str = ""

    def text(self, name: str) -> str:
        """A field that holds one value, as text; empty where it was not written."""
        value = self.fields.get(name)
        return "" if value is None or isinstance(value, list | dict) else str(value)

    def items(self, name: str) -> list[Any]:
        """A field that holds a list; empty where it was not written."""
        value = self.fields.get(name)
        return list(value) if isinstance(value, list) else []

    def has(self, name: str) -> bool:
        """Whether the field was written at all: an empty list is not the same as nothing."""
        return name in self.fields


class Briefing(NamedTuple):
    """One briefing of the library: its slug, its title, its day, and how much is wrong with it.

    `as_of` is that day as written, `lower` the ISO day on which it begins; empty where there is
    none.
    """

    slug: str
    title: str
    as_of: str
    lower: str
    problems: int


class SectionCount(NamedTuple):
    """A section of a briefing, with how many records it has. `order` is its usual order."""

    name: str
    singular: str
    title: str
    order: str
    records: int


class FoundLink(NamedTuple):
    """A link between two records, seen from either end.

    `source` holds the link at `path` (`chain.1`, `relations.0.to`), `target` is where it leads, or
    where it would lead: `resolved` is false where there is no such record. `context` is a piece of
    the prose around a mention, and empty elsewhere.
    """

    source: Key
    role: str
    target: Key
    path: str
    context: str
    resolved: bool


class Backlinks(NamedTuple):
    """What links to a record in one role: the first of them, and how many there are in all."""

    role: str
    inverse: str
    total: int
    links: tuple[FoundLink, ...]


class Condition(NamedTuple):
    """A condition on records: what the full text has to match, and SQL that has to hold besides.

    `match` is an expression of FTS5; empty asks nothing of the full text. `sql` is a condition over
    `record`, whose columns it may name, with its `values`. `best` are the numbers (`record.id`) of
    the records that come first where a list is in order of rank, the best first: some thousands at
    most, and never a record that does not fit. Whatever else fits follows by date. No record whose
    number is `below` or higher fits, so that nobody looks there; 0 says nothing of it.
    """

    sql: str = "1"
    values: tuple[Any, ...] = ()
    match: str = ""
    best: tuple[int, ...] = ()
    below: int = 0


class Listing(NamedTuple):
    """A list of records, without the records: the question whose answer is read page by page.

    `briefing` or `section` empty means all of them. `order` is `date` (newest first), `name`,
    `mentions` (most first), `file` (as written), one that makes groups
    (briefing.library.query.group_sql), or `rank` or `status` (the condition's own order, if any);
    `backwards` turns it round.
    """

    briefing: str = ""
    section: str = ""
    order: str = "file"
    backwards: bool = False
    condition: Condition | None = None
