"""The address of a record."""

from __future__ import annotations

import re
from typing import NamedTuple

SLUG = re.compile(r"[a-z0-9][a-z0-9-]*\Z")
UNKNOWN = "unknown"
"""Stands where a source or an outlet is named, and says that nobody knows which."""
FRONT = "briefing"
"""The slug of every briefing's header, which is its front page."""
SHARED = "shared"
"""The folder of a library that holds the records its briefings have in common."""
RESERVED = frozenset({UNKNOWN, FRONT})


class Key(NamedTuple):
    """Which record is meant: the briefing's slug, and the record's slug inside it."""

    briefing: str
    slug: str

    def __str__(self) -> str:
        """`briefing/slug`, as prose may write it."""
        return f"{self.briefing}/{self.slug}"


def key_of(reference: str, briefing: str) -> Key:
    """The key that `reference` (`slug` or `other-briefing/slug`) means when `briefing` says it."""
    other, slash, slug = reference.partition("/")
    return Key(other, slug) if slash else Key(briefing, reference)
