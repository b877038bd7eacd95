"""A record as it was at one time: whole, or only as fingerprints of what it said."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, partial
from hashlib import blake2b
from types import MappingProxyType
from typing import Any, NamedTuple

from briefing.analysis.changes.declared_fields import NOT_SHOWN, DeclaredFields
from briefing.analysis.changes.same_reading import EMPTY, Renamed, same_reading
from briefing.analysis.incidents.incident_lists import FIELDS
from briefing.library.library import Library
from briefing.library.store.record_rows import COLUMNS, verified
from briefing.library.store.wanted_keys import RECORDS_WANTED, in_chunks, wanted
from briefing.model.key import Key

_BYTES = 6
"""Of a fingerprint: in a million records with ten fields each, one in 28 million changes of a field
would be missed."""
TITLE = ""
"""Stands among the fingerprints for the words that the record is called by."""
_NO_OTHERS: Renamed = MappingProxyType({})
Prints = Mapping[str, str]
"""The fingerprint of each field, by `field:kind`: of all that it has of that kind."""
_PAGE = """
SELECT record.briefing, record.slug, record.section, record.digest
  FROM main.key AS address CROSS JOIN record ON record.key = address.id
  WHERE (address.briefing, address.slug) > (?, ?) {only}
  ORDER BY address.briefing, address.slug LIMIT 5000
"""


class RecordVersion:
    """What a record said. Its words are read when they are wanted (`VersionSide.read`).

    Where only fingerprints were kept there are never any.
    """

    def __init__(
        self, key: Key, section: str, digest: int | None, prints: Prints | str | None = None
    ) -> None:
        """`digest` is the CRC-32 of the body; None where that is cut to what was known on a day.

        `prints` may be as JSON: of most records nobody asks for them.
        """
        self.key, self.section, self.digest = key, section, digest
        self.title = ""
        self.body: str | None = None
        self._prints = prints

    @property
    def is_whole(self) -> bool:
        """Whether there is more than fingerprints."""
        return self._prints is None

    @cached_property
    def fields(self) -> Mapping[str, Any]:
        """What is shown of what was written, by its field; nothing of mere fingerprints.

        An empty list reads as none, but for that of an incident, which says: searched, none found.
        """
        if self.body is None:
            return {}
        said = json.loads(self.body)
        return {
            name: value
            for name, value in {**said["faults"], **said["fields"]}.items()
            if name not in NOT_SHOWN and (value not in EMPTY or name in FIELDS)
        }

    def prints(self, declared: DeclaredFields, renamed: Renamed = _NO_OTHERS) -> Prints:
        """The fingerprints, as they would be if the `renamed` records had their other slugs."""
        kept = self._prints
        if isinstance(kept, str):
            self._prints = kept = dict(json.loads(kept))
        if kept is not None:
            return kept
        return prints_of(self.section, self.title, self.fields, declared, renamed)

    def same_body(self, other: RecordVersion) -> bool:
        """Whether both are letter by letter the same, so that nothing need be looked at."""
        same = self.section == other.section and self.digest == other.digest
        return same and self.digest is not None


class VersionSide(NamedTuple):
    """The records of one time, in the order of their keys, and what their fields are.

    What followed from the records the `library` of that time tells, or else `answers`, which were
    kept. `others` are the records of other briefings that have changed since, and None where
    nobody knows what these led to.
    """

    versions: Iterable[RecordVersion]
    declared: DeclaredFields
    library: Library | None = None
    answers: Mapping[Key, str] = {}
    others: Sequence[Key] | None = None

    def read(self, some: Sequence[RecordVersion]) -> None:
        """Read the words of some of the records, where there is a library."""
        if self.library is None:
            return
        by_key = {one.key: one for one in some if one.body is None}
        for keys in in_chunks(by_key):
            those, values = wanted(keys)
            for row in self.library.ask(f"{those} SELECT {COLUMNS} FROM {RECORDS_WANTED}", values):
                one = by_key[Key(row[0], row[1])]
                one.body, one.title = verified(row), row[3]


def prints_of(
    section: str,
    title: str,
    fields: Mapping[str, Any],
    declared: DeclaredFields,
    renamed: Renamed,
) -> dict[str, str]:
    """The fingerprints of what a record says."""
    found: dict[str, list[tuple[str, Any]]] = {}
    is_link = partial(declared.is_link, section)
    for name in sorted(fields):
        read = same_reading(fields[name], renamed, is_link, name)
        for leaf in declared.leaves(section, name, read):
            found.setdefault(f"{name}:{leaf.kind}", []).append((leaf.path, leaf.value))
    said: dict[str, Any] = {**found, TITLE: same_reading(title, renamed, is_link)}
    return {name: _print(value) for name, value in said.items()}


def _print(value: Any) -> str:
    said = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return blake2b(said.encode("utf-8", "surrogatepass"), digest_size=_BYTES).hexdigest()


def library_side(library: Library, briefing: str = "") -> VersionSide:
    """The records of a briefing of a library; of all where it is empty."""
    return VersionSide(versions(library, briefing), DeclaredFields(library), library)


def versions(library: Library, briefing: str = "") -> Iterator[RecordVersion]:
    """Every record of a briefing, of all where it is empty, in the order of their keys."""
    after = (briefing, "")
    only = "AND address.briefing = ?" if briefing else ""
    while rows := library.ask(_PAGE.format(only=only), (*after, *filter(None, [briefing]))):
        for *key, section, digest in rows:
            yield RecordVersion(Key(*key), section, digest)
        after = rows[-1][:2]
