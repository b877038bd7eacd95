"""Fields that name actors: in any part, as speaker, target, outlet, for and against incidents."""

from __future__ import annotations

from collections.abc import Callable

from briefing.library.derive.index_tokens import index_token
from briefing.search.ast import TextTerm
from briefing.search.fields.field import FieldAnswer, marked, of_section
from briefing.search.fields.named import (
    KEY,
    LINKING,
    by_name,
    few,
    keys_of,
    nobody,
    role,
    with_marks,
)
from briefing.search.name_lookup import QueryScope, SqlPiece
from briefing.search.predicate import Predicate, both, either
from briefing.text.fold import fold


def actor(asked: QueryScope, term: TextTerm) -> FieldAnswer:
    """The actor, and whatever links to it."""
    return by_name(asked, term, "actors", (KEY, LINKING))


def any_of_section(section: str) -> Callable[[QueryScope], Predicate]:
    """The records of a section, and whatever links to one of them."""

    def anything(asked: QueryScope) -> Predicate:
        leads = (
            "EXISTS (SELECT 1 FROM link CROSS JOIN record AS other ON other.key = link.target "
            "WHERE link.record = record.id AND other.section = ?)"
        )
        return either([of_section(section), Predicate(sql=leads, values=(section,))])

    return anything


def speaker(asked: QueryScope, term: TextTerm) -> FieldAnswer:
    """Statements that an actor made, or somebody who is not named."""
    said = of_section("statements")
    if fold(term.words) == "unnamed":
        return FieldAnswer(both([said, marked(asked, index_token("i", "unnamed"))]))
    answer = by_name(asked, term, "actors", (role("speaker"),))
    return answer._replace(part=both([said, answer.part]))


def any_speaker(asked: QueryScope) -> Predicate:
    """Statements in which a speaker was written."""
    return both([of_section("statements"), marked(asked, index_token("h", "speaker"))])


def target(asked: QueryScope, term: TextTerm) -> FieldAnswer:
    """Records that name as target an actor, or a place or one inside it."""
    actors, places = keys_of(asked, "actors", term), keys_of(asked, "locations", term)
    if actors is None and places is None:
        return nobody(asked, "actor or location", term, "actors", "locations")
    inside = places and SqlPiece(
        f"SELECT place.key FROM place WHERE place.above IN ({places.sql})", places.values
    )
    found = [keys for keys in (actors, inside) if keys]
    part = either(with_marks(asked, keys, role("target")) for keys in found)
    names = [few(asked, keys) or () for keys in (actors, places) if keys]
    return FieldAnswer(part, named=tuple(key for some in names for key in some))


def any_target(asked: QueryScope) -> Predicate:
    """Records that name a target."""
    return marked(asked, index_token("w", "target"))


def ledger(of_role: str) -> Callable[[QueryScope, TextTerm], FieldAnswer]:
    """Incidents that name in this role a statement by an actor."""

    def answer(asked: QueryScope, term: TextTerm) -> FieldAnswer:
        found = by_name(asked, term, "actors", (index_token("c", of_role),))
        return found._replace(part=both([of_section("incidents"), found.part]))

    return answer


def any_ledger(of_role: str) -> Callable[[QueryScope], Predicate]:
    """Incidents that name a statement in this role, whether it has a record or not."""
    return lambda asked: both([of_section("incidents"), marked(asked, index_token("w", of_role))])


def outlet(asked: QueryScope, term: TextTerm) -> FieldAnswer:
    """Sources that an actor published, and statements that came through one of them."""
    return by_name(asked, term, "actors", (role("outlet"), index_token("o")))


def any_outlet(asked: QueryScope) -> Predicate:
    """Sources of which the publisher is known, and statements that came through one."""
    return marked(asked, role("outlet"), index_token("o"), begun=True)
