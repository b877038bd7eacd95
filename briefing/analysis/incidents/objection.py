"""One thing that stands against a statement, as a value."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from briefing.analysis.lookup import Lookup
from briefing.library.store.records import Record

if TYPE_CHECKING:
    from briefing.analysis.figures.data_point import DataPoint

ObjectionKind = Literal[
    "contradicted",
    "contradicts",
    "corrected",
    "denied",
    "disputed",
    "disclaimed",
    "another-named",
    "reported",
    "another-number",
]
Toll = Mapping[str, Any]
"""How many people were harmed, as one giver has it."""


class Objection(NamedTuple):
    """One thing that stands against a statement.

    `by` is the statement, or the source, that says otherwise; None where nobody is named. `on` is
    the incident or figure in whose lists or numbers the two meet. `number` is the other number: a
    point of a figure, or one giver's numbers for the harm of an incident, as written.
    """

    kind: ObjectionKind
    by: Record | None
    on: Record | None = None
    number: DataPoint | Toll | None = None


def referenced(record: Record, field: str, lookup: Lookup) -> list[Record]:
    """The records that a field refers to."""
    found = (lookup.record(str(one), record.key.briefing) for one in record.items(field))
    return [one for one in found if one]
