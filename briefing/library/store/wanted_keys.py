"""Questions about many addresses at once.

SQLite goes through a whole table for `(briefing, slug) IN (VALUES …)` as soon as there are two rows
of values; a join from the values to the table, in that order, uses the table's index for each.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from briefing.model.key import Key

FROM_WANTED = "wanted CROSS JOIN key ON key.briefing = wanted.briefing AND key.slug = wanted.slug"
"""What to select from behind `wanted`: the rows of `key` for the addresses that are there."""

RECORDS_WANTED = f"{FROM_WANTED} CROSS JOIN record ON record.key = key.id"
"""The same with the records that are there."""
_AT_ONCE = 500


def in_chunks(keys: Iterable[Key]) -> Iterator[list[Key]]:
    """The keys, each once, as many at a time as a question takes."""
    rest = iter(dict.fromkeys(keys))
    while some := list(islice(rest, _AT_ONCE)):
        yield some


def wanted(keys: Sequence[Key]) -> tuple[str, tuple[str, ...]]:
    """The beginning of a question, a table `wanted (briefing, slug)`; and the values for it."""
    marks = ", ".join(["(?, ?)"] * len(keys))
    return f"WITH wanted (briefing, slug) AS (VALUES {marks})", tuple(
        part for key in keys for part in key
    )
