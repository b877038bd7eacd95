"""The records of other briefings on which something in one rests, as they were and as they are."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from hashlib import blake2b

from briefing.analysis.changes.declared_fields import DeclaredFields
from briefing.analysis.changes.reached_answers import FORWARD, LEADING_ON
from briefing.analysis.changes.record_version import TITLE, Prints, RecordVersion, VersionSide
from briefing.library.library import Library
from briefing.model.key import Key

_LINKS = "links of "
_BYTES = 8
# From the records of a briefing to whatever they rest on: the way of `reached_answers`, backwards.
_OUTSIDE = f"""
WITH RECURSIVE own (key, record) AS MATERIALIZED (
  SELECT key, id FROM main.record WHERE briefing = ?1
),
outside (key) AS (
  SELECT link.target FROM own JOIN main.link ON link.record = own.record
    JOIN main.key ON key.id = link.target AND key.briefing <> ?1
    WHERE link.role <> 'mentions'
  UNION
  SELECT link.source FROM own JOIN main.link ON link.target = own.key AND link.role IN {FORWARD}
    JOIN main.key ON key.id = link.source AND key.briefing <> ?1
  UNION
  SELECT link.target FROM outside JOIN main.record ON record.key = outside.key
    JOIN main.link ON link.record = record.id
    WHERE link.target IS NOT NULL AND link.role <> 'mentions'
  UNION
  SELECT link.source FROM outside JOIN main.link
    ON link.target = outside.key AND link.role IN {FORWARD}
)
SELECT DISTINCT record.briefing, record.slug, record.section, record.digest
  FROM outside CROSS JOIN main.record ON record.key = outside.key WHERE record.briefing <> ?1
"""


class OutsideRecords:
    """Tells them of each briefing of a library. What many briefings rest on is read once."""

    def __init__(self, library: Library) -> None:
        """`library` is as of no day."""
        self.declared = DeclaredFields(library)
        self._library = library
        self._known: dict[Key, Mapping[str, int]] = {}

    def of(self, briefing: str) -> dict[str, int]:
        """What tells them apart, as far as it has a part in an answer, by their keys.

        Of those whose links lead on it is told again what tells these apart.
        """
        rows = self._library.ask(_OUTSIDE, (briefing,))
        some = [RecordVersion(Key(*key), section, digest) for *key, section, digest in rows]
        unknown = [one for one in some if one.key not in self._known]
        VersionSide((), self.declared, self._library).read(unknown)
        for one in unknown:
            self._known[one.key] = self._prints(one)
        return {name: print_ for one in some for name, print_ in self._known[one.key].items()}

    def _prints(self, one: RecordVersion) -> Mapping[str, int]:
        prints = one.prints(self.declared)
        fields = {name: name.partition(":")[0] for name in prints if name != TITLE}
        parts = {name for name in fields if self.declared.has_part(one.section, fields[name])}
        found = {str(one.key): _print(prints, parts)}
        leading = {name for name in parts if fields[name] in LEADING_ON}
        if leading:
            found[_LINKS + str(one.key)] = _print(prints, leading)
        return found


def changed_outside(seen: Mapping[str, int], now: Mapping[str, int]) -> Sequence[Key] | None:
    """Those that are not what they were when the briefing was `seen`.

    None where one may have led to something then that it does not lead to now.
    """
    before = {name: print_ for name, print_ in seen.items() if "/" in name}
    others = [name for name in before.keys() | now.keys() if before.get(name) != now.get(name)]
    if any(name.startswith(_LINKS) and name in before for name in others):
        return None
    return sorted({Key(*name.removeprefix(_LINKS).split("/", 1)) for name in others})


def _print(prints: Prints, names: set[str]) -> int:
    said = json.dumps({name: prints[name] for name in sorted(names)})
    return int.from_bytes(blake2b(said.encode(), digest_size=_BYTES).digest(), "big", signed=True)
