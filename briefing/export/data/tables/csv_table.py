"""A table: which records it is about, its columns, and the rows that a record gives."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from briefing.library.store.records import FoundLink, Record
from briefing.model.dates.days import edtf_text
from briefing.page.record_loader import RecordLoader

Row = Mapping[str, Any]


class Found(NamedTuple):
    """A record with what its rows are made of besides."""

    record: Record
    look: RecordLoader
    links: tuple[FoundLink, ...]

    @property
    def id(self) -> str:
        """Its id in every table: the briefing and the slug."""
        return str(self.record.key)


class CsvTable(NamedTuple):
    """`name` is that of its file. `sections` are those whose records give rows; none: all.

    `numbers` are the columns that hold numbers, all others text. `keyed` tells that a record has
    one row, `linked` that the rows are made of links.
    """

    name: str
    sections: tuple[str, ...]
    columns: tuple[str, ...]
    rows: Callable[[Found], Iterator[Row]]
    numbers: frozenset[str] = frozenset()
    keyed: bool = False
    linked: bool = False

    def has(self, found: Found) -> bool:
        """Whether a record may give rows."""
        return not self.sections or found.record.section in self.sections


def common(found: Found) -> dict[str, Any]:
    """What the row of any record has."""
    record = found.record
    return {
        "id": found.id,
        "briefing": record.key.briefing,
        "slug": record.key.slug,
        "date_from": edtf_text(record.lower),
        "date_until": edtf_text(record.upper),
        "extends": record.text("extends"),
        "note": record.text("note"),
    }


def own(fields: Mapping[str, Any], *names: str, **renamed: str) -> dict[str, Any]:
    """Fields that hold one value, under their own names or as they are `renamed` (column=field)."""
    wanted = {name: name for name in names} | renamed
    return {
        column: value
        for column, name in wanted.items()
        if not isinstance(value := fields.get(name), list | dict)
    }


def items(value: Any) -> list[Mapping[str, Any]]:
    """The parts in a field that holds one or several of them."""
    several = value if isinstance(value, list) else [value]
    return [one for one in several if isinstance(one, dict)]
