"""A record as JSON, in the shell and in JSON Lines. The keys are those of docs/commands.md."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from briefing.library.store.records import FoundLink, Record
from briefing.model.dates.days import edtf_text
from briefing.model.key import Key
from briefing.model.role import Role


def identity(record: Record) -> dict[str, Any]:
    """What a record is, and when."""
    return {
        "key": str(record.key),
        "briefing": record.key.briefing,
        "slug": record.key.slug,
        "section": record.section,
        "kind": record.text("kind") or record.text("form"),
        "title": record.title,
        "from": edtf_text(record.lower),
        "until": edtf_text(record.upper),
    }


def links_json(
    links: Iterable[FoundLink], titles: Mapping[Key, str], role: Callable[[str], Role]
) -> list[dict[str, Any]]:
    """The links in a record; `titles` has those of the records that they lead to."""
    return [
        {
            "role": link.role,
            "label": role(link.role).label,
            **end_json(link.target, titles),
            "path": link.path,
            "resolved": link.resolved,
        }
        for link in links
    ]


def end_json(key: Key, titles: Mapping[Key, str]) -> dict[str, str]:
    """The record at the other end of a link."""
    return {"key": str(key), "title": titles.get(key, "")}
