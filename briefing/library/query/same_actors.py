"""Which records are of one actor, asked of a library for many at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefing.library.library import Library
from briefing.library.store.wanted_keys import FROM_WANTED, wanted
from briefing.model.key import Key

_AT_ONCE = 500


def has_several(library: Library) -> bool:
    """Whether anything at all has more than one record."""
    return bool(library.ask("SELECT 1 FROM identity LIMIT 1"))


def firsts(library: Library, keys: Iterable[Key]) -> dict[Key, Key]:
    """For each of these records that is not the only one: the one that stands for all."""
    sql = (
        "SELECT key.briefing, key.slug, first.briefing, first.slug FROM {wanted} "
        "CROSS JOIN identity ON identity.key = key.id "
        "CROSS JOIN key AS first ON first.id = identity.first"
    )
    return {Key(*row[:2]): Key(*row[2:]) for row in _rows(library, sql, keys)}


def others(
    library: Library, keys: Iterable[Key], most: int, differing: bool = False
) -> dict[Key, list[Key]]:
    """For each of these records the others of the same, at most so many, the first one first.

    `differing`: only those that have relations or offices that the first one has not.
    """
    which = " AND one.differs" if differing else ""
    sql = (
        "SELECT key.briefing, key.slug, other.briefing, other.slug FROM {wanted} "
        "CROSS JOIN identity ON identity.key = key.id "
        "CROSS JOIN identity AS same ON same.key IN (SELECT one.key FROM identity AS one "
        f"WHERE one.first = identity.first AND one.key <> key.id{which} "
        f"ORDER BY one.key <> one.first, one.key LIMIT {most}) "
        "CROSS JOIN key AS other ON other.id = same.key "
        "ORDER BY same.key <> same.first, other.briefing, other.slug"
    )
    found: dict[Key, list[Key]] = {}
    for row in _rows(library, sql, keys):
        found.setdefault(Key(*row[:2]), []).append(Key(*row[2:]))
    return found


def _rows(library: Library, sql: str, keys: Iterable[Key]) -> list[Sequence[str]]:
    every = list(dict.fromkeys(keys))
    found: list[Sequence[str]] = []
    for start in range(0, len(every), _AT_ONCE):
        those, values = wanted(every[start : start + _AT_ONCE])
        found += library.ask(f"{those} {sql.format(wanted=FROM_WANTED)}", values)
    return found
