"""Figures made up for the tests."""

from __future__ import annotations

from typing import Any

from briefing.analysis.figures.checks import findings
from briefing.analysis.figures.findings import Finding
from briefing.library.store.records import Record
from briefing.model.key import Key
from tests.analysis.records import HERE, Records


def figure(*points: dict[str, Any], slug: str = "tally", **fields: Any) -> Record:
    """A running total of attacks, unless the fields say otherwise."""
    known = {"label": slug, "unit": "attacks", "kind": "cumulative", "points": list(points)}
    return Record(Key(HERE, slug), "figures", slug, known | fields)


def point(as_of: str, value: float | str, q: str = "exact", **more: Any) -> dict[str, Any]:
    """A point as it is written; without a day, one that is for a day that nobody tells."""
    return {**({"as_of": as_of} if as_of else {}), "value": value, "q": q, **more}


def found(record: Record, *others: Record) -> list[Finding]:
    """Everything that is found of a figure among other records."""
    return list(findings(record, Records(record, *others)))


def outcomes(record: Record, *others: Record) -> list[tuple[str, str, str]]:
    """What is found, as (code, outcome, path)."""
    return [(one.code, one.outcome, one.path) for one in found(record, *others)]
