"""A record as it was at one time: whole, or only as fingerprints of what it said."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cached_property
from hashlib import blake2b
from typing import Any
from zlib import crc32

from briefing.analysis.changes.declared_fields import NOT_SHOWN, DeclaredFields, leaves
from briefing.analysis.changes.same_reading import Renamed, same_reading
from briefing.library.library import Library
from briefing.library.store.record_rows import COLUMNS, verified
from briefing.model.key import Key

_AT_ONCE = 2_000
_BYTES = 6
"""Of a fingerprint: in a million records with ten fields each, one in 28 million changes of a field
would be missed."""
TITLE = ""
"""Stands among the fingerprints for the words that the record is called by."""
Prints = Mapping[str, str]
"""The fingerprint of each field, by `field:kind`: of all that it has of that kind."""
_PAGE = f"""
SELECT {COLUMNS} FROM main.key AS address CROSS JOIN record ON record.key = address.id
  WHERE (address.briefing, address.slug) > (?, ?) {{only}}
  ORDER BY address.briefing, address.slug LIMIT {_AT_ONCE}
"""


class RecordVersion:
    """What a record said. `body` is as the library keeps it, None where only prints were kept."""

    def __init__(
        self,
        key: Key,
        section: str,
        digest: int,
        title: str = "",
        body: str | None = None,
        prints: Prints | None = None,
        answer: str | None = None,
    ) -> None:
        """`digest` is the CRC-32 of the body. `answer` is what followed from it, where known."""
        self.key, self.section, self.digest, self.title = key, section, digest, title
        self.body = body
        self.answer = answer
        self._prints = prints

    @cached_property
    def fields(self) -> Mapping[str, Any]:
        """What was written, by its field; nothing where only fingerprints were kept."""
        if self.body is None:
            return {}
        said = json.loads(self.body)
        return {**said["faults"], **said["fields"]}

    def prints(self, declared: DeclaredFields, renamed: Renamed = {}) -> Prints:  # noqa: B006 - never changed
        """The fingerprints, as they would be if the `renamed` records had their other slugs."""
        if self._prints is not None:
            return self._prints
        return prints_of(self.section, self.title, self.fields, declared, renamed)

    def same_body(self, other: RecordVersion) -> bool:
        """Whether both are letter by letter the same, so that nothing need be looked at."""
        if self.section != other.section or self.digest != other.digest:
            return False
        return self.body == other.body or self.body is None or other.body is None


def prints_of(
    section: str,
    title: str,
    fields: Mapping[str, Any],
    declared: DeclaredFields,
    renamed: Renamed,
) -> dict[str, str]:
    """The fingerprints of what a record says."""
    found: dict[str, list[tuple[str, Any]]] = {}
    for name in sorted(fields.keys() - NOT_SHOWN):
        for path, place, value in leaves(same_reading(fields[name], renamed), name, name):
            kind = declared.kind(section, place, value)
            found.setdefault(f"{name}:{kind}", []).append((path, value))
    said: dict[str, Any] = {**found, TITLE: same_reading(title, renamed)}
    return {name: _print(value) for name, value in said.items()}


def _print(value: Any) -> str:
    said = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return blake2b(said.encode("utf-8", "surrogatepass"), digest_size=_BYTES).hexdigest()


def body_digest(body: str) -> int:
    """The CRC-32 of a body."""
    return crc32(body.encode("utf-8", "surrogatepass"))


def versions(library: Library, briefing: str = "") -> Iterator[RecordVersion]:
    """Every record of a briefing, of all where it is empty, in the order of their keys."""
    after = (briefing, "")
    only = "AND address.briefing = ?" if briefing else ""
    while rows := library.ask(_PAGE.format(only=only), (*after, *filter(None, [briefing]))):
        for row in rows:
            yield version_of(row)
        after = rows[-1][:2]


def version_of(row: tuple[Any, ...]) -> RecordVersion:
    """The record in a row of `COLUMNS`."""
    body = verified(row)
    return RecordVersion(Key(row[0], row[1]), row[2], body_digest(body), row[3], body)
