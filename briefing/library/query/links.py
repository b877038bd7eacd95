"""Links between records, from either end, and the words for their roles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from briefing.library.store.connection import Ask
from briefing.library.store.record_rows import LINK_COLUMNS, LINK_JOINS, link_of
from briefing.library.store.records import Backlinks, FoundLink
from briefing.library.store.wanted_keys import FROM_WANTED, RECORDS_WANTED, in_chunks, wanted
from briefing.model.key import Key
from briefing.model.role import Role


class LinkIndex:
    """Finds links."""

    def __init__(self, ask: Ask) -> None:
        """`ask` asks the library."""
        self._ask = ask

    def of(self, key: Key) -> list[FoundLink]:
        """The links in a record, in the order in which the model declares its fields."""
        return self.of_each([key])[key]

    def of_each(self, keys: Iterable[Key]) -> dict[Key, list[FoundLink]]:
        """The links in each of some records (see `of`)."""
        found: dict[Key, list[FoundLink]] = {key: [] for key in keys}
        for some in in_chunks(found):
            those, values = wanted(some)
            rows = self._ask(
                f"SELECT {LINK_COLUMNS} FROM {LINK_JOINS} WHERE link.record IN "
                f"({those} SELECT record.id FROM {RECORDS_WANTED}) ORDER BY link.rowid",
                values,
            )
            for link in map(link_of, rows):
                found[link.source].append(link)
        return found

    def targets_of_each(self, keys: Iterable[Key]) -> dict[Key, list[Key]]:
        """The records that each of some records links to, each once, in the order of `of`."""
        found: dict[Key, dict[Key, None]] = {key: {} for key in keys}
        for some in in_chunks(found):
            those, values = wanted(some)
            rows = self._ask(
                f"{those} SELECT wanted.briefing, wanted.slug, target.briefing, target.slug "
                f"FROM {RECORDS_WANTED} CROSS JOIN link ON link.record = record.id "
                "CROSS JOIN key AS target ON target.id = link.target ORDER BY link.rowid",
                values,
            )
            for briefing, slug, *target in rows:
                found[Key(briefing, slug)][Key(*target)] = None
        return {key: list(targets) for key, targets in found.items()}

    def backlinks(self, key: Key, limit: int = 50, most: int = 0) -> list[Backlinks]:
        """What links to a record, by role, and of each role the newest `limit`.

        With `most`, no more links of a role are counted than one above that.
        """
        return self.backlinks_of_each([key], limit, most)[key]

    def backlinks_of_each(
        self, keys: Sequence[Key], limit: int = 50, most: int = 0
    ) -> dict[Key, list[Backlinks]]:
        """What links to each of some records (see `backlinks`)."""
        found: dict[Key, list[Backlinks]] = {key: [] for key in keys}
        for some in in_chunks(keys):
            newest: dict[tuple[Key, str], list[FoundLink]] = {}
            for link in self.newest(some, limit):
                newest.setdefault((link.target, link.role), []).append(link)
            those, values = wanted(some)
            counts = self._ask(
                f"{those} SELECT key.briefing, key.slug, role.name, role.inverse, "
                "(SELECT count(*) FROM (SELECT 1 FROM link "
                "WHERE link.target = key.id AND link.role = role.name LIMIT ?)) AS many "
                f"FROM {FROM_WANTED} CROSS JOIN role WHERE many > 0 ORDER BY role.position",
                (*values, most + 1 if most else -1),
            )
            for briefing, slug, role, inverse, count in counts:
                key = Key(briefing, slug)
                links = tuple(newest.get((key, role), ()))
                found[key].append(Backlinks(role, inverse, count, links))
        return found

    def newest(self, keys: Sequence[Key], limit: int, role: str = "") -> Iterator[FoundLink]:
        """The newest links to each of some records, so many in each role, or in one."""
        those, values = wanted(keys)
        rows = self._ask(
            f"{those} SELECT {LINK_COLUMNS} FROM {FROM_WANTED} CROSS JOIN role "
            f"CROSS JOIN {LINK_JOINS} WHERE link.rowid IN (SELECT newest.rowid "
            "FROM link AS newest WHERE newest.target = key.id AND newest.role = role.name "
            "ORDER BY newest.record DESC, newest.rowid LIMIT ?) "
            "AND role.name = coalesce(?, role.name) ORDER BY link.record DESC, link.rowid",
            (*values, limit, role or None),
        )
        return map(link_of, rows)

    def role(self, name: str) -> Role:
        """The words for a role. Raises KeyError where no field declares it."""
        rows = self._ask("SELECT name, label, inverse FROM role WHERE name = ?", (name,))
        if not rows:
            raise KeyError(name)
        return Role(*rows[0])
