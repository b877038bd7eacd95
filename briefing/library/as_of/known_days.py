"""The days on which something became known, which the library offers to look back to."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import accumulate

from briefing.library.store.connection import Sql
from briefing.model.dates.days import NEVER


def records(briefing: str) -> Sql:
    """How many records of a briefing (empty: of all) became known on each day, and always."""
    if not briefing:
        return "SELECT known, count(*) FROM main.record GROUP BY known ORDER BY known", ()
    return (
        "SELECT known, count(*) FROM (SELECT known FROM main.record WHERE briefing = ? "
        "UNION ALL SELECT known FROM main.borrowed WHERE briefing = ?) "
        "GROUP BY known ORDER BY known",
        (briefing, briefing),
    )


def pieces(briefing: str) -> Sql:
    """The days on which something more was known of records that were known before."""
    here = "record IN (SELECT id FROM main.record WHERE briefing = ?)"
    where, values = (here, (briefing,)) if briefing else ("true", ())
    return f"SELECT DISTINCT known FROM main.later WHERE {where}", values


def counted(known: Iterable[tuple[str, int]], later: Iterable[str]) -> list[tuple[str, int]]:
    """Each day once, oldest first, with how many records were known by then.

    What nothing dates, and no day of a briefing either, is not among them.
    """
    new = dict.fromkeys(later, 0) | dict(known)
    days = sorted(new)
    totals = accumulate(new[day] for day in days)
    return [(day, total) for day, total in zip(days, totals, strict=True) if "" < day < NEVER]
