"""The table of links: which record names which, as what, in which place, and by whose word."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from briefing.export.data.tables.csv_table import CsvTable, Found, Row
from briefing.export.data.tables.voices import given_by
from briefing.model.key import UNKNOWN
from briefing.model.path import steps

_MAY_BE_UNKNOWN = ("speaker", "to", "chain", "outlet")
"""Fields in which `unknown` stands for a record that nobody knows; their roles have their names."""


def _links(found: Found) -> Iterator[Row]:
    record = found.record
    for link in found.links:
        path = steps(link.path)
        holder = _holder(record.fields, path)
        by = given_by(found, holder["according_to"]) if "according_to" in holder else {}
        yield {
            "source": found.id,
            "target": str(link.target),
            "role": link.role,
            "label": found.look.role(link.role).label,
            "field": path[0] if path else "",
            "position": _position(path),
            "resolved": link.resolved,
            "according_to": by.get("by", ""),
            "who_says_so": by.get("who_says_so", ""),
            "from_date": _text(holder.get("from")),
            "until_date": _text(holder.get("until")),
        }
    for field in _MAY_BE_UNKNOWN:
        written = record.fields.get(field)
        for number, one in enumerate(written if isinstance(written, list) else [written]):
            if one == UNKNOWN:
                yield {
                    "source": found.id,
                    "target": UNKNOWN,
                    "role": field,
                    "label": found.look.role(field).label,
                    "field": field,
                    "position": number if isinstance(written, list) else None,
                    "resolved": False,
                }


def _holder(fields: Mapping[str, Any], path: tuple[str | int, ...]) -> Mapping[str, Any]:
    """The part of a record that holds a link, if it is a part that has fields of its own."""
    here: Any = fields
    for step in path[:-1]:
        try:
            here = here[step]
        except (KeyError, IndexError, TypeError):  # a path that a later day has moved
            return {}
    return here if isinstance(here, dict) and here is not fields else {}


def _position(path: tuple[str | int, ...]) -> int | None:
    return next((step for step in reversed(path) if isinstance(step, int)), None)


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


LINKS = CsvTable(
    "links",
    (),
    (
        *("source", "target", "role", "label", "field", "position", "resolved", "according_to"),
        *("who_says_so", "from_date", "until_date"),
    ),
    _links,
    frozenset({"position"}),
    linked=True,
)
