"""Links between records, from either end, and the words for their roles."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from briefing.library.store.connection import Ask
from briefing.library.store.record_rows import LINK_COLUMNS, LINK_JOINS, link_of
from briefing.library.store.records import Backlinks, FoundLink
from briefing.library.store.wanted_keys import RECORDS_WANTED, in_chunks, wanted
from briefing.model.key import Key
from briefing.model.role import Role


class LinkIndex:
    """Finds links."""

    def __init__(self, ask: Ask) -> None:
        """`ask` asks the library."""
        self._ask = ask

    def of(self, key: Key) -> list[FoundLink]:
        """The links in a record, in the order in which the model declares its fields."""
        return self._links(
            "link.record = (SELECT record.id FROM key JOIN record ON record.key = key.id "
            "WHERE key.briefing = ? AND key.slug = ?) ORDER BY link.rowid",
            tuple(key),
        )

    def of_each(self, keys: Iterable[Key]) -> dict[Key, list[FoundLink]]:
        """The same for many records, fetched together; those without links are left out."""
        found: dict[Key, list[FoundLink]] = {}
        for some in in_chunks(keys):
            those, values = wanted(some)
            rows = self._ask(
                f"{those} SELECT {LINK_COLUMNS} FROM {RECORDS_WANTED} "
                f"CROSS JOIN {LINK_JOINS} WHERE link.record = record.id ORDER BY link.rowid",
                values,
            )
            for link in map(link_of, rows):
                found.setdefault(link.source, []).append(link)
        return found

    def backlinks(self, key: Key, limit: int = 50, most: int = 0) -> list[Backlinks]:
        """What links to a record, by role, and of each role the newest `limit`.

        With `most`, no more links of a role are counted than one above that.
        """
        counts = self._ask(
            "SELECT role.name, role.inverse, (SELECT count(*) FROM (SELECT 1 FROM link "
            "WHERE link.target = key.id AND link.role = role.name LIMIT ?)) AS many "
            "FROM key CROSS JOIN role WHERE key.briefing = ? AND key.slug = ? AND many > 0 "
            "ORDER BY role.position",
            (most + 1 if most else -1, *key),
        )
        return [
            Backlinks(role, inverse, count, tuple(self.to(key, role, limit)))
            for role, inverse, count in counts
        ]

    def to(self, key: Key, role: str, limit: int) -> list[FoundLink]:
        """The newest links to a record in one role."""
        return self._links(
            "link.target = (SELECT id FROM key WHERE briefing = ? AND slug = ?) "
            "AND link.role = ? ORDER BY link.record DESC, link.rowid LIMIT ?",
            (*key, role, limit),
        )

    def role(self, name: str) -> Role:
        """The words for a role. Raises KeyError where no field declares it."""
        rows = self._ask("SELECT name, label, inverse FROM role WHERE name = ?", (name,))
        if not rows:
            raise KeyError(name)
        return Role(*rows[0])

    def _links(self, where: str, values: Sequence[Any]) -> list[FoundLink]:
        rows = self._ask(f"SELECT {LINK_COLUMNS} FROM {LINK_JOINS} WHERE {where}", values)
        return [link_of(row) for row in rows]
