"""One actor under all its records: whoever names one of them means all, and a search shows one.

Records are of one actor where the library says so (`briefing.library.derive.identities`), or one of
them says that it is the same as the other.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import NamedTuple

from briefing.library.derive.index_tokens import index_token
from briefing.model.key import SHARED
from briefing.search.name_lookup import QueryScope, SqlPiece, here
from briefing.search.predicate import Predicate, as_sql, both

MOST_ALIKE = 1_000
"""Found actors up to which those are looked for that have several records."""
_SAID_TO_BE_THE_SAME = f'"{index_token("w", "same_as")}" AND "{index_token("s", "actors")}"'
_BESIDE = """
SELECT {root} same.key FROM one CROSS JOIN identity ON identity.key = one.key
  CROSS JOIN identity AS same ON same.first = identity.first
UNION
SELECT {root} link.target FROM one CROSS JOIN record ON record.key = one.key
  CROSS JOIN link ON link.record = record.id AND link.role = 'same_as'
  WHERE link.target IS NOT NULL AND record.section = 'actors'
UNION
SELECT {root} link.source FROM one CROSS JOIN link ON link.target = one.key
  AND link.role = 'same_as' CROSS JOIN record ON record.id = link.record
  WHERE record.section = 'actors'
"""


def all_records(keys: SqlPiece, parts: str = "") -> SqlPiece:
    """The keys of all records of the actors that these are keys of.

    `parts` is SQL for the keys of whatever belongs to one with a key in the table `one`.
    """
    beside = _BESIDE.format(root="") + (f"UNION {parts}" if parts else "")
    sql = f"WITH RECURSIVE one(key) AS ({keys.sql} UNION {beside}) SELECT one.key FROM one"
    return SqlPiece(sql, keys.values)


class _Actor(NamedTuple):
    """A record that was found; those of one actor in the order in which one of them is shown."""

    elsewhere: bool
    own: bool
    briefing: str
    slug: str
    number: int
    key: int


def without_repeats(asked: QueryScope, part: Predicate) -> tuple[Predicate, bool]:
    """What was found, but of each actor one record: the briefing's own, or the shared one.

    Where very many actors are found, each record stands for itself, and the answer is False.
    """
    repeated = _repeated(asked, part)
    if not repeated:
        return part, repeated is not None
    again = Predicate(
        sql="record.id IN (SELECT value FROM json_each(?))", values=(_listed(repeated),)
    )
    return both([part], [again]), True


def _repeated(asked: QueryScope, part: Predicate) -> list[int] | None:
    """The numbers of records to leave out; None where the actors are too many to be looked at."""
    if not _some_have_several(asked):
        return []
    actors = both([part, Predicate(f'"{index_token("s", "actors")}"')])
    candidates = _found(asked, actors)
    if len(candidates) > MOST_ALIKE:
        return None
    if not candidates:
        return []
    keys = _listed(one.key for one in candidates)
    beside = _BESIDE.format(root="one.root,")
    rows = asked.library.ask(
        "WITH RECURSIVE one(root, key) AS (SELECT value, value FROM json_each(?) "
        f"UNION {beside}) SELECT root, key FROM one",
        (keys,),
    )
    groups: dict[int, set[int]] = {}
    for root, key in rows:
        groups.setdefault(root, set()).add(key)
    others = _listed(set().union(*groups.values()))
    among = Predicate(sql="record.key IN (SELECT value FROM json_each(?))", values=(others,))
    found = {one.key: one for one in _found(asked, both([actors, among]))}
    return sorted(
        {
            one.number
            for keys_of_one in groups.values()
            for one in sorted(found[key] for key in keys_of_one if key in found)[1:]
        }
    )


def _some_have_several(asked: QueryScope) -> bool:
    """Whether any actor of the library has several records."""
    return bool(
        asked.library.ask(
            "SELECT 1 FROM (SELECT 1 FROM identity LIMIT 1) UNION ALL "
            "SELECT 1 FROM (SELECT 1 FROM words WHERE words MATCH ? LIMIT 1)",
            (_SAID_TO_BE_THE_SAME,),
        )
    )


def _found(asked: QueryScope, part: Predicate) -> list[_Actor]:
    sql, values = as_sql(part)
    scope = here(asked.briefing)
    rows = asked.library.ask(
        f"SELECT record.briefing <> ?, record.briefing <> '{SHARED}', record.briefing, "
        f"record.slug, record.id, record.key FROM record WHERE {sql} AND {scope.sql} LIMIT ?",
        (asked.briefing, *values, *scope.values, MOST_ALIKE + 1),
    )
    return [_Actor(*row) for row in rows]


def _listed(numbers: Iterable[int]) -> str:
    return json.dumps(sorted(numbers))
