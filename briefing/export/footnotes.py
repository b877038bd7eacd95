"""Footnotes: for every statement that a document names, who says so and through whom.

The label of a footnote is the anchor of its statement, so that it stays the same when others come
or go. A statement that is only linked to has one too: no statement leaves without its speaker and
the way it came.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefing.export.anchors import anchor
from briefing.model.key import Key


class Footnotes:
    """The footnotes of one document, in the order in which they are first used."""

    def __init__(self, home: str) -> None:
        """For an export of the briefing `home`."""
        self._home = home
        self._used: dict[Key, None] = {}

    def mark(self, key: Key) -> str:
        """The mark that refers to the footnote of a statement."""
        self._used[key] = None
        return f"[^{anchor(key, self._home)}]"

    def definition(self, key: Key, raw: str) -> str:
        """The footnote itself; `raw` is one line of Markdown."""
        return f"[^{anchor(key, self._home)}]: {raw}"

    def used(self) -> Iterator[Key]:
        """The statements that have footnotes."""
        return iter(tuple(self._used))
