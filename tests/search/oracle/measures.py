"""Fields whose values have an order, and the two answers, which are worked out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from briefing.analysis.incidents.judgment import judgment_of
from briefing.analysis.incidents.status import HAPPENED_WORDS, WHO_WORDS
from briefing.library.store.records import Record
from briefing.model.dates import edtf
from briefing.model.key import Key
from briefing.search.ast import And, FieldTerm, Not, Or, RangeTerm, Tree
from briefing.text.fold import fold
from tests.search.oracle.dates import date_fits
from tests.search.oracle.field import Answer, Asked, Everything, Value, named_in, records_with
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


_OLD = {
    "disputed": ("disputed",),
    "denied": ("denied",),
    "confirmed-by-the-other-side": ("both-sides", "both-and-others"),
    "confirmed-by-its-own-side": ("claimant-only",),
    "claimed-only": ("claimant-only",),
    "accused-not-claimed": ("attributed", "disclaimed", "several-named"),
    "reported": ("not-named", "named-only"),
}
"""The older words of `status:`, with the codes that they stand for."""


def answered(field: str) -> Answer:
    """Incidents by the code of an answer, or by its words."""
    codes = HAPPENED_WORDS if field == "happened" else WHO_WORDS

    def answer(asked: Asked, value: Value) -> set[Key]:
        wanted = fold(words(value))
        meant = {code for code, said in codes.items() if wanted in (fold(code), fold(said))}
        return with_codes(asked, meant)

    return answer


def status(asked: Asked, value: Value) -> set[Key]:
    """The same by one of the older words."""
    wanted = fold(words(value))
    meant = {code for old, codes in _OLD.items() if wanted == fold(old) for code in codes}
    return with_codes(asked, meant)


def with_codes(asked: Asked, codes: set[str]) -> set[Key]:
    """Incidents of which one of the answers has one of these codes."""

    def fits(incident: Record) -> bool:
        found = judgment_of(incident, asked.world).answers
        return found.kind == "event" and bool({found.happened, found.objection, found.who} & codes)

    return records_with(asked.world, "incidents", fits)


def any_answer(world: World) -> set[Key]:
    """Incidents that are no series and no situation."""
    kinds = ("series", "situation")
    return {key for key in world.of("incidents") if world.records[key].text("kind") not in kinds}


def attributed_to(asked: Asked, value: Value) -> set[Key]:
    """Incidents that somebody attributes to the actor."""
    return _attributed(asked.world, named_in(asked, "actors", value))


def any_attributed_to(world: World) -> set[Key]:
    """Incidents that somebody attributes to anybody."""
    return _attributed(world, world.of("actors"))


def _attributed(world: World, actors: set[Key]) -> set[Key]:
    return {
        key
        for key in world.of("incidents")
        for blamed in judgment_of(world.records[key], world).attributed
        if blamed.actor.key in actors
    }
