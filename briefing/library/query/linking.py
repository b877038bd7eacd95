"""What links to records in some roles, asked of a library for many of them at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from briefing.library.library import Library
from briefing.library.store.records import Condition, Listing
from briefing.library.store.wanted_keys import FROM_WANTED, in_chunks, wanted
from briefing.model.key import Key

_ITS_RECORDS = (
    "IN (SELECT key.id UNION SELECT one.key FROM identity CROSS JOIN identity AS one "
    "ON one.first = identity.first WHERE identity.key = key.id)"
)


def saying_same_as(keys: Sequence[Key], of_several: bool) -> Listing:
    """The actors that say that they are the same as one of these, which may have more records."""
    those, values = wanted(keys)
    target = _ITS_RECORDS if of_several else "= key.id"
    linking = (
        f"{those} SELECT link.record FROM {FROM_WANTED} "
        f"CROSS JOIN link ON link.target {target} AND link.role = 'same_as'"
    )
    return Listing(condition=Condition(f"record.id IN ({linking})", values))


def newest_linking(
    library: Library, keys: Iterable[Key], roles: Sequence[str], most: int
) -> Iterator[tuple[str, Key, Key]]:
    """The newest links in some roles to each of these records: the role, the record, the source."""
    asked = ", ".join(["(?)"] * len(roles))
    for some in in_chunks(keys):
        those, values = wanted(some)
        sql = (
            f"{those}, asked (role) AS (VALUES {asked}) SELECT asked.role, key.briefing, key.slug, "
            f"source.briefing, source.slug FROM {FROM_WANTED} CROSS JOIN asked "
            "CROSS JOIN link ON link.rowid IN (SELECT newest.rowid FROM link AS newest "
            "WHERE newest.target = key.id AND newest.role = asked.role "
            "ORDER BY newest.record DESC LIMIT ?) "
            "CROSS JOIN key AS source ON source.id = link.source ORDER BY link.record DESC"
        )
        for row in library.ask(sql, (*values, *roles, most)):
            yield row[0], Key(row[1], row[2]), Key(row[3], row[4])


def linked(library: Library, keys: Iterable[Key], role: str, of_several: bool) -> set[Key]:
    """Which of these records any other links to in a role."""
    found: set[Key] = set()
    target = _ITS_RECORDS if of_several else "= key.id"
    for some in in_chunks(keys):
        those, values = wanted(some)
        sql = (
            f"{those} SELECT key.briefing, key.slug FROM {FROM_WANTED} WHERE EXISTS (SELECT 1 "
            f"FROM link WHERE link.target {target} AND link.role = ? AND link.source <> key.id)"
        )
        found.update(Key(*row) for row in library.ask(sql, (*values, role)))
    return found
