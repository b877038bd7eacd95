"""Fields whose values have an order, and the status, which is worked out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from briefing.analysis.status import WORDS, status_of
from briefing.library.store.records import Record
from briefing.model.dates import edtf
from briefing.model.key import Key
from briefing.search.ast import And, FieldTerm, Not, Or, RangeTerm, Tree
from briefing.text.fold import fold
from tests.search.oracle.dates import date_fits
from tests.search.oracle.field import Answer, Asked, Everything, Value, records_with
from tests.search.oracle.field import words_of as words
from tests.search.oracle.numbers import number_fits
from tests.search.oracle.world import World

OF_POINTS = ("value", "as-of")
"""Fields that are asked of the same number of a figure where they stand side by side."""


def dated(section: str) -> Answer:
    """Records, or those of a section, whose own date may be meant."""
    return lambda asked, value: records_with(
        asked.world,
        section,
        lambda one: _has_date(one) and date_fits(value, one.lower, one.upper),
    )


def _has_date(record: Record) -> bool:
    """Whether it has a date, of which one bound may be open."""
    return bool(record.lower or record.upper)


def any_dated(section: str) -> Everything:
    """Records with a date."""
    return lambda world: records_with(world, section, _has_date)


def with_point(world: World, wanted: list[tuple[str, Tree]]) -> set[Key]:
    """Figures with one number that fits all of this, each a field and what is asked of it."""
    return records_with(
        world,
        "figures",
        lambda one: any(
            all(_fits(point, name, value) for name, value in wanted)
            for point in one.items("points")
        ),
    )


def _fits(point: Mapping[str, Any], name: str, value: Tree) -> bool:
    match value:
        case And(parts):
            return all(_fits(point, name, part) for part in parts)
        case Or(parts):
            return any(_fits(point, name, part) for part in parts)
        case Not() | FieldTerm():
            raise AssertionError("is no question about a number")
        case _ if name == "as-of":
            date = edtf.parse(point["as_of"])
            return date_fits(value, date.lower, date.upper)
        case _:
            return number_fits(value, point["value"])


def of_points(name: str) -> Answer:
    """Figures with a number that fits."""
    return lambda asked, value: with_point(asked.world, [(name, value)])


def any_point(world: World) -> set[Key]:
    """Figures with a number."""
    return records_with(world, "figures", lambda one: bool(one.items("points")))


def graded(section: str, field: str, grades: str) -> Answer:
    """Records with a grade, or with one from the best to the worst that are asked for."""
    return lambda asked, value: records_with(
        asked.world,
        section,
        lambda one: _is_graded(value, one.text(field) or grades[-1], grades),
    )


def _is_graded(value: Value, grade: str, grades: str) -> bool:
    if not isinstance(value, RangeTerm):
        return grade == words(value).upper()
    low, high = value.low.upper(), value.high.upper()
    if any(end and end not in list(grades) for end in (low, high)):
        return False
    above = not low or (grade > low if value.above else grade >= low)
    below = not high or (grade < high if value.below else grade <= high)
    return above and below


def status(asked: Asked, value: Value) -> set[Key]:
    """Incidents of a status, by its slug or its words."""
    wanted = fold(words(value))
    meant = {slug for slug, said in WORDS.items() if wanted in (fold(slug), fold(said))}
    return records_with(asked.world, "incidents", lambda one: status_of(one, asked.world) in meant)
