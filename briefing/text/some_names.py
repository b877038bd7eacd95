"""Names in a sentence: of many the first, and how many more there are."""

from __future__ import annotations

from collections.abc import Sequence


def some_names(names: Sequence[str], most: int = 4, between: str = ", ") -> str:
    """At most so many names; a sentence that names hundreds is read by nobody."""
    more = f" and {len(names) - most:,} more" if len(names) > most else ""
    return between.join(names[:most]) + more
