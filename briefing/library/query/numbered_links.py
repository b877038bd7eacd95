"""Links as numbers of keys: quick to read by the ten thousand, for whoever follows many of them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from briefing.library.library import Library
from briefing.library.store.wanted_keys import FROM_WANTED, in_chunks, wanted
from briefing.model.key import Key

NumberedLink = tuple[int, str, int]
"""The record that holds a link, its role, and where it leads."""


def numbers_of(library: Library, keys: Iterable[Key]) -> dict[Key, int]:
    """The numbers of keys; those that nobody knows are left out."""
    found: dict[Key, int] = {}
    for some in in_chunks(keys):
        those, values = wanted(some)
        sql = f"{those} SELECT key.briefing, key.slug, key.id FROM {FROM_WANTED}"
        found.update({Key(*row[:2]): row[2] for row in library.ask(sql, values)})
    return found


def keys_of(library: Library, numbers: Iterable[int]) -> dict[int, Key]:
    """The keys with these numbers."""
    rows = library.ask(
        "SELECT key.id, key.briefing, key.slug FROM json_each(?) AS asked "
        "CROSS JOIN key ON key.id = asked.value",
        (json.dumps([*numbers]),),
    )
    return {number: Key(briefing, slug) for number, briefing, slug in rows}


def linking(
    library: Library, roles: Sequence[str], targets: Iterable[int], section: str
) -> dict[int, int]:
    """The records of a section that link to any of these in a role, the newest first.

    Each is told by the number of its key, with its own number.
    """
    rows = library.ask(
        "SELECT DISTINCT record.key, record.id FROM json_each(?) AS asked "
        f"CROSS JOIN link ON link.target = asked.value AND link.role IN ({_marks(roles)}) "
        "CROSS JOIN record ON record.id = link.record WHERE record.section = ? "
        "ORDER BY record.id DESC",
        (json.dumps([*targets]), *roles, section),
    )
    return dict(rows)


def of_section(library: Library, section: str, briefing: str) -> dict[int, int]:
    """The records of a section of a briefing, likewise."""
    rows = library.ask(
        "SELECT record.key, record.id FROM record WHERE record.section = ? "
        "AND record.briefing = ? ORDER BY record.id DESC",
        (section, briefing),
    )
    return dict(rows)


def among_sections(library: Library, numbers: Iterable[int], sections: Sequence[str]) -> set[int]:
    """Those of some keys that have a record of one of these sections."""
    rows = library.ask(
        "SELECT record.key FROM json_each(?) AS asked CROSS JOIN record ON record.key = "
        f"asked.value WHERE record.section IN ({_marks(sections)})",
        (json.dumps([*numbers]), *sections),
    )
    return {number for (number,) in rows}


def links_of(
    library: Library, numbers: Iterable[int], out: Sequence[str], back: Sequence[str]
) -> list[NumberedLink]:
    """The links that some records hold in the roles `out`, and those to them in the roles `back`.

    Only links that lead to a record.
    """
    asked = json.dumps([*numbers])
    return library.ask(
        "SELECT link.source, link.role, link.target FROM json_each(?) AS asked "
        "CROSS JOIN record ON record.key = asked.value "
        f"CROSS JOIN link ON link.record = record.id AND link.role IN ({_marks(out)}) "
        "WHERE link.target IS NOT NULL UNION "
        "SELECT link.source, link.role, link.target FROM json_each(?) AS asked "
        f"CROSS JOIN link ON link.target = asked.value AND link.role IN ({_marks(back)})",
        (asked, *out, asked, *back),
    )


def roles_but(library: Library, names: Sequence[str]) -> list[str]:
    """The names of all roles but these."""
    return [name for (name,) in library.ask("SELECT name FROM role") if name not in names]


def _marks(values: Sequence[str]) -> str:
    return ", ".join("?" * len(values))
