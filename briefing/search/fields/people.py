"""Fields that name actors: in any part, as speaker, target, outlet, for and against incidents; and
the field for who held an office."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from briefing.analysis.offices import offices_on
from briefing.library.derive.index_tokens import index_token
from briefing.library.store.record_rows import COLUMNS, records_of
from briefing.search import hints
from briefing.search.ast import TextTerm
from briefing.search.fields.dates import NoDateError, parsed
from briefing.search.fields.field import FieldAnswer, has_words, marked, nothing, of_section
from briefing.search.fields.named import (
    KEY,
    LINKING,
    by_name,
    few,
    is_unknown,
    keys_of,
    nobody,
    role,
    unknown_in,
    with_marks,
)
from briefing.search.fields.own import any_of
from briefing.search.fields.sources import holding, holding_any, unknown_outlet
from briefing.search.fts_expression import term_expression
from briefing.search.name_lookup import QueryScope, SqlPiece
from briefing.search.predicate import Predicate, as_sql, both, either, numbered
from briefing.text.fold import fold


def actor(asked: QueryScope, term: TextTerm) -> FieldAnswer:
    """The actor, and whatever links to it."""
    return by_name(asked, term, "actors", (KEY, LINKING))


def speaker(asked: QueryScope, term: TextTerm) -> FieldAnswer:
    """Statements that an actor made, or somebody who is not named."""
    said = of_section("statements")
    if fold(term.words) == "unnamed":
        return FieldAnswer(both([said, marked(asked, index_token("i", "unnamed"))]))
    if is_unknown(term):
        return FieldAnswer(both([said, unknown_in(asked, "speaker")]))
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
    """Sources that an actor published, what came through one, and incidents and figures with it."""
    if is_unknown(term):
        return FieldAnswer(unknown_outlet(asked))
    answer = by_name(asked, term, "actors", (role("outlet"), index_token("o")))
    return answer._replace(part=either([answer.part, holding(asked, answer.part)]))


def any_outlet(asked: QueryScope) -> Predicate:
    """Sources of which the publisher is known, what came through one, and what holds that."""
    published = marked(asked, role("outlet"), index_token("o"), begun=True)
    return either([published, holding_any(published)])


def office(asked: QueryScope, term: TextTerm) -> FieldAnswer:
    """Who held an office that has these words in its name: ever, or surely on the day told."""
    try:
        day = parsed(term.day) if term.day else None
    except NoDateError as error:
        return nothing(str(error))
    # The full text has the actors that may have one; their own offices then decide.
    sql, values = as_sql(both([any_office(asked), Predicate(f"text : {term_expression(term)}")]))
    rows = asked.library.ask(f"SELECT record.id, {COLUMNS} FROM record WHERE {sql}", values)
    actors = zip(rows, records_of([row[1:] for row in rows]), strict=True)
    called = [(row[0], one) for row, one in actors if _called_so(one.items("positions"), term)]
    if not called:
        return nothing(hints.no_name("office", term.words, None, hints.ONE_WORD))
    if day is None:
        return FieldAnswer(numbered(number for number, _ in called))
    held = [
        (number, office)
        for number, one in called
        for office in _called_so(offices_on(one, day.lower, day.upper), term)
    ]
    undated = any("from" not in office or "to" not in office for _, office in held)
    return FieldAnswer(
        numbered(number for number, _ in held), hints.UNDATED_OFFICE if undated else ""
    )


def _called_so(offices: Iterable[object], term: TextTerm) -> list[Mapping[str, object]]:
    """Those of some offices that have the words of a term in their name."""
    some = (one for one in offices if isinstance(one, Mapping))
    return [one for one in some if has_words(str(one.get("role", "")), term)]


def any_office(asked: QueryScope) -> Predicate:
    """Actors of which any office is written."""
    return both([of_section("actors"), any_of("positions")(asked)])
